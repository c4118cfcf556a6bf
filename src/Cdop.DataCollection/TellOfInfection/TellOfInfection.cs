using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A document was found to be infected: the case says so, and asks for attention until somebody has dealt with it.</summary>
internal sealed class TellOfInfection(DataCollectionDb db, IClock clock) : IHandle<FileInfected>
{
    public async Task Handle(FileInfected happened, CancellationToken ct)
    {
        if (await db.Documents.Include(d => d.Versions).SingleOrDefaultAsync(d => d.Versions.Any(v => v.File == happened.File), ct) is not { } document)
        {
            return;
        }

        var reviewed = await db.Cases.SingleAsync(c => c.Subject == document.Subject, ct);
        var finding = await db.Set<StoredFile>().Where(f => f.Id == happened.File).Select(f => f.Finding).SingleAsync(ct);
        if (document.IsFoundInfected(reviewed, happened.File, finding, happened.WasOpen, clock.GetCurrentInstant()))
        {
            var version = document.Versions.Single(v => v.File == happened.File);
            db.RemoveRange(await db.Set<DocumentPage>().Where(page => page.Document == document.Id && page.Version == version.Number).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
        }
    }
}
