using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The records that the office and the designated doctor keep of a case themselves.</summary>
internal static class Records
{
    /// <summary>The rest of the notification form, around what the notification itself says.</summary>
    public const string Notification = "notification";

    public const string JointResponse = "jar";

    public const string ReviewMeeting = "cdrm";

    public const string Analysis = "analysis";

    /// <summary>The form that every agency is asked; none of these records, and collated beside them.</summary>
    public const string Reporting = "reporting";

    /// <summary>Their forms, in the order of a case.</summary>
    public static readonly IReadOnlyList<string> All = [Notification, JointResponse, ReviewMeeting, Analysis];

    /// <summary>What one is called where its form is not at hand.</summary>
    public static string NameOf(string form) => form switch
    {
        Notification => "notification form",
        JointResponse => "joint agency response",
        ReviewMeeting => "review meeting",
        Analysis => "analysis",
        _ => "",
    };

    /// <summary>Whether a record is for a case.</summary>
    public static bool AreFor(Case reviewed, string form) => All.Contains(form) && (form != JointResponse || reviewed.NeedsJointResponse);
}

/// <summary>One version of a record, as it was completed.</summary>
internal sealed record RecordVersion(Guid Id, int Number, string FormVersion, string From, Instant At);

/// <summary>Where a record stands.</summary>
/// <param name="Form">The form, in the version that it is or will be kept in.</param>
/// <param name="Sheet">What is being written; null where it is complete and was not opened again.</param>
/// <param name="ChangedAt">When what is being written was last kept; null where nothing is.</param>
/// <param name="Versions">Every version of it that was completed, the last first.</param>
internal sealed record RecordState(FormDefinition Form, Sheet? Sheet, Instant? ChangedAt, IReadOnlyList<RecordVersion> Versions)
{
    /// <summary>In a word or two, for a list.</summary>
    public string Stands => (Versions, ChangedAt) switch
    {
        ([], null) => "Not begun",
        ([], _) => "Begun",
        ([var last, ..], null) => $"Complete, version {last.Number}",
        ([var last, ..], _) => $"Version {last.Number} complete, opened again",
    };
}

/// <summary>Reads where the records of a case stand. Whoever asks has found the case.</summary>
internal sealed class RecordBook(DataCollectionDb db, FormLibrary library, IClock clock)
{
    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<RecordState>> Of(Case reviewed, CancellationToken ct) => (await All(reviewed, ct)).Kept;

    /// <summary>All of them, and the last version of the analysis that was imported from the legacy form; null where none was.</summary>
    public async Task<(IReadOnlyList<RecordState> Kept, RecordVersion? Legacy)> All(Case reviewed, CancellationToken ct)
    {
        var subject = reviewed.Subject;
        var drafts = await db.Set<AnswerDraft>().AsNoTracking().Where(draft => draft.Request == subject && draft.ClosedAt == null).Select(draft => new { draft.Form, draft.Version, draft.ChangedAt }).ToListAsync(ct);
        var versions = await db.Returns.AsNoTracking().Where(r => r.Subject == subject && r.Request == null && r.WithdrawnAt == null)
            .Select(r => new { r.Form, Version = new RecordVersion(r.Id, r.Number, r.FormVersion, r.From, r.At) }).ToListAsync(ct);
        var today = clock.GetCurrentInstant().DateIn();
        IReadOnlyList<RecordState> kept =
            [.. from form in Records.All
                let draft = drafts.Find(draft => draft.Form == form)
                let complete = versions.Where(version => version.Form == form).Select(version => version.Version).OrderByDescending(version => version.Number).ToList()
                let edition = draft?.Version ?? (complete is [var last, ..] ? last.FormVersion : null)
                let definition = (edition is null ? Now(form, reviewed, today) : library.Find(form, edition)) ?? throw new InvalidOperationException($"There is no form {form} {edition}.")
                select new RecordState(definition, draft is null && complete.Count > 0 ? null : Sheet.OfCase(subject, form, definition.Version), draft?.ChangedAt, complete)];
        return (kept, versions.Where(version => version.Form == ImportLegacyAnalysesHandler.Form).Select(version => version.Version).MaxBy(version => version.Number));
    }

    // The notification is one of the day on which the case began, whenever the rest of its form is written.
    private FormDefinition? Now(string form, Case reviewed, LocalDate today) =>
        form == Records.Notification ? library.Begun(form, reviewed.AcceptedAt.DateIn()) : library.On(form, today);

    /// <summary>One of them; null where there is no such record.</summary>
    public async Task<RecordState?> Of(Case reviewed, string form, CancellationToken ct) =>
        Records.All.Contains(form) ? (await Of(reviewed, ct)).Single(state => state.Form.Key == form) : null;

    /// <summary>What the last completed version of a record says; null where there is none.</summary>
    public async Task<FormAnswers?> Last(RecordState state, CancellationToken ct)
    {
        if (state.Versions is not [var last, ..])
        {
            return null;
        }

        var response = await db.Returns.AsNoTracking().Where(r => r.Id == last.Id).Select(r => r.Response).SingleAsync(ct);
        return Responses.Read(library.Find(state.Form.Key, last.FormVersion)!, response).Value;
    }
}
