namespace Cdop.PanelReview.Domain;

/// <summary>
/// Whom the panel writes to at a body that does what was agreed. By their link they see the actions that are theirs and nothing else:
/// no case, no child, no other owner.
/// </summary>
internal sealed class ActionOwner : Aggregate
{
    private ActionOwner() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    /// <summary>In small letters: one address is one owner, with one link.</summary>
    public string Email { get; private init; } = "";

    /// <summary>What their link is found by.</summary>
    public byte[] LinkHash { get; set; } = [];

    public static Result<ActionOwner> Add(string name, string email)
    {
        var problems = new Problems()
            .When(name.Length == 0, "Name", "Enter the name")
            .When(!PlainAddress.Is(email), "Email", "Enter the work email in the right format, like name@example.nhs.uk");
        if (problems.Any)
        {
            return problems;
        }

        return new ActionOwner { Name = name, Email = email.ToLowerInvariant() };
    }

    /// <summary>Whoever reads that mailbox is called so from now on.</summary>
    public void Call(string name) => Name = name;
}

/// <summary>The owner to whom a link leads.</summary>
internal static class OwnersByLink
{
    public static IQueryable<ActionOwner> OfLink(this IQueryable<ActionOwner> owners, string link)
    {
        var hash = SecretLink.HashOf(link);
        return owners.Where(o => o.LinkHash == hash);
    }
}
