using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>The chair opens the discussion of a case: from now on no score of it is taken. The form binds to it as it stands.</summary>
internal sealed record OpenDiscussion : IChange
{
    /// <summary>Whether a meeting that is still to come by its hour has begun all the same.</summary>
    [Display(Name = "The meeting has begun all the same")]
    public bool HasBegun { get; init; }

    /// <summary>Sent twice, it is one opening.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class OpenDiscussionHandler(PanelReviewDb db, HeldCases held, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case on that meeting. Opened already, it stays so.</summary>
    public Task<Result<string>?> Handle(string number, string label, OpenDiscussion command, CancellationToken ct) =>
        db.Change($"{label} at {number}", command, () => Open(number, label, command, ct), ct);

    private async Task<Result<string>?> Open(string number, string label, OpenDiscussion command, CancellationToken ct)
    {
        if (await held.Of(number, label, ct) is not { } one)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var problems = new Problems()
            .When(one.Part.RefusesChair is not null, "", one.Part.RefusesChair ?? "")
            .When(now.DateIn() < one.Meeting.On, "", $"The meeting is on {InWords.Day(one.Meeting.On)}: its discussions open on that day")
            .When(now.DateIn() == one.Meeting.On && now < one.Meeting.Begins && !command.HasBegun && one.Discussion is null, nameof(command.HasBegun), $"This meeting begins at {InWords.Time(one.Meeting.Starts)}. Tick that it has begun, or open the discussion then")
            .When(one.Item.Outcome != AgendaOutcome.Open, "", "The meeting has taken this case already");
        if (problems.Any || one.Discussion is not null)
        {
            return problems.Any ? problems : label;
        }

        db.Add(Discussion.Open(one.Item, user.Id, now));
        return label;
    }
}
