using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What somebody typed to find a case, or a notification that may become one: a reference, an NHS number, or a name.</summary>
internal sealed record FindCase
{
    [Display(Name = "Reference, name or NHS number")]
    [StringLength(200)]
    public required string Words { get; init; }
}

/// <summary>Finds cases among those that the person may see, and what waits for triage where they triage. What was typed stands only in the encrypted part of the audit.</summary>
internal sealed class FindCaseHandler(DataCollectionDb db, INotificationDirectory notified)
{
    /// <summary>No more are shown: another word finds fewer.</summary>
    public const int Most = 50;

    // So many near names are offered, and so many words compared.
    private const int MostNear = 10;
    private const int MostCompared = 5000;

    /// <summary>Writes the search down, and answers with the address of the one that fits; null where there are none, or several to choose from.</summary>
    public async Task<string?> Handle(FindCase command, CancellationToken ct)
    {
        await db.Saw(new("Searched", Guid.Empty, "Find a case", Payload: command.Words), ct);
        if (LooseReference.TryParse(command.Words, null, out var typed))
        {
            return await db.Cases.Where(c => c.Reference == typed.Meant).Select(c => c.Reference).SingleOrDefaultAsync(ct) is { } reviewed ? $"/cases/{reviewed}" : null;
        }

        return (await Named(command.Words, ct), await notified.Sought(command.Words, ct)) switch
        {
            ([var reviewed], []) => $"/cases/{reviewed.Reference}",
            ([], [var notification]) => $"/notifications/{notification.Reference}",
            _ => null,
        };
    }

    /// <summary>The cases of that NHS number, or whose names hold words that begin with each word typed: the longest word is looked up first.</summary>
    public async Task<IReadOnlyList<FoundCase>> Named(string typed, CancellationToken ct)
    {
        var words = NhsNumber.TryParse(typed, null, out var number) ? [number.ToString()] : NameWords.Fold(typed).OrderByDescending(word => word.Length).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        // One more than is shown says that there are more.
        var rows = await Fitting(words).Take(Most + 1).ToListAsync(ct);
        return
        [
            .. rows.OrderBy(row => row.FamilyName, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.GivenName, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Reference),
        ];
    }

    /// <summary>The cases whose names are nearly those typed: each word is one of theirs, or a letter or two from one. For where nothing fits as it was typed.</summary>
    public async Task<IReadOnlyList<FoundCase>> Near(string typed, CancellationToken ct)
    {
        var words = NhsNumber.TryParse(typed, null, out _) ? [] : NameWords.Fold(typed).OrderByDescending(word => word.Length).ToList();
        if (words.Count is 0 or > MostNear || words[0].Length < NameWords.ShortestNear)
        {
            return [];
        }

        // What begins alike is read from the index, and compared here: a slip in the first two letters is not found.
        var alike = await words.Where(word => word.Length >= NameWords.ShortestNear).Select(word => BeginningAs(word[..2])).Aggregate((some, others) => some.Concat(others)).ToListAsync(ct);
        List<string> NearTo(string word) => [.. alike.Where(other => NameWords.AreNear(word, other)).Append(word).Distinct()];

        var first = NearTo(words[0]);
        var found =
            from word in db.Set<CaseWord>()
            where first.Contains(word.Word)
            join c in db.Cases on word.Subject equals c.Subject
            select c;
        foreach (var near in words.Skip(1).Select(NearTo))
        {
            found = found.Where(c => db.Set<CaseWord>().Any(w => w.Subject == c.Subject && near.Contains(w.Word)));
        }

        var rows = await found.AsNoTracking().OrderBy(c => c.SortedAs).ThenBy(c => c.Reference).Take(MostNear)
            .Select(c => new FoundCase(c.Reference, c.IsRestricted, c.Child.GivenName, c.Child.FamilyName, c.Child.AlsoKnownAs, c.Child.DateOfBirth, c.DateOfDeath, c.Stage, c.Area))
            .ToListAsync(ct);
        return [.. rows.DistinctBy(row => row.Reference)];
    }

    // The words of cases that the person may see.
    private IQueryable<string> BeginningAs(string first)
    {
        var last = NameWords.LastOf(first);
        var words =
            from word in db.Set<CaseWord>()
            where word.Word.CompareTo(first) >= 0 && word.Word.CompareTo(last) <= 0
            join c in db.Cases on word.Subject equals c.Subject
            select word.Word;
        return words.Distinct().Take(MostCompared);
    }

    /// <summary>The cases that hold a word beginning with each of these, each once, in the order of the first word of theirs that fits the first of these.</summary>
    internal IQueryable<FoundCase> Fitting(IReadOnlyList<string> words)
    {
        var (first, end) = (words[0], NameWords.LastOf(words[0]));
        var found =
            from word in db.Set<CaseWord>()
            where word.Word.CompareTo(first) >= 0 && word.Word.CompareTo(end) <= 0
                && !db.Set<CaseWord>().Any(earlier => earlier.Subject == word.Subject && earlier.Word.CompareTo(first) >= 0 && earlier.Word.CompareTo(word.Word) < 0)
            join c in db.Cases on word.Subject equals c.Subject
            select new { word.Word, word.Subject, Case = c };
        foreach (var other in words.Skip(1))
        {
            var last = NameWords.LastOf(other);
            found = found.Where(f => db.Set<CaseWord>().Any(w => w.Subject == f.Subject && w.Word.CompareTo(other) >= 0 && w.Word.CompareTo(last) <= 0));
        }

        return found.AsNoTracking().OrderBy(f => f.Word).ThenBy(f => f.Subject)
            .Select(f => new FoundCase(
                f.Case.Reference, f.Case.IsRestricted, f.Case.Child.GivenName, f.Case.Child.FamilyName, f.Case.Child.AlsoKnownAs, f.Case.Child.DateOfBirth,
                f.Case.DateOfDeath, f.Case.Stage, f.Case.Area));
    }
}

/// <summary>One case that was found.</summary>
internal sealed record FoundCase(
    CaseReference Reference, bool IsRestricted, string? GivenName, string FamilyName, string AlsoKnownAs, LocalDate DateOfBirth, LocalDate DateOfDeath, CaseStage Stage, Area Area)
{
    public string Child => NameOf(GivenName, FamilyName, AlsoKnownAs);

    /// <summary>What a child is called in a list of what was found.</summary>
    public static string NameOf(string? given, string family, string others) => $"{Domain.Child.NameOf(given, family)}{(others.Length == 0 ? "" : $" ({others})")}";
}
