using Cdop.Partnership;
using Cdop.Partnership.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class MemberAccountsTests : IAsyncDisposable
{
    private static readonly AddMember Ama = new() { Name = "Ama Osei", Email = "ama@panel.example", Seat = "lay", Employer = "A charity", Panels = ["general"] };

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task A_member_has_an_account_of_somebody_who_may_sit_on_a_panel_and_no_two_have_the_same()
    {
        var accounts = await Accounts();
        var ama = accounts.Single(one => one.Text == "Ama");
        Assert.Equal(["Ama", "Robin"], accounts.Select(one => one.Text));

        Assert.True((await Add(Ama with { Person = ama.Value })).Succeeded);

        Assert.Equal("Robin", Assert.Single(await Choices(null)).Text);
        Assert.Equal(2, (await Choices(ama.Value)).Count);
        Assert.Equal(MemberAccounts.Taken, Assert.Single((await Add(Ama with { Name = "Other", Email = "other@panel.example", Person = ama.Value, Key = Guid.NewGuid() })).Problems).Message);
        Assert.Equal(nameof(Ama.Person), Assert.Single((await Add(Ama with { Name = "Other", Email = "other@panel.example", Person = "nobody", Key = Guid.NewGuid() })).Problems).Field);
        Assert.Equal(ama.Value, (await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(Ct))).Person!.Value.Value);
    }

    [Fact]
    public async Task Nobody_sits_on_the_panel_twice()
    {
        Assert.True((await Add(Ama)).Succeeded);
        var twice = await Add(Ama with { Name = "A. Osei", Email = "AMA@panel.example", Key = Guid.NewGuid() });
        Assert.Equal((nameof(Ama.Email), MemberAccounts.Sits), Assert.Single(twice.Problems.Select(one => (one.Field, one.Message))));
        Assert.True((await Add(Ama with { Name = "Kit", Email = "kit@panel.example", Key = Guid.NewGuid() })).Succeeded);
        var kit = await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(member => member.Name == "Kit", Ct));
        Assert.False((await Describe(kit, DescribeMember.Of(kit) with { Email = Ama.Email })).Succeeded);

        var ama = await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(member => member.Name == Ama.Name, Ct));
        Assert.True((await Describe(ama, DescribeMember.Of(ama) with { Employer = "Another charity", LeftOn = new(2026, 1, 5) })).Succeeded);
        Assert.True((await Add(Ama with { Key = Guid.NewGuid() })).Succeeded); // who left comes again

        async Task<Result<string>> Describe(PanelMember member, DescribeMember form) => (await panels.Modules.Use((DescribeMemberHandler handler) => handler.Handle(member.Id, form, Ct)))!;
    }

    [Fact]
    public async Task Of_two_members_with_one_address_who_are_saved_at_the_same_moment_one_is_refused_by_the_database()
    {
        Assert.True((await Add(Ama)).Succeeded);
        var rules = PanelRulesAsData.Read();

        await Assert.ThrowsAsync<DbUpdateException>(() => Save(Ama with { Name = "A. Osei", Email = "AMA@Panel.example" })); // as who looked before the first was there
        await Save(Ama with { Name = "Who sat before", LeftOn = new(2026, 1, 5) });

        Assert.Equal(["ama@panel.example", "ama@panel.example"], await panels.Modules.Use((PanelReviewDb db) => db.Members.Select(member => member.Email).ToListAsync(Ct)));

        Task Save(AddMember facts) => panels.Modules.Use((PanelReviewDb db) =>
        {
            db.Add(PanelMember.Add(facts, rules).Value);
            return db.SaveChangesAsync(Ct);
        });
    }

    [Fact]
    public async Task Sent_at_once_for_one_address_one_is_added_and_the_other_is_told()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Add(Ama with { Name = $"Ama {n}", Key = Guid.NewGuid() }))));

        Assert.Single(added, one => one.Succeeded);
        Assert.All(added.Where(one => !one.Succeeded), one => Assert.Equal(MemberAccounts.Sits, Assert.Single(one.Problems).Message));
    }

    [Fact]
    public async Task An_account_is_taken_away_again_and_is_free_for_another()
    {
        var account = (await Accounts())[0];
        await Add(Ama with { Person = account.Value });
        var member = await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(Ct));

        Assert.True((await panels.Modules.Use((DescribeMemberHandler handler) => handler.Handle(member.Id, DescribeMember.Of(member) with { Person = "" }, Ct)))!.Succeeded);

        Assert.Equal(2, (await Choices(null)).Count);
    }

    [Fact]
    public async Task Neither_another_account_nor_another_member_brings_a_case_back_to_whoever_takes_no_part_in_it()
    {
        var accounts = await Accounts();
        var (ama, robin) = (accounts.Single(one => one.Text == "Ama").Value, accounts.Single(one => one.Text == "Robin").Value);
        await Add(Ama with { Person = ama });
        var number = await panels.Planned(Ct);
        var reviewed = await panels.Ready(ReadyCases.Of(), Ct);
        await panels.List(number, Ct, reviewed);
        Assert.True((await panels.Recuse(number, reviewed, "lay", Ct))!.Succeeded);
        Assert.False(await Sees(ama));

        await Describe("lay", null);
        Assert.False(await Sees(ama));
        await Describe("lay", robin);
        Assert.False(await Sees(robin));
        Assert.False(await Sees(ama));
        await Add(Ama with { Name = "Ama again", Email = "ama.again@panel.example", Seat = "police", Person = ama, Key = Guid.NewGuid() });
        Assert.False(await Sees(ama));

        // The other member takes no part either, so that no quorum counts them; each is taken back for itself.
        var said = await panels.Modules.Use((PanelReviewDb db) => db.Recusals.AsNoTracking().Where(r => r.TakenBackAt == null).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(Ct));
        Assert.Equal(2, said.Select(one => one.Member).Distinct().Count());
        var label = await panels.Label(reviewed, Ct);
        foreach (var one in said)
        {
            Assert.False(await Sees(ama));
            Assert.True((await panels.Modules.Use((TakeBackRecusalHandler handler) => handler.Handle(number, label, one.Id, new() { Because = "It was somebody else" }, Ct)))!.Succeeded);
        }

        Assert.True(await Sees(ama));
        Assert.True(await Sees(robin));

        // Each change of the account of a member who takes no part is told under the case.
        var lines = (await panels.Modules.Audit<PanelReviewDb>(Ct)).Where(one => one.Line.Subject == reviewed.Value && one.Line.What.StartsWith("The account of a member who takes no part", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count());

        async Task<bool> Sees(string account)
        {
            panels.As(account);
            var found = await panels.Case(reviewed, Ct);
            panels.As("someone");
            return found is not null;
        }

        async Task Describe(string seat, string? account)
        {
            var member = await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(m => m.Seat == seat, Ct));
            Assert.True((await panels.Modules.Use((DescribeMemberHandler handler) => handler.Handle(member.Id, DescribeMember.Of(member) with { Person = account }, Ct)))!.Succeeded);
        }
    }

    private async Task<IReadOnlyList<Choice>> Accounts()
    {
        await PartnershipModule.SeedAsync(panels.Modules.Services, Ct);
        ReadyPerson Ready(string name, Role role) => new("https://sign-in.example", name, name, null, new RoleHeld(role, null));
        await PartnershipModule.SeedDevelopmentPeopleAsync(panels.Modules.Services, [Ready("Robin", Role.PanelChair), Ready("Ama", Role.PanelMember), Ready("Priya", Role.Administrator)], Ct);
        return await Choices(null);
    }

    private Task<IReadOnlyList<Choice>> Choices(string? theirs) => panels.Modules.Use((MemberAccounts accounts) => accounts.ToChoose(theirs, Ct));

    private Task<Result<string>> Add(AddMember member) => panels.Modules.Use((AddMemberHandler handler) => handler.Handle(member, Ct));
}
