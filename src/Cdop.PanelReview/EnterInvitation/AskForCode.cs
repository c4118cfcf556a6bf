using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.PanelReview;

/// <summary>The address of a member who asks for a code at the link of their invitation.</summary>
internal sealed record AskForCode
{
    [Display(Name = "Your work email"), StringLength(254)]
    public required string Email { get; init; }
}

/// <summary>Notes that somebody asks for a code. Whether the link and the address belong together is looked up later, so that answer and time are the same whatever was typed.</summary>
internal sealed class AskForCodeHandler(PanelReviewDb db, EntryCodes codes)
{
    public async Task Handle(string link, AskForCode command, byte[] browser, CancellationToken ct)
    {
        db.Add(codes.Asked(link, command.Email, browser));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Every few seconds: mails a code to members who asked at the link of their own invitation.</summary>
[DisallowConcurrentExecution]
internal sealed class MailInvitationCodes(IServiceScopeFactory scopes, IClock clock, ILogger<MailInvitationCodes> log) : MailCodes<PanelReviewDb, InvitationDoor>(scopes, clock, log)
{
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MailInvitationCodes>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(3)).RepeatForever()));

    protected override IQueryable<InvitationDoor> InUse(PanelReviewDb db) => db.DoorsInUse();

    protected override async Task Mail(IServiceProvider services, PanelReviewDb db, InvitationDoor door, string code, CancellationToken ct)
    {
        var meeting = await db.Meetings.AsNoTracking().Include(m => m.Invitations).SingleAsync(m => m.Invitations.Any(i => i.Id == door.Invitation), ct);
        services.GetRequiredService<MeetingMail>().Code(db, meeting, door, code);
    }
}
