using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications.Tests;

public sealed class ListNotificationsTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_forward_and_back_shows_every_notification_once(bool latest)
    {
        var logged = await LogMany(60);
        var expected = (latest ? logged.AsEnumerable().Reverse() : logged).ToList();
        var filter = new QueueFilter { Latest = latest };

        List<NotificationReference> forward = [];
        var page = await List(filter);
        while (true)
        {
            forward.AddRange(page.Rows.Select(r => r.Reference));
            if (!page.HasNext)
            {
                break;
            }

            page = await List(filter with { After = page.Rows[^1].Reference.ToString() });
            Assert.True(page.HasPrevious);
        }

        List<NotificationReference> back = [];
        page = await List(filter with { Last = true });
        Assert.False(page.HasNext);
        while (true)
        {
            back.InsertRange(0, page.Rows.Select(r => r.Reference));
            if (!page.HasPrevious)
            {
                break;
            }

            page = await List(filter with { Before = page.Rows[0].Reference.ToString() });
            Assert.True(page.HasNext);
        }

        Assert.Equal(expected, forward);
        Assert.Equal(expected, back);
    }

    [Fact]
    public async Task The_navigation_counts_what_waits_of_what_one_may_see()
    {
        await modules.Log(Given.Word);
        await modules.Accepted(Given.Word);
        Assert.Equal(1, await modules.Use((INotificationDirectory directory) => directory.CountNew(Ct)));

        modules.Person.Areas = [Examples.Wirral];
        Assert.Equal((await List(new())).Rows.Count, await modules.Use((INotificationDirectory directory) => directory.CountNew(Ct)));
    }

    [Theory]
    [InlineData("smi")]
    [InlineData("ann smith")]
    [InlineData("999 000 0018")]
    public async Task What_waits_is_found_by_name_or_number_under_the_permission_to_triage_alone(string typed)
    {
        var waits = (await modules.Log(Given.Word)).Value;
        await modules.Accepted(Given.Word);

        Assert.Equal(waits.ToString(), Assert.Single(await Sought(typed)).Reference);
        Assert.Empty(await Sought("ann jones"));
        Assert.Empty(await Sought("?"));

        modules.Person.Areas = [Examples.Wirral];
        Assert.Empty(await Sought(typed));
        modules.Person.Areas = Examples.Merseyside;
        modules.Person.Lacks.Add(Permission.Triage);
        Assert.Empty(await Sought(typed));
    }

    [Fact]
    public async Task A_reference_is_found_as_people_type_it_whatever_became_of_the_notification()
    {
        var accepted = await modules.Accepted(Given.Word);
        var written = accepted.Reference.ToString();

        foreach (var typed in new[] { written, written.ToLowerInvariant().Replace('-', ' '), $"n{written[2..6]}/{written[7..].TrimStart('0')}" })
        {
            Assert.Equal((written, "Accepted as a new case"), Assert.Single((await Sought(typed)).Select(one => (one.Reference, one.State))));
        }

        modules.Person.Areas = [Examples.Wirral];
        Assert.Empty(await Sought(written));
    }

    [Fact]
    public async Task The_queue_holds_what_waits_and_the_tab_what_was_decided_in_seven_days()
    {
        var waits = (await modules.Log(Given.Word)).Value;
        var accepted = await modules.Accepted(Given.Word);

        Assert.Equal(waits, Assert.Single((await List(new())).Rows).Reference);
        var decided = Assert.Single((await List(new() { Tab = QueueTab.Decided })).Rows);
        Assert.Equal((accepted.CaseReference, "Name of someone"), (decided.CaseReference, decided.DecidedByName));

        modules.Clock.AdvanceDays(8);
        Assert.Empty((await List(new() { Tab = QueueTab.Decided })).Rows);
        Assert.Equal(2, (await List(new() { Tab = QueueTab.All })).Rows.Count);
    }

    [Fact]
    public async Task Filters_narrow_by_area_and_source()
    {
        await modules.Log(Given.Word);
        var elsewhere = (await modules.Log(Given.Word with { Source = Source.Coroner, Child = Given.Ann with { Postcode = null, NoPostcode = PostcodeAbsence.NotKnown } })).Value;

        Assert.Equal(elsewhere, Assert.Single((await List(new() { Area = QueueFilter.NotSettled })).Rows).Reference);
        Assert.Equal(elsewhere, Assert.Single((await List(new() { Source = Source.Coroner })).Rows).Reference);
        Assert.Single((await List(new() { Area = Examples.Knowsley.Code })).Rows);
        Assert.Equal("/notifications?tab=all&area=none&source=Coroner", new QueueFilter { Area = "none", Source = Source.Coroner }.Address(QueueTab.All));
    }

    [Fact]
    public async Task Another_areas_notifications_do_not_exist_and_what_nobody_has_settled_does()
    {
        await modules.Log(Given.Word);
        var open = (await modules.Log(Given.Word with { Child = Given.Ann with { Postcode = null, NoPostcode = PostcodeAbsence.NotKnown } })).Value;
        modules.Person.Areas = [Examples.Wirral];

        var page = await List(new());

        Assert.Equal((1, open), (page.Waiting, Assert.Single(page.Rows).Reference));
    }

    [Fact]
    public async Task A_second_word_is_flagged_before_it_is_opened()
    {
        await modules.Accepted();
        await modules.Log(Given.Word with { Death = Given.InHospital with { JointResponse = JointResponseCriteria.ExternalCause } });

        Assert.Equal(["Joint agency response", "May be known"], Assert.Single((await List(new())).Rows).Flags());
    }

    [Fact]
    public async Task What_was_shown_is_audited_and_nothing_where_nothing_was()
    {
        Assert.Null((await List(new())).Shown);
        var waits = (await modules.Log(Given.Word)).Value;

        Assert.Equal(("Viewed", waits.ToString()), ((await List(new())).Shown?.Note.Action, (await List(new())).Shown?.Note.Payload));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private Task<IReadOnlyList<NotificationFound>> Sought(string typed) => modules.Use((INotificationDirectory directory) => directory.Sought(typed, Ct));

    private async Task<List<NotificationReference>> LogMany(int count)
    {
        List<NotificationReference> logged = [];
        for (var i = 0; i < count; i++)
        {
            // Some at the same moment of receipt.
            if (i % 3 == 0)
            {
                modules.Clock.AdvanceMinutes(7);
            }

            logged.Add((await modules.Log(Given.Word with { ReceivedOn = modules.Clock.GetCurrentInstant().DateIn(), ReceivedTime = modules.Clock.GetCurrentInstant().TimeIn().TimeOfDay, Source = Source.Telephone })).Value);
            modules.Clock.AdvanceSeconds(1);
        }

        return logged;
    }

    private async Task<ListNotificationsPage> List(QueueFilter filter)
    {
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<ListNotificationsPage>(scope.ServiceProvider);
        await page.OnGetAsync(filter, Ct);
        return page;
    }
}
