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
        Assert.Equal(MemberAccounts.Taken, Assert.Single((await Add(Ama with { Name = "Other", Person = ama.Value, Key = Guid.NewGuid() })).Problems).Message);
        Assert.Equal(nameof(Ama.Person), Assert.Single((await Add(Ama with { Name = "Other", Person = "nobody", Key = Guid.NewGuid() })).Problems).Field);
        Assert.Equal(ama.Value, (await panels.Modules.Use((PanelReviewDb db) => db.Members.AsNoTracking().SingleAsync(Ct))).Person!.Value.Value);
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
