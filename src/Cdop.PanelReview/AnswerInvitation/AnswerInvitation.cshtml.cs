using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Where the link in an invitation leads: it shows the meeting and nothing of any case, and takes one answer. Opening it changes nothing.</summary>
[AllowAnonymous]
[EnableRateLimiting("answer-write")]
internal sealed class AnswerInvitationPage(AnswerInvitationHandler handler, PanelReviewDb db, PanelRules rules, Acting acting, IClock clock) : PageModel, IAsksWhoComes
{
    [FromRoute(Name = "link")]
    public string Link { get; set; } = "";

    [BindProperty]
    public AnswerInvitation Form { get; set; } = null!;

    public Meeting? Meeting { get; private set; }

    public Invitation? Invitation { get; private set; }

    public string Panel => rules.Type(Meeting!.Panel)!.Name;

    /// <summary>Whether an answer is still taken.</summary>
    public bool IsOpen => Meeting?.IsAhead(clock.GetCurrentInstant()) == true && Invitation?.IsOpen == true;

    /// <summary>Where they say which cases they had a part in: who has an account signs in, and to who has none a code goes. Null while no case was listed.</summary>
    public string? WayToCases { get; private set; }

    Meeting IAsksWhoComes.Meeting => Meeting!;

    Invitation IAsksWhoComes.Invitation => Invitation!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        ModelState.Clear();
        await Find(ct);
        Form = new() { Reply = Invitation?.Reply ?? Reply.None, StandIn = Invitation?.StandIn, StandInEmail = Invitation?.StandInEmail, From = Invitation?.From, Until = Invitation?.Until };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Find(ct);
        if (Invitation is null || !ModelState.IsValid)
        {
            return Page();
        }

        acting.As(InvitationDoors.Invitee(Invitation.Id));
        var answered = await handler.Handle(Link, Form, ct);
        if (answered is null || answered.Succeeded)
        {
            return LocalRedirect($"/invitation/{Uri.EscapeDataString(Link)}");
        }

        this.Answer(answered, _ => "");
        await Find(ct);
        return Page();
    }

    private async Task Find(CancellationToken ct)
    {
        var hash = SecretLink.HashOf(Link);
        Meeting = await db.Meetings.AsNoTracking().WithSpecification(new MeetingOfLink(Link)).Include(m => m.Invitations.Where(i => i.LinkHash == hash)).SingleOrDefaultAsync(ct);
        Invitation = Meeting?.Invitations.SingleOrDefault();
        if (IsOpen && Meeting!.ListedAt is not null)
        {
            WayToCases = await db.Members.AnyAsync(m => m.Id == Invitation!.Member && m.Person != null, ct) ? $"/panel-invitations/{Meeting.Number}" : $"/invitation/{Uri.EscapeDataString(Link)}/enter";
        }
    }
}
