using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Somebody writes in a part of the minutes. The form binds to it as it stands.</summary>
internal sealed record WriteMinutes : IChangeSeen
{
    [Display(Name = "What the minutes say"), StringLength(MinutesPart.Longest)]
    public string? Text { get; init; }

    [Display(Name = "Why are the approved minutes corrected?", ShortName = "Why the approved minutes are corrected"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => (Because ?? "").Trim();
}

internal sealed class WriteMinutesHandler(PanelReviewDb db, PaperDesk desk, ICurrentUser user, IClock clock)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else wrote here while you had it open. What you typed is still in the box: look at how it stands now below, put both together and save again";

    /// <summary>Null where there is no such part that the person may see.</summary>
    public Task<Result<string>?> Handle(Guid part, WriteMinutes command, CancellationToken ct) => db.Change($"part {part} of minutes", command, () => Write(part, command, ct), ct, Overtaken);

    private async Task<Result<string>?> Write(Guid id, WriteMinutes command, CancellationToken ct)
    {
        if (await db.Minutes.SingleOrDefaultAsync(part => part.Id == id, ct) is not { } part)
        {
            return null;
        }

        var (text, because) = ((command.Text ?? "").Trim().ReplaceLineEndings("\n"), (command.Because ?? "").Trim());
        if (part.Subject != Guid.Empty && await desk.Amiss(new(part.Subject), [(nameof(WriteMinutes.Text), text)], ct) is { Any: true } amiss)
        {
            return amiss;
        }

        var written = part.Write(text, because, new(user.Id, user.Name, clock.GetCurrentInstant()));
        if (written.Succeeded)
        {
            db.Expect(part, command.Version);
        }

        return written.As(_ => $"{id}");
    }
}
