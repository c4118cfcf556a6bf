using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The collated record of a case: one form at a time, with who said what, what is disputed and what is missing.</summary>
[Needs(Permission.ReadCases)]
internal sealed class CollateReturnsPage(
    DataCollectionDb db, DecideAnswersHandler handler, CaseRecord record, FormLibrary library, Precedence precedence, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    private readonly DataCollectionDb db = db;
    private readonly IRightsDirectory people = people;
    private readonly ICurrentUser user = user;

    private const string Usual = "reporting";
    private const int LongestBeginning = 28;

    private IReadOnlyDictionary<Guid, string> labels = new Dictionary<Guid, string>();

    [BindProperty]
    public DecideAnswers Form { get; set; } = new() { Of = Usual };

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

    /// <summary>The list that an answer stands in a row of, and which row.</summary>
    public static (string Name, int Number)? RowOf(CollatedAnswer answer)
    {
        var list = answer.Item.Parent;
        while (answer.At.Length > 0 && list is { Repeats: false })
        {
            list = list.Parent;
        }

        return answer.At.Length == 0 || list is null ? null : (list.Text, 1 + int.Parse(answer.At.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>How what is said begins: enough to see which of several it is.</summary>
    public static string Beginning(Version version) => version.Shown.Length <= LongestBeginning ? version.Shown : $"{version.Shown[..LongestBeginning].TrimEnd()}…";

    /// <summary>Whether the reader may decide.</summary>
    public bool MayDecide => Case.IsOpen && user.AreasFor(Permission.WorkCases).Contains(Case.Area);

    public async Task<IActionResult> OnGetAsync(string? form, CancellationToken ct)
    {
        Form = new() { Of = form ?? Usual };
        return await Find(ct) && await Read(ct) ? Page() : NotFound();
    }

    /// <summary>Takes what was chosen.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!user.May(Permission.WorkCases))
        {
            return NotFound();
        }

        var answer = await Change(reference => handler.Handle(reference, Form, ct), () => [], "Decided", "", ct);
        return answer switch
        {
            LocalRedirectResult => LocalRedirect($"/cases/{At}/record?form={Uri.EscapeDataString(Form.Of)}"),
            PageResult when !await Read(ct) => NotFound(),
            _ => answer,
        };
    }

    private async Task<bool> Read(CancellationToken ct)
    {
        var all = await record.Returns(Case.Subject, ct);
        Returns = [.. all.Where(r => r.Form == Form.Of)];
        Forms = [.. all.Select(r => r.Form).Append(Usual).Distinct().Select(key => library.All.FirstOrDefault(form => form.Key == key)).OfType<FormDefinition>().OrderBy(form => form.Key != Usual).ThenBy(form => form.Title, StringComparer.Ordinal)];
        if (await record.Collate(Case.Subject, Form.Of, all, ct) is not { } collated || (Form.Of != Usual && Returns.Count == 0))
        {
            return false;
        }

        Record = collated;
        var requests = await db.Requests.AsNoTracking().Include(r => r.Forms).Where(r => r.Subject == Case.Subject).ToListAsync(ct);
        References = requests.ToDictionary(request => request.Id, request => request.Reference);
        labels = Returns.GroupBy(r => r.Source).SelectMany(same => same.Select(r => (r.Id, Label: same.Count() == 1 && AskedKind.Find(r.Source) is { } kind ? kind.Name : r.From))).ToDictionary(one => one.Id, one => one.Label);
        Levels = [.. Enum.GetValues<ReadyFor>().Select(use => Completeness.Of(collated, use, requests, precedence))];
        Names = await DataCollection.Names.Of(people, collated.All.Select(answer => answer.Decision?.By), ct);
        return true;
    }
}
