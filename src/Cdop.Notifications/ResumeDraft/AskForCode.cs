using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

/// <summary>Every few seconds: mails a new code for the drafts whose writers asked for one.</summary>
[DisallowConcurrentExecution]
internal sealed class MailLostCodes(IServiceScopeFactory scopes) : IJob
{
    private const int AtOnce = 50;
    private const int MostDrafts = 3;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<MailLostCodes>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(5)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    public async Task Sweep(CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var (db, drafts) = (scope.ServiceProvider.GetRequiredService<NotificationsDb>(), scope.ServiceProvider.GetRequiredService<Drafts>());
        var asked = await db.CodesAsked.OrderBy(a => a.Id).Take(AtOnce).ToListAsync(ct);
        var addresses = asked.Select(a => a.EmailKey).ToList();
        var found = asked.Count == 0 ? [] : await db.Drafts.Where(d => d.EmailKey != null && addresses.Contains(d.EmailKey) && d.SentAs == null).ToListAsync(ct);
        var mailed = found.Count == 0 ? new Dictionary<string, int>() : await drafts.Mailed(addresses, ct);
        foreach (var draft in found.GroupBy(d => Convert.ToHexString(d.EmailKey!)).SelectMany(same => same.OrderByDescending(d => d.ChangedAt).Take(MostDrafts)))
        {
            // What stands in the draft may have been typed over since: only an address that is one, and the one asked for.
            if (drafts.EmailOf(draft) is { } email && PlainAddress.Is(email) && drafts.EmailKey(email).AsSpan().SequenceEqual(draft.EmailKey))
            {
                drafts.MailCode(draft, email, lost: true, mailed);
            }
        }

        db.RemoveRange(asked);
        await db.SaveChangesAsync(ct);
    }
}
