using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Reads what counts of a case's returns: of each request the last that was not withdrawn, and of what the office records itself the last.</summary>
internal sealed class CaseRecord(DataCollectionDb db, FormLibrary library, Precedence precedence, IClock clock)
{
    /// <summary>Stands for the notification among the returns.</summary>
    public static readonly Guid Notified = Guid.Empty;

    /// <summary>A return that counts.</summary>
    public sealed record Counting(Guid Id, Guid? Request, string Form, string FormVersion, int Number, ReturnKind Kind, string Source, string From, string Authors, Instant At)
    {
        private readonly IReadOnlyDictionary<string, SectionAuthors> authors = SectionAuthors.Read(Authors);

        /// <summary>Who answered a section.</summary>
        public string FromOf(string? section) => section is not null && authors.TryGetValue(section, out var found) ? found.From : From;
    }

    /// <summary>The returns of a case that count, by form.</summary>
    public async Task<IReadOnlyList<Counting>> Returns(Guid subject, CancellationToken ct) =>
        [.. (await db.Returns.AsNoTracking().Where(r => r.Subject == subject && r.WithdrawnAt == null)
                .Select(r => new Counting(r.Id, r.Request, r.Form, r.FormVersion, r.Number, r.Kind, r.Source, r.From, r.Authors, r.At)).ToListAsync(ct))
            .GroupBy(r => (r.Request, r.Form)).Select(same => same.MaxBy(r => r.Number)!).OrderBy(r => r.Form, StringComparer.Ordinal).ThenBy(r => r.At)];

    /// <summary>One form of a case, collated from these returns, in the newest version that any of them was asked; null where there is no such form.</summary>
    public async Task<Collation?> Collate(Case reviewed, string form, IReadOnlyList<Counting> returns, CancellationToken ct)
    {
        var subject = reviewed.Subject;
        var counting = returns.Where(r => r.Form == form && r.Kind != ReturnKind.Nothing).ToDictionary(r => r.Id);
        var versions = counting.Values.Select(r => library.Find(form, r.FormVersion)).OfType<FormDefinition>().ToList();
        if ((versions.MaxBy(version => version.ValidFrom) ?? library.On(form, clock.GetCurrentInstant().DateIn())) is not { } definition)
        {
            return null;
        }

        var ids = counting.Keys.ToList();
        var said = ids.Count == 0 ? [] : await db.Set<Claim>().AsNoTracking().Where(claim => claim.Subject == subject && ids.Contains(claim.Return)).ToListAsync(ct);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(decision => decision.Subject == subject && decision.Form == form).ToListAsync(ct);
        return Collation.Of(
            definition,
            Told(reviewed, definition).Concat(said.Select(claim => (Claim: claim, Of: counting[claim.Return]))
                .Select(one => new Said(one.Of.Id, one.Of.Source, one.Of.FromOf(definition.Find(one.Claim.LinkId)?.Section.LinkId), one.Of.At.DateIn(), one.Claim.LinkId, one.Claim.Place, one.Claim.Value, one.Claim.Shown, one.Claim.IsNotKnown))),
            decisions,
            precedence);
    }

    // What was notified and the form asks again says so for itself, after every agency: an agency that says something else differs from it.
    private IEnumerable<Said> Told(Case reviewed, FormDefinition definition)
    {
        var (told, blank) = (new FormAnswers(definition), new FormAnswers(definition));
        told.Prefill(CaseAsNotified.Of(reviewed, library));
        blank.Prefill(null);
        return Claims.Of(told).Where(claim => blank.Of(claim.LinkId).Count == 0)
            .Select(claim => new Said(Notified, "", "The notification", reviewed.ReceivedAt.DateIn(), claim.LinkId, claim.Place, claim.Value, claim.Shown, claim.IsNotKnown));
    }
}
