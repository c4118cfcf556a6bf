using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications.Tests;

public sealed class LogNotificationTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = Given.Modules(services => services.ListenTo<RestrictionAsked>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notification_is_kept_with_what_was_told_and_the_area_its_postcode_is_sure_of()
    {
        var logged = await modules.Log(Given.Word with { People = new() { Professionals = [new() { Agency = "GP" }, new(), new() { Agency = "School", Name = "Mr Reed" }] } });

        var kept = await modules.Use((NotificationsDb db) => db.Notifications.Include(n => n.Professionals).SingleAsync(n => n.Reference == logged.Value, Ct));
        Assert.Equal((Given.Ann, Given.InHospital, Given.Nurse), (kept.Child, kept.Death, kept.Notifier));
        Assert.Equal(Examples.Knowsley, kept.Area);
        Assert.Equal(["GP", "School"], kept.Professionals.Select(p => p.Agency));
        Assert.Equal(NotificationState.New, kept.State);
        Assert.StartsWith("N-2026-", logged.Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_that_two_areas_share_leaves_the_area_open()
    {
        var logged = await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = Postcode.Parse("L35 0ZZ") } });

        Assert.Null(await modules.Use((NotificationsDb db) => db.Notifications.Where(n => n.Reference == logged.Value).Select(n => n.Area).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_newborn_lives_where_the_mother_does()
    {
        var baby = Given.Ann with { DateOfBirth = new(2026, 2, 27), Postcode = Postcode.Parse("M1 1AE"), MothersPostcode = Postcode.Parse("L36 0ZZ") };

        var logged = await modules.Log(Given.Word with { Child = baby });

        Assert.Equal(Examples.Knowsley, await modules.Use((NotificationsDb db) => db.Notifications.Where(n => n.Reference == logged.Value).Select(n => n.Area).SingleAsync(Ct)));
    }

    [Fact]
    public async Task The_same_form_sent_many_times_at_once_is_one_notification_and_every_answer_the_first()
    {
        var key = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => modules.Log(Given.Word, key), Ct)));

        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(1, await modules.Use((NotificationsDb db) => db.Notifications.CountAsync(Ct)));
    }

    [Fact]
    public async Task References_rise_and_never_repeat()
    {
        var logged = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            logged.Add((await modules.Log(Given.Word)).Value.ToString());
        }

        Assert.Equal(logged.Distinct().Order(StringComparer.Ordinal), logged);
    }

    [Fact]
    public async Task A_notifier_may_ask_that_only_a_few_see_it_and_then_nobody_does_until_a_list_is_kept()
    {
        var logged = await modules.Log(Given.Word with { People = new() { OnlyAFew = true } });

        var asked = Assert.IsType<RestrictionAsked>(Assert.Single(modules.Told));
        Assert.Equal((logged.Value.ToString(), Examples.Knowsley), (asked.Reference, asked.Area));
        Assert.False(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(Ct)));
    }

    [Fact]
    public async Task A_receipt_on_a_day_is_asked_for_its_time_so_that_no_death_is_told_sooner_than_it_was()
    {
        var word = Given.Word with { Source = Source.Telephone, Death = Given.InHospital with { Time = new(10, 0) }, ReceivedOn = new(2026, 3, 1) };

        var bare = await modules.Log(word);
        var early = await modules.Log(word with { ReceivedTime = new(9, 59) });
        var logged = await modules.Log(word with { ReceivedTime = new(10, 0) });

        Assert.Equal(new(nameof(LogNotification.ReceivedTime), "Enter the time of receipt"), Assert.Single(bare.Problems));
        Assert.Equal(new(nameof(LogNotification.ReceivedTime), "Time of receipt must be at or after the time of death"), Assert.Single(early.Problems));
        Assert.Equal(Instant.FromUtc(2026, 3, 1, 10, 0), await modules.Use((NotificationsDb db) => db.Notifications.Where(n => n.Reference == logged.Value).Select(n => n.ReceivedAt).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_time_of_receipt_without_a_day_is_of_today()
    {
        var logged = await modules.Log(Given.Word with { Source = Source.Telephone, ReceivedTime = new(9, 30) });

        Assert.Equal(Instant.FromUtc(2026, 3, 3, 9, 30), await modules.Use((NotificationsDb db) => db.Notifications.Where(n => n.Reference == logged.Value).Select(n => n.ReceivedAt).SingleAsync(Ct)));
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        var refused = await modules.Log(Given.Word with { Death = Given.InHospital with { Date = new(2026, 3, 4) } });

        Assert.Equal("Date of death must be today or earlier", Assert.Single(refused.Problems).Message);
        Assert.False(await modules.Use((NotificationsDb db) => db.Notifications.AnyAsync(Ct)));
        Assert.False(await modules.Use((NotificationsDb db) => db.RunningNumbers.AnyAsync(Ct)));
    }

    [Fact]
    public async Task Later_modules_find_what_was_notified()
    {
        await modules.Log(Given.Word with { People = new() { Professionals = [new() { Agency = "GP", Telephone = "0151 496 0000" }] } });
        var id = await modules.Use((NotificationsDb db) => db.Notifications.Select(n => n.Id).SingleAsync(Ct));

        var found = await modules.Use((INotificationDirectory directory) => directory.Find(id, Ct));

        Assert.NotNull(found);
        Assert.Equal(("Ann", "Smith", NhsNumber.Parse("9990000018"), "In hospital"), (found.GivenName, found.FamilyName, found.NhsNumber, found.PlaceOfDeath));
        Assert.Equal("0151 496 0000", Assert.Single(found.Professionals).Telephone);
    }

    [Fact]
    public async Task Twenty_who_begin_a_series_at_once_get_twenty_numbers()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => modules.Use((NotificationsDb db) => db.NextNumber("X-2026", TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken)));

        Assert.Equal(20, numbers.Distinct().Count());
    }

    [Theory]
    [InlineData(nameof(Source.WebForm), "public")]
    [InlineData(nameof(Source.Telephone), "someone")]
    public async Task A_web_form_is_logged_by_nobody(string source, string by)
    {
        await modules.Log(Given.Word with { Source = Enum.Parse<Source>(source) });

        Assert.Equal(new UserId(by), await modules.Use((NotificationsDb db) => db.Notifications.Select(n => n.LoggedBy).SingleAsync(TestContext.Current.CancellationToken)));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();
}
