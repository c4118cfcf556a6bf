using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        db.Add(new EntryAsked { SelectorHash = SecretLink.HashOf(selector), EmailKey = codes.EmailKey(command.Email), Browser = browser });
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Every few seconds: mails a code to those who asked at their own link.</summary>
[DisallowConcurrentExecution]
internal sealed class MailEntryCodes(IServiceScopeFactory scopes, IClock clock) : IJob
{
    private const int AtOnce = 50;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MailEntryCodes>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(3)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    public async Task Sweep(CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var (db, codes) = (scope.ServiceProvider.GetRequiredService<DataCollectionDb>(), scope.ServiceProvider.GetRequiredService<EntryCodes>());
        var mail = scope.ServiceProvider.GetRequiredService<RequestMail>();
        var asked = await db.Set<EntryAsked>().OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        var links = asked.ConvertAll(a => a.SelectorHash);
        var now = clock.GetCurrentInstant();
        foreach (var door in asked.Count == 0 ? [] : await db.Set<RequestDoor>().Where(d => links.Contains(d.SelectorHash)).ToListAsync(ct))
        {
            // Asked for twice, the last counts: there is one code at a time.
            if (door.Opens(now) && door.MayMailCode(now) && asked.FindLast(a => a.SelectorHash.AsSpan().SequenceEqual(door.SelectorHash) && codes.IsOf(a, door)) is { } last)
            {
                var code = ClearCode.New();
                door.Mailed(codes.Hash(door, last.Browser, code), now);
                mail.Code(db, await db.Requests.AsNoTracking().SingleAsync(r => r.Id == door.Request, ct), door, code);
            }
        }

        db.RemoveRange(asked);
        await db.SaveChangesAsync(ct);
    }
}
