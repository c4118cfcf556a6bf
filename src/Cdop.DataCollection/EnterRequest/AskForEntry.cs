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
        db.Add(new EntryAsked { SelectorHash = SecretLink.HashOf(selector), EmailKey = codes.EmailKey(command.Email), Browser = browser });
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Every few seconds: mails a code to those who asked at their own link. A link at which something is changed in this moment keeps nobody else waiting.</summary>
[DisallowConcurrentExecution]
internal sealed partial class MailEntryCodes(IServiceScopeFactory scopes, IClock clock, ILogger<MailEntryCodes> log) : IJob
{
    // More than strangers can ask for at links that do not exist: those go in one statement.
    private const int AtOnce = 500;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MailEntryCodes>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(3)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    public async Task Sweep(CancellationToken ct)
    {
        List<EntryAsked> asked;
        Dictionary<string, (RequestDoor Door, AgencyRequest Request)> links;
        await using (var scope = scopes.AsTheService())
        {
            var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
            asked = await db.Set<EntryAsked>().AsNoTracking().OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
            var hashes = asked.ConvertAll(a => a.SelectorHash);
            var found = asked.Count == 0 ? []
                : await db.Set<RequestDoor>().AsNoTracking().Where(d => hashes.Contains(d.SelectorHash)).Join(db.Requests, d => d.Request, r => r.Id, (door, request) => new { door, request }).ToListAsync(ct);
            links = found.ToDictionary(one => Convert.ToHexString(one.door.SelectorHash), one => (one.door, one.request));
        }

        var now = clock.GetCurrentInstant();
        await EachForItself.Do(asked.GroupBy(a => Convert.ToHexString(a.SelectorHash) is var link && links.ContainsKey(link) ? link : ""), link => Answer(link, now), (_, fault) => Failed(log, fault));

        async Task Answer(IGrouping<string, EntryAsked> link, Instant at)
        {
            await using var scope = scopes.AsTheService();
            var (db, codes) = (scope.ServiceProvider.GetRequiredService<DataCollectionDb>(), scope.ServiceProvider.GetRequiredService<EntryCodes>());

            // Asked for twice, the last counts: there is one code at a time.
            if (links.TryGetValue(link.Key, out var known) && known.Door.Opens(at) && known.Door.MayMailCode(at) && link.OrderBy(a => a.Id).LastOrDefault(a => codes.IsOf(a, known.Door)) is { } last)
            {
                var code = ClearCode.New();
                db.Attach(known.Door);
                known.Door.Mailed(codes.Hash(known.Door, last.Browser, code), at);
                scope.ServiceProvider.GetRequiredService<RequestMail>().Code(db, known.Request, known.Door, code);
            }

            db.RemoveRange(link);
            await db.SaveChangesAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "A code could not be mailed ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, string fault);
}
