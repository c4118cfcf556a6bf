namespace Cdop.Notifications.Tests;

public sealed class NotificationTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 12, 0);

    [Theory]
    [InlineData("2026-03-04", null, "Death.Date", "Date of death must be today or earlier")]
    [InlineData("2020-01-31", null, "Death.Date", "Date of death must be on or after the date of birth")]
    [InlineData("2026-03-03", "12:01", "Death.Time", "Time of death must be now or earlier")]
    public void Refuses_a_death_that_cannot_have_been(string died, string? at, string field, string because) =>
        Assert.Equal([new Problem(field, because)], Check(death: Given.InHospital with { Date = Day(died), Time = at is null ? null : Time(at) }));

    [Theory]
    [InlineData("2026-03-04", null, "Child.DateOfBirth", "Date of birth must be today or earlier")]
    [InlineData("2026-03-03", "12:01", "Child.TimeOfBirth", "Time of birth must be now or earlier")]
    public void Refuses_a_birth_that_cannot_have_been(string born, string? at, string field, string because) =>
        Assert.Contains(
            new Problem(field, because),
            Check(Given.Ann with { DateOfBirth = Day(born), TimeOfBirth = at is null ? null : Time(at) }, Given.InHospital with { Date = Day("2026-03-03") }));

    [Fact]
    public void Refuses_a_time_of_death_before_that_of_birth() =>
        Assert.Equal(
            "Time of death must be at or after the time of birth",
            Assert.Single(Check(Given.Ann with { DateOfBirth = Day("2026-03-01"), TimeOfBirth = Time("10:00") }, Given.InHospital with { Time = Time("09:59") })).Message);

    [Theory]
    [InlineData("2008-03-01", "2026-02-28", false)]
    [InlineData("2008-03-01", "2026-03-01", true)]
    [InlineData("2008-02-29", "2026-02-28", false)]
    [InlineData("2008-02-29", "2026-03-01", true)]
    public void Says_that_somebody_was_18_and_takes_it_all_the_same(string born, string died, bool doubted)
    {
        var (child, death) = (Given.Ann with { DateOfBirth = Day(born) }, Given.InHospital with { Date = Day(died) });

        Assert.Empty(Check(child, death));
        Assert.Equal(doubted, death.Doubts(child, Now).Any());
    }

    [Theory]
    [InlineData("999 000 0017")]
    [InlineData("12345")]
    [InlineData("not to hand")]
    public void Asks_to_look_again_at_an_NHS_number_that_does_not_fit_and_keeps_it_where_it_could_not_be_verified(string typed)
    {
        var child = Given.Ann with { TypedNhsNumber = typed };

        Assert.StartsWith("Check the NHS number", Assert.Single(Check(child)).Message, StringComparison.Ordinal);
        Assert.Empty(Check(child with { NoNhsNumber = NhsNumberAbsence.CouldNotBeVerified }));
        Assert.Null(child.NhsNumber);
    }

    [Theory]
    [InlineData("2024-02-29", "2025-02-28", true)]
    [InlineData("2024-02-29", "2025-03-01", false)]
    [InlineData("2024-03-01", "2025-03-01", false)]
    public void A_first_birthday_of_a_child_born_on_29_February_is_1_March(string born, string died, bool underOne)
    {
        var told = Given.Word with { Child = Given.Ann with { DateOfBirth = Day(born) }, Death = Given.InHospital with { Date = Day(died) } };

        Assert.Equal(underOne, told.WasUnderOne(Day(died)));
        Assert.Equal(underOne, told.Death.Doubts(told.Child, Now).Any(doubt => doubt.StartsWith("The child was under one", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_live_site_takes_no_number_that_is_kept_for_tests()
    {
        var problems = Notification.Check(Given.Nurse, Given.Ann, Given.InHospital, new(), Source.WebForm, Now, refuseTestNumbers: true);

        Assert.Equal("Child.TypedNhsNumber", Assert.Single(problems.Found).Field);
    }

    [Fact]
    public void Asks_for_an_answer_or_why_there_is_none()
    {
        var child = Given.Ann with { GivenName = null, TypedNhsNumber = null, Postcode = null };

        Assert.Equal(["Child.GivenName", "Child.TypedNhsNumber", "Child.Postcode"], Check(child).Select(p => p.Field));
        Assert.Empty(Check(child with { NotNamed = true, NoNhsNumber = NhsNumberAbsence.NotAvailable, NoPostcode = PostcodeAbsence.Abroad }));
    }

    [Fact]
    public void Where_number_and_postcode_are_given_after_all_why_there_is_none_says_nothing()
    {
        var both = Given.Ann with { NoNhsNumber = NhsNumberAbsence.NotAvailable, NoPostcode = PostcodeAbsence.NotKnown };

        Assert.Equal((null, null), (both.NoNhsNumber, both.NoPostcode));
        Assert.Equal(NhsNumberAbsence.NotAvailable, (both with { TypedNhsNumber = null }).NoNhsNumber);
        Assert.Equal(PostcodeAbsence.NotKnown, (both with { Postcode = null }).NoPostcode);
        Assert.Equal((NhsNumberAbsence.CouldNotBeVerified, PostcodeAbsence.NoFixedAddress), ((both with { NoNhsNumber = NhsNumberAbsence.CouldNotBeVerified }).NoNhsNumber, (both with { NoPostcode = PostcodeAbsence.NoFixedAddress }).NoPostcode));
    }

    [Fact]
    public void Who_telephones_need_give_no_email_and_who_fills_in_the_form_must()
    {
        var caller = Given.Nurse with { Email = null };

        Assert.Empty(Notification.Check(caller, Given.Ann, Given.InHospital, new(), Source.Telephone, Now, false).Found);
        Assert.Equal("Enter work email", Assert.Single(Notification.Check(caller, Given.Ann, Given.InHospital, new(), Source.WebForm, Now, false).Found).Message);
    }

    [Fact]
    public void Word_cannot_reach_the_office_before_the_death_or_in_the_future()
    {
        Assert.Contains("on or after", Receive(Instant.FromUtc(2026, 2, 28, 9, 0)).Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("now or earlier", Receive(Now + Duration.FromMinutes(1)).Problems[0].Message, StringComparison.Ordinal);
        Assert.True(Receive(Instant.FromUtc(2026, 3, 1, 9, 0)).Succeeded);

        static Result<Notification> Receive(Instant at) =>
            Notification.Log(NotificationReference.Of(2026, 1), Given.Nurse, Given.Ann, Given.InHospital, new(), null, new Receipt(Source.Coroner, at, new("someone")), Now, false);
    }

    [Theory]
    [InlineData("O’Brien", "O'Brien")]
    [InlineData("Zoë", "ZOE")]
    [InlineData("Smith-Jones", "smith jones")]
    [InlineData("Żółć", "Zolc")]
    [InlineData("Groß", "GROSS")]
    [InlineData("Ａｎｎ", "Ann")]
    public void Writers_who_write_a_name_in_their_own_way_find_the_same_child(string one, string other) => Assert.Equal(NameKey.Part(one), NameKey.Part(other));

    [Theory]
    [InlineData("محمد")]
    [InlineData("小明")]
    [InlineData("आरव")]
    [InlineData("𠮷野")]
    public void Names_of_any_script_have_a_key(string name) => Assert.NotEmpty(NameKey.Part(name));

    [Fact]
    public void A_name_of_200_letters_has_a_key_that_fits() => Assert.True(NameKey.Of(new string('ß', 200), new string('A', 200)).Length <= NameKey.Length);

    [Fact]
    public void A_notification_made_by_mistake_is_withdrawn_once()
    {
        var notification = Notification.Log(NotificationReference.Of(2026, 1), Given.Nurse, Given.Ann, Given.InHospital, new(), null, new Receipt(Source.Mail, Now, new("someone")), Now, false).Value;

        Assert.True(notification.Withdraw("Sent twice").Succeeded);
        Assert.Equal("This notification was withdrawn already", Assert.Single(notification.Withdraw("Again").Problems).Message);
        Assert.False(notification.Amend(Given.Nurse, Given.Ann, Given.InHospital, new(), new("someone"), "Too late", Now, false).Succeeded);
        Assert.Equal((NotificationState.Withdrawn, "Sent twice"), (notification.State, notification.WithdrawnBecause));
    }

    private static IReadOnlyList<Problem> Check(Child? child = null, Death? death = null) =>
        Notification.Check(Given.Nurse, child ?? Given.Ann, death ?? Given.InHospital, new(), Source.WebForm, Now, refuseTestNumbers: false).Found;

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    private static LocalTime Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;
}
