using Cdop.DataCollection.Contracts;
using Cdop.DataCollection.Domain;
using Cdop.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

public sealed class CaseDirectoryTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    [Fact]
    public async Task A_case_that_is_ready_is_told_and_found_by_what_names_nobody()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann with { PlaceOfDeath = "In hospital: Whiston Hospital" });
        Assert.Null(await Find(accepted.Case));
        Assert.Equal(0, await Told());

        await Move(CaseStage.ReadyForPanel);

        var ready = (await Find(accepted.Case))!;
        Assert.Equal(1, await Told());
        Assert.Equal((Examples.Knowsley, "6 years", AgeBand.FiveToNine, new LocalDate(2026, 3, 1), KindOfPlace.Hospital), (ready.Area, ready.Age, ready.Band, ready.Month, ready.Place));
        Assert.Equal("Whiston Hospital", ready.Hospital);
        Assert.Equal(new LocalDate(2026, 9, 1), ready.DueOn);
        Assert.DoesNotContain("Smith", ready.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gathering")]
    [InlineData("Closed")]
    [InlineData("Reviewed")]
    public async Task A_case_that_is_ready_no_more_is_told_and_not_found(string stage)
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        await Move(CaseStage.ReadyForPanel);
        await Move(Enum.Parse<CaseStage>(stage));

        Assert.Equal(2, await Told());
        Assert.Null(await Find(accepted.Case));
    }

    [Fact]
    public async Task An_acceptance_that_is_undone_takes_a_ready_case_back()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        await Move(CaseStage.ReadyForPanel);
        await cases.Tell(new DecisionUndone
        {
            Case = accepted.Case,
            Notification = accepted.Notification,
            Decision = cases.Neighbours.Because("Another child"),
            EndsCase = true,
            UndoneBy = new("triage"),
            OccurredAt = cases.Clock.GetCurrentInstant(),
        });

        Assert.Equal(2, await Told());
        Assert.Null(await Find(accepted.Case));
    }

    [Fact]
    public async Task What_changes_while_it_is_ready_is_told_again_once_a_save()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        await Move(CaseStage.ReadyForPanel);
        cases.Neighbours.Deaths[accepted.Notification] = CasesUnderTest.Ann with { DateOfDeath = new(2026, 2, 20), DateOfBirth = new(2026, 2, 1) };
        await cases.Tell(new NotificationAmended { Case = accepted.Case, Notification = accepted.Notification, AmendedBy = new("triage"), Amendment = cases.Neighbours.Because("Written wrongly"), OccurredAt = cases.Clock.GetCurrentInstant() });

        Assert.Equal(2, await Told());
        Assert.Equal(("19 days", AgeBand.Neonatal, 19), (await Find(accepted.Case)) is { } ready ? (ready.Age, ready.Band, ready.Days) : default);
    }

    [Theory]
    [InlineData("2026-02-02", AgeBand.Neonatal)]
    [InlineData("2026-02-01", AgeBand.Infant)]
    [InlineData("2025-03-02", AgeBand.Infant)]
    [InlineData("2025-03-01", AgeBand.OneToFour)]
    [InlineData("2021-03-02", AgeBand.OneToFour)]
    [InlineData("2021-03-01", AgeBand.FiveToNine)]
    [InlineData("2016-03-01", AgeBand.TenToFourteen)]
    [InlineData("2011-03-02", AgeBand.TenToFourteen)]
    [InlineData("2011-03-01", AgeBand.FifteenToSeventeen)]
    public async Task An_age_falls_into_its_band(string born, AgeBand band)
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann with { DateOfBirth = NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value });
        await Move(CaseStage.ReadyForPanel);

        Assert.Equal(band, (await Find(accepted.Case))!.Band);
    }

    [Fact]
    public async Task Who_had_a_part_is_found_for_comparing()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);

        var involved = Assert.Single(await cases.Modules.Use((ICaseDirectory directory) => directory.Involved([accepted.Case], Ct)));

        Assert.Equal(("Smith", Postcode.Parse("L36 0ZZ")), (involved.FamilyName, involved.Postcode));
        Assert.Contains(new SomebodyInvolved(PartInCase.OnList, "Dr A. Bell", "General practitioner", "GP", "bell@example.nhs.uk"), involved.People);
        cases.Person.Areas = [Examples.Wirral];
        Assert.Empty(await cases.Modules.Use((ICaseDirectory directory) => directory.Involved([accepted.Case], Ct)));
    }

    [Fact]
    public async Task Who_may_not_see_a_case_does_not_find_it_here_either()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann);
        await Move(CaseStage.ReadyForPanel);
        cases.Person.Areas = [Examples.Wirral];

        Assert.Null(await Find(accepted.Case));
    }

    private Task<CaseForPanel?> Find(CaseId reviewed) => cases.Modules.Use((ICaseDirectory directory) => directory.ForPanel(reviewed, Ct));

    private Task<int> Told() => cases.Modules.Use((DataCollectionDb db) => db.Outbox.CountAsync(m => m.Type == typeof(CaseReadinessChanged).FullName, Ct));

    private async Task Move(CaseStage stage)
    {
        var moved = await cases.Modules.Use(async (MoveCaseHandler handler) =>
            await handler.Handle((await cases.Find()).Reference, new() { Stage = stage, On = cases.Clock.GetCurrentInstant().DateIn(), Because = "As it is", Version = (await cases.Find()).Version }, Ct));
        Assert.True(moved!.Succeeded, string.Join("; ", moved.Problems));
    }
}
