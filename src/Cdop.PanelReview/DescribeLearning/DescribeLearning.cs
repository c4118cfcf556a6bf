using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A point of learning is given its theme, and the wording in which it goes out. The form binds to it as it stands.</summary>
internal sealed record DescribeLearning : IChangeSeen
{
    [Display(Name = "Theme")]
    public string? Theme { get; init; }

    [Display(Name = "In which words does it go out? (leave empty if it does not)", ShortName = "The words in which it goes out"), StringLength(2000)]
    public string? PublishedWords { get; init; }

    [Display(Name = "Why is it changed? (not needed the first time)", ShortName = "Why it is changed"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => (Because ?? "").Trim();
}

internal sealed class DescribeLearningHandler(PanelReviewDb db, TellingWords telling, LearningThemes themes)
{
    /// <summary>Null where there is no such point of a case that the person may see.</summary>
    public Task<Result<string>?> Handle(Guid id, DescribeLearning command, CancellationToken ct) => db.Change($"learning {id}", command, () => Describe(id, command, ct), ct);

    private async Task<Result<string>?> Describe(Guid id, DescribeLearning command, CancellationToken ct)
    {
        if (await db.Library.SingleOrDefaultAsync(one => one.Id == id && db.Cases.Any(known => known.Subject == one.Subject), ct) is not { } point)
        {
            return null;
        }

        var (words, because) = ((command.PublishedWords ?? "").Trim(), (command.Because ?? "").Trim());
        var reviewed = await db.Cases.AsNoTracking().SingleAsync(known => known.Subject == point.Subject, ct);
        if ((await telling.In(reviewed, words, ct)).FirstOrDefault(one => one.IsSure) is { } tells)
        {
            return new Problem(nameof(command.PublishedWords), tells.Sentence);
        }

        var described = point.Describe(command.Theme ?? "", words, because, themes);
        if (described.Succeeded)
        {
            db.Expect(point, command.Version);
        }

        return described.As(_ => "/learning");
    }
}
