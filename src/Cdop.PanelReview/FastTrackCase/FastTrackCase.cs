using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A case is put on the fast track of a meeting, or taken off it. The form binds to it as it stands.</summary>
internal sealed record FastTrackCase : IChangeSeen, IReadByOthers
{
    [Display(Name = "The chair may sign it off without a discussion", Description = "Its analysis form is completed all the same")]
    public bool IsFastTrack { get; init; }

    [Display(Name = "Why does it need no discussion?", ShortName = "Why it needs no discussion"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Because), Because)];
}

internal sealed class FastTrackCaseHandler(ChangeListedCase change)
{
    /// <summary>Null where the meeting lists no such case.</summary>
    public Task<Result<string>?> Handle(string number, string label, FastTrackCase command, CancellationToken ct) =>
        change.Make(number, label, command, listed => Task.FromResult(listed.Item.FastTrack(command.IsFastTrack, command.Because?.Trim() ?? "").As(_ => listed.Address)), ct);
}
