namespace Cdop.PanelReview;

/// <summary>A panel begins to meet in a rhythm. The form binds to it as it stands.</summary>
internal sealed record AddSeries : SeriesAsTyped;

internal sealed class AddSeriesHandler(PanelReviewDb db, PanelRules rules)
{
    public Task<Result<string>> Handle(AddSeries command, CancellationToken ct) =>
        db.Once(
            "a series",
            command.Key,
            async () =>
            {
                if (await SeriesName.IsTaken(db, command.Name, except: default, ct))
                {
                    return SeriesName.Taken;
                }

                var added = MeetingSeries.Add(command, rules, [.. SeriesDates.Faults(MeetingSeries.Lines(command.Rules))]);
                if (added.Succeeded)
                {
                    db.Add(added.Value);
                    await db.SaveChangesAsync(ct);
                }

                return added.As(_ => "/meeting-series");
            },
            ct,
            command);
}
