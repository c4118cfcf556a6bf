using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using Quartz;

namespace Cdop.Kernel;

/// <summary>Where the heads of the audit chains are kept outside the database: the setting Audit:AnchorPath.</summary>
/// <param name="Path">A folder that is only ever added to.</param>
public sealed record AuditAnchors(string Path)
{
    /// <summary>Appends one module's head; each line is module, number, hash and time.</summary>
    public void Append(string module, AuditHead head, Instant at)
    {
        Directory.CreateDirectory(Path);
        File.AppendAllText(FileOf(module), $"{module} {head.Sequence} {Convert.ToHexString(head.Hash)} {at}\n");
    }

    /// <summary>The anchors of a module, in the order in which they were written.</summary>
    public IReadOnlyList<AuditAnchor> Of(string module) =>
        File.Exists(FileOf(module))
            ? [.. File.ReadLines(FileOf(module))
                .Select(line => line.Split(' '))
                .Where(part => part.Length == 4)
                .Select(part => new AuditAnchor(long.Parse(part[1], CultureInfo.InvariantCulture), Convert.FromHexString(part[2]), InstantPattern.General.Parse(part[3]).Value))]
            : [];

    private string FileOf(string module) => System.IO.Path.Combine(Path, $"{module}.anchors");
}

/// <summary>How far a chain had come at a moment, as it was written down outside the database.</summary>
/// <param name="Sequence">How many links there were.</param>
/// <param name="Hash">The last link's hash.</param>
/// <param name="At">When.</param>
public sealed record AuditAnchor(long Sequence, byte[] Hash, Instant At);

/// <summary>Every five minutes: writes the head of each module's chain outside the database, so that a chain cut short is found out.</summary>
[DisallowConcurrentExecution]
public sealed class AnchorAudit(IServiceScopeFactory scopes, ModuleList modules, AuditAnchors anchors, IClock clock) : IJob
{
    /// <summary>From the start on: what is written after an anchor can be cut off unnoticed until the next, and is added whether or not anything was written, so that the last says how late it is.</summary>
    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<AnchorAudit>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(5)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Anchor(cancellationToken);

    /// <summary>Anchors every module's head now.</summary>
    public async Task Anchor(CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        foreach (var module in modules.Databases)
        {
            var db = (ModuleDb)scope.ServiceProvider.GetRequiredService(module);
            anchors.Append(db.Schema, await db.AuditHead.AsNoTracking().SingleAsync(ct), clock.GetCurrentInstant());
        }
    }
}
