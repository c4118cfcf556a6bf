using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>One question to choose an answer of, and its place among them.</summary>
internal sealed record ChoiceOf(CollatedRecordPage Page, CollatedAnswer Answer, int At);

/// <summary>The collated record of a case: one form at a time, with who said what, what is disputed and what is missing.</summary>
internal abstract class CollatedRecordPage(DataCollectionDb db, CaseRecord record, FormLibrary library, Precedence precedence, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    private readonly DataCollectionDb db = db;
    private readonly IRightsDirectory people = people;
    private readonly ICurrentUser user = user;

    private const int LongestBeginning = 28;

    private HashSet<(string, string)> missing = [];
    private IReadOnlyDictionary<Guid, string> labels = new Dictionary<Guid, string>();

    [BindProperty]
    public DecideAnswers Form { get; set; } = new() { Of = Records.Reporting };

    public override ChangeCase Sent => Form;

    public Collation Record { get; private set; } = null!;

    /// <summary>The forms that there is something of.</summary>
    public IReadOnlyList<FormDefinition> Forms { get; private set; } = [];

    /// <summary>The returns of this form that count, nothing to add among them.</summary>
    public IReadOnlyList<CaseRecord.Counting> Returns { get; private set; } = [];

    public IReadOnlyList<Completeness> Levels { get; private set; } = [];

    public IReadOnlyDictionary<UserId, string> Names { get; private set; } = new Dictionary<UserId, string>();

    /// <summary>The requests of the case by their numbers: what a link to a return is named by.</summary>
    public IReadOnlyDictionary<Guid, string> References { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Whose return it is in two words: the kind that was asked, or the whole line where two of a kind have answered.</summary>
    public string Label(Guid returned) => labels.GetValueOrDefault(returned, "");

    /// <summary>The same of one answer, with the name of who gave it where it was not whoever handed the return in. A notification that was joined is called by its reference.</summary>
    public string Label(Said said) => Returns.FirstOrDefault(r => r.Id == said.Return) is { } of && of.From != said.From ? $"{Label(said.Return)}: {said.From}" : labels.GetValueOrDefault(said.Return, said.From);

    /// <summary>What is shown of a section.</summary>
    public IReadOnlyList<CollatedAnswer> Under(FormItem section) => [.. Record.All.Where(answer => answer.Item.Section == section && IsShown(answer))];

    /// <summary>What a link on the page leads to.</summary>
    public static string Anchor(CollatedAnswer answer) => $"a-{answer.Item.LinkId}{(answer.At.Length > 0 ? $"-{answer.At}" : "")}";

    /// <summary>How what is said begins: enough to see which of several it is.</summary>
    public static string Beginning(Version version) => version.Shown.Length <= LongestBeginning ? version.Shown : $"{version.Shown[..LongestBeginning].TrimEnd()}…";

    /// <summary>Whether a question has a row of its own: it is answered, or it has to be.</summary>
    public bool IsShown(CollatedAnswer answer) =>
        answer.Standing != Standing.Silent || (answer.Item.Required && Record.Answers.IsShown(answer.Item, answer.At)) || missing.Contains((answer.Item.LinkId, answer.At));

    /// <summary>What was sent on a question, whichever row of a list it stands in by now; null where nothing was.</summary>
    public AnswerDecided? SentOf(CollatedAnswer answer) => Form.Decided.FirstOrDefault(one => one.LinkId == answer.Item.LinkId && Record.Meant(one.LinkId, ClaimPlaces.Read(one.Told)) == answer);

    /// <summary>What is wrong with what was sent on a question, and its field in what was sent: the page may show it elsewhere now. Null where nothing is.</summary>
    public (string Field, string Sentence)? Wrong(CollatedAnswer answer)
    {
        var at = SentOf(answer) is { } sent ? Form.Decided.ToList().IndexOf(sent) : -1;
        var field = $"{nameof(Form)}.{nameof(Form.Decided)}[{at}].{nameof(AnswerDecided.Return)}";
        return ModelState.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? (field, entry.Errors[0].ErrorMessage) : null;
    }

    /// <summary>What was decided otherwise than the notification has it, which the case follows.</summary>
    public DecidedShown Decided => new(CaseRecord.Decided(Record), Case.Notifications.FirstOrDefault(one => one.Notification == Case.BeganWith)?.Reference ?? "", MayDecide);

    /// <summary>Whether the reader may decide: who works the case, never who only reads it in an emergency.</summary>
    public bool MayDecide { get; private set; }

    /// <summary>Reads the form; false where there is nothing of it.</summary>
    protected async Task<bool> Read(CancellationToken ct)
    {
        var all = await record.Returns(Case.Subject, ct);
        Returns = [.. all.Where(r => r.Form == Form.Of)];
        Forms = [.. all.Select(r => r.Form).Append(Records.Reporting).Append(Records.Notification).Distinct().Select(key => library.All.FirstOrDefault(form => form.Key == key)).OfType<FormDefinition>().OrderBy(form => form.Key != Records.Reporting).ThenBy(form => form.Title, StringComparer.Ordinal)];
        if (await record.Collate(Case, Form.Of, all, ct) is not { } collated || (Form.Of is not (Records.Reporting or Records.Notification) && Returns.Count == 0))
        {
            return false;
        }

        (Record, MayDecide) = (collated, Case.IsOpen && await db.IsWorkedBy(Case, user, ct));
        var requests = await db.Requests.AsNoTracking().Include(r => r.Forms).Where(r => r.Subject == Case.Subject).ToListAsync(ct);
        References = requests.ToDictionary(request => request.Id, request => request.Reference);
        labels = Returns.GroupBy(r => r.Source).SelectMany(same => same.Select(r => (r.Id, Label: same.Count() == 1 && AskedKind.Find(r.Source) is { } kind ? kind.Name : r.From))).ToDictionary(one => one.Id, one => one.Label);
        labels = labels.Append(new(CaseRecord.Notified, "Notification")).ToDictionary(one => one.Key, one => one.Value);
        Levels = [.. Enum.GetValues<ReadyFor>().Select(use => Completeness.Of(collated, use, requests, precedence))];
        missing = [.. Levels.SelectMany(level => level.Missing).Select(point => (point.Answer.Item.LinkId, point.Answer.At))];
        Names = await DataCollection.Names.Of(people, collated.All.Select(answer => answer.Decision?.By), ct);
        return true;
    }
}

/// <summary>Shows the collated record.</summary>
[Needs(Permission.ReadCases)]
internal sealed class CollateReturnsPage(DataCollectionDb db, CaseRecord record, FormLibrary library, Precedence precedence, IRightsDirectory people, ICurrentUser user)
    : CollatedRecordPage(db, record, library, precedence, people, user)
{
    public async Task<IActionResult> OnGetAsync(string? form, CancellationToken ct)
    {
        Form = new() { Of = form ?? Records.Reporting };
        return await Find(ct) && await Read(ct) ? Page() : NotFound();
    }
}
