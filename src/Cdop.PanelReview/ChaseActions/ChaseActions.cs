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

        await EachForItself.Do(due.GroupBy(one => one.Contact ?? one.Action), owner => Chase([.. owner.Select(one => one.Action)], today, ct), (_, fault) => Failed(log, fault));
    }

    private async Task Chase(IReadOnlyList<Guid> actions, LocalDate today, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<PanelReviewDb>();
        var mail = scope.ServiceProvider.GetRequiredService<ActionMail>();
        var now = clock.GetCurrentInstant();
        var due = await db.Actions.Where(a => actions.Contains(a.Id) && a.NextStepOn <= today).ToListAsync(ct);
        var further = due.Where(one => one.TakeStep(rules.Actions, today)).ToList();
        foreach (var waits in due.Where(one => one.State == ActionState.Answered))
        {
            mail.TellOffice(db, waits, "An answer still waits to be looked at");
        }

        var open = due.Where(one => one.State == ActionState.Open).ToList();
        var contact = open.Select(one => one.Contact).FirstOrDefault();
        if (contact is not null && await db.ActionOwners.SingleAsync(one => one.Id == contact, ct) is var owner)
        {
            mail.Remind(db, owner, open, today);
            open.ForEach(one => one.Tell(ActionStep.Reminded, owner.Name, "", UserId.Service, now));
        }
        else
        {
            open.ForEach(one => mail.TellOffice(db, one, "Nobody is named for an action"));
        }

        foreach (var late in further)
        {
            await Escalate(scope.ServiceProvider, late, now, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    // Whoever may not see the case is not told that there is one.
    private static async Task Escalate(IServiceProvider services, AgreedAction late, Instant now, CancellationToken ct)
    {
        var (db, mail) = (services.GetRequiredService<PanelReviewDb>(), services.GetRequiredService<ActionMail>());
        var reviewed = await db.Cases.SingleAsync(one => one.Subject == late.Subject, ct);
        var lines = await db.Access.Where(line => line.Subject == late.Subject).ToListAsync(ct);
        var managers = (await services.GetRequiredService<IRightsDirectory>().WhomToTell(Permission.ManageAccess, reviewed.Area, ct))
            .Where(one => !Has(one.Person, AccessKind.Excluded) && (!reviewed.IsRestricted || Has(one.Person, AccessKind.Listed))).ToList();
        var partners = reviewed.IsRestricted ? [] : (await services.GetRequiredService<IAgencyDirectory>().Partners(reviewed.Area, ct)).Where(one => one.Email is not null).DistinctBy(one => one.Email).ToList();
        managers.ForEach(one => mail.Escalate(db, one.Name, one.Email, late, now.DateIn()));
        partners.ForEach(one => mail.TellPartner(db, one.Name, one.Email!, late, now.DateIn()));
        late.Tell(ActionStep.Escalated, managers.Count + partners.Count == 0 ? "Nobody could be told" : string.Join(", ", managers.Select(one => one.Name).Concat(partners.Select(one => one.Name))), "", UserId.Service, now);

        bool Has(UserId person, AccessKind kind) => lines.Exists(line => line.Person == person && line.Kind == kind);
    }

    [LoggerMessage(LogLevel.Error, "The owner of actions could not be reminded ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, string fault);

    private sealed record DueAction(Guid Action, Guid? Contact);
}
