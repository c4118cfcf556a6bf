using Cdop.DataCollection.Domain;

namespace Cdop.DataCollection.Tests;

/// <summary>The reminder that a person sends: its words, and how often on one day.</summary>
public sealed class RemindAddresseeTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    [Fact]
    public async Task It_says_what_is_waited_for_and_thanks_for_what_came_and_never_says_the_question_nor_a_form()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (gp, police) = await requests.Ask("gp", "police") is [var a, var b] ? (a, b) : default;
        await requests.AskAlso(gp, "asthma-anaphylaxis", gp.DueOn);

        await Remind(police);
        Assert.Contains("We have not had an answer yet.", (await requests.Mails())[^1].Body, StringComparison.Ordinal);

        await requests.Answer(gp, ("child.birth.weight", 320));
        await Remind(gp);
        var part = (await requests.Mails())[^1].Body;
        Assert.Contains("Thank you for what your agency has handed in: something else is still to be answered.", part, StringComparison.Ordinal);

        requests.Cases.Clock.AdvanceDays(1);
        Assert.True((await requests.SendBack(gp, gp.DueOn)).Succeeded);
        await Remind(gp);
        var back = (await requests.Mails())[^1].Body;
        Assert.Contains("we have sent it back with a question", back, StringComparison.Ordinal);
        Assert.All([part, back], body =>
        {
            Assert.DoesNotContain("not had an answer", body, StringComparison.Ordinal);
            Assert.DoesNotContain("320 g?", body, StringComparison.Ordinal);
            Assert.DoesNotContain("sthma", body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_second_reminder_on_one_day_asks_first()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await Remind(gp);
        var (mails, at) = ((await requests.Mails()).Count, InWords.Time(requests.Cases.Clock.GetCurrentInstant().TimeIn().TimeOfDay));

        var problem = Assert.Single((await Handle(gp, again: false)).Problems);
        Assert.Equal(("Again", $"They were reminded today at {at} already. Tick that you remind them once more, or leave it as it is"), (problem.Field, problem.Message));
        Assert.Equal(mails, (await requests.Mails()).Count);
        Assert.True((await Handle(gp, again: true)).Succeeded);
        Assert.Equal(mails + 1, (await requests.Mails()).Count);

        requests.Cases.Clock.AdvanceDays(1);
        await Remind(gp);
    }

    private async Task Remind(AgencyRequest request) => Assert.True((await Handle(request, again: false)).Succeeded);

    private async Task<Result<string>> Handle(AgencyRequest request, bool again)
    {
        var command = new RemindAddressee { Again = again, Version = (await requests.Find(request)).Version };
        return (await requests.Cases.Modules.Use((RemindAddresseeHandler handler) => handler.Handle(RequestsUnderTest.Kno, request.Reference, command, CasesUnderTest.Ct)))!;
    }
}
