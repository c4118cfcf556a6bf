using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Cdop.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class NotificationFormTests : IAsyncDisposable
{
    private static readonly string[] Core = ["Ann", "collapse", "Bell", "999 000 0018"];

    private readonly RequestsUnderTest requests = new();
    private readonly RecordsUnderTest records;

    public NotificationFormTests() => records = new(requests.Cases);

    private CasesUnderTest Cases => requests.Cases;

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task The_core_stands_filled_from_the_notification_the_rest_is_kept_and_no_word_of_the_core_is_stored()
    {
        await Accept();
        var whole = await records.Open(Records.Notification);

        Assert.Equal(
            ("KNO-2026-011", "Knowsley", "Ann", "White: British", "06:50", "Emergency department collapse", "GP practice", "School, nursery or college"),
            (Shown("receipt.case-number"), Shown("receipt.area-of-residence"), Shown("child.given-name"), Shown("child.ethnic-group"), Shown("death.time"), Shown("death.circumstances"), Shown("people.professional.type", "0"), Shown("people.professional.type", "1")));
        Assert.Equal(["Due, or possibly due, to an outside cause", "Sudden, with no cause apparent at once"], whole.Answers.Of("death.joint-response").Select(answer => answer.Shown));
        Assert.All(whole.Known, known => Assert.Equal(Beginnings.Notified, known.Value.From));

        Assert.Null(await records.Keep(Records.Notification, "child", null, ("q:child.given-name", "Somebody else"))); // it is not asked here
        Assert.NotNull(await records.Keep(Records.Notification, "family", null, ("q:family.person.name@0", "Mary Smith"), ("q:family.carer", "Her grandmother")));
        Assert.True((await records.Complete(Records.Notification)).Succeeded);

        var complete = Assert.Single(await records.Returns());
        Assert.Equal(("notification", "2022-04", 1), (complete.Form, complete.FormVersion, complete.Number));
        Assert.Contains("Her grandmother", complete.Response, StringComparison.Ordinal);
        Assert.All(Core, word => Assert.DoesNotContain(word, complete.Response, StringComparison.Ordinal));
        Assert.Equal(["family.carer", "family.person.name"], (await Claimed(complete)).Order());

        string Shown(string linkId, string at = "") => string.Join(", ", whole.Answers.Of(new Place(linkId, at)).Select(answer => answer.Shown));
    }

    [Fact]
    public async Task What_hangs_on_the_core_is_asked_by_it_and_kept_and_the_next_version_begins_from_the_last()
    {
        var accepted = await Accept();
        var form = (await records.State(Records.Notification)).Form;
        Assert.True((await records.Open(Records.Notification)).Answers.IsShown(form.Find("death.hospital-unit")!, ""));
        await records.Put(Records.Notification, ("death.hospital-unit", RecordsUnderTest.Option(form, "death.hospital-unit", "emergency-department")));
        Assert.True((await records.Complete(Records.Notification)).Succeeded);
        Assert.Contains("emergency-department", Assert.Single(await records.Returns()).Response, StringComparison.Ordinal);

        Assert.True((await records.OpenAgain(Records.Notification))!.Succeeded);
        var again = (await records.Open(Records.Notification)).Answers;
        Assert.Equal(["Emergency department"], again.Of("death.hospital-unit").Select(answer => answer.Shown));
        Assert.Equal(["Ann"], again.Of("child.given-name").Select(answer => answer.Shown));

        // Put right where it stands, it is right here at once, and nobody who fills in the rest is disturbed.
        var seen = SectionSeen.Stamp(again, form.Find("family"));
        Cases.Neighbours.Said[accepted.Notification] = [.. Cases.Neighbours.Said[accepted.Notification].Select(one => one.LinkId == "child.given-name" ? one with { Value = "Anne" } : one)];
        Assert.Null((await records.Keep(Records.Notification, "family", seen, ("q:family.carer", "Her aunt")))!.Meanwhile);
        Assert.Equal(["Anne"], (await records.Open(Records.Notification)).Answers.Of("child.given-name").Select(answer => answer.Shown));
        Assert.True((await records.Complete(Records.Notification)).Succeeded);
        Assert.Equal([1, 2], (await records.Returns()).Select(complete => complete.Number));
    }

    [Fact]
    public void No_agency_is_asked_what_the_notification_says_itself_and_each_can_hand_in_what_it_knows()
    {
        foreach (var form in new FormLibrary().All.Where(form => form.Key == Records.Notification))
        {
            foreach (var kind in AskedKind.All.Where(kind => kind.Code is not ("cdop" or "designated-doctor")))
            {
                Assert.DoesNotContain(form.All, item => item.ReadOnly && item.IsSeenBy(kind));
                Assert.DoesNotContain(Answering.Problems(new(form), kind), problem => problem.Kind == FormProblemKind.Missing);
            }
        }
    }

    [Fact]
    public async Task No_agency_is_shown_of_a_notification_what_its_form_does_not_let_it_see()
    {
        var accepted = await Accept();
        Cases.Neighbours.Said[accepted.Notification] = [.. Cases.Neighbours.Said[accepted.Notification], new("child.birth-weight", null, "2723")];
        var library = new FormLibrary();
        var reviewed = await Cases.Find();
        var toldOf = new HashSet<(string Kind, string LinkId)>();
        foreach (var form in library.All)
        {
            foreach (var kind in AskedKind.All)
            {
                var request = AgencyRequest.Send(
                    reviewed.Subject, new(kind.Code, null, "Agency", "", "a@agency.example", ""), [new(form.Key, form.Version)], "", new(2026, 5, 1), null, new("someone"), Cases.Clock.GetCurrentInstant());
                var begun = (await requests.Act(services => services.GetRequiredService<Beginnings>().Of(reviewed, request, [form], CasesUnderTest.Ct)))[form];
                var told = begun.Known.Where(known => known.Value.From == Beginnings.Notified).Select(known => form.Find(known.Key.LinkId)!).ToList();
                Assert.All(told, item => Assert.Contains(kind.Code, item.ShowKnownTo));
                toldOf.UnionWith(told.Select(item => (kind.Code, item.LinkId)));
            }
        }

        Assert.Contains(("gp", "child.birth.weight"), toldOf);
        Assert.DoesNotContain(("police", "child.birth.weight"), toldOf);
    }

    [Fact]
    public async Task The_notifier_or_another_can_be_asked_for_it_and_is_shown_nothing_of_it()
    {
        await Accept();
        var reviewed = await Cases.Find();
        var proposals = await requests.Act(services => services.GetRequiredService<Proposals>().For(reviewed, [], Ct));
        var notifier = Assert.Single(proposals, proposal => proposal.Line.Email == "marsh@whiston.example");
        Assert.Equal((false, false, "acute-hospital", "Whiston Hospital"), (notifier.IsLikely, notifier.Line.Ticked, notifier.Line.Kind, notifier.Line.Agency));

        var command = new AskAgencies { DueOn = requests.Today.PlusDays(21), Version = reviewed.Version, Ask = [notifier.Line with { Ticked = true, IsChecked = true }] };
        Assert.True((await Cases.Modules.Use((AskAgenciesHandler handler) => handler.Handle(RequestsUnderTest.Kno, command, Ct)))!.Succeeded);
        var request = Assert.Single(await requests.All());
        Assert.Equal(["notification"], request.Forms.Select(form => form.Form));

        var handedIn = await requests.Act(async services =>
        {
            var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
            var asked = await db.Answered(request.Id).SingleAsync(Ct);
            var answers = await answering.Open(Sheet.For(asked, asked.Forms[0]), Ct);
            Assert.DoesNotContain(answers.Walk(), place => place.Item.IsQuestion && answers.Of(new Place(place.Item.LinkId, place.At)).Count > 0);
            answers.Set(new("support.key-worker"), new Answer.Words("Sister Joan"));
            Assert.Empty(Answering.Problems(answers, Answering.KindOf(asked)));
            var handed = await answering.HandIn(asked, asked.Forms[0], (await answering.OpenToHandIn(Sheet.For(asked, asked.Forms[0]), Ct)) with { Answers = answers }, new(asked.Addressee, [], ReturnKind.Answered), Ct);
            await db.SaveChangesAsync(Ct);
            return handed;
        });
        Assert.Equal(["support.key-worker"], await Claimed(handedIn!));
    }

    [Fact]
    public async Task Where_the_notification_cannot_be_read_the_case_s_own_copy_stands_in()
    {
        await Cases.Accept(CasesUnderTest.Ann); // the directory answers nothing

        Assert.Equal(["Smith"], (await records.Open(Records.Notification)).Answers.Of("child.family-name").Select(answer => answer.Shown));
    }

    [Fact]
    public async Task A_case_of_each_version_stands_beside_the_other_each_in_its_own_and_what_differs_is_said_in_words()
    {
        foreach (var (reference, year) in new[] { ("KNO-2021-003", 2021), ("KNO-2022-005", 2022) })
        {
            Cases.Clock.Reset(Instant.FromUtc(year, 6, 2, 9, 0));
            var accepted = await Cases.Accept(CasesUnderTest.Ann with { DateOfBirth = new(year - 2, 2, 1), DateOfDeath = new(year, 6, 1), ReceivedAt = Instant.FromUtc(year, 6, 1, 12, 0) }, reference);
            Cases.Neighbours.Said[accepted.Notification] = [new("child.given-name", null, "Ann"), new("child.no-nhs-number", null, "child-not-resident"), new("death.suspected-stillbirth-at-home", null, "no"), new("alert.is", null, "yes"), new("alert.what", null, "A toy")];
        }

        Cases.Clock.Reset(Instant.FromUtc(2026, 4, 1, 9, 0)); // long after, each is still of its own day
        var (before, after) = (await Written("KNO-2021-003"), await Written("KNO-2022-005"));
        Assert.Equal(("2021-04", "2022-04"), (before.Form.Version, after.Form.Version));
        Assert.Equal((true, false), (before.Form.Find("alert.covid") is not null, after.Form.Find("alert.covid") is not null));
        Assert.Empty(before.Of("child.no-nhs-number")); // the earlier form did not offer that reason
        Assert.Equal("Child does not live in England", Assert.Single(after.Of("child.no-nhs-number")).Shown);
        Assert.All(new[] { before, after }, answers => Assert.Equal("No", Assert.Single(answers.Of("death.suspected-stillbirth-at-home")).Shown));

        var returns = await records.Use((DataCollectionDb db) => db.Returns.AsNoTracking().OrderBy(one => one.FormVersion).ToListAsync(Ct));
        Assert.Equal(["2021-04", "2022-04"], returns.Select(one => one.FormVersion));
        Assert.All(returns, one => Assert.Contains($"notification|{one.FormVersion}", one.Response, StringComparison.Ordinal));

        var differences = FormComparison.Of(before.Form, after.Form).Changes.Select(change => change.Sentence).ToList();
        Assert.Contains(differences, said => said.Contains("offers “Child does not live in England” now", StringComparison.Ordinal));
        Assert.Contains(differences, said => said.Contains("Is there anything the National Child Mortality Database should know at once?", StringComparison.Ordinal));
        Assert.Contains(differences, said => said.StartsWith("Not asked any more: “Is the death known or suspected to be related to Covid-19?”", StringComparison.Ordinal));
    }

    private async Task<FormAnswers> Written(string reference)
    {
        var reviewed = await Cases.Find(reference);
        var sheet = (await records.Use((RecordBook book) => book.Of(reviewed, Records.Notification, Ct)))!.Sheet!;
        var answers = (await records.Use((Answering answering) => answering.OpenWhole(sheet, Ct))).Answers;
        var result = await records.Use((CompleteRecordHandler handler) => handler.Handle(reviewed.Reference, Records.Notification, new CompleteRecord { Seen = SectionSeen.Stamp(answers) }, Ct));
        Assert.True(result!.Succeeded, string.Join("; ", result.Problems));
        return answers;
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private async Task<IEnumerable<string>> Claimed(Return handedIn) =>
        await records.Use((DataCollectionDb db) => db.Set<Claim>().AsNoTracking().Where(claim => claim.Return == handedIn.Id).Select(claim => claim.LinkId).ToListAsync(Ct));

    private async Task<DeathAccepted> Accept()
    {
        var accepted = await Cases.Accept(CasesUnderTest.Ann);
        Cases.Neighbours.Said[accepted.Notification] =
        [
            new("receipt.received-at", null, "2026-03-01 16:10"), new("receipt.source", null, "web-form"),
            new("notifier.name", null, "Dr P. Marsh"), new("notifier.role", null, "consultant"), new("notifier.agency", null, "Whiston Hospital"), new("notifier.email", null, "marsh@whiston.example"),
            new("child.given-name", null, "Ann"), new("child.family-name", null, "Smith"), new("child.date-of-birth", null, "2020-02-01"), new("child.sex", null, "female"),
            new("child.nhs-number", null, "999 000 0018"), new("child.ethnic-group", null, "white-british"), new("child.postcode", null, "L36 0ZZ"),
            new("death.date", null, "2026-03-01"), new("death.time", null, "06:50"), new("death.place", null, "hospital"), new("death.expected", null, "not-expected"),
            new("death.joint-response", null, "external-cause"), new("death.joint-response", null, "no-apparent-cause"), new("death.circumstances", null, "Emergency department collapse"),
            new("alert.is", null, "no"),
            new("people.professional.agency", 0, "GP"), new("people.professional.name", 0, "Dr A. Bell"), new("people.professional.role", 0, "General practitioner"),
            new("people.professional.agency", 1, "School"),
        ];
        return accepted;
    }
}
