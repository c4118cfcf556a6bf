using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class ChairedMeetingsTests : IAsyncDisposable
{
    private static readonly string[] Coming = ["chair", "designated-doctor", "social-care", "police", "lay"];

    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task Who_chairs_and_plans_no_meetings_holds_those_alone_to_which_their_invitation_is_open()
    {
        var (number, label) = await panels.Held(Ct, Coming);
        var other = await panels.Planned(Ct, Panels.Plan with { On = new(2026, 6, 10) });
        await Withdraw(other, "chair");

        panels.As("chair").Modules.Person.Lacks.Add(Permission.PlanPanels);
        Assert.True(await Opens(number, label));
        Assert.True(await OpensCase(label));
        Assert.Equal([number], await Meetings());
        Assert.False(await Opens(other, label));

        panels.As("office").Modules.Person.Lacks.Clear();
        Assert.Equal([number, other], await Meetings());
        await Withdraw(number, "chair");
        panels.As("chair").Modules.Person.Lacks.Add(Permission.PlanPanels);
        Assert.Empty(await Meetings());
        Assert.False(await Opens(number, label));
        Assert.False(await OpensCase(label));
        Assert.Null(await panels.Modules.Use((IssuePackHandler handler) => handler.Handle(number, new(), Ct)));
        Assert.Null(await panels.Modules.Use((WriteForMeetingHandler handler) => handler.Handle(number, new(), Ct)));
        Assert.Null(await panels.Modules.Use((AllowTakeAwayHandler handler) => handler.Handle(number, new(), Ct)));

        // Who is no member has none, whatever their role.
        Assert.Empty(await panels.As("another-chair").Modules.Use((PanelReviewDb db) => db.Meetings.ToListAsync(Ct)));
    }

    private async Task<IReadOnlyList<string>> Meetings() => [.. (await panels.Look<ListHeldMeetingsPage>(page => page.OnGetAsync(Ct))).Meetings.Select(one => one.Number)];

    private async Task<bool> Opens(string number, string label)
    {
        IActionResult? answer = null;
        await panels.Look<DiscussCasePage>(async page =>
        {
            (page.At, page.Label) = (number, label);
            answer = await page.OnGetAsync(Ct);
        });
        return answer is not NotFoundResult;
    }

    private async Task<bool> OpensCase(string label)
    {
        IActionResult? answer = null;
        await panels.Look<ViewPanelCasePage>(async page =>
        {
            page.Label = label;
            answer = await page.OnGetAsync(Ct);
        });
        return answer is not NotFoundResult;
    }

    private async Task Withdraw(string number, string seat)
    {
        var meeting = await panels.Meeting(number, Ct);
        var invitation = meeting.Invitations.Single(one => one.Seat == seat).Id;
        Assert.True((await panels.Modules.Use((WithdrawInvitationHandler handler) => handler.Handle(number, invitation, new() { Because = "By mistake", Version = meeting.Version }, Ct)))!.Succeeded);
    }
}
