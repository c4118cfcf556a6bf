using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Cdop.Notifications.Contracts;
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
        await Cases.Accept(CasesUnderTest.Ann with { PlaceOfDeath = "In hospital: Whiston Hospital", Address = "1 Test Street, Huyton" });
        var asked = await requests.Ask("gp", "acute-hospital");
        var reviewed = await Cases.Find();
        var form = new FormLibrary().Find("reporting", asked[0].Forms[0].Version)!;
        var (gp, hospital) = (await Begun(asked[0]), await Begun(asked[1]));
        Assert.All(new[] { gp, hospital }, told => Assert.Empty(told.Of("death.place")));
        Assert.Empty(gp.Of("death.place-in-words"));
        Assert.Equal(["1 Test Street, Huyton"], gp.Of("identity.address").Select(answer => answer.Shown));
        Assert.Equal(["Whiston Hospital"], hospital.Of("death.place-in-words").Select(answer => answer.Shown));

        await HandIn(asked[0], answers => answers.Set(new("death.place"), answers.Form.Find("death.place")!.Options.Single(option => option.Code == "home").Answer));
        var record = await Collated("reporting");
        Assert.Equal(Standing.Differs, record.Of("death.place")!.Standing);
        Assert.Equal(["gp", "The notification"], record.Of("death.place")!.Versions.Select(version => version.By[0].Kind.Length > 0 ? version.By[0].Kind : version.By[0].From));
        Assert.Equal("Whiston Hospital", record.Of("death.place-in-words")!.Shown);

        Task<FormAnswers> Begun(AgencyRequest request) => requests.Act(async services => (await services.GetRequiredService<Beginnings>().Of(reviewed, request, [form], Ct))[form].Answers);
    }

    [Fact]
    public async Task What_only_the_notification_keeps_is_shown_to_who_may_see_it_and_says_so_for_itself_in_the_record()
    {
        const string Weight = "child.birth.weight";
        var accepted = await Cases.Accept(CasesUnderTest.Ann);
        Cases.Neighbours.Said[accepted.Notification] = [new("child.gestation.weeks", null, "39"), new("child.birth-weight", null, "2723")];
        var asked = await requests.Ask("gp", "police");
        var form = new FormLibrary().Find("reporting", asked[0].Forms[0].Version)!;
        var reviewed = await Cases.Find();

        Assert.Equal(["2723"], (await Begun(asked[0])).Of(Weight).Select(answer => answer.Shown));
        Assert.Empty((await Begun(asked[1])).Of(Weight));
        Assert.Equal("2723", (await Collated("reporting")).Of(Weight)!.Shown);

        await HandIn(asked[0], answers => answers.Set(new(Weight), new Answer.Whole(2900)));
        var record = await Collated("reporting");
        Assert.Equal((Standing.Differs, 2), (record.Of(Weight)!.Standing, record.Of(Weight)!.Versions.Count));

        Task<FormAnswers> Begun(AgencyRequest request) => requests.Act(async services => (await services.GetRequiredService<Beginnings>().Of(reviewed, request, [form], Ct))[form].Answers);
    }

    [Fact]
    public async Task A_date_of_birth_decided_otherwise_than_the_case_has_it_is_told_until_the_notification_is_put_right()
    {
        const string Born = "identity.date-of-birth";
        await Cases.Accept(CasesUnderTest.Ann);
        var gp = (await requests.Ask("gp"))[0];
        await HandIn(gp, answers => answers.Set(new(Born), new Answer.Day(new(2020, 2, 2))));
        Assert.Empty(await Decided());

        await Decide("2020-02-02");
        var told = Assert.Single(await Decided());
        Assert.Equal((Born, "1 February 2020", "2 February 2020"), (told.Answer.Item.LinkId, told.Notified, told.Answer.Decision!.Shown));

        await Decide("2020-02-01"); // as the case has it
        Assert.Empty(await Decided());

        async Task Decide(string value)
        {
            var open = (await Collated("reporting")).Of(Born)!;
            var chosen = open.Versions.Single(version => version.Value == value).By[0].Return;
            Assert.True((await Cases.Modules.Use((DecideAnswersHandler handler) => handler.Handle(
                RequestsUnderTest.Kno, new() { Of = "reporting", Decided = [new() { LinkId = Born, Return = chosen, Seen = DecideAnswersHandler.SeenOf(open) }] }, Ct)))!.Succeeded);
        }

        Task<IReadOnlyList<DecidedOtherwise>> Decided() => Cases.Modules.Use(async (CaseRecord record) => await record.Decided(await Cases.Find(), Ct));
    }

    [Fact]
    public async Task An_address_told_in_two_lines_is_no_difference_to_who_leaves_it_as_it_is()
    {
        await Cases.Accept(CasesUnderTest.Ann with { Address = "12 Ullet Road\nLiverpool" });
        var gp = (await requests.Ask("gp"))[0];
        var sheet = Sheet.For(gp, gp.Forms[0]);
        var whole = await requests.Act(services => services.GetRequiredService<Answering>().OpenWhole(sheet, Ct));
        var shown = Assert.Single(whole.Answers.Of("identity.address")).Shown;
        Assert.Equal("12 Ullet Road, Liverpool", shown);

        var sent = whole.Answers.Copy();
        sent.Set(new("identity.address"), new Answer.Words(shown)); // as the box sends it
        Assert.Empty(whole.ChangedIn(sent));
        await HandIn(gp, answers => answers.Set(new("identity.address"), new Answer.Words(shown)));

        var address = (await Collated("reporting")).Of("identity.address")!;
        Assert.Equal((Standing.Agreed, shown), (address.Standing, address.Shown));
    }

    [Fact]
    public async Task What_the_first_notification_does_not_know_is_not_taken_for_silence()
    {
        var accepted = await Cases.Accept(CasesUnderTest.Ann);
        Cases.Neighbours.Said[accepted.Notification] = [new("death.expected", null, "not-known")];
        var joined = new NotificationJoined { Case = accepted.Case, Notification = NotificationId.New(), JoinedBy = new("triage"), OccurredAt = Cases.Clock.GetCurrentInstant() };
        Cases.Neighbours.Deaths[joined.Notification] = CasesUnderTest.Ann;
        Cases.Neighbours.Belongs[joined.Notification] = accepted.Case;
        Cases.Neighbours.Said[joined.Notification] = [new("death.expected", null, "not-expected")];
        await Cases.Tell(joined);

        Assert.Equal("not known", Assert.Single(await Otherwise()).First);
    }

    [Fact]
    public async Task A_joined_notification_speaks_for_itself_and_fills_what_the_first_left_open()
    {
        var accepted = await Cases.Accept(CasesUnderTest.Ann);
        Cases.Neighbours.Said[accepted.Notification] = [new("receipt.source", null, "web-form"), new("notifier.name", null, "Dr P. Marsh"), new("child.given-name", null, "Ann"), new("death.expected", null, "expected")];
        var joined = new NotificationJoined { Case = accepted.Case, Notification = NotificationId.New(), JoinedBy = new("triage"), OccurredAt = Cases.Clock.GetCurrentInstant() };
        Cases.Neighbours.Deaths[joined.Notification] = CasesUnderTest.Ann with { ReceivedAt = Instant.FromUtc(2026, 2, 28, 14, 5) };
        Cases.Neighbours.Belongs[joined.Notification] = accepted.Case;
        Cases.Neighbours.Said[joined.Notification] =
        [
            new("receipt.source", null, "telephone"), new("notifier.name", null, "DI R. Coyle"), new("child.given-name", null, "Ann"),
            new("death.expected", null, "not-expected"), new("death.joint-response", null, "external-cause"), new("death.circumstances", null, "Fell from a height"),
        ];
        await Cases.Tell(joined);

        var record = await Collated(Records.Notification);
        var expected = record.Of("death.expected")!;
        Assert.Equal(Standing.Differs, expected.Standing);
        Assert.Equal(["Notification N-2026-0002", "The notification"], expected.Versions.Select(version => Assert.Single(version.By).From).Order());
        Assert.Equal([new(2026, 2, 28), new LocalDate(2026, 3, 1)], expected.Versions.Select(version => version.By[0].On).Order()); // each on the day it came
        Assert.Equal((Standing.Agreed, "Due, or possibly due, to an outside cause"), (record.Of("death.joint-response")!.Standing, record.Of("death.joint-response")!.Shown));
        Assert.Equal(["Fell from a height"], record.Of("death.circumstances")!.Versions.Select(version => version.Shown));
        Assert.Equal((1, 2), (record.Of("child.given-name")!.Versions.Count, record.Of("child.given-name")!.Versions[0].By.Count));
        Assert.Equal(("Dr P. Marsh", Standing.Agreed), (record.Of("notifier.name")!.Shown, record.Of("receipt.source")!.Standing)); // who told, and how, is each notification's own

        Assert.Equal(
            [
                ("death.joint-response", null, "Due, or possibly due, to an outside cause", Standing.Agreed),
                ("death.expected", expected.Versions.Single(version => version.By[0].Return == CaseRecord.Notified).Shown, expected.Versions.Single(version => version.By[0].Return != CaseRecord.Notified).Shown, Standing.Differs),
                ("death.circumstances", null, "Fell from a height", Standing.Gathered),
            ],
            (await Otherwise()).OrderByDescending(one => one.Answer.Item.LinkId, StringComparer.Ordinal).Select(one => (one.Answer.Item.LinkId, one.First, Assert.Single(one.Others).Shown, one.Answer.Standing)));
        Assert.All(await Otherwise(), one => Assert.Equal("Notification N-2026-0002", one.Others[0].From));

        var command = new DecideAnswers
        {
            Of = Records.Notification,
            Version = (await Cases.Find()).Version,
            Decided = [new() { LinkId = "death.expected", Return = joined.Notification.Value, Because = "The police were there", Seen = DecideAnswersHandler.SeenOf(expected) }],
        };
        Assert.True((await Cases.Modules.Use((DecideAnswersHandler handler) => handler.Handle(RequestsUnderTest.Kno, command, Ct)))!.Succeeded);
        Assert.Equal((Standing.Decided, expected.Versions.Single(version => version.By[0].Return == joined.Notification.Value).Shown), ((await Collated(Records.Notification)).Of("death.expected")!.Standing, (await Collated(Records.Notification)).Of("death.expected")!.Shown));
        Assert.Equal(Standing.Decided, Assert.Single(await Otherwise(), one => one.Answer.Item.LinkId == "death.expected").Answer.Standing); // decided against the first, which is to be put right
        Cases.Neighbours.Said[accepted.Notification] = [.. Cases.Neighbours.Said[accepted.Notification].Where(said => said.LinkId != "death.expected"), new("death.expected", null, "not-expected")];
        Assert.DoesNotContain(await Otherwise(), one => one.Answer.Item.LinkId == "death.expected");

        Cases.Neighbours.Belongs.Remove(joined.Notification); // taken off the case again, it says nothing of it
        Assert.Equal(["The notification"], (await Collated(Records.Notification)).Of("death.expected")!.Versions.Select(version => version.By[0].From));
        Assert.Empty(await Otherwise());
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private Task<IReadOnlyList<SaidOtherwise>> Otherwise() => Cases.Modules.Use(async (CaseRecord record) => await record.Otherwise(await Cases.Find(), Ct));

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
