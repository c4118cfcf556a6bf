using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Answers later modules what a case is, of what the current user may see.</summary>
internal sealed class CaseDirectory(DataCollectionDb db, SaidFacts facts, RecordBook book, DocumentsAsRead documents) : ICaseDirectory
{
    public async Task<CaseForPanel?> ForPanel(CaseId reviewed, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().Include(c => c.Clocks).SingleOrDefaultAsync(c => c.Subject == reviewed.Value && c.Stage == CaseStage.ReadyForPanel, ct) is not { } ready)
        {
            return null;
        }

        var (born, died) = (ready.Child.DateOfBirth, ready.DateOfDeath);
        var place = PlaceTold.Read(ready.PlaceOfDeath);
        var teams = await db.Returns.Where(r => r.Subject == ready.Subject && r.WithdrawnAt == null && r.Kind != ReturnKind.NotKnown).Join(db.Requests, r => r.Request, q => q.Id, (_, q) => q.Agency).Distinct().ToListAsync(ct);
        var said = (await facts.Of(ready, ct)).Where(one => one.From is not null).Select(one => one.Fact.Code);
        return new(
            ready.Area,
            ready.IsRestricted,
            Age.InWords(born, died),
            BandOf(born, died),
            Period.DaysBetween(born, died),
            new(died.Year, died.Month, 1),
            place.Code switch { "hospital" => KindOfPlace.Hospital, "home" => KindOfPlace.Home, _ => KindOfPlace.Elsewhere },
            place.Code == "hospital" ? place.Name : "",
            [.. teams.Order(StringComparer.Ordinal)],
            [.. ready.KnownFacts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(said).Distinct().Order(StringComparer.Ordinal)],
            ready.Clocks.SingleOrDefault(clock => clock is { Code: Case.PanelClock, IsRunning: true })?.DueDay);
    }

    public async Task<IReadOnlyList<CaseInvolvement>> Involved(IReadOnlyCollection<CaseId> cases, CancellationToken ct)
    {
        var subjects = cases.Select(one => one.Value).ToList();
        var seen = await db.Cases.AsNoTracking().Where(c => subjects.Contains(c.Subject)).Select(c => new { c.Subject, c.Child.FamilyName, c.Child.Postcode }).ToListAsync(ct);
        var listed = await db.Cases.AsNoTracking().Where(c => subjects.Contains(c.Subject)).SelectMany(c => c.People)
            .Where(p => p.LeftAt == null).Select(p => new { p.Subject, Somebody = new SomebodyInvolved(PartInCase.OnList, p.Name, p.Role, p.Agency, p.Email) }).ToListAsync(ct);
        var answered = await db.Requests.AsNoTracking().Where(r => subjects.Contains(r.Subject) && r.State != RequestState.Withdrawn && !r.Forms.All(form => form.IsChildNotKnown)).SelectMany(r => r.Doors, (r, d) => new { r.Subject, d.Name, r.Agency, d.Email })
            .Select(d => new { d.Subject, Somebody = new SomebodyInvolved(PartInCase.WroteReturn, d.Name, "", d.Agency, d.Email) }).ToListAsync(ct);
        var returned = await db.Returns.AsNoTracking().Where(r => subjects.Contains(r.Subject) && r.WithdrawnAt == null && r.Kind != ReturnKind.NotKnown)
            .Select(r => new { r.Subject, Somebody = new SomebodyInvolved(PartInCase.WroteReturn, r.From, "", "", "") }).ToListAsync(ct);
        var written = await db.Documents.AsNoTracking().Where(d => subjects.Contains(d.Subject) && d.WithdrawnAt == null)
            .Select(d => new { d.Subject, Somebody = new SomebodyInvolved(PartInCase.WroteDocument, d.Originator, "", "", "") }).ToListAsync(ct);
        var people = listed.Concat(answered).Concat(returned).Concat(written).ToLookup(one => one.Subject, one => one.Somebody);
        var read = await documents.Of([.. seen.Select(one => one.Subject)], ct);
        return seen.ConvertAll(one => new CaseInvolvement(new(one.Subject), one.FamilyName, one.Postcode, [.. people[one.Subject].Distinct()])
        {
            Documents = [.. read.GetValueOrDefault(one.Subject, DocumentsOfCase.None).Papers.Select(document => new WordsOfDocument(document.Paper.Title, [.. document.Paper.Parts.Where(part => part.Kind == PaperPartKind.Narrative).SelectMany(part => NameWords.InOrder(part.Texts[1]))]))],
        });
    }

    public async Task<DraftOfAnalysis?> Analysis(CaseId reviewed, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Subject == reviewed.Value, ct) is not { } known)
        {
            return null;
        }

        // What is still being written is in no paper: it comes with the papers in which it is completed.
        var completed = await book.Last((await book.Of(known, Records.Analysis, ct))!, ct);
        return completed is null ? null : new(completed.Form.Version, completed.ToResponse(item => item.IsQuestion && item.Panel != PanelUse.Keep));
    }

    public async Task<CaseForLetters?> ForLetters(CaseId reviewed, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().Include(c => c.People).SingleOrDefaultAsync(c => c.Subject == reviewed.Value, ct) is not { } known)
        {
            return null;
        }

        var said = await db.Set<Claim>().AsNoTracking().Where(claim => claim.Subject == known.Subject && claim.LinkId == "family.interpreter" && !claim.IsNotKnown)
            .Join(db.Returns.Where(handed => handed.WithdrawnAt == null && !db.Returns.Any(later => later.Subject == handed.Subject && later.Request == handed.Request && later.Form == handed.Form && later.Number > handed.Number && later.WithdrawnAt == null)), claim => claim.Return, handed => handed.Id, (claim, _) => claim.Shown).Distinct().ToListAsync(ct);
        return new(
            known.Reference, known.Child.Name, known.Child.DateOfBirth, known.DateOfDeath, known.Child.NhsNumber,
            known.KeyWorker is { } worker ? new(worker.Name, worker.Role, worker.Agency, worker.Email, worker.Telephone) : null,
            [.. said.Order(StringComparer.Ordinal)]);
    }

    public async Task<IReadOnlyList<AgencyAnswered>> Answered(CaseId reviewed, CancellationToken ct)
    {
        var subject = reviewed.Value;
        var answered = await db.Requests.AsNoTracking()
            .Where(request => request.Subject == subject && (request.State == RequestState.Returned || request.State == RequestState.NothingToAdd || request.State == RequestState.SentBack) && request.SettledAt != null)
            .Select(request => new { request.Id, request.Reference, request.Agency, request.Name, request.Email, request.SettledAt }).ToListAsync(ct);
        return [.. answered.Select(one => new AgencyAnswered(one.Id, one.Reference, one.Agency, one.Name, one.Email, one.SettledAt!.Value.DateIn())).OrderBy(one => one.Agency, StringComparer.Ordinal).ThenBy(one => one.Reference, StringComparer.Ordinal)];
    }

    private static AgeBand BandOf(LocalDate born, LocalDate died) => Age.Years(born, died) switch
    {
        < 1 => Period.DaysBetween(born, died) < 28 ? AgeBand.Neonatal : AgeBand.Infant,
        < 5 => AgeBand.OneToFour,
        < 10 => AgeBand.FiveToNine,
        < 15 => AgeBand.TenToFourteen,
        _ => AgeBand.FifteenToSeventeen,
    };
}
