using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A series is put right, ended, or goes on again. The form binds to it as it stands.</summary>
internal sealed record DescribeSeries : SeriesAsTyped, IChangeSeen
{
    [Display(Name = "Since when are no dates proposed from it? (leave empty while it goes on)", ShortName = "Since when no dates are proposed")]
    public LocalDate? EndedOn { get; init; }

    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    string IChange.Why => "";

    /// <summary>As the series stands.</summary>
    public static DescribeSeries Of(MeetingSeries series) =>
        new() { Name = series.Name, Panel = series.Panel, Rules = series.Rules, Minutes = series.Minutes, Place = series.Place, EndedOn = series.EndedOn, Version = series.Version };
}

internal sealed class DescribeSeriesHandler(PanelReviewDb db, PanelRules rules)
{
    /// <summary>Null where there is no such series.</summary>
    public Task<Result<string>?> Handle(Guid id, DescribeSeries command, CancellationToken ct)
    {
        return db.Change($"series {id}", command, Describe, ct);

        async Task<Result<string>?> Describe()
        {
            if (await db.Series.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } series)
            {
                return null;
            }

            if (await SeriesName.IsTaken(db, command.Name, id, ct))
            {
                return SeriesName.Taken;
            }

            var described = series.Describe(command, rules, [.. SeriesDates.Faults(MeetingSeries.Lines(command.Rules))], command.EndedOn);
            if (described.Succeeded)
            {
                db.Expect(series, command.Version);
            }

            return described.As(_ => "/meeting-series");
        }
    }
}
