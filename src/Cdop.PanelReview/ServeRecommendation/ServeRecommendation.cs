using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>It is said what an action serves: a recommendation or a factor of the same finding. The form binds to it as it stands.</summary>
internal sealed record ServeRecommendation : IChangeSeen
{
    /// <summary>The reference of a recommendation, a factor by its line in the finding, or empty for nothing.</summary>
    [Display(Name = "What does it serve?", ShortName = "What it serves"), StringLength(20)]
    public string? Serves { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class ServeRecommendationHandler(ChangeAction change, PanelReviewDb db, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, ServeRecommendation command, CancellationToken ct) =>
        change.Make(reference, command, found => Serve(found, command.Serves ?? "", ct), ct);

    private async Task<Result<AgreedAction>> Serve(ActionOfCase found, string serves, CancellationToken ct)
    {
        var finding = found.Action.Finding;
        var recommendation = await db.Recommendations.AsNoTracking().SingleOrDefaultAsync(one => one.Subject == found.Action.Subject && one.Reference == serves, ct);
        var factor = int.TryParse(serves, System.Globalization.CultureInfo.InvariantCulture, out var line)
            ? await db.Findings.AsNoTracking().Where(one => one.Id == finding).SelectMany(one => one.Factors).SingleOrDefaultAsync(one => one.Line == line, ct) : null;
        if (serves.Length > 0 && recommendation is null && factor is null)
        {
            return new Problem(nameof(ServeRecommendation.Serves), "Choose one of the list");
        }

        found.Action.Serve(recommendation, factor is null ? "" : NameOf(factor), user.Id, clock.GetCurrentInstant());
        return found.Action;
    }

    public static string NameOf(FindingFactor factor) => $"{factor.Domain}: {factor.Name}";
}
