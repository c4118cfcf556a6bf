using Quartz;

namespace Cdop.Kernel;

/// <summary>Every half minute: hands on the events whose delivery failed at the first try.</summary>
[DisallowConcurrentExecution]
public sealed class DeliverOutbox(Outbox outbox, ModuleList modules) : IJob
{
    /// <summary>Every half minute.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<DeliverOutbox>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(30)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var module in modules.Databases)
        {
            await outbox.Deliver(module, cancellationToken);
        }
    }
}
