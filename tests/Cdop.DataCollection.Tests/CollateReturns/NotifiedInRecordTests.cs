using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class NotifiedInRecordTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    private CasesUnderTest Cases => requests.Cases;

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task The_coded_place_of_death_is_said_as_coded_and_differs_and_no_agency_is_shown_it()
    {
        await Cases.Accept(CasesUnderTest.Ann with { PlaceOfDeath = "In hospital: Whiston Hospital" });
        var asked = await requests.Ask("gp", "acute-hospital");
        var reviewed = await Cases.Find();
        var form = new FormLibrary().Find("reporting", asked[0].Forms[0].Version)!;
        var (gp, hospital) = (await Begun(asked[0]), await Begun(asked[1]));
        Assert.All(new[] { gp, hospital }, told => Assert.Empty(told.Of("death.place")));
        Assert.Empty(gp.Of("death.place-in-words"));
        Assert.Equal(["Whiston Hospital"], hospital.Of("death.place-in-words").Select(answer => answer.Shown));

        await HandIn(asked[0], answers => answers.Set(new("death.place"), answers.Form.Find("death.place")!.Options.Single(option => option.Code == "home").Answer));
        var record = await Collated("reporting");
        Assert.Equal(Standing.Differs, record.Of("death.place")!.Standing);
        Assert.Equal(["gp", "The notification"], record.Of("death.place")!.Versions.Select(version => version.By[0].Kind.Length > 0 ? version.By[0].Kind : version.By[0].From));
        Assert.Equal("Whiston Hospital", record.Of("death.place-in-words")!.Shown);

        Task<FormAnswers> Begun(AgencyRequest request) => requests.Act(services => Task.FromResult(services.GetRequiredService<Beginnings>().Of(reviewed, request, form).Answers));
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private Task<Collation> Collated(string form) => Cases.Modules.Use(async (CaseRecord record) =>
    {
        var reviewed = await Cases.Find();
        return (await record.Collate(reviewed, form, await record.Returns(reviewed.Subject, Ct), Ct))!;
    });

    private Task<int> HandIn(AgencyRequest request, Action<FormAnswers> fill) => requests.Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(Ct);
        var whole = await answering.OpenToHandIn(Sheet.For(asked, asked.Forms[0]), Ct);
        fill(whole.Answers);
        await answering.HandIn(asked, asked.Forms[0], whole, new(asked.Addressee, [], ReturnKind.Answered), Ct);
        return await db.SaveChangesAsync(Ct);
    });
}
