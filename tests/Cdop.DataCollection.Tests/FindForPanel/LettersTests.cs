using Cdop.DataCollection.Contracts;

namespace Cdop.DataCollection.Tests;

public sealed class LettersTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    private static CancellationToken Ct => CasesUnderTest.Ct;

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    [Fact]
    public async Task A_letter_names_the_child_and_the_familys_key_worker_to_who_may_see_the_case()
    {
        var accepted = await requests.Cases.Accept(CasesUnderTest.Ann);
        Assert.Null((await Letters(accepted.Case))!.KeyWorker);
        var version = (await requests.Cases.Find()).Version;
        Assert.True((await requests.Cases.Modules.Use((EditPersonHandler handler) => handler.Handle(
            RequestsUnderTest.Kno, person: null, new EditPerson { Name = "Helen Lindqvist", Role = "Bereavement nurse", Agency = "Example Trust", Telephone = "0151 496 0777", IsKeyWorker = true, Version = version }, Ct)))!.Succeeded);

        var named = (await Letters(accepted.Case))!;

        Assert.EndsWith("Smith", named.Child, StringComparison.Ordinal);
        Assert.Equal((RequestsUnderTest.Kno, CasesUnderTest.Ann.DateOfBirth, CasesUnderTest.Ann.DateOfDeath), (named.Reference, named.Born, named.Died));
        Assert.Equal(new KeyWorker("Helen Lindqvist", "Bereavement nurse", "Example Trust", "", "0151 496 0777"), named.KeyWorker);
        requests.Cases.Person.Areas = [Examples.Wirral];
        Assert.Null(await Letters(accepted.Case));
    }

    [Fact]
    public async Task The_agencies_that_answered_are_told_with_whom_we_asked_and_the_others_are_not()
    {
        var accepted = await requests.Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("police", "gp", "health-visiting");
        Assert.Empty(await Answered(accepted.Case));
        await requests.Answer(asked[0]);
        await requests.NothingToAdd(asked[1]);

        var answered = await Answered(accepted.Case);

        Assert.Equal(
            [("Agency for gp", "Named of gp", "gp@agency.example", asked[1].Reference), ("Agency for police", "Named of police", "police@agency.example", asked[0].Reference)],
            answered.Select(one => (one.Agency, one.Name, one.Email, one.Reference)));
        Assert.All(answered, one => Assert.Equal(requests.Today, one.On));
        requests.Cases.Person.Areas = [Examples.Wirral];
        Assert.Empty(await Answered(accepted.Case));
    }

    private Task<CaseForLetters?> Letters(CaseId reviewed) => requests.Cases.Modules.Use((ICaseDirectory directory) => directory.ForLetters(reviewed, Ct));

    private Task<IReadOnlyList<AgencyAnswered>> Answered(CaseId reviewed) => requests.Cases.Modules.Use((ICaseDirectory directory) => directory.Answered(reviewed, Ct));
}
