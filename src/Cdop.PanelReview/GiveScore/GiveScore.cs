using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A member scores a case before its discussion. The form binds to it as it stands.</summary>
internal sealed record GiveScore : ScoreGiven, IChange
{
    /// <summary>Sent twice, it is one score.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class GiveScoreHandler(PanelReviewDb db, CasesToScore cases, FormLibrary library, IClock clock)
{
    /// <summary>Null where there is no such case to score for whoever is signed in. Saved from two pages at once, the later one stands.</summary>
    public Task<Result<string>?> Handle(string meeting, string label, GiveScore command, CancellationToken ct) =>
        db.Change($"{label} at {meeting}", command, async () => await cases.Of(meeting, label, ct) is { } wanted ? await Give(wanted, command, ct) : null, ct);

    private async Task<Result<string>> Give(CaseToScore wanted, GiveScore command, CancellationToken ct)
    {
        var (subject, now) = (wanted.Case.Subject, clock.GetCurrentInstant());
        var score = await db.Scores.SingleOrDefaultAsync(one => one.Meeting == wanted.MeetingId && one.Subject == subject && one.Member == wanted.Member, ct);
        var isNew = score is null;
        var form = score is null ? library.AnalysisOn(now) : library.AnalysisOf(score.FormVersion);
        var given = (score ?? BlindScore.Begin(wanted.MeetingId, subject, wanted.Member, form)).Give(command, form, wanted.IsOpened, now);
        if (given.Succeeded)
        {
            if (isNew)
            {
                db.Add(given.Value);
            }

            db.Note(new("Scored", subject, $"{wanted.Case.Label} before meeting {wanted.Meeting}"));
        }

        return given.As(_ => wanted.Case.Label);
    }
}
