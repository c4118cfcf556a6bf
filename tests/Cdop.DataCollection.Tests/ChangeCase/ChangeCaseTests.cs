using Cdop.DataCollection.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class ChangeCaseTests : IAsyncDisposable
{
    private static readonly CaseReference Kno = CaseReference.Parse("KNO-2026-011");

    private readonly CasesUnderTest cases = new();

    [Fact]
    public async Task A_clock_stopped_as_done_starts_what_follows_and_moves_the_case_on()
    {
        var opened = await Opened();

        await Settle("forms-sent", new() { Outcome = Outcome.Done, On = new(2026, 3, 3), DoneBy = "J. Quayle", Version = opened.Version });

        var now = await cases.Find();
        Assert.Equal(CaseStage.Gathering, now.Stage);
        Assert.Equal(new LocalDate(2026, 3, 24), now.Clocks.Single(c => c.Code == "returns").DueDay);
        Assert.Contains(now.Entries, e => e.Text == "Forms to agencies: done on 3 March 2026 by J. Quayle");
        Assert.Contains(now.Entries, e => e.Text == "Moved on to gathering");
    }

    [Fact]
    public async Task The_one_thing_a_case_waits_for_is_the_next_of_its_clocks_then_its_tasks_then_its_stage()
    {
        await Opened();
        var waits = new List<string>();
        while (true)
        {
            var reviewed = await cases.Find();
            waits.Add(reviewed.WaitingCode);
            if (reviewed.Clocks.FirstOrDefault(c => c.Code == reviewed.WaitingCode) is { IsOpen: true } clock)
            {
                await Settle(clock.Code, new() { Outcome = Outcome.Done, On = new(2026, 3, 3), Version = reviewed.Version });
            }
            else if (reviewed.Tasks.FirstOrDefault(t => t.Code == reviewed.WaitingCode) is { IsOpen: true } task)
            {
                await Settle(task.Code, new() { Outcome = Outcome.NotApplicable, Because = "Not here", Version = reviewed.Version });
            }
            else
            {
                break;
            }
        }

        Assert.Equal(["ncmd", "forms-sent", "returns", "review-meeting", "panel", "completion", "key-worker", "leaflet", "records", "area-of-death", "closing"], waits);
        Assert.All(waits, wait => Assert.NotEmpty(wait));
        Assert.Equal(Case.NoClock, (await cases.Find()).NextDue);
    }

    [Theory]
    [InlineData(nameof(Outcome.Open), null, null, "", "Select what became of it")]
    [InlineData(nameof(Outcome.Done), null, null, "", "Enter the day it was done")]
    [InlineData(nameof(Outcome.Done), "2026-03-04", null, "", "The day it was done must be today or earlier")]
    [InlineData(nameof(Outcome.Done), "0001-03-03", null, "", "The day it was done must not be before the child died, on 1 March 2026")]
    [InlineData(nameof(Outcome.Done), "2026-02-28", null, "", "The day it was done must not be before the child died, on 1 March 2026")]
    [InlineData(nameof(Outcome.Done), "2026-03-03", "12:01", "", "The time it was done must be in the past")]
    [InlineData(nameof(Outcome.NotDone), null, null, "", "Enter why it was not done")]
    [InlineData(nameof(Outcome.NotApplicable), null, null, "", "Enter why it is not needed")]
    public async Task What_cannot_be_right_is_refused_with_a_sentence(string outcome, string? on, string? time, string because, string sentence)
    {
        var opened = await Opened();

        var refused = await Settle("ncmd", new()
        {
            Outcome = Enum.Parse<Outcome>(outcome),
            On = on is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value,
            Time = time is null ? null : NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value,
            Because = because,
            Version = opened.Version,
        });

        Assert.Equal(sentence, Assert.Single(refused!.Problems).Message);
        Assert.Equal(opened.Version, (await cases.Find()).Version);
    }

    [Fact]
    public async Task Nothing_is_done_before_there_was_a_child_and_no_stage_is_reached_before_the_death()
    {
        var opened = await Opened();

        var clock = await Settle("returns", new() { Outcome = Outcome.Done, On = new(2020, 1, 31), Version = opened.Version });
        var task = await Settle("records", new() { Outcome = Outcome.Done, On = new(1, 1, 1), Version = opened.Version });
        var early = await Settle("leaflet", new() { Outcome = Outcome.Done, On = new(2026, 2, 27), Version = opened.Version });
        var stage = await Move(new() { Stage = CaseStage.Gathering, On = new(2026, 2, 28), Version = opened.Version });

        const string born = "The day it was done must not be before the child was born, on 1 February 2020";
        Assert.Equal([born, born], new[] { clock!, task! }.Select(refused => Assert.Single(refused.Problems).Message));
        Assert.True(early!.Succeeded);
        Assert.Equal("The day must not be before the child died, on 1 March 2026", Assert.Single(stage!.Problems).Message);
    }

    [Fact]
    public async Task Of_two_editors_the_later_one_is_told()
    {
        var seen = await Opened();
        await Settle("ncmd", new() { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = seen.Version });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Settle("ncmd", new() { Outcome = Outcome.NotDone, Because = "Forgotten", Version = seen.Version }));

        Assert.Equal(Outcome.Done, (await cases.Find()).Clocks.Single(c => c.Code == "ncmd").Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_problem_a_form_goes_on_beside_the_version_first_seen_so_that_the_later_editor_is_told_all_the_same(bool isOfTheField)
    {
        var seen = await Opened();
        await Settle("ncmd", new() { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = seen.Version });
        var now = await cases.Find();

        var bad = await Post(new() { Outcome = Outcome.NotDone, Because = isOfTheField ? "Forgotten" : "", Version = seen.Version }, isOfTheField ? "The day must be a real date" : null);
        Assert.Equal((seen.Version, false), (bad.Version, bad.ModelState.IsValid));
        Assert.Null(bad.Both);

        var good = await Post(new() { Outcome = Outcome.NotDone, Because = "Forgotten", Version = bad.Version });
        Assert.Equal(now.Version, good.Version);
        Assert.Contains(new("What became of it", Wording.Of(Outcome.Done), Wording.Of(Outcome.NotDone)), good.Both!.Differences);
        Assert.Equal(Outcome.Done, (await cases.Find()).Clocks.Single(c => c.Code == "ncmd").Outcome);
    }

    [Theory]
    [InlineData("someone", null)]
    [InlineData("other", "Name of someone")]
    public async Task The_later_editor_is_told_who_it_was_and_what_was_done_meanwhile_also_where_their_own_fields_did_not_change(string later, string? by)
    {
        var earlier = await Opened();
        await Settle("ncmd", new() { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = earlier.Version });
        var seen = await cases.Find();
        await Assign(new() { Owner = "other", Version = seen.Version });
        await cases.Modules.Use((WriteNoteHandler handler) => handler.Handle(Kno, new() { Text = "Telephoned the school" }, CasesUnderTest.Ct));

        cases.Person.Id = new(later);
        await using var scope = cases.Modules.Scope();
        var page = ActivatorUtilities.CreateInstance<PauseCasePage>(scope.ServiceProvider);
        (page.At, page.Form) = (Kno.ToString(), new() { Reason = "hssib", On = new(2026, 3, 3), ReviewOn = new(2026, 4, 1), Version = seen.Version });
        Assert.IsType<PageResult>(await page.OnPostAsync(CasesUnderTest.Ct));

        Assert.Equal(by, page.Both!.By);
        Assert.Equal(["Owner is now J. Quayle"], page.Both.Meanwhile);
    }

    [Fact]
    public async Task Nothing_is_chosen_for_the_person_and_while_there_is_no_key_worker_the_task_to_name_one_is_not_offered_as_done()
    {
        var version = (await Opened()).Version;

        Assert.All([await Shown("key-worker"), await Shown("leaflet"), await Shown("ncmd")], page => Assert.Equal(Outcome.Open, page.Form.Outcome));
        Assert.DoesNotContain((await Shown("key-worker")).Outcomes, choice => choice.Value == nameof(Outcome.Done));
        var pressed = await Settle("ncmd", new() { On = new(2026, 3, 2), Version = version });
        Assert.Equal("Outcome", Assert.Single(pressed!.Problems).Field);

        async Task<SettleClockOrTaskPage> Shown(string code)
        {
            await using var scope = cases.Modules.Scope();
            var page = ActivatorUtilities.CreateInstance<SettleClockOrTaskPage>(scope.ServiceProvider);
            (page.At, page.Code) = (Kno.ToString(), code);
            Assert.IsType<PageResult>(await page.OnGetAsync(CasesUnderTest.Ct));
            return page;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_part_that_the_case_does_not_have_is_not_found_whatever_is_wrong_with_the_form(bool hasProblem)
    {
        var opened = await Opened();
        var school = opened.People.Single(p => p.Agency == "School");
        await cases.Modules.Use((EditPersonHandler handler) => handler.Handle(Kno, school.Id, new TakeOffPerson { Because = "Not yet at school", Version = opened.Version }, CasesUnderTest.Ct));

        Assert.IsType<NotFoundResult>(await Post<SettleClockOrTaskPage>(page => (page.Code, page.Form) = ("unknown", new() { Outcome = Outcome.Done, On = new(2026, 3, 2) }), p => p.OnPostAsync, hasProblem));
        Assert.IsType<NotFoundResult>(await Post<EditPersonPage>(page => (page.Which, page.Form) = (Guid.NewGuid().ToString(), new() { Agency = "School" }), p => p.OnPostAsync, hasProblem));
        Assert.IsType<NotFoundResult>(await Post<EditPersonPage>(page => (page.Which, page.Form) = (school.Id.ToString(), new() { Agency = "School" }), p => p.OnPostAsync, hasProblem));
        Assert.IsType<NotFoundResult>(await Post<EditPersonPage>(page => (page.Which, page.Form) = ("newest", new() { Agency = "School" }), p => p.OnPostAsync, hasProblem));
        Assert.IsType<NotFoundResult>(await Post<TakeOffPersonPage>(page => (page.Number, page.Form) = (Guid.NewGuid(), new() { Because = "x" }), p => p.OnPostAsync, hasProblem));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_change()
    {
        var seen = await Opened();
        var same = new SettleClockOrTask { Outcome = Outcome.Done, On = new(2026, 3, 2), Time = new(9, 0), Version = seen.Version };

        Assert.True((await Settle("ncmd", same))!.Succeeded);
        Assert.True((await Settle("ncmd", same))!.Succeeded);

        Assert.Single((await cases.Find()).Entries, e => e.Kind == EntryKind.Clock);
    }

    [Theory]
    [InlineData("settle")]
    [InlineData("task")]
    [InlineData("owner")]
    [InlineData("move")]
    [InlineData("pause")]
    [InlineData("person")]
    [InlineData("off")]
    [InlineData("note")]
    public async Task One_form_sent_four_times_at_once_is_one_change_and_nobody_else_s(string form)
    {
        var seen = await Opened();
        var person = seen.People[0].Id;
        Func<Task<Result<string>?>> send = form switch
        {
            "settle" => Again(new SettleClockOrTask { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = seen.Version }, same => Settle("ncmd", same)),
            "task" => Again(new SettleClockOrTask { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = seen.Version }, same => Settle("records", same)),
            "owner" => Again(new AssignOwner { Owner = "other", Version = seen.Version }, Assign),
            "move" => Again(new MoveCase { Stage = CaseStage.Gathering, On = new(2026, 3, 3), Version = seen.Version }, Move),
            "pause" => Again(new PauseCase { Reason = "coroner", On = new(2026, 3, 3), ReviewOn = new(2026, 6, 3), Version = seen.Version }, same => cases.Modules.Use((PauseCaseHandler handler) => handler.Handle(Kno, same, CasesUnderTest.Ct))),
            "person" => Again(new EditPerson { Name = "Dr C. Hall", Agency = "General practitioner", Version = seen.Version }, same => Edit(person, same)),
            "off" => Again(new TakeOffPerson { Because = "Never met the child", Version = seen.Version }, same => cases.Modules.Use((EditPersonHandler handler) => handler.Handle(Kno, person, same, CasesUnderTest.Ct))),
            _ => Again(new WriteNote { Text = "Spoke with the ward." }, same => cases.Modules.Use((WriteNoteHandler handler) => handler.Handle(Kno, same, CasesUnderTest.Ct))),
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(send)));

        Assert.All(answers, answer => Assert.True(answer!.Succeeded));
        Assert.Equal(seen.Entries.Count + 1, (await cases.Find()).Entries.Count);

        static Func<Task<Result<string>?>> Again<T>(T same, Func<T, Task<Result<string>?>> post) => () => post(same);
    }

    [Fact]
    public async Task A_form_that_comes_again_after_another_s_change_has_its_answer_and_undoes_nothing()
    {
        await Opened();
        async Task<Guid> Seen() => (await cases.Find()).Version;
        var settle = new SettleClockOrTask { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = await Seen() };
        await Settle("ncmd", settle);
        var assign = new AssignOwner { Owner = "other", Version = await Seen() };
        await Assign(assign);
        var move = new MoveCase { Stage = CaseStage.Gathering, On = new(2026, 3, 3), Version = await Seen() };
        await Move(move);

        await Settle("ncmd", new() { Outcome = Outcome.NotDone, Because = "It came back", Version = await Seen() });
        await Assign(new() { Owner = "", Version = await Seen() });
        await Move(new() { Stage = CaseStage.Notified, On = new(2026, 3, 3), Because = "Too early", Version = await Seen() });
        var before = await Seen();

        Assert.True((await Settle("ncmd", settle))!.Succeeded);
        Assert.True((await Assign(assign))!.Succeeded);
        Assert.True((await Move(move))!.Succeeded);
        Assert.Equal(before, await Seen());
    }

    [Fact]
    public async Task A_form_sent_again_with_other_words_is_another_change()
    {
        var seen = await Opened();
        var form = new SettleClockOrTask { Outcome = Outcome.Done, On = new(2026, 3, 2), Version = seen.Version };
        await Settle("ncmd", form);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Settle("ncmd", form with { On = new(2026, 3, 1) }));
    }

    [Fact]
    public void No_page_changes_a_case_but_through_what_makes_it_once()
    {
        var pages = typeof(ChangeCasePage).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ChangeCasePage)))
            .Where(type => type.GetMethod("OnPostAsync") is not null && !type.GetConstructors().Single().GetParameters().Any(given => given.ParameterType == typeof(SectionFilled))) // a section has a stamp of its own
            .ToList();

        Assert.True(pages.Count > 7);
        Assert.All(pages, page =>
        {
            var handlers = page.GetConstructors().Single().GetParameters().Select(given => given.ParameterType).Where(given => given.Name.EndsWith("Handler", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(handlers);
            Assert.All(handlers, handler => Assert.True(handler.IsSubclassOf(typeof(ChangeCaseHandler)), $"{page.Name}: {handler.Name} must be a {nameof(ChangeCaseHandler)}"));
        });
    }

    [Fact]
    public async Task A_note_is_written_once_and_disturbs_nobody()
    {
        var seen = await Opened();
        var note = new WriteNote { Text = "Spoke with the ward.\nThey will send the notes." };

        await cases.Modules.Use((WriteNoteHandler handler) => handler.Handle(Kno, note, CasesUnderTest.Ct));
        await cases.Modules.Use((WriteNoteHandler handler) => handler.Handle(Kno, note, CasesUnderTest.Ct));

        var noted = await cases.Find();
        Assert.Equal(note.Text, Assert.Single(noted.Entries, e => e.Kind == EntryKind.Note).Text);
        Assert.Equal(seen.Version, noted.Version);
    }

    [Fact]
    public async Task Forms_without_a_key_share_no_answer()
    {
        await Opened();

        foreach (var word in new[] { "One", "Two" })
        {
            await cases.Modules.Use((WriteNoteHandler handler) => handler.Handle(Kno, new() { Text = word, Key = Guid.Empty }, CasesUnderTest.Ct));
            await Edit(null, new() { Name = word, Agency = "School", Key = Guid.Empty });
        }

        var now = await cases.Find();
        Assert.Equal(["One", "Two"], now.Entries.Where(e => e.Kind == EntryKind.Note).Select(e => e.Text).Order());
        Assert.Equal(["One", "Two"], now.People.Select(p => p.Name).Where(name => name is "One" or "Two").Order());
    }

    [Fact]
    public async Task A_family_has_one_key_worker_and_naming_one_is_the_task_done()
    {
        var seen = await Opened();
        var handsOn = new EditPerson { Name = "H. Lindqvist", Role = "Bereavement nurse", Agency = "Hospital", Telephone = "0151 496 0001", IsKeyWorker = true, Version = seen.Version };
        await Edit(null, handsOn);
        await Edit(null, handsOn); // sent twice
        var first = (await cases.Find()).People.Single(p => p.IsKeyWorker);

        await Edit(null, new() { Name = "M. Brandt", Role = "Health visitor", Agency = "Health visiting", Email = "m.brandt@example.nhs.uk", IsKeyWorker = true });

        var now = await cases.Find();
        Assert.Equal("M. Brandt", now.People.Single(p => p.IsKeyWorker).Name);
        Assert.False(now.People.Single(p => p.Id == first.Id).IsKeyWorker);
        Assert.Equal(Outcome.Done, now.Tasks.Single(t => t.Code == "key-worker").Outcome);
    }

    [Fact]
    public async Task The_task_to_name_a_key_worker_is_done_only_while_there_is_one()
    {
        var seen = await Opened();
        var bare = await Settle("key-worker", new() { Outcome = Outcome.Done, On = new(2026, 3, 3), Version = seen.Version });
        Assert.Equal("Name the key worker under People first: then this is done", Assert.Single(bare!.Problems).Message);

        await Edit(null, new() { Name = "M. Brandt", Role = "Health visitor", Agency = "Health visiting", Telephone = "0151 496 0001", IsKeyWorker = true });
        var named = await cases.Find();
        Assert.Equal(Outcome.Done, named.Tasks.Single(t => t.Code == "key-worker").Outcome);

        await cases.Modules.Use((EditPersonHandler handler) => handler.Handle(Kno, named.KeyWorker!.Id, new TakeOffPerson { Because = "Has left", Version = named.Version }, CasesUnderTest.Ct));
        var left = await cases.Find();
        Assert.Equal(Outcome.Open, left.Tasks.Single(t => t.Code == "key-worker").Outcome);
        Assert.Contains(left.Entries, e => e.Text == "Name a key worker for the family: to be done again");

        Assert.True((await Settle("key-worker", new() { Outcome = Outcome.NotDone, Because = "The family wish for none", Version = left.Version }))!.Succeeded);
    }

    [Fact]
    public async Task A_key_worker_has_a_name_a_role_and_a_way_to_be_reached()
    {
        await Opened();

        var refused = await Edit(null, new() { Agency = "Hospital", IsKeyWorker = true });

        Assert.Equal(
            ["Enter the key worker’s name", "Enter the key worker’s role, such as bereavement nurse", "Enter a phone number or an email: the family must be able to reach the key worker"],
            refused!.Problems.Select(problem => problem.Message));
        Assert.Null((await cases.Find()).KeyWorker);
    }

    [Fact]
    public async Task What_a_key_worker_lacks_is_said_together_with_what_is_wrong()
    {
        await Opened();
        await using var scope = cases.Modules.Scope();
        var page = ActivatorUtilities.CreateInstance<EditPersonPage>(scope.ServiceProvider);
        (page.At, page.Which, page.Form) = (Kno.ToString(), "key-worker", new() { Agency = "Hospital", Email = "nobody", IsKeyWorker = true });
        page.ModelState.AddModelError("Form.Email", "Enter an email as name@place");

        Assert.IsType<PageResult>(await page.OnPostAsync(CasesUnderTest.Ct));

        Assert.Equal(["Form.Email", "Form.Name", "Form.Role"], page.ModelState.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key).Order());
    }

    [Fact]
    public async Task A_case_is_not_moved_to_where_it_stands_so_that_undo_takes_back_no_other_move()
    {
        var seen = await Opened();

        Assert.Equal("Stage", Assert.Single((await Move(new() { Stage = CaseStage.Notified, On = new(2026, 3, 3), Version = seen.Version }))!.Problems).Field);

        Assert.Single((await cases.Find()).Steps);
    }

    [Fact]
    public async Task A_case_that_passes_over_stages_says_why_and_the_move_can_be_undone()
    {
        var seen = await Opened();
        var reviewed = new MoveCase { Stage = CaseStage.Reviewed, On = new(2026, 3, 3), Version = seen.Version };

        Assert.Equal("Enter why it passes over the stages between", Assert.Single((await Move(reviewed))!.Problems).Message);
        Assert.True((await Move(reviewed with { Because = "Reviewed in another area" }))!.Succeeded);
        Assert.Equal([("done", "done 3 Mar"), (null, "passed over"), (null, "passed over"), (null, "passed over"), (null, "now, since today")], await Stages());

        var moved = await cases.Find();
        Assert.Equal((CaseStage.Notified, CaseStage.Reviewed), (moved.LastMove!.Value.From.Stage, moved.LastMove.Value.To.Stage));
        var undo = new UndoMove { Version = moved.Version };
        Assert.True((await Undo(undo))!.Succeeded);
        Assert.True((await Undo(undo))!.Succeeded); // sent twice

        var back = await cases.Find();
        Assert.Equal((CaseStage.Notified, seen.Steps[0].On, 3), (back.Stage, back.Steps.MaxBy(step => step.Number)!.On, back.Steps.Count));
        Assert.Contains(back.Entries, e => e.Text == "Move undone: notified again");
        Assert.Equal("now, 2 days", (await Stages())[0].Words);
        Assert.Null(back.LastMove);
        Assert.False((await Undo(new() { Version = back.Version }))!.Succeeded); // what was taken back is not taken back

        await Move(new() { Stage = CaseStage.Closed, On = new(2026, 3, 3), Because = "Transferred", Version = back.Version });
        Assert.False((await Undo(new() { Version = (await cases.Find()).Version }))!.Succeeded);

        Task<Result<string>?> Undo(UndoMove form) => cases.Modules.Use((UndoMoveHandler handler) => handler.Handle(Kno, form, CasesUnderTest.Ct));

        async Task<IReadOnlyList<(string? State, string Words)>> Stages()
        {
            await using var scope = cases.Modules.Scope();
            var page = ActivatorUtilities.CreateInstance<ViewCasePage>(scope.ServiceProvider);
            page.PageContext = new() { HttpContext = new Microsoft.AspNetCore.Http.DefaultHttpContext() };
            page.At = Kno.ToString();
            Assert.IsType<PageResult>(await page.OnGetAsync(CasesUnderTest.Ct));
            return [.. Enum.GetValues<CaseStage>().Where(stage => stage < CaseStage.Closed).Select(page.Under)];
        }
    }

    [Theory]
    [InlineData(false, false, true, false)]
    [InlineData(true, false, false, true)]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    public async Task An_owner_who_may_not_see_a_case_any_more_owns_it_no_more(bool restricted, bool listed, bool excluded, bool loses)
    {
        loses |= excluded;
        var seen = await Opened();
        await Assign(new() { Owner = "other", Version = seen.Version });
        List<AccessEntry> lines = [new() { Subject = seen.Subject, Person = new("someone"), Kind = AccessKind.Listed }];
        if (listed)
        {
            lines.Add(new() { Subject = seen.Subject, Person = new("other"), Kind = AccessKind.Listed });
        }

        if (excluded)
        {
            lines.Add(new() { Subject = seen.Subject, Person = new("other"), Kind = AccessKind.Excluded });
        }

        await cases.Modules.Use(async (IEnumerable<IKeepAccess> copies) =>
        {
            foreach (var copy in copies)
            {
                await copy.Keep(seen.Subject, restricted, lines, "Asked for", CasesUnderTest.Ct);
            }
        });

        var now = await cases.Find();
        Assert.Equal(loses ? null : new UserId("other"), now.Owner);
        await Assign(new() { Owner = "", Version = now.Version });
        Assert.Equal(!loses, (await Assign(new() { Owner = "other", Version = (await cases.Find()).Version }))!.Succeeded);
        Assert.Equal(loses, now.Entries.Any(e => e.Text == "Name of other may not see this case any more: owned by nobody now"));
    }

    [Fact]
    public async Task A_person_taken_off_the_list_stays_in_the_history()
    {
        var seen = await Opened();
        var school = seen.People.Single(p => p.Agency == "School");

        await cases.Modules.Use((EditPersonHandler handler) => handler.Handle(Kno, school.Id, new TakeOffPerson { Because = "Not yet at school", Version = seen.Version }, CasesUnderTest.Ct));

        var now = await cases.Find();
        Assert.NotNull(now.People.Single(p => p.Id == school.Id).LeftAt);
        Assert.Equal("Not yet at school", now.Entries.Single(e => e.Text == "Taken off the list: School").Because);
    }

    [Fact]
    public async Task An_owner_is_somebody_who_works_the_area()
    {
        var seen = await Opened();

        Assert.True((await Assign(new() { Owner = "other", Version = seen.Version }))!.Succeeded);
        var refused = await Assign(new() { Owner = "stranger", Version = (await cases.Find()).Version });

        Assert.Equal("Select somebody who works cases of this area and may see this one", Assert.Single(refused!.Problems).Message);
        Assert.Equal(new UserId("other"), (await cases.Find()).Owner);
    }

    [Fact]
    public async Task A_case_is_closed_with_a_reason_for_the_clocks_that_still_run_and_can_be_opened_again()
    {
        var seen = await Opened();
        var bare = await Move(new() { Stage = CaseStage.Closed, On = new(2026, 3, 3), Version = seen.Version });
        Assert.Equal("Enter why it can be closed: not all its clocks are done", Assert.Single(bare!.Problems).Message);

        await Move(new() { Stage = CaseStage.Closed, On = new(2026, 3, 3), Because = "Transferred", Version = seen.Version });

        var closed = await cases.Find();
        Assert.False(closed.IsOpen);
        Assert.Equal(Outcome.Done, closed.Clocks.Single(c => c.Code == "completion").Outcome);
        Assert.Equal(Outcome.NotDone, closed.Clocks.Single(c => c.Code == "panel").Outcome);
        Assert.Equal("The case is closed: move it back to a stage first", (await Settle("panel", new() { Outcome = Outcome.NotDone, Because = "x", Version = closed.Version }))!.Problems[0].Message);

        await Move(new() { Stage = CaseStage.Gathering, On = new(2026, 3, 3), Because = "Came back", Version = closed.Version });
        Assert.True((await cases.Find()).IsOpen);
    }

    [Fact]
    public async Task A_case_moved_back_from_its_end_has_the_clocks_again_that_ran_when_it_was_closed_and_no_others()
    {
        var opened = await Opened();
        await Settle("ncmd", new() { Outcome = Outcome.NotDone, Because = "Sent by the other area", Version = opened.Version });
        await Settle("forms-sent", new() { Outcome = Outcome.Done, On = new(2026, 3, 3), Version = (await cases.Find()).Version });
        var running = await cases.Find();
        cases.Clock.Advance(Duration.FromDays(1));
        await Move(new() { Stage = CaseStage.Closed, On = new(2026, 3, 4), Because = "Transferred", Version = running.Version });
        cases.Clock.Advance(Duration.FromDays(1));

        await Move(new() { Stage = CaseStage.Gathering, On = new(2026, 3, 5), Because = "Came back", Version = (await cases.Find()).Version });

        var back = await cases.Find();
        Assert.Equal(Clocks(running), Clocks(back));
        Assert.Equal(("returns", new LocalDate(2026, 3, 24).EndInLondon()), (back.WaitingCode, back.NextDue));
        Assert.Contains(back.Entries, e => e.Text == "4 clocks run again");

        static IEnumerable<(string, Outcome, Instant?, string)> Clocks(Case of) => of.Clocks.OrderBy(c => c.Order).Select(c => (c.Code, c.Outcome, c.RunsOut, c.Because));
    }

    [Fact]
    public async Task A_clock_stopped_by_a_slip_runs_again_and_what_followed_it_waits_for_it_as_before()
    {
        var opened = await Opened();
        await Settle("forms-sent", new() { Outcome = Outcome.Done, On = new(2026, 3, 3), Version = opened.Version });
        async Task<Result<string>?> Undo(string code, string because) => await Settle(code, new() { Outcome = Outcome.Open, Because = because, Version = (await cases.Find()).Version });

        Assert.Equal("Enter why it is still to be done", Assert.Single((await Undo("forms-sent", ""))!.Problems).Message);
        Assert.True((await Undo("forms-sent", "Ticked on the wrong case"))!.Succeeded);

        var now = await cases.Find();
        Assert.Equal(Outcome.Open, now.Clocks.Single(c => c.Code == "forms-sent").Outcome);
        Assert.Equal((Outcome.Open, null, null), (now.Clocks.Single(c => c.Code == "returns").Outcome, now.Clocks.Single(c => c.Code == "returns").StartedOn, now.Clocks.Single(c => c.Code == "returns").RunsOut));
        Assert.Contains(now.Entries, e => e is { Text: "Forms to agencies: still to be done", Because: "Ticked on the wrong case" });

        await Settle("forms-sent", new() { Outcome = Outcome.NotDone, Because = "No agency knew the child", Version = now.Version });
        Assert.Equal(Outcome.NotDone, (await cases.Find()).Clocks.Single(c => c.Code == "returns").Outcome);
        Assert.True((await Undo("forms-sent", "One did"))!.Succeeded);
        Assert.Equal(Outcome.Open, (await cases.Find()).Clocks.Single(c => c.Code == "returns").Outcome);
    }

    [Fact]
    public async Task A_task_ticked_by_a_slip_is_to_be_done_again_and_what_the_facts_say_is_done_stays_done()
    {
        var opened = await Opened();
        await Settle("leaflet", new() { Outcome = Outcome.Done, On = new(2026, 3, 3), Version = opened.Version });
        await cases.Modules.Use(async (EditPersonHandler handler) => await handler.Handle(Kno, null, new EditPerson { Name = "H. Lindqvist", Role = "Bereavement nurse", Agency = "Hospital", Telephone = "0151 496 0001", IsKeyWorker = true, Version = (await cases.Find()).Version }, CasesUnderTest.Ct));
        async Task<Result<string>?> Undo(string code) => await Settle(code, new() { Outcome = Outcome.Open, Because = "A slip", Version = (await cases.Find()).Version });

        Assert.True((await Undo("leaflet"))!.Succeeded);
        Assert.Equal("The family has a key worker, so this is done", Assert.Single((await Undo("key-worker"))!.Problems).Message);
        Assert.Equal("It was done when the office was told", Assert.Single((await Undo("notification"))!.Problems).Message);

        var now = await cases.Find();
        Assert.Equal(Outcome.Open, now.Tasks.Single(t => t.Code == "leaflet").Outcome);
        Assert.Equal(Outcome.Done, now.Tasks.Single(t => t.Code == "key-worker").Outcome);
        Assert.Equal(Outcome.Done, now.Clocks.Single(c => c.Code == "notification").Outcome);
    }

    [Theory]
    [InlineData("leaflet", true)]
    [InlineData("ncmd", true)]
    [InlineData("notification", false)]
    public async Task Only_what_was_settled_and_can_be_to_be_done_again_is_offered_so(string code, bool offered)
    {
        await Opened();
        Assert.DoesNotContain(nameof(Outcome.Open), await Offered("forms-sent"));

        await Settle(code, new() { Outcome = Outcome.NotDone, Because = "Not here", Version = (await cases.Find()).Version });

        Assert.Equal(offered, (await Offered(code)).Contains(nameof(Outcome.Open)));

        async Task<IEnumerable<string>> Offered(string what)
        {
            await using var scope = cases.Modules.Scope();
            var page = ActivatorUtilities.CreateInstance<SettleClockOrTaskPage>(scope.ServiceProvider);
            (page.At, page.Code) = (Kno.ToString(), what);
            Assert.IsType<PageResult>(await page.OnGetAsync(CasesUnderTest.Ct));
            return page.Outcomes.Select(choice => choice.Value);
        }
    }

    [Fact]
    public async Task What_one_may_not_see_cannot_be_changed()
    {
        var seen = await Opened();
        cases.Person.Areas = [Examples.Wirral];

        Assert.Null(await Settle("ncmd", new() { Outcome = Outcome.NotDone, Because = "x", Version = seen.Version }));
        Assert.Null(await Assign(new() { Owner = "other", Version = seen.Version }));
        Assert.Null(await cases.Modules.Use((WriteNoteHandler handler) => handler.Handle(Kno, new() { Text = "x" }, CasesUnderTest.Ct)));
    }

    [Fact]
    public async Task An_emergency_opening_shows_a_case_and_changes_nothing()
    {
        var opened = await Opened();
        cases.Person.Areas = [Examples.Wirral];
        await Lines(opened.Subject, isRestricted: false, new AccessEntry { Subject = opened.Subject, Person = cases.Person.Id, Kind = AccessKind.BreakGlass, Until = cases.Clock.GetCurrentInstant() + Duration.FromHours(1) });

        cases.Person.OnlyReads = true;
        Assert.NotNull(await cases.Read());
        cases.Person.OnlyReads = false;
        Assert.Null(await Settle("ncmd", new() { Outcome = Outcome.NotDone, Because = "x", Version = opened.Version }));

        cases.Person.OnlyReads = true;
        cases.Clock.AdvanceHours(1);
        Assert.Null(await cases.Read());
    }

    [Fact]
    public async Task A_restricted_case_opens_for_its_list_and_never_for_the_excluded()
    {
        var opened = await Opened();

        await Lines(opened.Subject, isRestricted: true);
        Assert.Null(await cases.Read());

        await Lines(opened.Subject, isRestricted: true, new AccessEntry { Subject = opened.Subject, Person = cases.Person.Id, Kind = AccessKind.Listed });
        Assert.NotNull(await cases.Read());

        await Lines(opened.Subject, isRestricted: true, new() { Subject = opened.Subject, Person = cases.Person.Id, Kind = AccessKind.Listed }, new() { Subject = opened.Subject, Person = cases.Person.Id, Kind = AccessKind.Excluded });
        Assert.Null(await cases.Read());
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private async Task<Case> Opened()
    {
        await cases.Accept(CasesUnderTest.Ann);
        return await cases.Find();
    }

    private Task Lines(Guid subject, bool isRestricted, params AccessEntry[] lines) =>
        cases.Modules.Use((IKeepAccess keeper) => keeper.Keep(subject, isRestricted, lines, "A test", CasesUnderTest.Ct));

    private Task<Result<string>?> Settle(string code, SettleClockOrTask form) => cases.Modules.Use((SettleClockOrTaskHandler handler) => handler.Handle(Kno, code, form, CasesUnderTest.Ct));

    // Posts the form of the clock NCMD to its page, which shows it again.
    private async Task<SettleClockOrTaskPage> Post(SettleClockOrTask form, string? problem = null)
    {
        await using var scope = cases.Modules.Scope();
        var page = ActivatorUtilities.CreateInstance<SettleClockOrTaskPage>(scope.ServiceProvider);
        (page.At, page.Code, page.Form) = (Kno.ToString(), "ncmd", form);
        if (problem is not null)
        {
            page.ModelState.AddModelError("Form.On", problem);
        }

        Assert.IsType<PageResult>(await page.OnPostAsync(CasesUnderTest.Ct));
        return page;
    }

    // Posts any form to its page.
    private async Task<IActionResult> Post<TPage>(Action<TPage> fill, Func<TPage, Func<CancellationToken, Task<IActionResult>>> post, bool hasProblem)
        where TPage : ChangeCasePage
    {
        await using var scope = cases.Modules.Scope();
        var page = ActivatorUtilities.CreateInstance<TPage>(scope.ServiceProvider);
        page.At = Kno.ToString();
        fill(page);
        if (hasProblem)
        {
            page.ModelState.AddModelError("Form.Any", "A field that could not be read");
        }

        return await post(page)(CasesUnderTest.Ct);
    }

    private Task<Result<string>?> Edit(Guid? person, EditPerson form) => cases.Modules.Use((EditPersonHandler handler) => handler.Handle(Kno, person, form, CasesUnderTest.Ct));

    private Task<Result<string>?> Assign(AssignOwner form) => cases.Modules.Use((AssignOwnerHandler handler) => handler.Handle(Kno, form, CasesUnderTest.Ct));

    private Task<Result<string>?> Move(MoveCase form) => cases.Modules.Use((MoveCaseHandler handler) => handler.Handle(Kno, form, CasesUnderTest.Ct));
}
