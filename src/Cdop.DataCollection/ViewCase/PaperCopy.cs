namespace Cdop.DataCollection;

/// <summary>The number of one showing of a page: it stands in the print mark and in the audit, so that a sheet found lying about leads to who was shown it, and when.</summary>
internal static class PaperCopy
{
    /// <summary>A number that no other showing has, short enough to be read out: 4F1A-09C3.</summary>
    public static string Next()
    {
        var drawn = Guid.NewGuid().ToString("N").ToUpperInvariant();
        return $"{drawn[..4]}-{drawn[4..8]}";
    }
}
