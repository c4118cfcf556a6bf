using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Cdop.DataCollection;

/// <summary>
/// Every minute: reads the words of documents that the scanner has cleared and whose originators let the panel read them, once for each
/// version, and keeps them sealed: nobody else needs them. A version that was not read to its end, as when the service or the reader stopped, is read again; after three times it counts as one that cannot be read.
/// </summary>
[DisallowConcurrentExecution]
internal sealed partial class ReadWords(IServiceScopeFactory scopes, FileStore store, WordsReader reader, PageWords words, ILogger<ReadWords> log) : IJob
{
    private const int AtOnce = 20;

    public static void Schedule(IQuartzBuilder quartz) =>
        quartz.ScheduleJob<ReadWords>(trigger => trigger.WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever()));

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Sweep(cancellationToken);

    /// <summary>Reads what waits now.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        if (!WordsReader.IsThere)
        {
            NotThere(log);
            return;
        }

        List<Waiting> waiting;
        await using (var scope = scopes.AsTheService())
        {
            waiting = await WaitingIn(scope.ServiceProvider.GetRequiredService<DataCollectionDb>()).ToListAsync(ct);
        }

        await EachForItself.Do(waiting, version => Read(version, ct), (version, fault) => NotRead(log, version.Document, version.Number, fault));
    }

    internal static IQueryable<Waiting> WaitingIn(DataCollectionDb db) =>
        (from version in db.Set<DocumentVersion>()
         where version.Words == WordsState.Waiting
         join document in db.Documents on version.Document equals document.Id
         where document.Sharing == OnwardSharing.WithPanel && document.WithdrawnAt == null
         join file in db.Set<StoredFile>() on version.File equals file.Id
         where file.State == FileState.Clean && !file.IsDamaged
         orderby version.WordsTries, version.AddedAt
         select new Waiting(version.Document, version.Number, file.Kind, file.Address)).Take(AtOnce);

    private async Task Read(Waiting waiting, CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var db = scope.ServiceProvider.GetRequiredService<DataCollectionDb>();
        var version = await db.Set<DocumentVersion>().SingleAsync(v => v.Document == waiting.Document && v.Number == waiting.Number, ct);

        IReadOnlyList<string?>? pages = null;
        if (version.MayBeTried)
        {
            // A file that is not to be had now, or a program that does not start, says nothing of the document: neither counts as a try.
            await using var content = store.Open(waiting.Address);
            pages = await reader.Pages(waiting.Kind, content, Counted, ct);
        }
        else
        {
            GivenUp(log, waiting.Document, waiting.Number);
        }

        version.HaveRead(pages is not null);
        db.AddRange((pages ?? [null]).Select((text, at) => words.Of(version, at + 1, text)));
        await db.SaveChangesAsync(ct);

        // Counted before it is read: what brings the service down, or the reader, is not read for ever.
        async Task Counted()
        {
            version.BeginReading();
            await db.SaveChangesAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "The program that reads the words of documents is not in the folder of this one: no document is read until it is.")]
    private static partial void NotThere(ILogger log);

    [LoggerMessage(LogLevel.Warning, "The words of version {Number} of document {Document} were not read ({Fault}); they will be.")]
    private static partial void NotRead(ILogger log, Guid document, int number, string fault);

    [LoggerMessage(LogLevel.Warning, "Version {Number} of document {Document} could not be read to its end, and counts as one that cannot be read.")]
    private static partial void GivenUp(ILogger log, Guid document, int number);

    /// <summary>A version whose words nobody has read.</summary>
    internal sealed record Waiting(Guid Document, int Number, FileKind Kind, FileAddress Address);
}
