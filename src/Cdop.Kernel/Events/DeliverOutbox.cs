using Quartz;

namespace Cdop.Kernel;

/// <summary>Every half minute: hands on the events whose delivery failed at the first try.</summary>
[DisallowConcurrentExecution]
public sealed class DeliverOutbox(Outbox outbox, ModuleList modules) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var module in modules.Databases)
        {
            await outbox.Deliver(module, cancellationToken);
        }
    }
}
