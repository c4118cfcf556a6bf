using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_panel_is_invited_to_a_meeting(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task The_office_fixes_a_proposed_date_and_a_member_answers_in_one_step(int width, bool script)
    {
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh", "/meetings");

        office.CountFromHere();
        await office.Step(() => office.Page.GetByRole(AriaRole.Table, new() { Name = "Dates that the series propose" }).GetByRole(AriaRole.Link).First.ClickAsync());
        Assert.Contains("It is emailed to everyone invited: name nobody in it.", await office.Text(), StringComparison.Ordinal);
        await office.Fill("Room, or address of the video meeting (if it is known)", "Room 2, the Town Hall");
        await office.Press("Plan it and invite the members");
        Assert.Equal(2, office.Steps);
        Assert.Contains("Missing: the chair or the deputy chair", await office.Text(), StringComparison.Ordinal);
        var meeting = office.Page.Url;

        // The link of the newest invitation to a member without an account.
        await using var member = await site.Begin(width, script);
        await office.Go("/development/mail");
        var mail = office.Page.Locator("article").Filter(new() { HasText = "To jude.farrow@cdop.example" }).First;
        var words = await mail.InnerTextAsync();
        Assert.DoesNotContain("child died", words, StringComparison.Ordinal);
        await member.Go($"/invitation/{words.Split("/invitation/")[1].Split((char[]?)null)[0]}");
        member.CountFromHere();
        await member.Press("Send my answer");
        Assert.Equal(["Select whether you are coming"], await member.Problems());
        member.CountFromHere();
        await member.Pick("Coming");
        await member.Press("Send my answer");
        Assert.Equal(1, member.Steps);
        Assert.Contains("Your answer: you are coming.", await member.Text(), StringComparison.Ordinal);

        await office.Go(meeting);
        Assert.Contains("Coming", await office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Jude Farrow" }).InnerTextAsync(), StringComparison.Ordinal);

        await office.Follow("Move");
        await office.Fill("Room, or address of the video meeting (if it is known)", "Room 9, the Town Hall");
        await office.Press("Move it and tell everyone");
        Assert.Equal(["Select why, so that everyone invited can be told"], await office.Problems());
        await office.Pick("The room or the video meeting is not available, or another is better");
        await office.Fill("More, for the page of the meeting (if anything)", "Jude Farrow found a bigger one.");
        await office.Press("Move it and tell everyone");
        Assert.Contains("Room 9", await office.Text(), StringComparison.Ordinal);
        Assert.Contains("Jude Farrow found a bigger one.", await office.Text(), StringComparison.Ordinal);

        var row = office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Alex Dunmore" });
        await office.Step(() => row.GetByRole(AriaRole.Link).Filter(new() { HasText = "Enter their answer" }).ClickAsync());
        await office.Pick("Coming");
        await office.Pick("By telephone");
        await office.Press("Enter their answer");
        Assert.Contains("Coming", await row.InnerTextAsync(), StringComparison.Ordinal);

        await office.Step(() => row.GetByRole(AriaRole.Link).Filter(new() { HasText = "Withdraw" }).ClickAsync());
        await office.Fill("Why? (kept in the history, not sent)", "Invited by mistake.");
        await office.Press("Withdraw the invitation");
        Assert.Contains("Invitation withdrawn", await row.InnerTextAsync(), StringComparison.Ordinal);

        await office.Follow("Cancel the meeting");
        await office.Pick("The cases are not ready");
        await office.Fill("More, for the page of the meeting (if anything)", "Too few cases are ready.");
        await office.Press("Cancel the meeting and tell everyone");
        Assert.Contains("Too few cases are ready.", await office.Text(), StringComparison.Ordinal);
        await member.Go(member.Page.Url);
        Assert.Contains("This meeting is cancelled", await member.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Too few cases are ready.", await member.Text(), StringComparison.Ordinal);
    }
}
