using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.DataCollection;

/// <summary>
/// Every quarter of an hour: takes the step of the ladder that is due for each request nobody has answered, and writes its mail with
/// the words of today. The day of the next step is a column of the request: run twice, or late, it is taken once.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ChaseRequests(IServiceScopeFactory scopes, Chasing chasing, IClock clock, ILogger<ChaseRequests> log) : IJob
{
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ChaseRequests>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(15)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Takes every step that is due today. One that fails keeps its day and stands in no other's way.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().DateIn();
        List<Guid> due;
        await using (var scope = scopes.AsTheService())
        {
            var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
            due = await db.Requests.Where(r => r.NextStepOn <= today).OrderBy(r => r.NextStepOn).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        }

        await EachForItself.Do(due, request => Chase(request, today, ct), (request, fault) => Failed(log, request, fault));
    }

    private async Task Chase(Guid request, LocalDate today, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        var mail = scope.ServiceProvider.GetRequiredService<RequestMail>();
        var asked = await db.Answered(request).SingleAsync(ct);
        if (!asked.IsOpen || asked.NextStepOn is not { } day || day > today)
        {
            return;
        }

        var reviewed = await db.Cases.WithSpecification(new CaseOfRequest(asked.Subject)).SingleAsync(ct);
        var now = clock.GetCurrentInstant();
        var step = chasing.StepAfter(reviewed.Area, asked.StepsTaken);
        if (step.To == ChaseTo.LineLead && asked.DueOn >= today)
        {
            // Who has been given until a later day is not late.
            asked.WaitUntilDue();
            await db.SaveChangesAsync(ct);
            return;
        }

        var begun = day.PlusDays(-step.Day);
        asked.TakeStep(chasing.Next(reviewed.Area, asked.StepsTaken + 1, begun) is { } next ? LocalDate.Max(next, today.PlusDays(1)) : null, now);
        if (step.To == ChaseTo.Addressee)
        {
            mail.Remind(db, asked);
            var after = $"after {InWords.Count(step.Day, "day")}";
            reviewed.Told(asked.IsFrozen ? $"Not reminded {after}, since the link is closed after five wrong codes: {asked.Addressee}" : $"Reminded {after}: {asked.Addressee}", UserId.Service, now);
        }
        else
        {
            var directory = scope.ServiceProvider.GetRequiredService<IAgencyDirectory>();
            var leads = asked.AgencyCode is null ? [] : await directory.LineLeads(asked.AgencyCode, reviewed.Area, ct);
            var told = leads.Concat(await directory.Partners(reviewed.Area, ct)).Where(lead => lead.Email is not null).DistinctBy(lead => lead.Email).ToList();
            var late = InWords.Count(Period.DaysBetween(asked.DueOn, today), "day");
            told.ForEach(lead => mail.Escalate(db, asked, lead.Name, lead.Email!));
            mail.Remind(db, asked);
            reviewed.Told(
                told.Count > 0 ? $"{late} late, told to {string.Join(" and ", told.Select(lead => lead.Name))}: {asked.Addressee}"
                    : $"{late} late, and no line lead is known: telephone {asked.Addressee}",
                UserId.Service,
                now);
        }

        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Request {Request} could not be chased ({Fault}); it will be tried again.")]
    private static partial void Failed(ILogger log, Guid request, string fault);
}
