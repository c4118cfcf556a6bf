using System.Security.Cryptography;

namespace Cdop.Notifications.Domain;

/// <summary>The last number given in a series of references, such as N-2026 or KNO-2026. Numbers skip, so that a gap says nothing.</summary>
internal sealed class RunningNumber : INotAudited
{
    private const int LongestStep = 4;

    /// <summary>What stands before the number.</summary>
    public required string Series { get; init; }

    /// <summary>The number given last.</summary>
    public int Last { get; private set; }

    /// <summary>The next number of the series.</summary>
    public int Next() => Last += RandomNumberGenerator.GetInt32(1, LongestStep + 1);
}
