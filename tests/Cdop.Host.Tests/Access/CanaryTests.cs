using Microsoft.EntityFrameworkCore;

namespace Cdop.Host.Tests;

[Collection(WorldTests.Name)]
public sealed class CanaryTests(World world)
{
    private const int MostPages = 1_500;

    // The way to the provider, and the mailbox of development, which is addressed to the notifier.
    private static readonly string[] NotLookedAt = ["/sign-in", "/development/mail"];

    // Those for whom the child in Wirral is none of their business, beside visitors.
    public static TheoryData<string> Others =>
        ["admin.sefton", "chair.lowe", "member.osei", "auditor.byrne", "operator.lund", "guardian.ellis", "nobody.new", World.Visitor];

    // Those of them who come to the meeting whose pack holds the case.
    private static readonly string[] WithThePack = ["chair.lowe", "member.osei"];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Nothing_of_the_child_is_on_any_page_header_or_address_that_others_can_reach(string account)
    {
        var leaks = new List<string>();
        using var browser = account == World.Visitor ? world.Host.Open() : await world.Host.SignIn(account);
        var told = 0;
        browser.Seen = page =>
        {
            bool Is(string under) => WithThePack.Contains(account) && page.Address.AbsolutePath.StartsWith(under, StringComparison.Ordinal);
            told += Is("/packs/") && page.Text.Contains(Canaries.InThePack, StringComparison.Ordinal) ? 1 : 0;
            leaks.AddRange(new[] { Canaries.In(page, Is("/packs/") ? [Canaries.InThePack] : Is("/panel-invitations/") ? Canaries.AskedBy : []) }.OfType<string>());
        };
        var endpoints = await Endpoints.Of(world.Host.Services);
        var waiting = new Queue<string>(endpoints.SelectMany(e => world.Subjects.Select(s => e.Filled(world, s)).OfType<string>()).Concat(Queries).Concat(world.Subjects.Select(s => $"/audit?Form.Reference={s.Case}")).Except(NotLookedAt).Distinct());
        var visited = new HashSet<string>();

        while (waiting.TryDequeue(out var address) && visited.Count < MostPages)
        {
            if (visited.Add(address))
            {
                var page = await browser.Get(address);
                if (page.Address.Authority == world.Host.Address.Authority)
                {
                    foreach (var link in page.Document.QuerySelectorAll("a[href^='/']"))
                    {
                        waiting.Enqueue(link.GetAttribute("href")!.Split('#')[0]);
                    }
                }
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
        Assert.True(visited.Count > 60, $"Only {visited.Count} pages were looked at.");
        Assert.Equal(WithThePack.Contains(account), told > 0);
    }

    [Theory]
    [InlineData("Qvixgiven")]
    [InlineData("qvixfam")]
    [InlineData("Qvixalias")]
    [InlineData("999 000 0026")]
    [InlineData("9990000026")]
    public async Task A_search_tells_others_nothing_and_puts_no_word_of_it_into_an_address(string words)
    {
        using var browser = await world.Host.SignIn("admin.sefton");
        var leaks = new List<string>();
        browser.Seen = page => leaks.AddRange(new[] { Canaries.In(page, words) }.OfType<string>());

        var wirral = await browser.Press(await browser.Get("/find"), "Find", ("Form.Words", words));
        var nobody = await browser.Press(await browser.Get("/find"), "Find", ("Form.Words", "Nobodyofthatname"));

        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct()));
        Assert.Equal(
            nobody.Document.QuerySelector("main")!.TextContent.Replace("Nobodyofthatname", "", StringComparison.Ordinal),
            wirral.Document.QuerySelector("main")!.TextContent.Replace(words, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_by_a_reference_of_another_area_is_answered_as_one_that_does_not_exist()
    {
        using var browser = await world.Host.SignIn("admin.sefton");
        var wirral = world.Subjects.Single(s => s.Area == Examples.Wirral).Case;

        var theirs = await browser.Press(await browser.Get("/find"), "Find", ("Form.Words", wirral));
        var nobodys = await browser.Press(await browser.Get("/find"), "Find", ("Form.Words", "WIR-2020-999"));

        Assert.Equal("/find", theirs.Address.AbsolutePath);
        Assert.Equal(
            nobodys.Document.QuerySelector("main")!.TextContent.Replace("WIR-2020-999", "", StringComparison.Ordinal),
            theirs.Document.QuerySelector("main")!.TextContent.Replace(wirral, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_word_of_the_death_in_another_area_learns_whom_to_speak_to_and_nothing_more()
    {
        using var browser = await world.Host.SignIn("admin.sefton");

        var page = await browser.Get($"/notifications/{world.SecondWord}");
        var queue = await browser.Get("/notifications");

        Assert.Contains("Seftonfamily", page.Text, StringComparison.Ordinal);
        Assert.Contains("manager", page.Document.QuerySelector("[aria-labelledby=same]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wirral", page.Document.QuerySelector("[aria-labelledby=same]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("WIR-", page.Text, StringComparison.Ordinal);
        Assert.Null(Canaries.In(page));
        Assert.Null(Canaries.In(queue));
    }

    [Fact]
    public async Task No_mail_names_the_child_or_holds_anything_of_the_case()
    {
        var mails = await world.Ask(db => db.Mail.AsNoTracking().Select(m => $"{m.Subject}\n{m.Body}"));

        Assert.NotEmpty(mails);
        Assert.Empty(mails.Select(mail => Canaries.In(mail)).OfType<string>());
    }

    [Fact]
    public async Task Nothing_of_the_child_is_logged_even_while_those_who_may_read_and_change_the_case()
    {
        using var browser = await world.Host.SignIn("admin.marsh");
        var wirral = world.Subjects.Single(s => s.Area == Examples.Wirral);
        foreach (var address in new[] { "/cases", $"/cases/{wirral.Case}", $"/cases/{wirral.Case}?tab=people", $"/cases/{wirral.Case}?tab=notifications", $"/notifications/{wirral.Accepted}", $"/notifications/{wirral.Accepted}/form", $"/notifications/{wirral.Waiting}" })
        {
            Assert.NotNull(Canaries.In(await browser.Get(address)));
        }

        await browser.Press(await browser.Get("/find"), "Find", ("Form.Words", "Qvixfamily"));
        await browser.Press(await browser.Get($"/cases/{wirral.Case}/notes"), "Save the note", ("Form.Text", Canaries.Note));

        Assert.True(world.Log.Lines > 1000, $"Only {world.Log.Lines} lines were heard.");
        Assert.Empty(world.Log.Leaks);
    }

    private static IEnumerable<string> Queries =>
    [
        "/cases?show=all", "/cases?show=closed", "/cases?area=E08000015", "/cases?show=all&sort=child", "/cases?show=all&sort=child&order=desc&at=last", "/cases?sort=case", "/cases?joint=yes",
        "/notifications?tab=all", "/notifications?tab=decided", "/notifications?area=E08000015", "/notifications?tab=all&area=none", "/notifications?tab=all&last=true",
    ];
}
