using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A fact that something says of a death or a child, and what says so, in words; a person still decides.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Source">What says so, such as "said by the return of Alder Hey".</param>
/// <param name="From">What calls for supplementary forms since it says what happened, such as "the notification"; null where the fact is only proposed.</param>
internal sealed record FactSaid(KnownFact Fact, string Source, string? From = null);

/// <summary>A supplementary form that the notification, a return or a record calls for and nobody was asked by.</summary>
internal sealed record FormCalledFor(FormDefinition Form, KnownFact Fact, IReadOnlyList<string> From);

/// <summary>Reads what is said of a death or a child that decides who is asked: by the notification, and by the returns and records that count.</summary>
internal sealed class SaidFacts(DataCollectionDb db, WhoToAsk who, FormLibrary library, NotificationForm notification)
{
    /// <summary>Everything that is said, the notification first.</summary>
    public async Task<IReadOnlyList<FactSaid>> Of(Case reviewed, CancellationToken ct) => [.. await Notified(reviewed, ct), .. await Returned(reviewed, ct)];

    /// <summary>What the notification and its triage say.</summary>
    public async Task<IReadOnlyList<FactSaid>> Notified(Case reviewed, CancellationToken ct)
    {
        var given = library.Begun(Records.Notification, reviewed.AcceptedAt.DateIn()) is { } form ? await notification.Of(reviewed, form, ct) : [];
        return
        [
            .. who.Read(reviewed.Circumstances).Select(fact => new FactSaid(fact, "in the words of the notification")),
            .. who.ReadPlace(reviewed.PlaceOfDeath).Select(fact => new FactSaid(fact, "in the place of death")),
            .. who.Facts.Where(fact => fact.Criteria.Any(one => reviewed.JointCriteria.HasFlag(one))).Select(fact => new FactSaid(fact, "among what calls for a joint agency response")),
            .. from fact in who.Facts
               from said in fact.Said
               where said.Form == Records.Notification && given.Any(one => one.Place.LinkId == said.Question && one.First.Answers.Any(answer => answer is Answer.Chosen { Code: var code } && code == said.Code))
               select Says(fact, said, Beginnings.Notified),
        ];
    }

    /// <summary>The supplementary forms that something calls for and nobody was asked by, in the order of their titles.</summary>
    public async Task<IReadOnlyList<FormCalledFor>> FormsCalledFor(Case reviewed, CancellationToken ct)
    {
        var said = (await Of(reviewed, ct)).Where(one => one.From is not null).ToLookup(one => one.Fact.Code);
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
                   select new FormCalledFor(form, said[trigger.Event!].First().Fact, [.. said[trigger.Event!].Select(one => one.From!).Distinct()])];
    }

    // Of each form of a request, and of each record of the office, the last that was not withdrawn.
    private async Task<IReadOnlyList<FactSaid>> Returned(Case reviewed, CancellationToken ct)
    {
        var (subject, questions) = (reviewed.Subject, who.Facts.SelectMany(fact => fact.Said).Select(said => said.Question).Concat(who.Causes.Select(cause => cause.Split(':')[1])).Distinct().ToList());
        var claims = await (
            from claim in db.Set<Claim>().AsNoTracking()
            where claim.Subject == subject && questions.Contains(claim.LinkId)
            join handed in db.Returns on claim.Return equals handed.Id
            where handed.WithdrawnAt == null
                && !db.Returns.Any(later => later.Subject == handed.Subject && later.Request == handed.Request && later.Form == handed.Form && later.WithdrawnAt == null && later.Number > handed.Number)
            orderby handed.At, handed.Id
            select new { handed.Form, handed.Request, claim.LinkId, claim.Value, handed.From }).ToListAsync(ct);
        var heard = claims.ConvertAll(claim => (claim.Form, claim.LinkId, claim.Value, From: $"the {(claim.Request is null ? "record" : "return")} of {claim.From}"));
        return
        [
            .. from fact in who.Facts
               from said in fact.Said
               from claim in heard
               where claim.Form == said.Form && claim.LinkId == said.Question && claim.Value.Split('\n').Any(chosen => chosen[(chosen.LastIndexOf('|') + 1)..] == said.Code)
               select Says(fact, said, claim.From),
            .. from claim in heard
               where who.Causes.Contains($"{claim.Form}:{claim.LinkId}")
               from fact in who.Read(claim.Value)
               select new FactSaid(fact, $"in the cause of death that {claim.From} gives"),
        ];
    }

    private static FactSaid Says(KnownFact fact, FactAnswer said, string from) => new(fact, $"said by {from}", said.Calls ? from : null);
}
