using Cdop.DataCollection.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class EnterRequestTests : IAsyncDisposable
{
    private readonly CasesUnderTest cases = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_typed_the_same_is_done_at_once_and_only_the_addressee_is_mailed_later()
    {
        var asked = await Asked.About(cases);
        var before = (await asked.Mails()).Count;

        await asked.AskForCode("bell@EXAMPLE.nhs.uk ");
        await asked.AskForCode("stranger@example.nhs.uk");
        await asked.AskForCode(selector: "AAAAAAAAAAAAAAAAAAAAAA");

        // All that is done while somebody waits: a row that looks the same for each.
        Assert.Equal(before, (await asked.Mails()).Count);
        Assert.Equal(3, await Waiting(asked));
        await asked.Sweep();
        Assert.Equal(0, await Waiting(asked));
        var mail = Assert.Single((await asked.Mails()).Skip(before));
        Assert.Equal(Asked.Email, mail.To);
        Assert.DoesNotContain("Smith", mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("KNO-", mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("RAISE(ABORT, 'planted')")]
    [InlineData("RAISE(IGNORE)")] // as if somebody was quicker
    public async Task A_code_that_cannot_be_made_at_this_moment_keeps_nobody_else_from_theirs_and_is_made_in_the_next_turn(string fault)
    {
        const string Mate = "mate@example.nhs.uk";
        var asked = await Asked.About(cases);
        var theirs = await asked.AsTheService(async (IServiceProvider scope) =>
        {
            var db = scope.GetRequiredService<DataCollectionDb>();
            var request = await db.Answered(asked.Request).SingleAsync(Ct);
            scope.GetRequiredService<RequestMail>().Share(db, request, request.Share("Dr Mate", Mate, ["reporting/identity"], cases.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync(Ct);
            return (await db.Mail.SingleAsync(mail => mail.To == Mate, Ct)).Body.Split("/r/")[1][..22];
        });
        await asked.AskForCode();
        await asked.AskForCode(Mate, selector: theirs);
        await Do($"CREATE TRIGGER stuck BEFORE UPDATE ON collection_request_door WHEN OLD.Email = '{Asked.Email}' BEGIN SELECT {fault}; END");

        await asked.Sweep();
        Assert.Equal(1, await Waiting(asked));
        Assert.Equal([Mate], await MailedCodes());

        await Do("DROP TRIGGER stuck");
        await asked.Sweep();
        Assert.Equal(0, await Waiting(asked));
        Assert.Equal([Mate, Asked.Email], await MailedCodes());

        async Task<IEnumerable<string>> MailedCodes() => (await asked.Mails()).Where(mail => mail.Body.Contains("Your code is", StringComparison.Ordinal)).Select(mail => mail.To);

        Task Do(string sql) => cases.Modules.Use((DataCollectionDb db) => db.Database.ExecuteSqlRawAsync(sql, Ct));
    }

    [Fact]
    public async Task A_code_lets_in_once_and_only_in_the_browser_that_asked_for_it()
    {
        var asked = await Asked.About(cases);
        var code = await NewCode(asked);

        Assert.False((await asked.Enter(code, browser: [9])).Succeeded);
        Assert.True((await asked.Enter($" {code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} ")).Succeeded);
        Assert.False((await asked.Enter(code)).Succeeded);
        Assert.NotNull((await asked.Door()).EnteredAt);
        Assert.Equal(["Entered"], await asked.AsTheService((DataCollectionDb db) => db.Audit.AsNoTracking().Where(a => a.What == "EnterRequest").Select(a => a.Action).ToListAsync(Ct)));
    }

    [Fact]
    public async Task A_code_works_for_ten_minutes_and_a_later_one_ends_the_earlier_and_its_session()
    {
        var asked = await Asked.About(cases);
        var first = await NewCode(asked);
        cases.Clock.AdvanceMinutes(10);
        Assert.False((await asked.Enter(first)).Succeeded);

        var second = await NewCode(asked);
        var third = await NewCode(asked);
        Assert.False((await asked.Enter(second)).Succeeded);
        Assert.True((await asked.Enter(third)).Succeeded);
        var session = (await asked.Door()).Session;

        cases.Clock.AdvanceHours(1);
        Assert.True((await asked.Enter(await NewCode(asked))).Succeeded);
        Assert.NotEqual(session, (await asked.Door()).Session);
    }

    [Fact]
    public async Task No_more_than_three_codes_go_out_in_an_hour()
    {
        var asked = await Asked.About(cases);
        for (var times = 0; times < 5; times++)
        {
            await asked.AskForCode();
            await asked.Sweep();
            cases.Clock.AdvanceMinutes(1);
        }

        Assert.Equal(3, (await asked.Codes()).Count);
        cases.Clock.AdvanceHours(1);
        await asked.AskForCode();
        await asked.Sweep();
        Assert.Equal(4, (await asked.Codes()).Count);
    }

    [Fact]
    public async Task The_fifth_wrong_code_closes_the_link_and_the_case_says_so_until_the_office_opens_it_again()
    {
        var asked = await Asked.About(cases);
        var code = await NewCode(asked);
        for (var wrong = 0; wrong < 5; wrong++)
        {
            Assert.False((await asked.Enter("2222-2222")).Succeeded);
        }

        Assert.False((await asked.Enter(code)).Succeeded);
        Assert.Single(await asked.Timeline(), entry => entry.StartsWith("A link was closed after five wrong codes: Dr A. Bell, The Surgery", StringComparison.Ordinal));
        await asked.AskForCode();
        await asked.Sweep();
        Assert.Single(await asked.Codes());

        await asked.AsTheService(async (DataCollectionDb db) =>
        {
            (await db.Set<RequestDoor>().SingleAsync(Ct)).Thaw(cases.Clock.GetCurrentInstant() + RequestDoor.OpenFor);
            return await db.SaveChangesAsync(Ct);
        });
        Assert.True((await asked.Enter(await NewCode(asked))).Succeeded);
    }

    [Fact]
    public async Task Who_holds_only_the_link_cannot_close_it_by_wrong_codes_from_another_browser()
    {
        var asked = await Asked.About(cases);
        var code = await NewCode(asked);
        for (byte other = 1; other <= 8; other++)
        {
            Assert.False((await asked.Enter("2222-2222", browser: [other])).Succeeded);
        }

        Assert.Equal((null, 0), ((await asked.Door()).FrozenAt, (await asked.Door()).WrongCodes));
        Assert.True((await asked.Enter(code)).Succeeded);
    }

    [Fact]
    public async Task Wrong_codes_tried_at_once_are_all_counted()
    {
        var asked = await Asked.About(cases);
        await NewCode(asked);

        // Each tries four times to be counted; five that never let each other through would be a fault.
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(asked.Enter("2222-2222"), asked.Enter("3333-3333"));
        }

        Assert.NotNull((await asked.Door()).FrozenAt);
    }

    [Fact]
    public async Task Where_no_code_waits_nothing_is_counted_so_that_a_machine_cannot_close_a_link()
    {
        var asked = await Asked.About(cases);
        for (var wrong = 0; wrong < 8; wrong++)
        {
            await asked.Enter("2222-2222");
        }

        Assert.True((await asked.Enter(await NewCode(asked))).Succeeded);
    }

    [Fact]
    public async Task A_link_that_is_over_or_taken_back_gets_no_code()
    {
        var asked = await Asked.About(cases);
        cases.Clock.AdvanceDays(28);
        await asked.AskForCode();
        await asked.Sweep();
        Assert.Empty(await asked.Codes());
    }

    public ValueTask DisposeAsync() => cases.DisposeAsync();

    private static async Task<string> NewCode(Asked asked)
    {
        await asked.AskForCode();
        await asked.Sweep();
        return (await asked.Codes())[^1];
    }

    private static Task<int> Waiting(Asked asked) => asked.AsTheService((DataCollectionDb db) => db.Set<EntryAsked>().CountAsync(Ct));
}
