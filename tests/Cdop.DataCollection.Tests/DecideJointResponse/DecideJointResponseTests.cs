using Cdop.DataCollection.Domain;
using Cdop.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection.Tests;

public sealed class DecideJointResponseTests : IAsyncDisposable
{
    private static readonly string[] Joint = ["joint-meeting", "joint-visit"];

    private readonly CasesUnderTest cases = new();

    [Fact]
    public async Task Found_to_be_needed_the_case_has_its_clocks_and_tasks_counted_from_the_death_in_their_usual_place()
    {
        await cases.Accept(CasesUnderTest.Ann);
        Assert.DoesNotContain((await cases.Find()).Clocks, clock => Joint.Contains(clock.Code));

        await Decide(isNeeded: true, "The post-mortem found an injury", JointResponseCriteria.ExternalCause, JointResponseCriteria.MayNotBeNatural);

        var now = await cases.Find();
        Assert.Equal((true, JointResponseCriteria.ExternalCause | JointResponseCriteria.MayNotBeNatural, cases.Person.Id, cases.Clock.GetCurrentInstant(), "The post-mortem found an injury"),
            (now.NeedsJointResponse, now.JointCriteria, now.JointDecidedBy, now.JointDecidedAt, now.JointBecause));
        Assert.Equal(["notification", "ncmd", "joint-visit", "joint-meeting", "forms-sent"], now.Clocks.OrderBy(clock => clock.Order).Take(5).Select(clock => clock.Code));
        Assert.Equal(CasesUnderTest.Ann.DateOfDeath.At(new(6, 50)).InLondon() + Duration.FromHours(48), now.Clocks.Single(clock => clock.Code == "joint-meeting").RunsOut);
        Assert.Contains(now.Tasks, task => task is { Code: "lead-health", IsOpen: true });
        var entry = Assert.Single(now.Entries, e => e.Text.StartsWith("Joint agency response", StringComparison.Ordinal));
        Assert.Equal("Joint agency response needed now: due, or possibly due, to an outside cause; Something raised a suspicion that it was not natural", entry.Text);
        Assert.Equal("The post-mortem found an injury", entry.Because);
        Assert.Contains(await cases.Modules.Audit<DataCollectionDb>(CasesUnderTest.Ct),
            audit => audit.Line.Subject == now.Subject && audit.Sealed.Because == "The post-mortem found an injury" && audit.Line.Fields.Contains("NeedsJointResponse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Found_not_to_be_needed_what_is_open_is_not_needed_and_what_was_settled_stays_settled_and_so_back_again()
    {
        await cases.Accept(CasesUnderTest.Ann, joint: true);
        await Settle("joint-visit", new() { Outcome = Outcome.Done, On = new(2026, 3, 1), Version = (await cases.Find()).Version });
        await Settle("other-children", new() { Outcome = Outcome.NotApplicable, Because = "An only child", Version = (await cases.Find()).Version });

        await Decide(isNeeded: false, "The cause was known after all");
        var without = await cases.Find();
        Assert.Equal(
            [("joint-meeting", Outcome.NotApplicable), ("joint-visit", Outcome.Done)],
            without.Clocks.Where(clock => Joint.Contains(clock.Code)).Select(clock => (clock.Code, clock.Outcome)).OrderBy(clock => clock.Code, StringComparer.Ordinal));
        Assert.All(without.Tasks.Where(task => task.Code is "lead-health" or "coroner-police"), task => Assert.Equal(Outcome.NotApplicable, task.Outcome));
        Assert.False(Joint.Contains(without.WaitingCode));

        await Decide(isNeeded: true, "It was not", JointResponseCriteria.NoApparentCause);
        var again = await cases.Find();
        Assert.Equal((Outcome.Open, Outcome.Done), (again.Clocks.Single(clock => clock.Code == "joint-meeting").Outcome, again.Clocks.Single(clock => clock.Code == "joint-visit").Outcome));
        Assert.Equal((true, "An only child"), (again.Tasks.Single(task => task.Code == "lead-health").IsOpen, again.Tasks.Single(task => task.Code == "other-children").Because));
        Assert.Equal(again.Clocks.Count, again.Clocks.DistinctBy(clock => clock.Code).Count());
    }

    [Fact]
    public async Task A_reason_and_a_criterion_are_needed_sent_twice_it_is_one_decision_and_beside_another_version_it_is_refused()
    {
        await cases.Accept(CasesUnderTest.Ann);
        var seen = (await cases.Find()).Version;
        Assert.Equal(["Criteria", "Because"], (await Send(new() { IsNeeded = true, Because = "", Version = seen })).Problems.Select(problem => problem.Field));

        var command = new DataCollection.DecideJointResponse { IsNeeded = true, Criteria = [JointResponseCriteria.InCustody], Because = "In custody", Version = seen };
        Assert.True((await Send(command)).Succeeded);
        Assert.True((await Send(command)).Succeeded);
        Assert.Single((await cases.Find()).Entries, e => e.Text.StartsWith("Joint agency response", StringComparison.Ordinal));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Send(new() { IsNeeded = false, Because = "No", Version = seen }));
    }

    [Fact]
    public async Task Accepted_again_the_new_decision_holds_and_its_clocks_with_it()
    {
        var accepted = await cases.Accept(CasesUnderTest.Ann, joint: true);
        await cases.Tell(new DecisionUndone { Case = accepted.Case, Notification = accepted.Notification, EndsCase = true, UndoneBy = new("triage"), Decision = cases.Neighbours.Because("By mistake"), OccurredAt = cases.Clock.GetCurrentInstant() });
        cases.Clock.AdvanceMinutes(1);
        await cases.Tell(accepted with { NeedsJointResponse = false, OccurredAt = cases.Clock.GetCurrentInstant() });

        var now = await cases.Find();
        Assert.True(now.IsOpen);
        Assert.All(now.Clocks.Where(clock => Joint.Contains(clock.Code)), clock => Assert.Equal(Outcome.NotApplicable, clock.Outcome));
        Assert.True(now.Clocks.Single(clock => clock.Code == "ncmd").IsOpen);
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private async Task Decide(bool isNeeded, string because, params JointResponseCriteria[] criteria) =>
        Assert.True((await Send(new() { IsNeeded = isNeeded, Criteria = criteria, Because = because, Version = (await cases.Find()).Version })).Succeeded);

    private async Task<Result<string>> Send(DataCollection.DecideJointResponse command) =>
        (await cases.Modules.Use((DecideJointResponseHandler handler) => handler.Handle(RequestsUnderTest.Kno, command, CasesUnderTest.Ct)))!;

    private async Task Settle(string code, SettleClockOrTask command) =>
        Assert.True((await cases.Modules.Use((SettleClockOrTaskHandler handler) => handler.Handle(RequestsUnderTest.Kno, code, command, CasesUnderTest.Ct)))!.Succeeded);
}
