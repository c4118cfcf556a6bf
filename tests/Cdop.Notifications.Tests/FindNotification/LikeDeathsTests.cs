using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications.Tests;

public sealed class LikeDeathsTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = GivenTriage.Modules(services => services.ListenTo<DeathTold>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_may_be_the_same_death_is_found_whoever_asks_and_another_death_is_not()
    {
        var reviewed = await modules.Accepted();
        var waits = await modules.Read((await modules.Log(Given.Word)).Value);
        await modules.Log(Given.Word with
        {
            Child = Given.Ann with { GivenName = "Else", FamilyName = "Wren", DateOfBirth = new(2015, 5, 5), TypedNhsNumber = null, NoNhsNumber = NhsNumberAbsence.NotAvailable },
            Death = Given.InHospital with { Date = new(2026, 2, 1) },
        });
        modules.Person.Areas = [];

        var like = await modules.Use((ILikeDeathDirectory deaths) => deaths.To(reviewed.Subject, Ct));
        var back = await modules.Use((ILikeDeathDirectory deaths) => deaths.To(waits.Subject, Ct));

        Assert.Equal([new(new(waits.Subject, waits.Reference.ToString(), waits.Area, false), IsCase: false, IsVeryLikely: true)], like);
        Assert.Equal([new(new(reviewed.Subject, reviewed.CaseReference!.ToString(), reviewed.Area, false), IsCase: true, IsVeryLikely: true)], back);
    }

    [Fact]
    public async Task It_is_told_when_a_death_is_notified_and_when_another_name_or_date_is_put_right()
    {
        var told = await modules.Read((await modules.Log(Given.Word)).Value);
        await Amend(told.AsTold());
        Assert.Single(modules.Told.OfType<DeathTold>());

        await Amend(told.AsTold() with { Child = Given.Ann with { FamilyName = "Smythe" } });
        Assert.Equal(2, modules.Told.OfType<DeathTold>().Count());

        async Task Amend(LogNotification anew)
        {
            var version = (await modules.Read(told.Reference)).Version;
            var amended = await modules.Use((AmendNotificationHandler handler) => handler.Handle(told.Reference, new() { Because = "The ward rang", Version = version }, anew, Ct));
            Assert.Empty(amended!.Problems);
        }
    }

    [Fact]
    public async Task A_word_made_by_mistake_still_names_the_child_and_is_found()
    {
        var reviewed = await modules.Accepted();
        var mistake = await modules.Read((await modules.Log(Given.Word)).Value);
        Assert.True((await modules.Use((WithdrawNotificationHandler handler) => handler.Handle(mistake.Reference, new() { Because = "Logged twice", Version = mistake.Version }, Ct)))!.Succeeded);

        Assert.Equal(mistake.Subject, Assert.Single(await modules.Use((ILikeDeathDirectory deaths) => deaths.To(reviewed.Subject, Ct))).Found.Subject);
    }

    [Fact]
    public async Task It_is_told_of_a_case_that_is_put_right_and_of_one_that_another_word_joins()
    {
        var reviewed = await modules.Accepted();

        var amended = await modules.Use((AmendNotificationHandler handler) => handler.Handle(reviewed.Reference, new() { Because = "The ward rang", Version = reviewed.Version }, reviewed.AsTold() with { Child = Given.Ann with { FamilyName = "Smythe" } }, Ct));

        Assert.Empty(amended!.Problems);
        Assert.Equal(reviewed.Subject, modules.Told.OfType<DeathTold>().Last().Subject);

        var word = (await modules.Log(Given.Word)).Value;
        var form = await modules.Form(word);
        Assert.Empty((await modules.Triage(word, form with { Same = reviewed.CaseReference!.ToString() })).Problems);
        Assert.Equal(reviewed.Subject, modules.Told.OfType<DeathTold>().Last().Subject);
    }

    [Fact]
    public async Task Whoever_is_shut_out_of_one_word_never_reads_the_next_not_even_before_anybody_has_looked()
    {
        var first = await modules.Read((await modules.Log(Given.Word)).Value);
        var relative = new UserId("relative");
        await modules.Use(async (NotificationsDb db) =>
        {
            db.Add(new AccessEntry { Subject = first.Subject, Person = relative, Kind = AccessKind.Excluded });
            await db.SaveChangesAsync(Ct);
        });

        var next = await modules.Read((await modules.Log(Given.Word)).Value);

        Assert.True(await modules.Use((NotificationsDb db) => db.Access.AnyAsync(line => line.Subject == next.Subject && line.Person == relative && line.Kind == AccessKind.Excluded, Ct)));
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();
}
