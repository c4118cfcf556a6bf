using Cdop.Partnership;
using Microsoft.EntityFrameworkCore;
namespace Cdop.PanelReview;

/// <summary>An office with a panel of five that is quorate, on an empty database.</summary>
internal sealed class Panels : IAsyncDisposable
{
    private static readonly string[] Seats = ["chair", "designated-doctor", "social-care", "police", "lay"];

    public ModulesUnderTest Modules { get; } = new(services => services.AddPartnership().AddPanelReview());

    public static PlanMeeting Plan => new() { Panel = "general", On = new(2026, 5, 13), Starts = new(9, 30), Minutes = 180, Place = "Room 2" };

    public async Task<IReadOnlyList<Guid>> Members(CancellationToken ct)
    {
        foreach (var seat in Seats)
        {
            await Modules.Use((AddMemberHandler handler) => handler.Handle(
                new() { Name = $"The {seat}", Email = $"{seat}@panel.example", Seat = seat, Employer = "Example Trust", Panels = ["general"] }, ct));
        }

        return await Modules.Use((PanelReviewDb db) => db.Members.Select(m => m.Id).ToListAsync(ct));
    }

    /// <summary>Plans a meeting and gives its number.</summary>
    public async Task<string> Planned(CancellationToken ct, PlanMeeting? plan = null) => (await Modules.Use((PlanMeetingHandler handler) => handler.Handle(plan ?? Plan, ct))).Value;

    public Task<Meeting> Meeting(string number, CancellationToken ct) => Modules.Use((PanelReviewDb db) => db.Whole(number).AsNoTracking().SingleAsync(ct));

    public Task<List<OutgoingMail>> Mail(CancellationToken ct) => Modules.Use((PanelReviewDb db) => db.Mail.AsNoTracking().OrderBy(m => m.Id).ToListAsync(ct));

    /// <summary>The part of the link that stands in the newest mail to an address.</summary>
    public async Task<string> LinkOf(string email, CancellationToken ct) =>
        (await Mail(ct)).Last(mail => mail.To == email && mail.Body.Contains("/invitation/", StringComparison.Ordinal)).Body.Split("/invitation/")[1].Split((char[]?)null)[0];

    public Task<Result<Invitation>?> Answer(string link, Reply reply, CancellationToken ct, string? standIn = null, string? email = null) =>
        Modules.Use((AnswerInvitationHandler handler) => handler.Handle(link, new() { Reply = reply, StandIn = standIn, StandInEmail = email }, ct));

    public ValueTask DisposeAsync() => Modules.DisposeAsync();
}
