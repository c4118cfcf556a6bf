namespace Cdop.DataCollection;

/// <summary>The last move of a case is taken back. The form binds to it as it stands.</summary>
internal sealed record UndoMove : ChangeCase
{
    /// <inheritdoc/>
    public override string Why => "The move was undone";
}

/// <summary>Brings a case back to the stage that it was moved from.</summary>
internal sealed class UndoMoveHandler(DataCollectionDb db, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    /// <summary>Null where there is no such case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, UndoMove command, CancellationToken ct) =>
        Change(reference, command, moved => Task.FromResult(moved.UndoMove(user.Id, clock.GetCurrentInstant())), ct);
}
