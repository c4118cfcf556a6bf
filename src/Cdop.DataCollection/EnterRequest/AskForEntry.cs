using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.DataCollection;

/// <summary>The address of who asks to be let in to a request.</summary>
internal sealed record AskForEntry
{
    [Display(Name = "Your work email"), StringLength(254)]
    public required string Email { get; init; }
}

/// <summary>Notes that somebody asks to be let in. Whether the link and the address belong together is looked up later, so that answer and time are the same whatever was typed.</summary>
internal sealed class AskForEntryHandler(DataCollectionDb db, EntryCodes codes)
{
    public async Task Handle(string selector, AskForEntry command, byte[] browser, CancellationToken ct)
    {
        db.Add(codes.Asked(selector, command.Email, browser));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Every few seconds: mails a code to those who asked at their own link to a request.</summary>
[DisallowConcurrentExecution]
internal sealed class MailEntryCodes(IServiceScopeFactory scopes, IClock clock, ILogger<MailEntryCodes> log) : MailCodes<DataCollectionDb, RequestDoor>(scopes, clock, log)
{
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MailEntryCodes>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(3)).RepeatForever()));

    protected override async Task Mail(IServiceProvider services, DataCollectionDb db, RequestDoor door, string code, CancellationToken ct) =>
        services.GetRequiredService<RequestMail>().Code(db, await db.Requests.AsNoTracking().SingleAsync(r => r.Id == door.Request, ct), door, code);
}
