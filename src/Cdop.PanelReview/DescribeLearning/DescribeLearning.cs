using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>A point of learning is given its theme, and the wording in which it goes out. The form binds to it as it stands.</summary>
internal sealed record DescribeLearning
{
    [Display(Name = "Theme")]
    public string? Theme { get; init; }

    [Display(Name = "In which words does it go out? (leave empty if it does not)", ShortName = "The words in which it goes out"), StringLength(2000)]
    public string? PublishedWords { get; init; }

    [Display(Name = "Why is it changed? (not needed the first time)", ShortName = "Why it is changed"), StringLength(2000)]
    public string? Because { get; init; }

    /// <summary>The version that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

internal sealed class DescribeLearningHandler(PanelReviewDb db, PaperDesk desk, LearningThemes themes)
{
    private const string Overtaken = "Somebody else changed this while you had it open. What you entered is still here: look at how it stands now, then send it again";

    /// <summary>Null where there is no such point of a case that the person may see.</summary>
    public async Task<Result<string>?> Handle(Guid id, DescribeLearning command, CancellationToken ct)
    {
        try
        {
            return await db.OnceIfThere($"describing learning {id}", command.Key, () => Describe(id, command, ct), ct, command);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("", Overtaken);
        }
    }

    private async Task<Result<string>?> Describe(Guid id, DescribeLearning command, CancellationToken ct)
    {
        if (await db.Library.SingleOrDefaultAsync(one => one.Id == id && db.Cases.Any(known => known.Subject == one.Subject), ct) is not { } point)
        {
            return null;
        }

        var (words, because) = ((command.PublishedWords ?? "").Trim(), (command.Because ?? "").Trim());
        if (await desk.Family(new(point.Subject), ct) is { } family && family.In(words) is { Count: > 0 } told)
        {
            return new Problem(nameof(command.PublishedWords), PaperDesk.Told(told));
        }

        var described = point.Describe(command.Theme ?? "", words, because, themes);
        if (described.Succeeded)
        {
            db.Expect(point, command.Version);
            await db.SaveBecause(because, ct);
        }

        return described.As(_ => "/learning");
    }
}
