using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>It is said to whom the panel writes about an action: somebody of the directory, or anybody by name and address. The form binds to it as it stands.</summary>
internal sealed record NameActionOwner : IChangeSeen
{
    /// <summary>The address of somebody of the directory; empty where name and address are typed.</summary>
    [Display(Name = "Somebody of the directory"), StringLength(254)]
    public string? Known { get; init; }

    [Display(Name = "Name", Description = "Leave both empty where you chose somebody above"), StringLength(200)]
    public string? Name { get; init; }

    [Display(Name = "Work email"), StringLength(254)]
    public string? Email { get; init; }

    [Display(Name = "I have checked this address with them")]
    public bool IsChecked { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class NameActionOwnerHandler(ChangeAction change, PanelReviewDb db, PeopleOfArea people, IAgencyDirectory agencies, ActionMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, NameActionOwner command, CancellationToken ct) =>
        change.Make(reference, command, found => Name(found, command, ct), ct);

    private async Task<Result<AgreedAction>> Name(ActionOfCase found, NameActionOwner command, CancellationToken ct)
    {
        var (typed, name) = ((command.Email ?? "").Trim(), (command.Name ?? "").Trim());
        var known = typed.Length + name.Length == 0 && command.Known is { Length: > 0 } chosen ? (await people.Of(found.Case.Area, ct)).FirstOrDefault(one => one.Email == chosen) : null;
        if (typed.Length + name.Length == 0 && known is null)
        {
            return new Problem(nameof(command.Known), "Choose somebody, or enter name and work email");
        }

        var added = ActionOwner.Add(known?.Name ?? name, known?.Email ?? typed);
        if (!added.Succeeded)
        {
            return added.As(_ => found.Action);
        }

        if (known is null && !command.IsChecked && !await agencies.Knows(typed, null, found.Case.Area, ct))
        {
            return new Problem(nameof(command.IsChecked), "The directory knows no agency of this area that writes from this address. Check it with them, then tick that you did");
        }

        var before = found.Owner;
        var owner = await db.ActionOwners.SingleOrDefaultAsync(one => one.Email == added.Value.Email, ct);
        if (owner is null)
        {
            owner = added.Value;
            mail.GiveLink(owner);
            db.Add(owner);
        }

        owner.Call(added.Value.Name);
        var named = found.Action.Name(owner, user.Id, clock.GetCurrentInstant());
        if (named.Succeeded)
        {
            mail.Ask(db, owner, found.Action);
            if (before is not null && before.Id != owner.Id)
            {
                mail.TellNotYours(db, before, found.Action);
            }
        }

        return named;
    }
}

/// <summary>Somebody of an agency that serves an area.</summary>
internal sealed record PersonOfAgency(string Agency, string Name, string Role, string Email);

/// <summary>The people of the directory who can be written to in an area.</summary>
internal sealed class PeopleOfArea(IAgencyDirectory agencies)
{
    /// <summary>By agency; the mailbox of an agency stands for it where it has one.</summary>
    public async Task<IReadOnlyList<PersonOfAgency>> Of(Area area, CancellationToken ct) =>
    [
        .. (await agencies.ToAsk(area, Enum.GetValues<AgencyKind>(), ct)).SelectMany(agency => agency.People.Where(person => person.Email is not null).Select(person => new PersonOfAgency(agency.Name, person.Name, person.Role, person.Email!))
            .Concat(agency.RequestsTo is { } mailbox ? [new(agency.Name, agency.Name, "", mailbox)] : Array.Empty<PersonOfAgency>())).DistinctBy(one => one.Email),
    ];
}
