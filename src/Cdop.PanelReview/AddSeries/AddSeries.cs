namespace Cdop.PanelReview;

/// <summary>A panel begins to meet in a rhythm. The form binds to it as it stands.</summary>
internal sealed record AddSeries : SeriesAsTyped, IChange
{
    string IChange.Why => "";
}

internal sealed class AddSeriesHandler(PanelReviewDb db, PanelRules rules)
{
    public async Task<Result<string>> Handle(AddSeries command, CancellationToken ct)
    {
        return (await db.Change("the series", command, Add, ct))!;

        async Task<Result<string>?> Add()
        {
            if (await SeriesName.IsTaken(db, command.Name, except: default, ct))
            {
                return SeriesName.Taken;
            }

            var added = MeetingSeries.Add(command, rules, [.. SeriesDates.Faults(MeetingSeries.Lines(command.Rules))]);
            if (added.Succeeded)
            {
                db.Add(added.Value);
            }

            return added.As(_ => "/meeting-series");
        }
    }
}
