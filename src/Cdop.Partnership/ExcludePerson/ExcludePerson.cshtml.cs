using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>A manager shuts a person out of a notification or case, whatever else holds.</summary>
[Needs(Permission.ManageAccess), StepUp]
internal sealed class ExcludePersonPage(ExcludePersonHandler handler, AccessInEveryModule access) : ChangeAccessPage(access)
{
    [BindProperty]
    public ExcludePerson Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Narrow(() => handler.Handle(At, Form, ct), "This person is shut out.", ct);

    /// <summary>What may be the same death, and closes with it.</summary>
    public IReadOnlyList<Restriction> Like { get; private set; } = [];

    protected override async Task<bool> Read(CancellationToken ct)
    {
        Like = await Access.ShownLike(Kept.Subject, ct);
        var owner = await Owner(ct);
        People = [.. (await Access.People(Kept, ofArea: false, ct)).Select(person => person.Value == owner?.Value ? person with { Text = $"{person.Text}, who owns it" } : person)];
        return true;
    }
}
