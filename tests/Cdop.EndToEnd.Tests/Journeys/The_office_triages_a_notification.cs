using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed partial class The_office_triages_a_notification(Site site)
{
    private static readonly Told Word = Told.Of(Site.Today) with { GivenName = "Keya", FamilyName = "Tabb", NhsNumber = "999 000 0107", Email = "triage@hospital.example" };

    [Fact]
    public async Task In_three_steps_with_the_keyboard_alone_and_takes_it_back_and_accepts_it_again()
    {
        var told = Word with { Died = Word.Died.PlusDays(-2), Born = Word.Born.PlusDays(-100), Expected = "Expected" };
        var notification = await site.Notified(told);
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", "/account");
        office.CountFromHere();

        await office.Go("/notifications");
        await office.EnterOn(office.Page.GetByRole(AriaRole.Link, new() { Name = notification, Exact = true }));
        Assert.Contains("Keya Tabb", await office.Text(), StringComparison.Ordinal);
        await office.EnterOn(office.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }));

        Assert.Equal(3, office.Steps);
        var done = await office.Done();
        var opened = Case().Match(done).Value;
        Assert.StartsWith($"{notification} accepted as SEF-", done, StringComparison.Ordinal);

        await office.Press("Undo");
        await office.Fill("Why do you undo this?", "The wrong child was telephoned about.");
        await office.Press("Undo the decision");
        await office.Go($"/cases/{opened}");
        Assert.Contains("Opened by mistake", await office.Text(), StringComparison.Ordinal);

        await office.Go($"/notifications/{notification}");
        await office.Press("Accept");
        Assert.Contains($"accepted as {opened}", await office.Done(), StringComparison.Ordinal);
        await office.Go($"/cases/{opened}");
        Assert.Contains("Keya Tabb", await office.Text(), StringComparison.Ordinal);
        var clocks = await office.Page.GetByRole(AriaRole.List, new() { Name = "Clocks" }).GetByRole(AriaRole.Listitem).CountAsync();
        Assert.True(clocks >= 3, $"{clocks} clocks run");
        Assert.Contains("Name a key worker for the family", await office.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_again_in_impatience_Accept_decides_on_no_other_child()
    {
        var told = Word with { GivenName = "Runa", FamilyName = "Haste", NhsNumber = "999 000 0840", Died = Word.Died.PlusDays(-3), Born = Word.Born.PlusDays(-460) };
        var (first, next) = (await site.Notified(told), await site.Notified(told with { GivenName = "Sol", FamilyName = "Waits", NhsNumber = "999 000 0859", Email = "waits@hospital.example", Born = told.Born.PlusDays(-300) }));
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/notifications/{first}");
        var accept = office.Page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true });
        var place = (await accept.BoundingBoxAsync())!;

        await office.Pick("Not needed", "Joint agency response");
        await office.Press("Accept");
        await office.Page.Mouse.ClickAsync(place.X + (place.Width / 2), place.Y + (place.Height / 2));

        Assert.StartsWith($"{first} accepted as", await office.Done(), StringComparison.Ordinal);
        await office.Go($"/notifications/{next}");
        Assert.Equal(1, await accept.CountAsync());
    }

    [Fact]
    public async Task A_second_notification_of_the_same_death_is_offered_and_joined_in_two_steps()
    {
        var told = Word with { GivenName = "Bela", FamilyName = "Novák", NhsNumber = "999 000 0115", Died = Word.Died.PlusDays(-4), Born = Word.Born.PlusDays(-900) };
        var reviewed = await site.Accepted(told);
        var second = await site.Notified(told with { GivenName = "Béla", FamilyName = "NOVAK", Notifier = "A registrar", Email = "second@registrar.example" });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", "/notifications");
        office.CountFromHere();

        await office.Follow(second);
        Assert.True(await office.Page.GetByLabel($"Join to {reviewed}").First.IsCheckedAsync());
        await office.Press("Accept");

        Assert.Equal(2, office.Steps);
        Assert.StartsWith($"{second} joined to {reviewed}", await office.Done(), StringComparison.Ordinal);
        await office.Go($"/cases/{reviewed}?tab=notifications");
        Assert.Contains(second, await office.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_notifications_of_one_death_that_both_wait_become_one_case_and_both_wait_again_when_it_is_undone()
    {
        var told = Word with { GivenName = "Petra", FamilyName = "Olsson", NhsNumber = "999 000 0328", Died = Word.Died.PlusDays(-5), Born = Word.Born.PlusDays(-700) };
        var first = await site.Notified(told);
        var second = await site.Notified(told with { Notifier = "The police", Email = "police@police.example" });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/notifications/{first}");

        await office.Page.GetByLabel($"The same death: accept this one and join {second} to it").First.CheckAsync();
        await office.Pick("Not needed", "Joint agency response");
        await office.Press("Accept");
        var done = await office.Done();
        var opened = Case().Match(done).Value;
        Assert.StartsWith($"{first} accepted as {opened}, and {second} joined to it.", done, StringComparison.Ordinal);
        await office.Follow($"Open {opened}");
        await office.Go($"/cases/{opened}?tab=notifications");
        Assert.Contains(second, await office.Text(), StringComparison.Ordinal);

        await office.Go($"/notifications/{first}/undo");
        Assert.Contains($"It and {second}, which this decision joined to it, wait for triage again.", await office.Text(), StringComparison.Ordinal);
        await office.Fill("Why do you undo this?", "Two brothers.");
        await office.Press("Undo the decision");
        Assert.Equal($"{first} and {second} wait for triage again", await office.Done());
    }

    [Fact]
    public async Task A_twin_is_never_offered_as_the_same_death_without_a_warning()
    {
        var first = Word with { GivenName = "Ada", FamilyName = "Lin", NhsNumber = "999 000 0123", TimeOfBirth = "04:10", Died = Word.Died, Born = Word.Died, MothersName = "Mei Lin" };
        var reviewed = await site.Accepted(first);
        var twin = await site.Notified(first with { GivenName = "Amy", NhsNumber = "999 000 0131", TimeOfBirth = "04:25", Email = "twin@hospital.example" });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", "/notifications");

        await office.Follow(twin);

        Assert.Contains("May be a twin.", await office.Text(), StringComparison.Ordinal);
        Assert.Contains("What differs: NHS number, given name. What is close, and not the same: time of birth.", await office.Text(), StringComparison.Ordinal);
        Assert.Contains("Choose first whether this is a death we already know.", await office.Text(), StringComparison.Ordinal);
        Assert.False(await office.Page.GetByLabel($"Join to {reviewed}").First.IsCheckedAsync());
        await office.Pick("Keep apart: a death of its own");
        Assert.Contains("Chosen: new case in Sefton, in scope. Choose whether a joint agency response is needed.", await office.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Choose first whether", await office.Text(), StringComparison.Ordinal);
        await office.Pick("Needed", "Joint agency response");
        Assert.Contains("Chosen: new case in Sefton, in scope, joint agency response.", await office.Text(), StringComparison.Ordinal);
        await office.Pick("Not needed", "Joint agency response");
        await office.Press("Accept");
        Assert.StartsWith($"{twin} accepted as SEF-", await office.Done(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_child_who_lived_elsewhere_it_is_asked_where_they_died_and_a_review_against_the_proposal_needs_a_reason()
    {
        var notification = await site.Notified(Word with
        {
            GivenName = "Isla",
            FamilyName = "Craig",
            NhsNumber = "999 000 0301",
            Postcode = "EH1 1YZ",
            Died = Word.Died.PlusDays(-6),
            Born = Word.Born.PlusDays(-500),
            Email = "elsewhere@hospital.example",
        });
        await using var office = await site.Begin();
        await office.SignIn("Priya Marsh", $"/notifications/{notification}");

        await office.Pick("Out of scope: no review");
        await office.Pick("Not needed", "Joint agency response");
        await office.Press("Accept");
        Assert.Contains("Choose whether the child died in one of our areas", await office.Problems());
        await office.Pick("No", "Did the child die in one of our areas?");
        await office.Press("Accept");
        await office.Go($"/notifications/{notification}");
        Assert.Contains("Lived in Scotland, where the child death reviews of England do not apply", await office.Text(), StringComparison.Ordinal);

        await office.Go("/notifications?tab=decided");
        await office.Follow($"Undo the decision on {notification}");
        await office.Fill("Why do you undo this?", "The family had moved here.");
        await office.Press("Undo the decision");

        await office.Go($"/notifications/{notification}");
        await office.Pick("No", "Did the child die in one of our areas?");
        await office.Pick("In scope: review here");
        await office.Pick("Not needed", "Joint agency response");
        await office.Page.GetByLabel("Area that reviews").SelectOptionAsync("Sefton");
        await office.Press("Accept");
        Assert.Equal(["Enter why it is reviewed here, against the proposal"], await office.Problems());
        await office.Fill("Why?", "The family had moved to Bootle in the week before.");
        await office.Press("Accept");
        Assert.StartsWith($"{notification} accepted as SEF-", await office.Done(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[A-Z]{3}-\d{4}-\d{3,}")]
    private static partial Regex Case();
}
