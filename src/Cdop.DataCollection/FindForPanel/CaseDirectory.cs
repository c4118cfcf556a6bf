using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Answers later modules what a case is, of what the current user may see.</summary>
internal sealed class CaseDirectory(DataCollectionDb db, SaidFacts facts) : ICaseDirectory
{
    public async Task<CaseForPanel?> ForPanel(CaseId reviewed, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().Include(c => c.Clocks).SingleOrDefaultAsync(c => c.Subject == reviewed.Value && c.Stage == CaseStage.ReadyForPanel, ct) is not { } ready)
        {
            return null;
        }

        var (born, died) = (ready.Child.DateOfBirth, ready.DateOfDeath);
        var said = (await facts.Of(ready, ct)).Where(one => one.Calls).Select(one => one.Fact.Code);
        return new(
            ready.Area,
            ready.IsRestricted,
            Age.InWords(born, died),
            BandOf(born, died),
            Period.DaysBetween(born, died),
            new(died.Year, died.Month, 1),
            PlaceTold.Read(ready.PlaceOfDeath).Code switch { "hospital" => KindOfPlace.Hospital, "home" => KindOfPlace.Home, _ => KindOfPlace.Elsewhere },
            [.. ready.KnownFacts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(said).Distinct().Order(StringComparer.Ordinal)],
            ready.Clocks.SingleOrDefault(clock => clock is { Code: Case.PanelClock, IsRunning: true })?.DueDay);
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
