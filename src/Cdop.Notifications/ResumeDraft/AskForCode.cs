using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.Notifications;

/// <summary>The address that a lost code is mailed to again.</summary>
internal sealed record AskForCode
{
    [Display(Name = "Work email"), StringLength(Longest.Email), PlainEmail]
    public required string Email { get; init; }
}

/// <summary>Notes that a code was lost. Whether there is a draft is looked up later, so that answer and time are the same whatever was typed.</summary>
internal sealed class AskForCodeHandler(NotificationsDb db, Drafts drafts)
{
    public async Task Handle(AskForCode command, CancellationToken ct)
    {
        db.CodesAsked.Add(new() { EmailKey = drafts.EmailKey(command.Email) });
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Every few seconds: mails a new code for the drafts whose writers asked for one. A draft that cannot be read or is changed in this moment keeps nobody else waiting.</summary>
[DisallowConcurrentExecution]
internal sealed partial class MailLostCodes(IServiceScopeFactory scopes, ILogger<MailLostCodes> log) : IJob
{
    private const int AtOnce = 50;
    private const int MostDrafts = 3;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MailLostCodes>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    public async Task Sweep(CancellationToken ct)
    {
        List<CodeAsked> asked;
        HashSet<string> known;
        await using (var scope = scopes.AsTheService())
        {
            var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
            asked = await db.CodesAsked.AsNoTracking().OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
            var addresses = asked.ConvertAll(a => a.EmailKey);
            known = asked.Count == 0 ? [] : [.. (await Begun(db).Where(d => addresses.Contains(d.EmailKey!)).Select(d => d.EmailKey!).Distinct().ToListAsync(ct)).Select(Convert.ToHexString)];
        }

        // Those of strangers go in one statement.
        await EachForItself.Do(asked.GroupBy(a => Convert.ToHexString(a.EmailKey) is var address && known.Contains(address) ? address : ""), Answer, (_, fault) => Failed(log, fault));

        async Task Answer(IGrouping<string, CodeAsked> same)
        {
            await using var scope = scopes.AsTheService();
            var (db, drafts) = (scope.ServiceProvider.GetRequiredService<NotificationsDb>(), scope.ServiceProvider.GetRequiredService<Drafts>());
            if (same.Key.Length > 0)
            {
                var address = same.First().EmailKey;
                var mailed = await drafts.Mailed([address], ct);
                foreach (var draft in await Begun(db).Where(d => d.EmailKey == address).OrderByDescending(d => d.ChangedAt).ThenBy(d => d.Id).Take(MostDrafts).ToListAsync(ct))
                {
                    // What stands in the draft may have been typed over since: only an address that is one, and the one asked for.
                    if (drafts.EmailOf(draft) is { } email && PlainAddress.Is(email) && drafts.EmailKey(email).AsSpan().SequenceEqual(draft.EmailKey))
                    {
                        drafts.MailCode(draft, email, lost: true, mailed);
                    }
                }
            }

            db.RemoveRange(same);
            await db.SaveChangesAsync(ct);
        }
    }

    private static IQueryable<Draft> Begun(NotificationsDb db) => db.Drafts.Where(d => d.EmailKey != null && d.SentAs == null);

    [LoggerMessage(LogLevel.Error, "A lost code could not be mailed ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, string fault);
}
