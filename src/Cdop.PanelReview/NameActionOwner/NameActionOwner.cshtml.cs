using Microsoft.AspNetCore.Mvc;

namespace Cdop.PanelReview;

/// <summary>Says to whom the panel writes about an action.</summary>
[Needs(Permission.FollowActions)]
internal sealed class NameActionOwnerPage(NameActionOwnerHandler handler, PanelReviewDb db, PeopleOfArea people) : ChangeActionPage(db)
{
    [BindProperty]
    public NameActionOwner Form { get; set; } = new();

    /// <summary>The people of the directory in the area of the case; those whose agency the finding names first.</summary>
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new() { Version = Action.Version };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Change(() => handler.Handle(Reference, Form, ct), "They are written to, with a link to the actions that are theirs", ct);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct))
        {
            return false;
        }

        var owner = Action.Owner;
        People =
        [
            .. (await people.Of(Found.Case.Area, ct)).OrderBy(one => !owner.Contains(one.Agency, StringComparison.OrdinalIgnoreCase) && !one.Agency.Contains(owner, StringComparison.OrdinalIgnoreCase))
                .Select(one => new Choice(one.Email, one.Name == one.Agency ? $"{one.Agency}: its mailbox" : $"{one.Agency}: {one.Name}{(one.Role.Length > 0 ? $", {one.Role}" : "")}")),
        ];
        return true;
    }
}
