using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class FamilyTests : IAsyncDisposable
{
    // Born on 3 November 2025 and died on 8 January 2026, as the papers say; the panel met on 13 May 2026.
    private static readonly LocalDate Today = new(2026, 5, 13);

    private readonly PanelThatMet met = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => met.DisposeAsync();

    [Fact]
    public async Task When_the_chair_has_ratified_the_family_is_to_be_told_with_the_questions_left_open()
    {
        await met.Meet(Ct);
        Assert.Empty((await Listed()).Rows);

        await met.Ratify(0, Ct);

        var row = Assert.Single((await Listed()).Rows);
        Assert.Equal((false, 1), (row.IsWritten, row.OpenQuestions));
        var page = await Opened<ViewFamilyPage>(page => page.OnGetAsync(Ct));
        Assert.Equal("Could anything have been done?", page.Family.Questions.Single().Asked);
        Assert.Equal("Helen Lindqvist", page.Named.KeyWorker!.Name);
    }

    [Fact]
    public async Task Told_twice_it_begins_once_and_keeps_what_was_written()
    {
        await Ratified();
        await Plan("It could not have been foreseen");

        await met.Modules.Use((IHandle<DataCollection.Contracts.CaseReviewed> handler) => handler.Handle(new() { Case = met.Cases[0], On = Today, By = new("chair"), OccurredAt = default }, Ct));

        Assert.Equal("It could not have been foreseen", (await Family()).What);
    }

    [Fact]
    public async Task A_family_that_wants_no_letters_gets_none_and_the_key_worker_may()
    {
        await Ratified();
        await Wish(new() { WantsNoLetters = true });

        Assert.Equal(new Problem(nameof(WriteFamilyLetter.To), "The family wants no letters: write to the key worker, who tells them"), Only(await Letter(LetterTo.Family, "Mr and Mrs Thorne", Today.PlusDays(5), because: "It is short")));
        Assert.True((await Letter(LetterTo.KeyWorker, "Helen Lindqvist", Today.PlusDays(5))).Succeeded);
    }

    [Fact]
    public void Who_was_told_on_a_day_before_the_panel_changed_its_finding_was_told_of_the_one_before_and_waits_again()
    {
        var (first, second, days) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new FamilyDays(new(2025, 8, 8), new(2026, 1, 10)));
        var family = FamilyFollowUp.Open(Guid.CreateVersion7(), first, "The doctor", [], Instant.FromUtc(2026, 3, 1, 10, 0));
        Assert.True(family.Plan("No cause was found.", "The doctor").Succeeded);
        family.Follow(second, [], Instant.FromUtc(2026, 3, 10, 10, 0));

        Assert.True(family.Tell(new(2026, 3, 5), "At home", "", days, new(2026, 3, 11)).Succeeded);
        Assert.True(family.Waits);
        Assert.Equal((first, new LocalDate(2026, 3, 5), true, "No cause was found."), Assert.Single(family.Earlier) is var told ? (told.Finding, told.On, told.WasTold, told.What) : default);

        Assert.Equal("The day cannot be before the panel ratified what it found", Assert.Single(family.Tell(new(2026, 3, 9), "At home", "", days, new(2026, 3, 12)).Problems).Message);
        Assert.True(family.Tell(new(2026, 3, 12), "At home", "", days, new(2026, 3, 12)).Succeeded);
        Assert.False(family.Waits);
        Assert.Single(family.Earlier);
        Assert.Null(family.OpenSince);

        // What they ask is still to be answered, though they were told.
        Assert.True(family.Ask("Why was help late?", new(2026, 3, 13), new(2026, 3, 13)).Succeeded);
        Assert.Equal(family.OpenedAt, family.OpenSince);
        Assert.True(family.Answer(1, "The road was closed.", new(2026, 3, 14), new(2026, 3, 14)).Succeeded);
        Assert.Null(family.OpenSince);
    }

    [Fact]
    public void Days_to_avoid_are_told_without_a_year_since_they_come_back()
    {
        var wishes = new FamilyWishes { Another = new(2012, 2, 29), AnotherIs = "the day they met" };

        Assert.Equal("8 August, the child’s birthday; 5 March, the anniversary of the death; 29 February, the day they met", wishes.DaysToAvoidInWords(new(new(2025, 8, 8), new(2026, 3, 5))));
    }

    [Theory]
    [InlineData("2026-11-03", "2026-11-03 the child’s birthday")]
    [InlineData("2026-11-06", "near the birthday")]
    [InlineData("2026-10-31", "near the birthday")]
    [InlineData("2027-01-10", "near the anniversary")]
    [InlineData("2026-08-20", "near the due date")]
    [InlineData("2026-12-30", "near New Year, across the year")]
    public async Task A_day_to_avoid_takes_a_reason_that_is_kept(string day, string why)
    {
        await Ratified();
        await Wish(new() { DueDate = new(2025, 8, 18), Another = new(2025, 1, 1), AnotherIs = "New Year" });
        var on = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        Assert.Equal(nameof(WriteFamilyLetter.Because), Only(await Letter(LetterTo.Family, "The parents", on)).Field);
        Assert.True((await Letter(LetterTo.Family, "The parents", on, because: "They asked for it now")).Succeeded, why);

        var letter = (await Family()).Letters.Single();
        Assert.Equal("They asked for it now", letter.Because);
        Assert.Contains("is on or near", letter.Broken, StringComparison.Ordinal);
        Assert.True((await Letter(LetterTo.KeyWorker, "Helen Lindqvist", on)).Succeeded); // the key worker is no family
    }

    [Fact]
    public async Task Four_days_away_is_far_enough_and_who_is_not_to_be_contacted_is_not()
    {
        await Ratified();
        await Wish(new() { NotToContact = "Mr Peter Thorne\nAunt Jo" });

        Assert.True((await Letter(LetterTo.Family, "The mother", new(2026, 10, 30))).Succeeded);
        Assert.Equal(nameof(WriteFamilyLetter.Addressee), Only(await Letter(LetterTo.Family, "Mr. Peter THORNE", Today.PlusDays(5))).Field);
        Assert.Equal(nameof(WriteFamilyLetter.Addressee), Only(await Letter(LetterTo.Family, "Dear aunt jo", Today.PlusDays(5))).Field);
        Assert.Equal(nameof(WriteFamilyLetter.On), Only(await Letter(LetterTo.Family, "The mother", Today.PlusDays(-1))).Field);
    }

    [Fact]
    public async Task A_family_that_reads_another_language_is_written_to_with_a_reason_alone()
    {
        await Ratified();
        await Wish(new() { Language = "Polish", NeedsInterpreter = true });

        Assert.Contains("The family reads Polish", Only(await Letter(LetterTo.Family, "The parents", Today.PlusDays(5))).Message, StringComparison.Ordinal);
        Assert.True((await Letter(LetterTo.Family, "The parents", Today.PlusDays(5), because: "A translation goes with it")).Succeeded);
        Assert.True((await Letter(LetterTo.KeyWorker, "Helen Lindqvist", Today.PlusDays(5))).Succeeded);
        var printed = await Opened<PrintFamilyLetterPage>(page =>
        {
            page.Number = 2;
            return page.OnGetAsync(Ct);
        });
        Assert.Contains("Language: Polish, with an interpreter", printed.WishesInWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_names_nobody_and_only_the_printed_letter_names_the_child()
    {
        await Ratified();
        Assert.Contains("[child]", Only(await Letter(LetterTo.Family, "The mother", Today.PlusDays(5), text: "Rose was ill")).Message, StringComparison.Ordinal);
        Assert.Contains("[child]", Only(await Plan("Rose was ill")).Message, StringComparison.Ordinal);

        Assert.True((await Letter(LetterTo.Family, "The mother", Today.PlusDays(5), text: "[child] was ill")).Succeeded);

        Assert.DoesNotContain("Rose", (await Family()).Letters.Single().Text, StringComparison.Ordinal);
        var printed = await Opened<PrintFamilyLetterPage>(page =>
        {
            page.Number = 1;
            return page.OnGetAsync(Ct);
        });
        Assert.Equal("Rose Thorne was ill", printed.Text);
    }

    [Fact]
    public async Task They_were_told_on_a_day_once_and_a_day_to_avoid_takes_its_reason()
    {
        await Ratified();
        met.Modules.Clock.Reset(Instant.FromUtc(2026, 11, 20, 9, 0));

        Assert.Equal(nameof(RecordFamilyTold.On), Only(await Tell(new() { On = new(2026, 11, 21), By = "Helen" })).Field);
        Assert.Equal(nameof(RecordFamilyTold.On), Only(await Tell(new() { On = new(2026, 5, 12), By = "Helen" })).Field);
        Assert.Equal(nameof(RecordFamilyTold.Because), Only(await Tell(new() { On = new(2026, 11, 3), By = "Helen" })).Field);
        Assert.True((await Tell(new() { On = new(2026, 11, 3), By = "Helen, at their home", Because = "They wished it" })).Succeeded);
        Assert.Equal("It is recorded already that they were told", Only(await Tell(new() { On = new(2026, 11, 10), By = "Helen" })).Message);

        var family = await Family();
        Assert.Equal((new LocalDate(2026, 11, 3), "Helen, at their home", "They wished it"), (family.ToldOn, family.ToldBy, family.ToldBecause));
        Assert.Equal(["To be answered"], (await Listed()).Rows.Select(row => row.ToDo)); // what the review left open
        Assert.Contains(await met.Modules.Audit<PanelReviewDb>(Ct), one => one.Line.Subject == met.Cases[0].Value && one.Sealed.Because == "They wished it");
    }

    [Fact]
    public async Task When_the_finding_changes_after_they_were_told_it_is_to_be_decided_anew_and_what_they_were_told_stays()
    {
        await Ratified();
        await Plan("It could not have been foreseen");
        Assert.Equal("They were not told of any finding yet: record that they were told", Only(await Leave("It is a word")).Message);
        Assert.True((await Tell(new() { On = Today, By = "Helen, at their home" })).Succeeded);
        Assert.Equal(["To be answered"], (await Listed()).Rows.Select(row => row.ToDo)); // what the review left open
        Assert.DoesNotContain("told", Assert.Single(await Reviewed()).ToDo, StringComparison.Ordinal);

        await TakenUpAgain();

        Assert.Equal("The finding changed after the family was told: decide whether to tell them", Assert.Single((await Listed()).Rows).ToDo);
        Assert.Contains("decided whether the family is told what changed", Assert.Single(await Reviewed()).ToDo, StringComparison.Ordinal);
        var family = await Family();
        var before = Assert.Single(family.Earlier);
        Assert.Equal((true, Today, "Helen, at their home", "It could not have been foreseen"), (before.WasTold, before.On, before.By, before.What));
        Assert.Equal((null, ""), (family.ToldOn, family.What));

        // Told of it again, the event changes nothing.
        await met.Modules.Use((IHandle<DataCollection.Contracts.CaseReviewed> handler) => handler.Handle(new() { Case = met.Cases[0], On = Today, By = new("chair"), OccurredAt = default }, Ct));
        Assert.Single((await Family()).Earlier);

        Assert.True((await Tell(new() { On = Today, By = "Helen, by telephone" })).Succeeded);
        Assert.Equal(["To be answered"], (await Listed()).Rows.Select(row => row.ToDo)); // what the review left open
        Assert.Single((await Family()).Earlier);
    }

    [Fact]
    public async Task That_they_are_not_told_of_what_changed_takes_its_reason_and_the_next_change_asks_again()
    {
        await Ratified();
        Assert.True((await Tell(new() { On = Today, By = "Helen" })).Succeeded);
        await TakenUpAgain();

        Assert.Equal(nameof(LeaveFamilyUntold.Because), Only(await Leave("")).Field);
        Assert.True((await Leave("Only the order of two factors changed")).Succeeded);
        Assert.Equal(["To be answered"], (await Listed()).Rows.Select(row => row.ToDo)); // what the review left open
        Assert.Equal("It is decided already that they are not told of what changed", Only(await Tell(new() { On = Today, By = "Helen" })).Message);

        await TakenUpAgain();

        Assert.Single((await Listed()).Rows);
        Assert.Equal([(1, true, ""), (2, false, "Only the order of two factors changed")], (await Family()).Earlier.OrderBy(one => one.Number).Select(one => (one.Number, one.WasTold, one.Because)));
    }

    [Fact]
    public async Task What_was_recorded_wrongly_is_taken_back_with_what_was_wrong_and_the_family_waits_again()
    {
        await Ratified();
        Assert.Equal("Nothing is recorded that could be taken back", Only(await TakeBack("Another family")).Message);
        Assert.True((await Tell(new() { On = Today, By = "Helen" })).Succeeded);

        Assert.Equal(nameof(TakeBackFamilyTold.Because), Only(await TakeBack("")).Field);
        Assert.True((await TakeBack("It was another family")).Succeeded);
        Assert.Equal((null, "", true), ((await Family()).ToldOn, (await Family()).ToldBy, (await Family()).Waits));
        Assert.Contains(await met.Modules.Audit<PanelReviewDb>(Ct), one => one.Line.Subject == met.Cases[0].Value && one.Sealed.Because == "It was another family");

        Assert.True((await Tell(new() { On = Today, By = "Helen, by telephone" })).Succeeded);
        await TakenUpAgain();
        Assert.True((await Leave("Only the order of two factors changed")).Succeeded);
        Assert.True((await TakeBack("A factor changed too")).Succeeded);
        Assert.True((await Family()).Waits);
        Assert.True((await Tell(new() { On = Today, By = "Helen" })).Succeeded);
        Assert.Equal("Helen, by telephone", Assert.Single((await Family()).Earlier).By);
    }

    [Fact]
    public async Task A_finding_that_changes_before_they_were_told_asks_nothing_anew()
    {
        await Ratified();
        await Plan("It could not have been foreseen");

        await TakenUpAgain();

        Assert.Equal("It is written what they are told", Assert.Single((await Listed()).Rows).ToDo);
        Assert.Empty((await Family()).Earlier);
    }

    [Fact]
    public async Task Their_questions_are_recorded_and_answered_each_once()
    {
        await Ratified();

        Assert.True((await Answer(null, new() { Asked = "Was it our fault?", On = Today })).Succeeded);
        Assert.Equal(nameof(AnswerFamily.On), Only(await Answer(2, new() { Answer = "No", On = Today.PlusDays(-1) })).Field);
        Assert.True((await Answer(2, new() { Answer = "No", On = Today })).Succeeded);
        Assert.Equal("It is answered already", Only(await Answer(2, new() { Answer = "Yes", On = Today })).Message);

        Assert.Equal([("Could anything have been done?", ""), ("Was it our fault?", "No")], (await Family()).Questions.OrderBy(one => one.Number).Select(one => (one.Asked, one.Answer)));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        await Ratified();
        var seen = (await Family()).Version;
        Assert.True((await Plan("First", seen)).Succeeded);

        Assert.Contains("Somebody else changed this", Only(await Plan("Second", seen)).Message, StringComparison.Ordinal);
        Assert.Equal("First", (await Family()).What);
    }

    [Fact]
    public async Task Who_may_not_see_the_case_finds_nothing_of_the_family()
    {
        await Ratified();
        var label = await met.Label(0, Ct);

        met.Modules.Person.Areas = [Examples.Sefton];

        IActionResult? answer = null;
        await met.Panels.Look<ViewFamilyPage>(async page =>
        {
            page.Label = label;
            answer = await page.OnGetAsync(Ct);
        });
        Assert.IsType<NotFoundResult>(answer);
        Assert.Null(await met.Modules.Use((PlanFamilyFeedbackHandler handler) => handler.Handle(label, new() { What = "Words", TellsThem = "Helen" }, Ct)));
        Assert.Empty((await Listed()).Rows);
    }

    private async Task Ratified()
    {
        await met.Meet(Ct);
        await met.Ratify(0, Ct);
        met.As("office");
    }

    private Task<FamilyFollowUp> Family() => met.As("office").Modules.Use((PanelReviewDb db) => db.Families.AsNoTracking().SingleAsync(Ct));

    private Task<ListFamiliesPage> Listed() => met.As("office").Panels.Look<ListFamiliesPage>(page => page.OnGetAsync(null, Ct));

    private async Task<TPage> Opened<TPage>(Func<TPage, Task> look)
        where TPage : PanelCasePage
    {
        var label = await met.As("office").Label(0, Ct);
        var page = await met.Panels.Look<TPage>(page =>
        {
            page.Label = label;
            return look(page);
        });
        Assert.Equal(met.Cases[0].Value, page.Shown?.Note.Subject); // who looked stands in the audit
        return page;
    }

    private async Task<Result<string>> Plan(string what, Guid? seen = null)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), seen ?? (await Family()).Version);
        return (await met.Modules.Use((PlanFamilyFeedbackHandler handler) => handler.Handle(label, new() { What = what, TellsThem = "Helen Lindqvist", Version = version }, Ct)))!;
    }

    private async Task Wish(KeepFamilyWishes wishes)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Family()).Version);
        Assert.True((await met.Modules.Use((KeepFamilyWishesHandler handler) => handler.Handle(label, wishes with { Version = version }, Ct)))!.Succeeded);
    }

    private async Task<Result<string>> Letter(LetterTo to, string addressee, LocalDate on, string because = "", string text = "The panel has completed its review")
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Family()).Version);
        return (await met.Modules.Use((WriteFamilyLetterHandler handler) => handler.Handle(label, new() { To = to, Addressee = addressee, On = on, Text = text, Because = because, Version = version }, Ct)))!;
    }

    private async Task<Result<string>> Tell(RecordFamilyTold command)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Family()).Version);
        return (await met.Modules.Use((RecordFamilyToldHandler handler) => handler.Handle(label, command with { Version = version }, Ct)))!;
    }

    private async Task<Result<string>> TakeBack(string because)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Family()).Version);
        return (await met.Modules.Use((TakeBackFamilyToldHandler handler) => handler.Handle(label, new() { Because = because, Version = version }, Ct)))!;
    }

    private async Task<Result<string>> Leave(string because)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Family()).Version);
        return (await met.Modules.Use((LeaveFamilyUntoldHandler handler) => handler.Handle(label, new() { Because = because, Version = version }, Ct)))!;
    }

    private async Task TakenUpAgain()
    {
        met.Modules.Clock.AdvanceMinutes(1);
        var label = await met.As("office").Label(0, Ct);
        Assert.True((await met.As("chair").Modules.Use((TakeUpAgainHandler handler) => handler.Handle(met.Number, label, new() { Because = "A factor was missed" }, Ct)))!.Succeeded);
        await met.RatifyAgain(0, Ct);
        met.As("office");
    }

    private async Task<IReadOnlyList<ReviewedRow>> Reviewed() => (await met.As("office").Panels.Look<ListReviewedPage>(page => page.OnGetAsync(null, Ct))).Rows;

    private async Task<Result<string>> Answer(int? question, AnswerFamily command)
    {
        var (label, version) = (await met.As("office").Label(0, Ct), (await Family()).Version);
        return (await met.Modules.Use((AnswerFamilyHandler handler) => handler.Handle(label, question, command with { Version = version }, Ct)))!;
    }

    private static Problem Only(Result<string> refused) => Assert.Single(refused.Problems);
}
