using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications.Tests;

public sealed class AnswersInFormTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = Given.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static FormDefinition Form { get; } = new FormLibrary().Find("notification", "2022-04")!;

    [Fact]
    public async Task All_that_a_notification_holds_is_answered_under_the_names_of_the_form_and_each_choice_is_one_of_its_options()
    {
        await modules.Log(Given.Word with
        {
            Notifier = Given.Word.Notifier with { Role = "Registrar", Agency = "Whiston Hospital", Telephone = "0151 496 0000", Email = "marsh@example.nhs.uk" },
            Child = Given.Word.Child with
            {
                AlsoKnownAs = "Annie",
                TimeOfBirth = new(3, 5),
                EthnicGroup = EthnicGroup.WhiteAndBlackCaribbean,
                Address = "1 High Street",
                Gp = "The Surgery",
                MothersName = "Mary",
                GestationWeeks = 39,
                GestationDays = 2,
                BirthWeight = 3200,
            },
            Death = Given.Word.Death with
            {
                Time = new(6, 50),
                PlaceInWords = "Resus",
                PlaceOfEvent = "Home",
                CoronerTold = YesNoNotKnown.NotKnown,
                SuspectedStillbirthAtHome = YesNoNotKnown.No,
                JointResponse = JointResponseCriteria.ExternalCause | JointResponseCriteria.InCustody,
            },
            People = new() { Professionals = [new() { Agency = "GP", Name = "Dr Bell" }, new() { Agency = "School", Role = "Head" }], NcmdAlert = "A toy that is still sold" },
        });
        var told = await modules.Use((NotificationsDb db) => db.Notifications.AsNoTracking().SingleAsync(Ct));
        var said = await modules.Use((INotificationDirectory directory) => directory.Answers(told.Id, Ct));

        Assert.All(said, one => Assert.True(Form.Find(one.LinkId) is { IsQuestion: true, ReadOnly: true }, one.LinkId));
        Assert.All(said.Where(one => Form.Find(one.LinkId)!.Options.Count > 0), one => Assert.Contains(Form.Find(one.LinkId)!.Options, option => option.Code == one.Value));
        Assert.Equal(
            ["external-cause", "in-custody"],
            said.Where(one => one.LinkId == "death.joint-response").Select(one => one.Value));
        Assert.Equal(
            ("white-and-black-caribbean", "03:05", "39", "yes", "A toy that is still sold", "2026-03-01"),
            (Of("child.ethnic-group"), Of("child.time-of-birth"), Of("child.gestation.weeks"), Of("alert.is"), Of("alert.what"), Of("death.date")));
        Assert.Equal([(0, "GP"), (1, "School")], said.Where(one => one.LinkId == "people.professional.agency").Select(one => (one.Row!.Value, one.Value)));

        // What the form only reads is given by the notification or the case, and by nothing else.
        var ofTheCase = new[] { "receipt.case-number", "receipt.area-of-residence", "people.professional.type", "people.professional.address" };
        var left = Form.All.Where(item => item.ReadOnly).Select(item => item.LinkId).Except(said.Select(one => one.LinkId)).Except(ofTheCase);
        Assert.Equal(["child.mothers-postcode", "child.no-nhs-number", "child.no-postcode", "child.not-named", "people.only-a-few", "people.professional.email", "people.professional.telephone"], left.Order(StringComparer.Ordinal));

        string? Of(string linkId) => said.SingleOrDefault(one => one.LinkId == linkId)?.Value;
    }

    [Fact]
    public void Every_word_that_a_notification_may_choose_is_an_option_of_the_form()
    {
        Assert.Equal(Enum.GetValues<EthnicGroup>().Length, Form.Find("child.ethnic-group")!.Options.Count);
        Assert.All(
            new (Type Words, string LinkId)[]
            {
                (typeof(Source), "receipt.source"), (typeof(Sex), "child.sex"), (typeof(NhsNumberAbsence), "child.no-nhs-number"), (typeof(EthnicGroup), "child.ethnic-group"), (typeof(PostcodeAbsence), "child.no-postcode"),
                (typeof(PlaceOfDeath), "death.place"), (typeof(Expectation), "death.expected"), (typeof(YesNoNotKnown), "death.certificate.coroner-told"),
            },
            pair => Assert.Equal(Form.Find(pair.LinkId)!.Options.Select(option => option.Code).Order(StringComparer.Ordinal), Enum.GetValues(pair.Words).Cast<Enum>().Select(AnswersInForm.Code).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Who_may_not_see_the_notification_is_answered_nothing()
    {
        await modules.Log(Given.Word);
        var told = await modules.Use((NotificationsDb db) => db.Notifications.AsNoTracking().SingleAsync(Ct));
        modules.Person.Areas = [Examples.Wirral];

        Assert.Empty(await modules.Use((INotificationDirectory directory) => directory.Answers(told.Id, Ct)));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();
}
