using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>Something to remember about an action, for those who follow it up. The form binds to it as it stands.</summary>
internal sealed record NoteAction : IChangeSeen, IReadByOthers
{
    [Display(Name = "Note"), StringLength(4000)]
    public required string Words { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Words), Words)];
}

internal sealed class NoteActionHandler(ChangeAction change, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, NoteAction command, CancellationToken ct) =>
        change.Make(reference, command, found => Task.FromResult(found.Action.Remember(command.Words.Trim(), user.Id, clock.GetCurrentInstant())), ct, onlyAdds: true);
}
