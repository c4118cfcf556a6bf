namespace Cdop.Host.Tests;

/// <summary>The office types in for an agency that goes on by itself at the same time, over HTTP and without script.</summary>
public sealed class TypeInSectionTests(AskingOffice office) : IClassFixture<AskingOffice>
{
    private const string Words = "Qvtelephoned that she was at school every day";

    private readonly HostUnderTest host = office.Host;

    [Theory]
    [InlineData("handed in")]
    [InlineData("began this part itself")]
    public async Task What_the_office_typed_too_late_is_shown_whole_and_not_kept(string meanwhile)
    {
        var (gp, link) = await office.Ask("Qvtypedin");
        using var agency = host.Open();
        await agency.Enter(host, link, gp);
        using var desk = await host.SignIn("admin.marsh");
        var section = $"{await office.RequestOf(link)}/answer/reporting/story";
        var open = await desk.Get(section);

        await agency.Press(await agency.Get($"{link}/forms/reporting/story"), "Save and continue", ("q:story.narrative", "What the practice says"));
        await (meanwhile == "handed in" ? agency.Press(await agency.Get($"{link}/forms/reporting"), "Hand in") : Task.CompletedTask);
        var after = await desk.Press(open, "Save and continue", ("q:story.narrative", Words));

        var told = after.Document.QuerySelector("[aria-labelledby=not-kept]")!.TextContent;
        Assert.Contains(meanwhile, told, StringComparison.Ordinal);
        Assert.Contains(Words, told, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await desk.Get(section)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await agency.Get($"{link}/answer")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_in_a_record_that_a_colleague_completed_is_shown_whole_and_not_kept()
    {
        var (_, link) = await office.Ask("Qvrecorded");
        using var mine = await host.SignIn("admin.marsh");
        using var theirs = await host.SignIn("manager.quayle");
        var record = $"{(await office.RequestOf(link)).Split("/requests/")[0]}/forms/cdrm";
        var open = await mine.Get($"{record}/sections/papers");
        var today = Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn();

        await theirs.Press(await theirs.Get($"{record}/sections/meeting"), "Save and continue", ("q:meeting.on:day", $"{today.Day}"), ("q:meeting.on:month", $"{today.Month}"), ("q:meeting.on:year", $"{today.Year}"), ("q:meeting.place", "Whiston"));
        await theirs.Press(await theirs.Get($"{record}/complete"), "Complete");
        var after = await mine.Press(open, "Save and continue", ("q:papers.missing", Words));

        Assert.Contains("completed while you wrote", after.Text, StringComparison.Ordinal);
        Assert.Contains(Words, after.Document.QuerySelector("[aria-labelledby=not-kept]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, (await mine.Get($"{record}/sections/papers")).Text, StringComparison.Ordinal);
    }
}
