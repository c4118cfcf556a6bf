namespace Cdop.PanelReview.Domain;

/// <summary>
/// One child's review as the panel knows it: by a reference of its own that leads to no name, and by what it needs to be planned.
/// It waits for a meeting while the case is ready for the panel (statutory guidance 2018, chapter 5).
/// </summary>
internal sealed class PanelCase : Aggregate, INeedToKnow
{
    /// <summary>Stands for "no day", after every real one.</summary>
    public static readonly LocalDate NoDay = new(9999, 1, 1);

    private PanelCase() { }

    /// <inheritdoc/>
    public Guid Subject { get; private init; }

    public CaseId Id => new(Subject);

    /// <summary>The panel reference, such as P-7K4M: what the panel calls the case, drawn by lot, so that it leads to no other reference.</summary>
    public string Label { get; private init; } = $"P-{ClearCode.New()[..4]}";

    public Area Area { get; private set; } = null!;

    /// <inheritdoc/>
    public bool IsRestricted { get; set; }

    /// <summary>The age at death in words.</summary>
    public string Age { get; private set; } = "";

    public AgeBand Band { get; private set; }

    /// <summary>The age at death in completed days.</summary>
    public int Days { get; private set; }

    /// <summary>The first day of the month of the death.</summary>
    public LocalDate Month { get; private set; }

    /// <summary>The kind of place of the death.</summary>
    public KindOfPlace Place { get; private set; }

    /// <summary>The hospital where the child died; empty where that was not in one. Members are asked by it whether they had a part.</summary>
    public string Hospital { get; private set; } = "";

    /// <summary>The agencies that answered about the child, as members are asked by them.</summary>
    public string Teams { get; private set; } = "";

    /// <summary>The codes of the themed panels that it could wait for, with blanks between.</summary>
    public string Themes { get; private set; } = "";

    /// <summary>The last day of the panel's clock; <see cref="NoDay"/> where it does not run.</summary>
    public LocalDate DueOn { get; private set; }

    /// <summary>Since when it is ready for the panel; null where it is so no more.</summary>
    public Instant? ReadySince { get; private set; }

    /// <summary>The code of the themed panel that it is held for; empty where it is held for none.</summary>
    public string HeldFor { get; private set; } = "";

    /// <summary>Why it is held; empty where it is not.</summary>
    public string HeldBecause { get; private set; } = "";

    /// <summary>Whether the child died within the first 28 days.</summary>
    public bool IsNeonatal => Band == AgeBand.Neonatal;

    public static PanelCase Open(CaseId reviewed, CaseForPanel ready, PanelRules rules, Instant now)
    {
        var opened = new PanelCase { Subject = reviewed.Value, IsRestricted = ready.IsRestricted };
        opened.Know(ready, rules, now);
        return opened;
    }

    /// <summary>It is ready, and this is what is known of it now.</summary>
    public void Know(CaseForPanel ready, PanelRules rules, Instant now)
    {
        (Area, Age, Band, Days, Month, Place) = (ready.Area, ready.Age, ready.Band, ready.Days, ready.Month, ready.Place);
        (Hospital, Teams) = (InWords.Cut(ready.Hospital, 200), InWords.Cut(string.Join("; ", ready.Teams), 1000));
        (Themes, DueOn) = (string.Join(' ', rules.ThemesOf(ready.Days, ready.Facts).Select(type => type.Code)), ready.DueOn ?? NoDay);
        ReadySince ??= now;
    }

    /// <summary>It waits for a themed panel, which may delay a review (statutory guidance 2018, chapter 5); or, with no panel, waits for it no more.</summary>
    public Result<PanelCase> HoldFor(PanelType? panel, string because)
    {
        var problems = new Problems()
            .When(ReadySince is null, "", "It is not ready for the panel any more")
            .When(panel is { IsThemed: false }, "Panel", "Select a themed panel")
            .When(panel is not null && because.Length == 0, "Because", "Enter why it waits for this panel");
        if (problems.Any)
        {
            return problems;
        }

        (HeldFor, HeldBecause) = (panel?.Code ?? "", panel is null ? "" : because);
        return this;
    }

    /// <summary>Whether a panel would take it: by its age, or because it is held for it or fits its theme.</summary>
    public bool Suits(PanelType panel, PanelRules rules) =>
        HeldFor.Length > 0 ? HeldFor == panel.Code : panel.IsThemed ? Themes.Split(' ').Contains(panel.Code) : rules.For(Days) == panel;

    /// <summary>It was moved back, closed, or opened by mistake, or the panel has reviewed it.</summary>
    public void NotReady() => ReadySince = null;
}
