using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.PanelReview;

/// <summary>
/// Every quarter of an hour: reminds the owners of actions that are due soon, today or late, and tells the managers of the area and the
/// partner of what is late for long. The day of the next look is a column of the action, moved in the transaction that writes the mail:
/// run twice, or late, or killed half-way, it is done once.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ChaseActions(IServiceScopeFactory scopes, PanelRules rules, IClock clock, ILogger<ChaseActions> log) : IJob
{
    private const int AtOnce = 500;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ChaseActions>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Looks at every action whose day to be looked at has come: those of one owner together, so that they get one mail.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().DateIn();
        List<DueAction> due;
        await using (var scope = scopes.AsTheService())
        {
            var db = scope.ServiceProvider.GetRequiredService<PanelReviewDb>();
            due = await db.Actions.Where(a => a.NextStepOn <= today).OrderBy(a => a.NextStepOn).ThenBy(a => a.Id).Take(AtOnce).Select(a => new DueAction(a.Id, a.Contact)).ToListAsync(ct);
        }

        await EachForItself.Do(due.GroupBy(one => one.Contact ?? one.Action), owner => Chase(owner.First().Contact, [.. owner.Select(one => one.Action)], today, ct), (_, fault) => Failed(log, fault));
    }

    // What has passed to somebody else meanwhile is looked at by the next sweep, among what is theirs.
    private async Task Chase(Guid? contact, IReadOnlyList<Guid> actions, LocalDate today, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<PanelReviewDb>();
        var mail = scope.ServiceProvider.GetRequiredService<ActionMail>();
        var now = clock.GetCurrentInstant();
        var due = await db.Actions.Where(a => actions.Contains(a.Id) && a.Contact == contact && a.NextStepOn <= today).ToListAsync(ct);
        var further = due.Where(one => one.TakeStep(rules.Actions, today)).ToList();
        foreach (var waits in due.Where(one => one.State == ActionState.Answered))
        {
            mail.TellOffice(db, waits, "An answer still waits to be looked at");
        }

        var open = due.Where(one => one.State == ActionState.Open).ToList();
        if (contact is null)
        {
            open.ForEach(one => mail.TellOffice(db, one, "Nobody is named for an action"));
        }
        else if (open.Count > 0 && await db.ActionOwners.SingleAsync(one => one.Id == contact, ct) is var owner)
        {
            mail.Remind(db, owner, open, today);
            open.ForEach(one => one.Tell(ActionStep.Reminded, owner.Name, "", UserId.Service, now));
        }

        if (further.Count > 0)
        {
            await Escalate(scope.ServiceProvider, further, now, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    // Whoever may not see the case is not told that there is one.
    private static async Task Escalate(IServiceProvider services, IReadOnlyList<AgreedAction> further, Instant now, CancellationToken ct)
    {
        var (db, mail) = (services.GetRequiredService<PanelReviewDb>(), services.GetRequiredService<ActionMail>());
        var subjects = further.Select(one => one.Subject).Distinct().ToList();
        var cases = await db.Cases.Where(one => subjects.Contains(one.Subject)).ToDictionaryAsync(one => one.Subject, ct);
        var lines = await db.Access.Where(line => subjects.Contains(line.Subject)).ToListAsync(ct);
        foreach (var area in further.GroupBy(late => cases[late.Subject].Area))
        {
            var managers = await services.GetRequiredService<IRightsDirectory>().WhomToTell(Permission.ManageAccess, area.Key, ct);
            var partners = (await services.GetRequiredService<IAgencyDirectory>().Partners(area.Key, ct)).Where(one => one.Email is not null).DistinctBy(one => one.Email).ToList();
            foreach (var late in area)
            {
                var isRestricted = cases[late.Subject].IsRestricted;
                var told = managers.Where(one => !Has(late, one.Person, AccessKind.Excluded) && (!isRestricted || Has(late, one.Person, AccessKind.Listed))).ToList();
                var bodies = isRestricted ? [] : partners;
                told.ForEach(one => mail.Escalate(db, one.Name, one.Email, late, now.DateIn()));
                bodies.ForEach(one => mail.TellPartner(db, one.Name, one.Email!, late, now.DateIn()));
                late.Tell(ActionStep.Escalated, told.Count + bodies.Count == 0 ? "Nobody could be told" : string.Join(", ", told.Select(one => one.Name).Concat(bodies.Select(one => one.Name))), "", UserId.Service, now);
            }
        }

        bool Has(AgreedAction late, UserId person, AccessKind kind) => lines.Exists(line => line.Subject == late.Subject && line.Person == person && line.Kind == kind);
    }

    [LoggerMessage(LogLevel.Error, "The owner of actions could not be reminded ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, string fault);

    private sealed record DueAction(Guid Action, Guid? Contact);
}
