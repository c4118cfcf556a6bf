using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A series is put right, ended, or goes on again. The form binds to it as it stands.</summary>
internal sealed record DescribeSeries : SeriesAsTyped
{
    [Display(Name = "Since when are no dates proposed from it? (leave empty while it goes on)", ShortName = "Since when no dates are proposed")]
    public LocalDate? EndedOn { get; init; }

    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>As the series stands.</summary>
    public static DescribeSeries Of(MeetingSeries series) =>
        new() { Name = series.Name, Panel = series.Panel, Rules = series.Rules, Minutes = series.Minutes, Place = series.Place, EndedOn = series.EndedOn, Version = series.Version };
}

internal sealed class DescribeSeriesHandler(PanelReviewDb db, PanelRules rules)
{
    /// <summary>Null where there is no such series.</summary>
    public async Task<Result<string>?> Handle(Guid id, DescribeSeries command, CancellationToken ct)
    {
        if (!await db.Series.AnyAsync(s => s.Id == id, ct))
        {
            return null;
        }

        try
        {
            return await db.Once($"series {id}", command.Key, Save, ct, command);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("", "Somebody else changed this series while you had it open. What you entered is still here: look at it again, then send it again");
        }

        async Task<Result<string>> Save()
        {
            if (await SeriesName.IsTaken(db, command.Name, id, ct))
            {
                return SeriesName.Taken;
            }

            var series = await db.Series.SingleAsync(s => s.Id == id, ct);
            var described = series.Describe(command, rules, [.. SeriesDates.Faults(MeetingSeries.Lines(command.Rules))], command.EndedOn);
            if (described.Succeeded)
            {
                db.Expect(series, command.Version);
                await db.SaveChangesAsync(ct);
            }

            return described.As(_ => "/meeting-series");
        }
    }
}
