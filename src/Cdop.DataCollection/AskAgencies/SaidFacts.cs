using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A fact that something says of a death or a child, and what says so, in words; a person still decides.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Source">What says so, such as "said by the return of Alder Hey".</param>
/// <param name="Calls">Whether it says what happened, and so calls for supplementary forms; else it is only proposed.</param>
/// <param name="From">Whose return says so; empty where it is the notification.</param>
internal sealed record FactSaid(KnownFact Fact, string Source, bool Calls = false, string From = "");

/// <summary>A supplementary form that a return calls for and nobody was asked by.</summary>
internal sealed record FormCalledFor(FormDefinition Form, KnownFact Fact, IReadOnlyList<string> From);

/// <summary>Reads what is said of a death or a child that decides who is asked: by the notification's words and criteria, and by the returns that count.</summary>
internal sealed class SaidFacts(DataCollectionDb db, WhoToAsk who, FormLibrary library)
{
    /// <summary>Everything that is said, the notification first.</summary>
    public async Task<IReadOnlyList<FactSaid>> Of(Case reviewed, CancellationToken ct) => [.. Notified(reviewed), .. await Returned(reviewed, ct)];

    /// <summary>What the notification and its triage say.</summary>
    public IEnumerable<FactSaid> Notified(Case reviewed) =>
        who.Read(reviewed.Circumstances).Select(fact => new FactSaid(fact, "in the words of the notification"))
            .Concat(who.Facts.Where(fact => fact.Criteria.Any(one => reviewed.JointCriteria.HasFlag(one))).Select(fact => new FactSaid(fact, "among what calls for a joint agency response")));

    /// <summary>The supplementary forms that returns call for and nobody was asked by, in the order of their titles.</summary>
    public async Task<IReadOnlyList<FormCalledFor>> FormsCalledFor(Case reviewed, CancellationToken ct)
    {
        var said = (await Returned(reviewed, ct)).Where(one => one.Calls).ToLookup(one => one.Fact.Code);
        if (said.Count == 0)
        {
            return [];
        }

        var asked = await db.Requests.AsNoTracking().Where(r => r.Subject == reviewed.Subject && r.State != RequestState.Withdrawn && r.State != RequestState.NotForThem)
            .SelectMany(r => r.Forms).Select(form => form.Form).Distinct().ToListAsync(ct);
        return [.. from key in library.All.Select(form => form.Key).Distinct()
                   let form = library.On(key, reviewed.AcceptedAt.DateIn())
                   where form is not null && !asked.Contains(key)
                   let trigger = form.Triggers.FirstOrDefault(one => one.Event is { } code && said.Contains(code))
                   where trigger is not null
                   orderby form.Title
                   select new FormCalledFor(form, said[trigger.Event!].First().Fact, [.. said[trigger.Event!].Select(one => one.From).Distinct()])];
    }

    // Of each form of a request the last return that was not withdrawn; what the office records itself calls for nothing.
    private async Task<IReadOnlyList<FactSaid>> Returned(Case reviewed, CancellationToken ct)
    {
        var (subject, questions) = (reviewed.Subject, who.Facts.SelectMany(fact => fact.Said).Select(said => said.Question).Distinct().ToList());
        var claims = await (
            from claim in db.Set<Claim>().AsNoTracking()
            where claim.Subject == subject && questions.Contains(claim.LinkId)
            join handed in db.Returns on claim.Return equals handed.Id
            where handed.Request != null && handed.WithdrawnAt == null
                && !db.Returns.Any(later => later.Request == handed.Request && later.Form == handed.Form && later.WithdrawnAt == null && later.Number > handed.Number)
            orderby handed.At, handed.Id
            select new { handed.Form, claim.LinkId, claim.Value, handed.From }).ToListAsync(ct);
        return [.. from fact in who.Facts
                   from said in fact.Said
                   from claim in claims
                   where claim.Form == said.Form && claim.LinkId == said.Question && claim.Value.Split('\n').Any(chosen => chosen[(chosen.LastIndexOf('|') + 1)..] == said.Code)
                   select new FactSaid(fact, $"said by the return of {claim.From}", said.Calls, claim.From)];
    }
}
