using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications.Tests;

public sealed class TriageNotificationTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_death_is_a_case_with_the_notifications_number_and_a_reference()
    {
        var reference = (await modules.Log(Given.Word)).Value;

        var answer = await modules.Triage(reference, await modules.Form(reference) with { Criteria = [JointResponseCriteria.ExternalCause, JointResponseCriteria.MayNotBeNatural], NeedsJointResponse = true });

        var told = Assert.IsType<DeathAccepted>(Assert.Single(modules.Told));
        var kept = await modules.Read(reference);
        Assert.Matches("^KNO-2026-[0-9]{3}$", told.Reference.ToString());
        Assert.Equal(new(kept.Id.Value), told.Case);
        Assert.Equal((Examples.Knowsley, true, new UserId("someone")), (told.Area, told.NeedsJointResponse, told.AcceptedBy));
        Assert.Equal((NotificationState.Accepted, told.Case, told.Reference), (kept.State, kept.Case, kept.CaseReference));
        Assert.Equal($"{reference} accepted as {told.Reference}. You can undo for 7 days", answer.Value);
    }

    [Fact]
    public async Task The_decision_keeps_what_lay_before_the_person()
    {
        var kept = await modules.Accepted();

        var decision = Assert.Single(kept.Decisions);
        Assert.Equal((DecisionKind.Accepted, new UserId("someone"), modules.Clock.GetCurrentInstant()), (decision.Kind, decision.By, decision.At));
        Assert.Contains("Did the child die before the 18th birthday? Yes: 6 years (Children Act 2004, section 65)", decision.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", decision.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_posted_twice_gets_the_first_answer()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference);

        var first = await modules.Triage(reference, form);
        var second = await modules.Triage(reference, form);

        Assert.Equal(first.Value, second.Value);
        Assert.Single(modules.Told);
    }

    [Fact]
    public async Task Of_ten_who_accept_at_once_one_does_and_nine_are_told_who_and_when()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => modules.Triage(reference, form with { Key = Guid.NewGuid() }), Ct)));

        Assert.Single(answers, a => a.Succeeded);
        Assert.All(answers.Where(a => !a.Succeeded), a => Assert.Matches(
            "^Name of someone decided this first: accepted as KNO-2026-[0-9]{3}, 3 March 2026, 12:00. Nothing you chose was saved$", Assert.Single(a.Problems).Message));
        Assert.Single(modules.Told);
        Assert.Single((await modules.Read(reference)).Decisions);
    }

    [Fact]
    public async Task Twenty_deaths_accepted_at_once_have_twenty_references()
    {
        var references = new List<NotificationReference>();
        for (var i = 0; i < 20; i++)
        {
            references.Add((await modules.Log(Given.Word with
            {
                Child = Given.Ann with { GivenName = null, NotNamed = true, FamilyName = $"Family{(char)('A' + i)}", DateOfBirth = new LocalDate(2010, 1, 1).PlusMonths(5 * i), TypedNhsNumber = null, NoNhsNumber = NhsNumberAbsence.NotAvailable },
                Death = Given.InHospital with { Date = new LocalDate(2026, 3, 1).PlusDays(-11 * i) },
            })).Value);
        }

        var forms = await Task.WhenAll(references.Select(modules.Form));
        var answers = await Task.WhenAll(references.Zip(forms).Select(r => Task.Run(() => modules.Triage(r.First, r.Second), Ct)));

        Assert.All(answers, a => Assert.Empty(a.Problems));
        Assert.Equal(20, modules.Told.OfType<DeathAccepted>().Select(t => t.Reference).Distinct().Count());
    }

    [Fact]
    public async Task Nothing_is_decided_on_what_the_person_did_not_see()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference);
        await modules.Log(Given.Word);

        var refused = await modules.Triage(reference, form);
        var accepted = await modules.Triage(reference, await modules.Form(reference));

        Assert.StartsWith("What this is compared with has changed since you opened the page", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.True(accepted.Succeeded);
    }

    [Fact]
    public async Task A_notification_corrected_meanwhile_is_looked_at_again()
    {
        var reference = (await modules.Log(Given.Word)).Value;

        var refused = await modules.Triage(reference, await modules.Form(reference) with { Version = Guid.NewGuid() });

        Assert.StartsWith("This notification was changed while you were deciding", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(modules.Told);
    }

    [Fact]
    public async Task One_that_may_be_a_twin_is_joined_only_with_a_reason()
    {
        var reviewed = await modules.Accepted();
        var twin = (await modules.Log(Given.Word with { Child = Given.Ann with { GivenName = "Bea", TypedNhsNumber = "999 000 0131" } })).Value;
        var form = await modules.Form(twin) with { Same = reviewed.CaseReference!.ToString() };

        Assert.Equal("Enter why this is the same child and not a twin", Assert.Single((await modules.Triage(twin, form)).Problems).Message);
        Assert.Empty((await modules.Triage(twin, form with { Reason = "The ward gave the sister's number by mistake" })).Problems);
    }

    [Fact]
    public async Task What_is_not_reviewed_is_found_by_name_and_what_joined_a_case_by_its_number()
    {
        var reviewed = await modules.Accepted(Given.Word with { Child = Given.Ann with { TypedNhsNumber = null, NoNhsNumber = NhsNumberAbsence.NotAvailable } });
        var joins = (await modules.Log(Given.Word)).Value;
        Assert.Empty((await modules.Triage(joins, await modules.Form(joins) with { Same = reviewed.CaseReference!.ToString(), Reason = "The same child" })).Problems);
        var outside = (await modules.Log(Given.Word with { Child = Given.Ann with { FamilyName = "O'Viewtest", GivenName = "Else", DateOfBirth = new(2015, 5, 5), TypedNhsNumber = null, NoNhsNumber = NhsNumberAbsence.NotAvailable }, Death = Given.InHospital with { Date = new(2026, 2, 1) } })).Value;
        Assert.Empty((await modules.Triage(outside, await modules.Form(outside) with { Outcome = TriageOutcome.OutOfScope, Reason = "Died abroad" })).Problems);

        Assert.Equal([outside.ToString()], await Sought("o'viewt els"));
        Assert.Empty(await Sought("o'viewt zoe"));
        Assert.Equal([joins.ToString()], await Sought((await modules.Read(joins)).NhsNumber!.ToString()));

        async Task<IEnumerable<string>> Sought(string typed) => (await modules.Use((INotificationDirectory directory) => directory.Sought(typed, Ct))).Select(one => one.Reference);
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once()
    {
        var reference = (await modules.Log(Given.Word)).Value;

        var refused = await modules.Triage(reference, await modules.Form(reference) with { Same = null, Area = null, NeedsJointResponse = null });

        Assert.Equal(
            ["Choose whether this is a death we already know", "Choose the area that reviews", "Choose whether a joint agency response is needed"],
            refused.Problems.Select(p => p.Message));
    }

    [Fact]
    public async Task A_joint_response_not_held_although_its_criteria_are_met_needs_a_reason()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference) with { Criteria = [JointResponseCriteria.NoApparentCause], NeedsJointResponse = false };

        var refused = await modules.Triage(reference, form);
        var accepted = await modules.Triage(reference, form with { WhyNot = "Held by the area where the child died" });

        Assert.Equal("Enter why no joint agency response is needed although the criteria are met", Assert.Single(refused.Problems).Message);
        Assert.True(accepted.Succeeded);
        Assert.Equal("Held by the area where the child died", (await modules.Read(reference)).Standing!.WhyNoJointResponse);
    }

    [Fact]
    public async Task A_second_word_joins_the_case_and_is_seen_by_those_who_see_it()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = Postcode.Parse("CH41 1AA") } })).Value;

        var answer = await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString(), Outcome = null });

        var told = Assert.Single(modules.Told.OfType<NotificationJoined>());
        var joined = await modules.Read(second);
        Assert.Equal((began.Case!.Value, joined.Id), (told.Case, told.Notification));
        Assert.Equal((began.Subject, began.Case, began.CaseReference, began.Area), (joined.Subject, joined.Case, joined.CaseReference, joined.Area));
        Assert.Equal($"{second} joined to {began.CaseReference}. You can undo for 7 days", answer.Value);
        Assert.Contains($"{began.CaseReference}: very likely the same; joined", joined.Standing!.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_join_at_once_join_it_once()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(second) with { Same = began.CaseReference!.ToString() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => modules.Triage(second, form with { Key = Guid.NewGuid() }), Ct)));

        Assert.Single(answers, a => a.Succeeded);
        Assert.Single(modules.Told.OfType<NotificationJoined>());
    }

    [Fact]
    public async Task The_closed_list_follows_a_restricted_word_to_another_area_to_its_case_and_back()
    {
        (modules.Person.SeesEverything, modules.Person.Areas) = (true, [Examples.Knowsley]);
        var reference = (await modules.Log(Given.Word with { People = new() { OnlyAFew = true } })).Value;
        await modules.Triage(reference, await modules.Form(reference) with { Area = Examples.Sefton });
        Assert.Equal((reference.ToString(), Examples.Sefton), Asked());

        modules.Person.Areas = [Examples.Sefton];
        await modules.Triage(reference, await modules.Form(reference) with { Area = Examples.Sefton });
        Assert.Equal(((await modules.Read(reference)).CaseReference!.ToString(), Examples.Sefton), Asked());

        await modules.Undo(reference);
        Assert.Equal((reference.ToString(), Examples.Sefton), Asked());

        (string, Area?) Asked() => modules.Told.OfType<RestrictionAsked>().Last() is var asked ? (asked.Reference, asked.Area) : default;
    }

    [Fact]
    public async Task Nobody_asks_for_a_closed_list_of_what_all_may_see()
    {
        await modules.Undo((await modules.Accepted()).Reference);

        Assert.Empty(modules.Told.OfType<RestrictionAsked>());
    }

    [Fact]
    public async Task A_restricted_word_of_a_death_makes_its_case_restricted()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word with { People = new() { OnlyAFew = true } })).Value;
        modules.Person.SeesEverything = true;

        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        var asked = modules.Told.OfType<RestrictionAsked>().Last();
        Assert.Equal((began.Subject, began.CaseReference.ToString()), (asked.Subject, asked.Reference));
        Assert.True((await modules.Read(second)).IsRestricted);
    }

    [Fact]
    public async Task A_restricted_word_closes_its_case_and_all_that_was_joined_to_it_at_once()
    {
        var began = await modules.Accepted();
        var (open, closed) = ((await modules.Log(Given.Word)).Value, (await modules.Log(Given.Word with { People = new() { OnlyAFew = true } })).Value);
        await modules.Triage(open, await modules.Form(open) with { Same = began.CaseReference!.ToString() });
        modules.Person.SeesEverything = true;

        await modules.Triage(closed, await modules.Form(closed) with { Same = began.CaseReference.ToString() });

        Assert.Equal([false, true], modules.Told.OfType<NotificationJoined>().Select(told => told.IsRestricted));
        modules.Person.SeesEverything = false;
        Assert.False(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(Ct)));
    }

    [Fact]
    public async Task A_word_that_somebody_is_shut_out_of_joins_only_a_case_that_they_are_shut_out_of_too()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        var word = (await modules.Read(second)).Subject;
        await ShutOut(word, "a-relative");
        await ShutOut(began.Subject, "somebody-else");

        var refused = await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });
        await ShutOut(began.Subject, "somebody-else", "a-relative");
        var joined = await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference.ToString() });

        Assert.Equal("Somebody is shut out of this notification. Ask the manager to shut them out of the case too, then join", Assert.Single(refused.Problems).Message);
        Assert.Empty(joined.Problems);
        modules.Person.Id = new("a-relative");
        Assert.False(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(Ct)));
    }

    [Fact]
    public async Task Whoever_is_shut_out_of_a_word_by_its_own_number_does_not_see_it_in_a_case_either()
    {
        var began = await modules.Accepted();
        var second = (await modules.Log(Given.Word)).Value;
        var word = (await modules.Read(second)).Subject;
        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        await ShutOut(word, "a-relative");

        Assert.Equal(2, await modules.Use((NotificationsDb db) => db.Notifications.CountAsync(Ct)));
        modules.Person.Id = new("a-relative");
        Assert.Equal([began.Reference], await modules.Use((NotificationsDb db) => db.Notifications.Select(n => n.Reference).ToListAsync(Ct)));
    }

    [Fact]
    public async Task No_death_goes_to_an_area_that_this_panel_does_not_serve()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference);

        foreach (var area in new[] { GivenTriage.SwitchedOff, Area.Parse("E06000049") })
        {
            Assert.Equal("Choose an area that this panel serves", Assert.Single((await modules.Triage(reference, form with { Area = area })).Problems).Message);
        }

        Assert.Equal(Examples.Knowsley, (await modules.Read(reference)).Area);
    }

    [Fact]
    public async Task A_form_that_lost_its_key_is_not_given_the_answer_of_another()
    {
        const string lost = "Part of this page was lost on the way. Open it again and fill it in anew";
        var reference = (await modules.Log(Given.Word)).Value;

        Assert.Equal(lost, Assert.Single((await modules.Triage(reference, await modules.Form(reference) with { Key = Guid.Empty })).Problems).Message);
        Assert.Equal(lost, Assert.Single((await modules.Log(Given.Word, Guid.Empty)).Problems).Message);
        Assert.NotEqual(new TriageNotification().Key, new TriageNotification().Key);
    }

    [Fact]
    public async Task A_word_joined_to_a_restricted_case_is_restricted_with_it()
    {
        var began = await modules.Accepted();
        await modules.Use((IKeepAccess access) => access.Keep(began.Subject, true, [new() { Subject = began.Subject, Person = new("someone"), Kind = AccessKind.Listed }], "Staff member's child", Ct));
        var second = (await modules.Log(Given.Word)).Value;

        await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        Assert.True((await modules.Read(second)).IsRestricted);
        Assert.True(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(n => n.Reference == second, Ct)));
        modules.Person.Id = new("somebody-else");
        Assert.False(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(n => n.Reference == second, Ct)));
    }

    [Fact]
    public async Task What_one_may_not_see_cannot_be_joined_to()
    {
        var began = await modules.Accepted();
        modules.Person.Areas = [Examples.Wirral];
        var second = (await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = null, NoPostcode = PostcodeAbsence.NotKnown } })).Value;

        var refused = await modules.Triage(second, await modules.Form(second) with { Same = began.CaseReference!.ToString() });

        Assert.Equal("That case cannot be joined to. Look at the list again", Assert.Single(refused.Problems).Message);
    }

    [Fact]
    public async Task Out_of_scope_and_another_panel_need_a_reason()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference);

        Assert.Equal("Enter why it is out of scope", Assert.Single((await modules.Triage(reference, form with { Outcome = TriageOutcome.OutOfScope })).Problems).Message);
        Assert.Equal(
            ["Enter the panel it is passed to", "Enter why another panel reviews it"],
            (await modules.Triage(reference, form with { Outcome = TriageOutcome.AnotherPanel })).Problems.Select(p => p.Message));
        Assert.Empty(modules.Told);
    }

    [Fact]
    public async Task Against_the_proposal_a_person_says_why_and_the_reason_of_the_proposal_is_not_theirs()
    {
        var reference = (await modules.Log(EighteenthBirthday)).Value;
        var form = await modules.Form(reference);

        var refused = await modules.Triage(reference, form);
        Assert.Equal(("Reason", "Enter why it is reviewed here, against the proposal"), Assert.Single(refused.Problems) is var p ? (p.Field, p.Message) : default);

        Assert.Empty((await modules.Triage(reference, form with { Reason = "The coroner holds that the date of birth was told wrongly" })).Problems);
        var standing = (await modules.Read(reference)).Standing!;
        Assert.Equal((DecisionKind.Accepted, "The coroner holds that the date of birth was told wrongly"), (standing.Kind, standing.Reason));
        Assert.Contains("Proposed: Out of scope. Died on or after the 18th birthday", standing.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_proposed_the_reason_is_the_one_that_the_proposal_gives()
    {
        var reference = (await modules.Log(EighteenthBirthday)).Value;

        Assert.Empty((await modules.Triage(reference, await modules.Form(reference) with { Outcome = TriageOutcome.OutOfScope })).Problems);
        Assert.Equal("Died on or after the 18th birthday", (await modules.Read(reference)).Standing!.Reason);
    }

    [Theory]
    [InlineData("ZZ99 9ZZ")]
    [InlineData("DG1 1AA")]
    [InlineData("TD1 1AA")]
    public async Task A_postcode_that_does_not_tell_the_nation_settles_nothing(string postcode)
    {
        var reference = (await modules.Log(From(postcode))).Value;
        var notification = await modules.Read(reference);

        var (facts, area) = await modules.Use((ProposedScope proposed) => proposed.For(notification, Ct));

        Assert.Null(facts.LivedHere);
        Assert.Equal((ScopeOutcome.NotSettled, null), (Scope.Of(facts).Outcome, Scope.Of(facts).Proposes));
        Assert.Contains("no postcode that we know for sure", area.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_child_from_elsewhere_it_is_asked_where_they_died_and_a_joint_response_is_not_dropped()
    {
        var reference = (await modules.Log(From("G1 1AA"))).Value;
        var form = await modules.Form(reference) with
        {
            Outcome = TriageOutcome.OutOfScope,
            Reason = "Reviewed in Scotland",
            NeedsJointResponse = true,
            Criteria = [JointResponseCriteria.NoApparentCause],
        };

        Assert.Equal("Choose whether the child died in one of our areas", Assert.Single((await modules.Triage(reference, form)).Problems).Message);
        var answer = await modules.Triage(reference, form with { DiedHere = YesNoNotKnown.Yes });

        Assert.Contains("The joint agency response is kept as needed", answer.Value, StringComparison.Ordinal);
        var standing = (await modules.Read(reference)).Standing!;
        Assert.Equal((DecisionKind.OutOfScope, true, JointResponseCriteria.NoApparentCause), (standing.Kind, standing.NeedsJointResponse, standing.Criteria));
        Assert.Contains("Did the child die in one of our areas? Yes (Children Act 2004, section 16M(2))", standing.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_for_another_panel_is_passed_on_with_its_reason()
    {
        var reference = (await modules.Log(Given.Word)).Value;

        var answer = await modules.Triage(reference, await modules.Form(reference) with { Outcome = TriageOutcome.AnotherPanel, PassedTo = "Pan-Cheshire CDOP", Reason = "Lived in Chester" });

        Assert.Equal($"{reference} passed to Pan-Cheshire CDOP. You can undo for 7 days", answer.Value);
        var kept = await modules.Read(reference);
        Assert.Equal((NotificationState.PassedOn, "Pan-Cheshire CDOP", "Lived in Chester"), (kept.State, kept.Standing!.PassedTo, kept.Standing.Reason));
    }

    [Fact]
    public async Task Who_may_not_decide_for_an_area_passes_it_to_that_areas_queue()
    {
        modules.Person.Areas = [Examples.Wirral];
        var reference = (await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = null, NoPostcode = PostcodeAbsence.NotKnown } })).Value;

        var answer = await modules.Triage(reference, await modules.Form(reference) with { Area = Examples.Sefton, Reason = "Lived in Bootle" });

        var kept = await modules.Read(reference);
        Assert.Equal($"{reference} is now in the queue of Sefton", answer.Value);
        Assert.Equal((NotificationState.New, Examples.Sefton, DecisionKind.GivenToArea), (kept.State, kept.Area, Assert.Single(kept.Decisions).Kind));
        Assert.False(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(Ct)));
        Assert.Empty(modules.Told);
    }

    [Fact]
    public async Task The_same_context_reads_on_after_a_decision()
    {
        var reference = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(reference);
        await using var scope = modules.Scope();
        var handler = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<TriageNotificationHandler>(scope.ServiceProvider);
        var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<NotificationsDb>(scope.ServiceProvider);

        await handler.Handle(reference, form, Ct);
        await db.Saw(new("Viewed", Guid.Empty, "the page after"), Ct);

        Assert.Equal(1, await db.Notifications.CountAsync(Ct));
    }

    [Fact]
    public async Task A_suspected_stillbirth_at_home_proposes_a_joint_response_and_none_needs_a_reason()
    {
        var reference = (await modules.Log(StillbirthAtHome)).Value;

        var proposed = await Proposed(reference);
        var form = await modules.Form(reference);
        var refused = await modules.Triage(reference, form with { NeedsJointResponse = false });
        var accepted = await modules.Triage(reference, form with { NeedsJointResponse = false, WhyNot = "A midwife was there after all" });

        Assert.True(proposed.NeedsJointResponse);
        Assert.Equal([JointResponseCriteria.UnattendedStillbirth], proposed.Criteria);
        Assert.Equal(("WhyNot", "Enter why no joint agency response is needed although the criteria are met"), Assert.Single(refused.Problems) is var p ? (p.Field, p.Message) : default);
        Assert.Empty(accepted.Problems);
    }

    [Theory]
    [InlineData(nameof(Expectation.NotExpected), null)]
    [InlineData(nameof(Expectation.NotKnown), null)]
    [InlineData(nameof(Expectation.Expected), false)]
    public async Task Where_nothing_is_ticked_and_the_death_was_not_expected_a_person_chooses_whether_there_is_a_joint_response(string expected, bool? proposes)
    {
        var reference = (await modules.Log(Given.Word with { Death = Given.InHospital with { Expected = Enum.Parse<Expectation>(expected) } })).Value;

        var proposed = await Proposed(reference);
        var accepted = await modules.Triage(reference, proposed);

        Assert.Equal(proposes, proposed.NeedsJointResponse);
        Assert.Equal(proposes is null ? ["Choose whether a joint agency response is needed"] : [], accepted.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public async Task Of_somebody_who_had_turned_18_no_joint_response_is_proposed()
    {
        var reference = (await modules.Log(EighteenthBirthday with { Death = Given.InHospital with { JointResponse = JointResponseCriteria.ExternalCause } })).Value;

        var proposed = await Proposed(reference);

        Assert.Equal((TriageOutcome.OutOfScope, false), (proposed.Outcome, proposed.NeedsJointResponse));
        Assert.Empty(proposed.Criteria);
        Assert.Empty((await modules.Triage(reference, proposed)).Problems);
    }

    [Fact]
    public async Task Joining_says_that_the_case_has_a_joint_response_or_that_it_was_accepted_without_one()
    {
        var withOne = await modules.Accepted(form: form => form with { NeedsJointResponse = true, Criteria = [JointResponseCriteria.ExternalCause] });
        var second = (await modules.Log(Given.Word)).Value;

        var answer = await modules.Triage(second, await modules.Form(second) with { Same = withOne.CaseReference!.ToString(), NeedsJointResponse = true, Criteria = [JointResponseCriteria.ExternalCause] });
        Assert.Equal($"{second} joined to {withOne.CaseReference}. {withOne.CaseReference} already has a joint agency response. You can undo for 7 days", answer.Value);

        await modules.Undo(second);
        await modules.Undo(withOne.Reference);
        Assert.Empty((await modules.Triage(withOne.Reference, await modules.Form(withOne.Reference))).Problems);
        var without = await modules.Triage(second, await modules.Form(second) with { Same = withOne.CaseReference.ToString(), NeedsJointResponse = true, Criteria = [JointResponseCriteria.ExternalCause] });
        Assert.Equal($"{second} joined to {withOne.CaseReference}. This one calls for a joint agency response, and {withOne.CaseReference} was accepted without: decide it on the case. You can undo for 7 days", without.Value);
    }

    [Fact]
    public async Task Two_words_of_one_death_that_both_wait_become_one_case_in_one_decision_that_is_undone_as_one()
    {
        var first = (await modules.Log(Given.Word)).Value;
        var second = (await modules.Log(Given.Word with { Death = Given.InHospital with { JointResponse = JointResponseCriteria.NoApparentCause } })).Value;
        var both = await modules.Form(first) with { Same = second.ToString() };

        var refused = await modules.Triage(first, both);
        var answer = await modules.Triage(first, both with { NeedsJointResponse = true, Criteria = [JointResponseCriteria.NoApparentCause] });

        Assert.Equal($"{second} calls for a joint agency response: choose that it is needed, or enter why none is", Assert.Single(refused.Problems).Message);
        var (accepted, joined) = (await modules.Read(first), await modules.Read(second));
        Assert.Equal($"{first} accepted as {accepted.CaseReference}, and {second} joined to it. You can undo for 7 days", answer.Value);
        Assert.Equal((NotificationState.Accepted, NotificationState.Joined), (accepted.State, joined.State));
        Assert.Equal((accepted.Case, accepted.CaseReference, accepted.Subject), (joined.Case, joined.CaseReference, joined.Subject));
        Assert.Equal([typeof(DeathAccepted), typeof(NotificationJoined)], modules.Told.Select(told => told.GetType()));
        Assert.Contains($"{first}: very likely the same; joined", joined.Standing!.Evidence, StringComparison.Ordinal);

        Assert.Equal($"{first} and {second} wait for triage again", (await modules.Undo(first)).Value);
        Assert.Equal((NotificationState.New, NotificationState.New), ((await modules.Read(first)).State, (await modules.Read(second)).State));
    }

    [Fact]
    public async Task What_was_joined_later_is_undone_before_an_acceptance_of_two()
    {
        var first = (await modules.Log(Given.Word)).Value;
        var second = (await modules.Log(Given.Word)).Value;
        Assert.Empty((await modules.Triage(first, await modules.Form(first) with { Same = second.ToString() })).Problems);
        modules.Clock.AdvanceHours(1);
        var third = (await modules.Log(Given.Word)).Value;
        Assert.Empty((await modules.Triage(third, await modules.Form(third) with { Same = (await modules.Read(first)).CaseReference!.ToString() })).Problems);

        Assert.Equal("Other notifications have been joined to this case. Undo those first", Assert.Single((await modules.Undo(first)).Problems).Message);
    }

    [Theory]
    [InlineData(TriageOutcome.OutOfScope, "Two that wait are joined only where the death is reviewed here. Keep them apart, or choose “In scope: review here”")]
    [InlineData(TriageOutcome.Review, "That notification does not wait any more. Look at the list again")]
    internal async Task Two_that_wait_are_not_joined_where_no_case_begins_or_the_other_has_gone(TriageOutcome outcome, string says)
    {
        var first = (await modules.Log(Given.Word)).Value;
        var second = (await modules.Log(Given.Word with { Child = Given.Ann with { FamilyName = "Else", GivenName = "Somebody", DateOfBirth = new(2010, 5, 5), TypedNhsNumber = null, NoNhsNumber = NhsNumberAbsence.NotAvailable }, Death = Given.InHospital with { Date = new(2025, 6, 1) } })).Value;
        if (outcome == TriageOutcome.Review)
        {
            Assert.Empty((await modules.Triage(second, await modules.Form(second))).Problems);
        }

        var refused = await modules.Triage(first, await modules.Form(first) with { Same = second.ToString(), Outcome = outcome, Reason = "As proposed" });

        Assert.Equal(says, Assert.Single(refused.Problems).Message);
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private Task ShutOut(Guid subject, params string[] people) =>
        modules.Use((IKeepAccess access) => access.Keep(subject, false, [.. people.Select(p => new AccessEntry { Subject = subject, Person = new(p), Kind = AccessKind.Excluded })], "A relative", Ct));

    // As the page proposes it.
    private async Task<TriageNotification> Proposed(NotificationReference reference)
    {
        await using var scope = modules.Scope();
        var page = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<TriageNotificationPage>(scope.ServiceProvider);
        await page.OnGetAsync(reference.ToString(), Ct);
        return page.Form;
    }

    private static LogNotification StillbirthAtHome => Given.Word with { Death = Given.InHospital with { SuspectedStillbirthAtHome = YesNoNotKnown.Yes } };

    private static LogNotification EighteenthBirthday => Given.Word with { Child = Given.Ann with { DateOfBirth = Given.InHospital.Date.PlusYears(-18) } };

    private static LogNotification From(string postcode) => Given.Word with { Child = Given.Ann with { Postcode = Postcode.Parse(postcode) } };
}
