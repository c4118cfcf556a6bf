namespace Cdop.DataCollection;

/// <summary>What was decided otherwise than the case has it, as a page shows it.</summary>
/// <param name="Decided">What was decided.</param>
/// <param name="First">The reference of the notification that the case follows.</param>
/// <param name="MayChange">Whether the reader may put it right.</param>
internal sealed record DecidedShown(IReadOnlyList<DecidedOtherwise> Decided, string First, bool MayChange);
