using Cdop.Forms;

namespace Cdop.PanelReview;

/// <summary>The analysis form in the version that is meant.</summary>
internal static class AnalysisForm
{
    /// <summary>As it is filled in by who begins now.</summary>
    public static FormDefinition AnalysisOn(this FormLibrary library, Instant now) => library.On("analysis", now.DateIn()) ?? throw new InvalidOperationException("There is no analysis form.");

    /// <summary>As it was when somebody began in that version: a published version never goes.</summary>
    public static FormDefinition AnalysisOf(this FormLibrary library, string version) => library.Find("analysis", version) ?? throw new InvalidOperationException($"There is no analysis form {version}.");
}
