using Cdop.Forms;

namespace Cdop.DataCollection.Domain;

/// <summary>Who is asked about which child, as data: it changes with local arrangements, and each line says why and how sure it is.</summary>
internal sealed record WhoToAsk
{
    /// <summary>What may be known of a death that decides who is asked and by which supplementary forms.</summary>
    public required IReadOnlyList<KnownFact> Facts { get; init; }

    /// <summary>Where it is taken from, and how sure it is.</summary>
    public required string Source { get; init; }

    /// <summary>The questions that ask for the cause of death in words, as form:linkId: their answers are read as the circumstances of a notification are.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>The kinds that can be asked, with the agencies and the words of a notification that stand for them.</summary>
    public required IReadOnlyList<KindToAsk> Kinds { get; init; }

    public required IReadOnlyList<AskRule> Rules { get; init; }

    /// <summary>The kinds to propose for a child, in the order of the list, each with the reason of the first rule that calls for it.</summary>
    public IReadOnlyList<(KindToAsk Kind, string Why)> For(ChildToAskAbout child)
    {
        var called = Rules.Where(rule => rule.CallsFor(child)).ToLookup(rule => rule.Ask);
        return [.. Kinds.Where(kind => called.Contains(kind.Kind)).Select(kind => (kind, called[kind.Kind].First().Why))];
    }

    /// <summary>The facts that the words of a notification or of a cause of death point to; a proposal, and nothing more.</summary>
    public IEnumerable<KnownFact> Read(string words) => Facts.Where(fact => fact.Words.Any(word => NameWords.Says(words, word)));

    /// <summary>The facts that the place of death points to, as it is written; a proposal too.</summary>
    public IEnumerable<KnownFact> ReadPlace(string place) => Facts.Where(fact => fact.Places.Any(word => NameWords.Says(place, word)));

    /// <summary>The kind that the words of a notification ("GP", "school nurse") stand for, the longest of them first: a community paediatrician is more than a paediatrician. Null where none is plain.</summary>
    public KindToAsk? KindOf(string agency, string role) =>
        Called(role) ?? Called(agency)
            ?? Kinds.FirstOrDefault(kind => kind.Otherwise.Any(word => NameWords.Says(role, word) || NameWords.Says(agency, word)));

    private KindToAsk? Called(string said) => Kinds.Select(kind => (Kind: kind, Length: kind.LongestIn(said))).Where(one => one.Length > 0).OrderByDescending(one => one.Length).Select(one => one.Kind).FirstOrDefault();

    /// <summary>What is wrong with it: one sentence a fault.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<string> knownKinds, IReadOnlyCollection<FormDefinition> forms) =>
    [
        .. Facts.SelectMany(fact => fact.Said.SelectMany(said => said.Faults(fact, forms))),
        .. forms.SelectMany(form => form.Triggers).Select(trigger => trigger.Event).OfType<string>().Distinct().Where(code => Facts.All(fact => fact.Code != code)).Select(code => $"A form is called for by {code}, which is not among the facts."),
        .. Causes.Where(cause => cause.Split(':') is not [var form, var linkId] || !forms.Any(known => known.Key == form && known.Find(linkId) is not null)).Select(cause => $"No form asks {cause}, which is among the causes."),
        .. Kinds.Where(kind => !knownKinds.Contains(kind.Kind)).Select(kind => $"Kind {kind.Kind} is none that a form can be asked of."),
        .. Rules.Where(rule => Kinds.All(kind => kind.Kind != rule.Ask)).Select(rule => $"A rule asks {rule.Ask}, which is not among the kinds."),
        .. Rules.SelectMany(rule => rule.Facts).Where(code => Facts.All(fact => fact.Code != code)).Select(code => $"A rule names {code}, which is not among the facts."),
        .. Kinds.GroupBy(kind => kind.Kind).Where(same => same.Count() > 1).Select(same => $"Kind {same.Key} stands twice."),
    ];
}

/// <summary>Something known of a death or a child, such as a road traffic collision or asthma.</summary>
internal sealed record KnownFact
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Words of a notification that point to it, as a proposal.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Words of the place of death that point to it, as a proposal.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The criteria of a joint agency response that point to it.</summary>
    public IReadOnlyList<JointResponseCriteria> Criteria { get; init; } = [];

    /// <summary>The answers of the notification, of returns and of the office's records that say it.</summary>
    public IReadOnlyList<FactAnswer> Said { get; init; } = [];
}

/// <summary>A coded answer to a question of a form that says a fact.</summary>
internal sealed record FactAnswer
{
    public required string Form { get; init; }

    public required string Question { get; init; }

    public required string Code { get; init; }

    /// <summary>Whether it says what happened, and so calls for the supplementary forms of the fact; a condition alone only proposes them.</summary>
    public bool Calls { get; init; }

    /// <summary>What is wrong with it: every version of the form must ask the question and offer the answer.</summary>
    public IEnumerable<string> Faults(KnownFact fact, IReadOnlyCollection<FormDefinition> forms)
    {
        var versions = forms.Where(form => form.Key == Form).ToList();
        if (versions.Count == 0)
        {
            yield return $"Fact {fact.Code} is said by {Form}, which is no form.";
        }

        foreach (var version in versions.Where(version => version.Find(Question)?.Options.Any(option => option.Answer is Answer.Chosen { Code: var code } && code == Code) != true))
        {
            yield return $"Fact {fact.Code} is said by {Form} {version.Version}, which has no answer {Code} to {Question}.";
        }
    }
}

/// <summary>A kind that can be asked.</summary>
internal sealed record KindToAsk
{
    /// <summary>Its code, as the forms write it.</summary>
    public required string Kind { get; init; }

    /// <summary>The agencies of the directory that answer for it.</summary>
    public IReadOnlyList<AgencyKind> Agencies { get; init; } = [];

    /// <summary>What a notification may call it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What stands for it only where nothing stands for another: a surgery is a practice, and a paediatric surgery is none.</summary>
    public IReadOnlyList<string> Otherwise { get; init; } = [];

    /// <summary>How long the longest of its words is that stands in what was said; 0 where none does.</summary>
    public int LongestIn(string said) => Words.Where(word => NameWords.Says(said, word)).Select(word => word.Length).DefaultIfEmpty().Max();
}

/// <summary>One reason to ask a kind; all that it names must hold.</summary>
internal sealed record AskRule
{
    public required string Ask { get; init; }

    /// <summary>Said beside the proposal.</summary>
    public required string Why { get; init; }

    /// <summary>In completed days of age.</summary>
    public int? FromDays { get; init; }

    public int? ToDays { get; init; }

    /// <summary>In completed years of age.</summary>
    public int? FromYears { get; init; }

    public int? ToYears { get; init; }

    /// <summary>Only where a joint agency response is called for.</summary>
    public bool Joint { get; init; }

    /// <summary>Where one of these is known.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Where the place of death is written with one of these words.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    public bool CallsFor(ChildToAskAbout child) =>
        (FromDays is not { } from || child.Days >= from)
        && (ToDays is not { } to || child.Days <= to)
        && (FromYears is not { } fromYears || child.Years >= fromYears)
        && (ToYears is not { } toYears || child.Years <= toYears)
        && (!Joint || child.NeedsJointResponse)
        && (Facts.Count == 0 || Facts.Any(child.Facts.Contains))
        && (Places.Count == 0 || Places.Any(word => NameWords.Says(child.Place, word)));
}

/// <summary>What the rules look at.</summary>
internal sealed record ChildToAskAbout(int Days, int Years, bool NeedsJointResponse, string Place, IReadOnlySet<string> Facts)
{
    public static ChildToAskAbout Of(Case reviewed, IEnumerable<string> facts) => new(
        Period.DaysBetween(reviewed.Child.DateOfBirth, reviewed.DateOfDeath),
        Age.Years(reviewed.Child.DateOfBirth, reviewed.DateOfDeath),
        reviewed.NeedsJointResponse,
        reviewed.PlaceOfDeath,
        facts.ToHashSet());
}
