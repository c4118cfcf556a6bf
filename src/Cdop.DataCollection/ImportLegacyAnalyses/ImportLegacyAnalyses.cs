using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;

namespace Cdop.DataCollection;

/// <summary>Analyses of the legacy form, graded 0 to 3, are kept with their cases. The form binds to it as it stands.</summary>
internal sealed record ImportLegacyAnalyses
{
    /// <summary>The rows, as a spreadsheet writes them.</summary>
    [Display(Name = "Or paste the rows", ShortName = "the rows")]
    public string? Text { get; init; }

    /// <summary>Sent twice, it is one import.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

/// <summary>One domain of one analysis, as it was read.</summary>
internal sealed record LegacyLine(int Line, CaseReference Reference, LegacyDomain Domain, int Grade, string Narrative, LocalDate ReviewedOn);

/// <summary>What is wrong with a line.</summary>
internal sealed record LegacyFault(int Line, string Sentence);

/// <summary>The analysis of one case, and what would become of it.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="ReviewedOn">The day of the review.</param>
/// <param name="Lines">Its domains.</param>
/// <param name="Answers">The same as answers to the legacy form.</param>
/// <param name="Before">How many versions of it were imported before.</param>
/// <param name="IsThere">Whether the last of them says exactly this.</param>
internal sealed record LegacyAnalysis(Guid Case, CaseReference Reference, LocalDate ReviewedOn, IReadOnlyList<LegacyLine> Lines, FormAnswers Answers, int Before, bool IsThere)
{
    /// <summary>In a few words.</summary>
    public string Becomes => IsThere ? "Imported already, nothing changes" : Before == 0 ? "New" : $"Takes the place of version {Before}, which is kept";
}

/// <summary>What stands in the rows: what is wrong, and the analyses of those that are right.</summary>
internal sealed record LegacyImport(int Rows, IReadOnlyList<LegacyFault> Faults, IReadOnlyList<LegacyAnalysis> Analyses);

/// <summary>Checks and imports legacy analyses: all rows are right, or nothing is imported. Importing the same again changes nothing.</summary>
internal sealed class ImportLegacyAnalysesHandler(DataCollectionDb db, FormLibrary library, ICurrentUser user, IClock clock)
{
    /// <summary>The legacy form: its grades are not those of the form in use, and stand apart from them.</summary>
    public const string Form = "analysis-legacy";

    /// <summary>The one version of it: nobody is asked it any more, so there will be no other.</summary>
    private const string Edition = "2010-04";

    public const int MostRows = 5000;

    public const int Largest = 4_000_000; // characters: what a form may post

    private const int LongestNarrative = 4000;
    private const int AtOnce = 100;

    public static readonly IReadOnlyList<string> Columns = ["Case reference", "Domain", "Grade", "Narrative", "Date of review"];

    private static readonly LocalDatePattern[] Days = [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu"), LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu")];

    private FormDefinition Definition => library.Find(Form, Edition) ?? throw new InvalidOperationException($"There is no form {Form} {Edition}.");

    /// <summary>Reads the rows and says what is wrong with each.</summary>
    public async Task<LegacyImport> Check(ImportLegacyAnalyses command, CancellationToken ct)
    {
        var rows = TypedRows.Read(command.Text ?? "").Where(row => !IsHead(row)).ToList();
        if (rows.Count > MostRows)
        {
            return new(rows.Count, [new(rows[MostRows].Line, $"At most {MostRows:N0} rows at once: these are {rows.Count:N0}. Import them in parts")], []);
        }

        var (faults, lines, told) = (new List<LegacyFault>(), new List<LegacyLine>(), new Dictionary<(string, string), int>());
        foreach (var row in rows)
        {
            var (line, problems) = Read(row, told);
            faults.AddRange(problems.Select(sentence => new LegacyFault(row.Line, sentence)));
            lines.AddRange(line is null ? [] : [line]);
        }

        var cases = await Cases([.. lines.Select(line => line.Reference).Distinct()], ct);
        var before = await Before([.. cases.Values.Select(one => one.Subject)], ct);
        var analyses = new List<LegacyAnalysis>();
        foreach (var ofCase in lines.GroupBy(line => line.Reference))
        {
            var (found, on) = (cases.GetValueOrDefault(ofCase.Key), ofCase.First().ReviewedOn);
            faults.AddRange(ofCase.Select(line => new LegacyFault(
                line.Line,
                found is null ? $"There is no case {ofCase.Key} that you may change"
                : line.ReviewedOn < found.DateOfDeath ? $"{ofCase.Key} cannot have been reviewed before the child died"
                : line.ReviewedOn != on ? $"{ofCase.Key} has another date of review in line {ofCase.First().Line}: one analysis has one"
                : "")).Where(fault => fault.Sentence.Length > 0));
            if (found is not null)
            {
                var answers = Answers([.. ofCase]);
                var earlier = before.GetValueOrDefault(found.Subject);
                analyses.Add(new(found.Subject, ofCase.Key, on, [.. ofCase], answers, earlier.Count, earlier.Last == answers.ToResponse()));
            }
        }

        return new(rows.Count, [.. faults.OrderBy(fault => fault.Line)], analyses);
    }

    /// <summary>Keeps them all in one transaction, or none; how many were new. What is wrong with the rows, where anything is.</summary>
    public async Task<Result<int>> Handle(ImportLegacyAnalyses command, CancellationToken ct) =>
        (await db.Once("legacy analyses", command.Key, () => Import(command, ct), ct, typed: command)).As(imported => int.Parse(imported, CultureInfo.InvariantCulture));

    private async Task<Result<string>> Import(ImportLegacyAnalyses command, CancellationToken ct)
    {
        var read = await Check(command, ct);
        if (read.Faults.Count > 0 || read.Analyses.Count == 0)
        {
            return new Problem("", "Nothing was imported. Put right what is listed below, and check again");
        }

        var others = read.Analyses.Where(one => !one.IsThere).ToList();
        foreach (var some in others.Chunk(AtOnce))
        {
            var ids = some.Select(one => one.Case).ToList();
            var cases = await db.Cases.Where(c => ids.Contains(c.Subject)).ToDictionaryAsync(c => c.Subject, ct);
            foreach (var one in some)
            {
                var (now, number) = (clock.GetCurrentInstant(), one.Before + 1);
                db.Add(Return.HandIn(
                    one.Case, null, new(Form, Definition.Version), number, ReturnKind.Recorded, "cdop", $"Legacy analysis of {InWords.Day(one.ReviewedOn)}, imported by {user.Name}",
                    [], one.Answers.ToResponse(), Claims.Of(one.Answers), user.Id, now));
                cases[one.Case].Recorded($"{Definition.Title}: imported, version {number}", user.Id, now);
            }

            await db.SaveChangesAsync(ct);
            db.Forget();
        }

        return others.Count.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsHead(TypedRow row) => row.Line == 1 && string.Equals(row.Cells[0], Columns[0], StringComparison.OrdinalIgnoreCase);

    private (LegacyLine? Line, IReadOnlyList<string> Problems) Read(TypedRow row, Dictionary<(string, string), int> told)
    {
        if (row.Cells.Count != Columns.Count)
        {
            return (null, [$"This line has {InWords.Count(row.Cells.Count, "column")}, and {Columns.Count} are needed: {string.Join(", ", Columns).ToLowerInvariant()}"]);
        }

        var (typed, domain, narrative) = (row.Cells[0], LegacyDomain.Find(row.Cells[1]), row.Cells[3]);
        var hasReference = CaseReference.TryParse(typed, null, out var reference);
        var isGrade = int.TryParse(row.Cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade is >= 0 and <= 3;
        var on = Days.Select(pattern => pattern.Parse(row.Cells[4])).Where(parsed => parsed.Success).Select(parsed => (LocalDate?)parsed.Value).FirstOrDefault();
        List<string> problems =
        [
            .. hasReference ? Array.Empty<string>() : [$"“{typed}” is no case reference, like KNO-2015-003"],
            .. domain is not null ? Array.Empty<string>() : [$"“{row.Cells[1]}” is no domain: write {string.Join(", ", LegacyDomain.All.Select(one => $"{one.Letter} or {one.Name}"))}"],
            .. isGrade ? Array.Empty<string>() : [$"“{row.Cells[2]}” is no grade: write 0, 1, 2 or 3"],
            .. narrative.Length <= LongestNarrative ? Array.Empty<string>() : [$"The narrative is longer than {LongestNarrative:N0} characters"],
            .. on is null ? [$"“{row.Cells[4]}” is no date: write it like 2015-03-31 or 31/03/2015"] : on > clock.GetCurrentInstant().DateIn() ? ["The date of review must be today or earlier"] : Array.Empty<string>(),
        ];
        if (hasReference && domain is not null && !told.TryAdd(($"{reference}", domain.Code), row.Line))
        {
            problems.Add($"Line {told[($"{reference}", domain.Code)]} grades the same domain of {reference}");
        }

        return problems.Count > 0 ? (null, problems) : (new(row.Line, reference!, domain!, grade, narrative, on!.Value), []);
    }

    private FormAnswers Answers(IReadOnlyList<LegacyLine> lines)
    {
        var answers = new FormAnswers(Definition);
        answers.Set(new("review.on"), new Answer.Day(lines[0].ReviewedOn));
        foreach (var line in lines)
        {
            answers.Set(new($"{line.Domain.Code}.grade"), Definition.Find($"{line.Domain.Code}.grade")!.Options.Single(option => option.Code == $"{line.Grade}").Answer);
            if (line.Narrative.Length > 0)
            {
                answers.Set(new($"{line.Domain.Code}.narrative"), new Answer.Words(line.Narrative));
            }
        }

        return answers;
    }

    // A case that the person does not see, one that they only read and one that is not there are the same.
    private async Task<Dictionary<CaseReference, Found>> Cases(IReadOnlyList<CaseReference> references, CancellationToken ct)
    {
        var (areas, me) = (user.AreasFor(Permission.WorkCases), user.Id);
        return await db.Cases.AsNoTracking()
            .Where(c => references.Contains(c.Reference) && c.Stage != CaseStage.OpenedByMistake && areas.Contains(c.Area)
                && (!c.IsRestricted || db.Access.Any(a => a.Subject == c.Subject && a.Person == me && a.Kind == AccessKind.Listed)))
            .Select(c => new Found(c.Subject, c.Reference, c.DateOfDeath))
            .ToDictionaryAsync(one => one.Reference, ct);
    }

    private async Task<Dictionary<Guid, (int Count, string Last)>> Before(IReadOnlyList<Guid> cases, CancellationToken ct) =>
        (await db.Returns.AsNoTracking().Where(r => cases.Contains(r.Subject) && r.Request == null && r.Form == Form).Select(r => new { r.Subject, r.Number, r.Response }).ToListAsync(ct))
            .GroupBy(r => r.Subject).ToDictionary(same => same.Key, same => (same.Count(), same.MaxBy(r => r.Number)!.Response));

    private sealed record Found(Guid Subject, CaseReference Reference, LocalDate DateOfDeath);
}
