using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Cdop.Architecture.Tests;

/// <summary>What compilers and analyzers do not see, read in the text of the sources.</summary>
public sealed partial class ConventionTests
{
    // Files whose text is somebody else's or a tool's.
    private static readonly Regex Foreign = ForeignFiles();

    [Fact]
    public void Documentation_of_what_is_public_is_not_switched_off() => House.Holds(SilencesDocumentation(House.Files));

    [Theory]
    [InlineData("src/Cdop.Planted/Cdop.Planted.csproj", "<NoWarn>CS1591</NoWarn>")]
    [InlineData("src/Cdop.Planted/Contracts/Death.cs", "#pragma warning disable CS1591")]
    [InlineData("Directory.Build.props", "<NoWarn>$(NoWarn);CS1591</NoWarn>")]
    [InlineData("build/analyzers.globalconfig", "dotnet_diagnostic.CS1591.severity = none")]
    [InlineData("Directory.Build.props", "<GenerateDocumentationFile>false</GenerateDocumentationFile>")]
    public void Documentation_switched_off_is_found(string path, string line) => Assert.Single(SilencesDocumentation([new(path, line)]));

    [Fact]
    public void Warnings_stay_errors_in_every_project() => House.Holds(SilencesWarnings(House.Files));

    [Theory]
    [InlineData("<TreatWarningsAsErrors>false</TreatWarningsAsErrors>")]
    [InlineData("<NoWarn>CA1822</NoWarn>")]
    public void A_project_that_silences_warnings_is_found(string line) => Assert.Single(SilencesWarnings([new("src/Cdop.Planted/Cdop.Planted.csproj", line)]));

    [Fact]
    public void Only_a_named_question_looks_past_need_to_know() => House.Holds(LooksPastNeedToKnow(House.Files.Under("src/", ".cs")));

    [Fact]
    public void Looking_past_need_to_know_elsewhere_or_without_a_reason_is_found() =>
        Assert.Equal(
            2,
            LooksPastNeedToKnow([
                new("src/Cdop.Planted/ListDeaths/ListDeaths.cshtml.cs", "// because\nvar all = db.Deaths.IgnoreQueryFilters();"),
                new("src/Cdop.Planted/Domain/SameDeath.cs", "    Query.Where(d => true)\n        .IgnoreQueryFilters();"),
                new("src/Cdop.Planted/Domain/OtherDeath.cs", "    // another area may have had word first\n    Query.IgnoreQueryFilters();"),
            ]).Count());

    // The rows of a case or a notification that have no filter of their own: each read goes by the number of one that was found.
    [Fact]
    public void What_hangs_on_a_case_or_a_notification_is_read_by_the_number_of_one() => House.Holds(ReadsRowsOfAll(House.Files.Under("src/", ".cs"), Unguarded));

    [Theory]
    [InlineData("Cdop.DataCollection", "var all = await db.Set<CaseEntry>().AsNoTracking().ToListAsync(ct);", 1)]
    [InlineData("Cdop.DataCollection", "var entry = await db.Set<CaseEntry>().SingleAsync(e => e.Id == id, ct);", 1)]
    [InlineData("Cdop.DataCollection", "var doors = await db.Set<RequestDoor>().Where(d => d.Email == email).ToListAsync(ct);", 1)]
    [InlineData("Cdop.DataCollection", "var forms = await db.Set<RequestForm>().ToListAsync(ct);", 1)]
    [InlineData("Cdop.DataCollection", "var drafts = await db.Set<AnswerDraft>().Where(d => d.Form == form).ToListAsync(ct);", 1)]
    [InlineData("Cdop.Notifications", "var told = db.Set<Professional>().Where(p => p.Email == email);", 1)]
    [InlineData("Cdop.Notifications", "var why = db.Set<Decision>().Select(d => d.Reason);", 1)]
    [InlineData("Cdop.Partnership", "var lines = db.Set<AccessLine>().Where(l => l.Person == me);", 1)]
    [InlineData("Cdop.Partnership", "var lines = db.Set<AccessLine>().Where(l => about.Contains(l.Subject));", 0)]
    [InlineData("Cdop.DataCollection", "var said = db.Set<CaseEntry>().AsNoTracking()\n    .Where(e => e.Subject == subject);", 0)]
    [InlineData("Cdop.DataCollection", "var drafts = db.Set<AnswerDraft>().Where(draft => draft.Request == request.Id);", 0)]
    [InlineData("Cdop.DataCollection", "var door = db.Set<RequestDoor>().SingleAsync(d => d.SelectorHash == link, ct);", 0)]
    [InlineData("Cdop.DataCollection", "var found = from word in db.Set<CaseWord>() where word.Word == first join c in db.Cases on word.Subject equals c.Subject select c;", 0)]
    [InlineData("Cdop.DataCollection", "var decided = db.Set<Decision>().Where(d => d.Form == form);", 0)] // a case's decisions have a filter of their own
    public void A_read_of_the_rows_of_all_is_found(string module, string line, int found) => Assert.Equal(found, ReadsRowsOfAll([new($"src/{module}/A.cs", line)], Unguarded).Count());

    [Fact]
    public void No_change_passes_the_audit_by() => House.Holds(PassesTheAuditBy(House.Files.Under("src/", ".cs")));

    [Theory]
    [InlineData("await db.Deaths.ExecuteDeleteAsync(ct);")]
    [InlineData("await db.Deaths.ExecuteUpdateAsync(s => s, ct);")]
    [InlineData("db.Database.ExecuteSqlRaw(\"DELETE FROM death\");")]
    [InlineData("command.CommandText = \"UPDATE death SET area = 1\";")]
    public void A_change_that_passes_the_audit_by_is_found(string line) => Assert.Single(PassesTheAuditBy([new("src/Cdop.Planted/TidyUp/TidyUp.cs", line)]));

    [Fact]
    public void There_is_one_clock() => House.Holds(HasAClockOfItsOwn(House.Files.Under("src/", ".cs")));

    [Theory]
    [InlineData("var now = SystemClock.Instance.GetCurrentInstant();")]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var zone = DateTimeZoneProviders.Tzdb.GetSystemDefault();")]
    public void A_clock_of_its_own_is_found(string line) => Assert.Single(HasAClockOfItsOwn([new("src/Cdop.Planted/TidyUp/TidyUp.cs", line)]));

    [Fact]
    public void A_birthday_is_asked_of_the_law() => House.Holds(CountsYearsItself(House.Files.Under("src/", ".cs")));

    [Theory]
    [InlineData("if (Death.Date < child.DateOfBirth.PlusYears(1))")]
    [InlineData("var adult = born.PlusYears(18) <= died;")]
    public void Years_counted_from_birth_are_found(string line) => Assert.Single(CountsYearsItself([new("src/Cdop.Planted/A.cs", line)]));

    [Fact]
    public void Sources_hold_no_leftovers() => House.Holds(IsLeftOver(House.Files));

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("    #region Handlers")]
    [InlineData("// FIX" + "ME")]
    public void A_leftover_is_found(string line) => Assert.Single(IsLeftOver([new("src/Cdop.Planted/A.cs", line)]));

    [Fact]
    public void Tests_do_not_sleep() => House.Holds(Sleeps(House.Files.Under("tests/", ".cs").Where(file => !file.Path.StartsWith("tests/Cdop.Benchmarks/", StringComparison.Ordinal)))); // who answers a form under load reads between two pages

    [Theory]
    [InlineData("Thread.Sl" + "eep(100);")]
    [InlineData("await Task.De" + "lay(100);")]
    [InlineData("await page.WaitForTime" + "outAsync(100);")]
    public void A_test_that_sleeps_is_found(string line) => Assert.Single(Sleeps([new("tests/Cdop.Planted.Tests/A.cs", line)]));

    [Fact]
    public void Every_NHS_number_is_made_up() => House.Holds(IsARealNhsNumber(House.Files));

    [Fact]
    public void An_NHS_number_that_could_be_somebodys_is_found()
    {
        // Written in pieces, so that this file passes its own rule.
        var real = "943476" + "5919";
        var spaced = "943 476 " + "5919";

        Assert.Equal(2, IsARealNhsNumber([new("tests/A.cs", $"var ann = \"{real}\"; var bob = \"{spaced}\";")]).Count());
        Assert.Empty(IsARealNhsNumber([new("tests/A.cs", $"\"9990000018\" \"999 000 0026\" \"943 476 5918\" \"a{real}\" \"{real}1\" \"0151 496 0000\"")]));
    }

    [Fact]
    public void No_file_names_a_package_host_or_a_path_of_one_machine() => House.Holds(NamesAPlace(House.Files));

    [Theory]
    [InlineData("https://www.nu" + "get.org/packages/X")]
    [InlineData("\"resolved\": \"https://registry.npm" + "js.org/x.tgz\"")]
    [InlineData("/home/" + "ann/cdop")]
    [InlineData("/ro" + "ot/.dotnet")]
    [InlineData("/tm" + "p/x")]
    [InlineData("C:\\Us" + "ers\\ann")]
    public void A_place_of_one_machine_is_found(string line) => Assert.Single(NamesAPlace([new("src/A.cs", line)]));

    private static IEnumerable<string> SilencesDocumentation(IEnumerable<SourceFile> files) =>
        files.Where(file => !file.Path.StartsWith("tests/", StringComparison.Ordinal) && file.Name is not "packages.lock.json")
            .Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.Path.EndsWith(".csproj", StringComparison.Ordinal) || file.Path.EndsWith(".props", StringComparison.Ordinal)
                || file.Path.EndsWith(".targets", StringComparison.Ordinal) || file.Path.EndsWith(".globalconfig", StringComparison.Ordinal) || file.Name == ".editorconfig")
            .Where(file => !file.Path.StartsWith("src/Cdop.Migrations.", StringComparison.Ordinal))
            .SelectMany(file => file.Where(Undocumented(), "switches documentation off"))
            .Where(line => !TestsOnly().IsMatch(line));

    private static IEnumerable<string> SilencesWarnings(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(file => file.Where(Silence(), "warnings are errors, alike in every project"));

    private static IEnumerable<string> LooksPastNeedToKnow(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path is not "src/Cdop.Kernel/Data/Specification.cs" // runs the specifications, which say why
        let lines = file.Text.Split('\n')
        from line in Enumerable.Range(0, lines.Length)
        where lines[line].Contains("IgnoreQueryFilters(", StringComparison.Ordinal)
        let inDomain = file.Path.Contains("/Domain/", StringComparison.Ordinal) || file.Path is "src/Cdop.Kernel/Access/KeepsAccess.cs"
        let saysWhy = lines[line].Contains("//", StringComparison.Ordinal) || lines.Take(line).Reverse().Take(4).Any(before => before.Contains("//", StringComparison.Ordinal))
        where !inDomain || !saysWhy
        select $"{file.Path}:{line + 1}: looks past need-to-know {(inDomain ? "without saying why" : "outside a specification of the domain")}: {lines[line].Trim()}";

    private static IEnumerable<string> ReadsRowsOfAll(IEnumerable<SourceFile> files, IReadOnlyList<UnguardedRow> unguarded) =>
        from file in files
        from row in unguarded
        where file.Path.StartsWith($"src/{row.Module}/", StringComparison.Ordinal)
        from Match read in row.Read.Matches(file.Text)
        where !row.OfOne.IsMatch(read.Value)
        select $"{file.Path}: {row.Name} has no filter of its own: read it by {string.Join(" or ", row.By)} of what was found";

    /// <summary>A row about a case or a notification that no filter guards.</summary>
    /// <param name="Module">The module that keeps it.</param>
    /// <param name="Name">Its type.</param>
    /// <param name="By">What names the one that it hangs on.</param>
    /// <param name="Read">Where it is read.</param>
    /// <param name="OfOne">Where a read names the one.</param>
    private sealed record UnguardedRow(string Module, string Name, IReadOnlyList<string> By, Regex Read, Regex OfOne);

    // A link is entered by its secret, and whoever is in by the link of their session. A draft is of a request, or of the record of a case. A recusal is of a member as much as of a case.
    private static readonly Dictionary<string, string[]> NamedBesides = new() { ["RequestDoor"] = ["SelectorHash", "Id"], ["AnswerDraft"] = ["Request"], ["Recusal"] = ["Member"] };

    private static readonly IReadOnlyList<UnguardedRow> Unguarded = [.. MigrationTests.Contexts("SQLite").SelectMany(UnguardedOf)];

    // Read from the models: what has a subject, or hangs on what has one, and has no filter.
    private static IEnumerable<UnguardedRow> UnguardedOf(DbContext context)
    {
        var module = context.GetType().Assembly;
        var sets = context.GetType().GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>)).ToLookup(p => p.PropertyType.GenericTypeArguments[0], p => p.Name);
        foreach (var row in context.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == module && type.GetDeclaredQueryFilters().Count == 0 && HangsOnASubject(type)))
        {
            string[] by =
            [
                .. row.FindProperty("Subject") is null ? Array.Empty<string>() : ["Subject"],
                .. row.GetForeignKeys().Where(key => key.PrincipalEntityType.ClrType.Assembly == module && HangsOnASubject(key.PrincipalEntityType)).SelectMany(key => key.Properties).Select(property => property.Name),
                .. NamedBesides.GetValueOrDefault(row.ClrType.Name) ?? [],
            ];
            var (columns, names) = (string.Join('|', by.Distinct()), string.Join('|', sets[row.ClrType].Prepend("^")));
            yield return new(
                module.GetName().Name!,
                row.ClrType.Name,
                [.. by.Distinct()],
                new($@"(?:(?<!=> )Set<{row.ClrType.Name}>\(\)|\bdb\.(?:{names})\b(?!\.Add\())[^;]*"),
                new($@"\.(?:{columns}) (?:==|equals)|(?:==|equals) \w+\.(?:{columns})\b|Contains\(\w+\.(?:{columns})\)"));
        }
    }

    private static bool HangsOnASubject(IEntityType type) =>
        type.ClrType.IsAssignableTo(typeof(IAbout)) || type.ClrType.IsAssignableTo(typeof(INeedToKnow)) || type.FindProperty("Subject")?.ClrType == typeof(Guid)
        || type.GetForeignKeys().Any(key => key.PrincipalEntityType != type && key.PrincipalToDependent is not null && HangsOnASubject(key.PrincipalEntityType));

    private static IEnumerable<string> PassesTheAuditBy(IEnumerable<SourceFile> files) =>
        files.Where(file => !file.Path.StartsWith("src/Cdop.Migrations.", StringComparison.Ordinal) && !file.Path.StartsWith("src/Cdop.DevelopmentSignIn/", StringComparison.Ordinal))
            .SelectMany(file => file.Where(PastTheAudit(), "changes rows past the audit"));

    private static IEnumerable<string> HasAClockOfItsOwn(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Path is not "src/Cdop.Host/Program.cs" && !file.Path.EndsWith("/DesignTime.cs", StringComparison.Ordinal) && !file.Path.StartsWith("src/Cdop.DevelopmentSignIn/", StringComparison.Ordinal))
            .SelectMany(file => file.Where(OwnClock(), "one clock for all: ask IClock"));

    private static IEnumerable<string> CountsYearsItself(IEnumerable<SourceFile> files) =>
        files.Where(file => file.Path is not "src/Cdop.Kernel/Time/Age.cs").SelectMany(file => file.Where(FromBirth(), "born on 29 February, the calendar's year is not the law's: ask Age.Birthday"));

    private static IEnumerable<string> IsLeftOver(IEnumerable<SourceFile> files) =>
        from file in files
        where !Foreign.IsMatch(file.Path)
        from line in file.Text.Split('\n').Select((text, index) => (text, index))
        where Leftover().IsMatch(line.text)
        select $"{file.Path}:{line.index + 1}: a leftover: {line.text.Trim()}";

    private static IEnumerable<string> Sleeps(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => file.Where(Sleep(), "waits for time to pass instead of for what it wants to see"));

    // Any ten digits that a system would take for an NHS number, outside 999 000 0000 to 999 999 9999.
    private static IEnumerable<string> IsARealNhsNumber(IEnumerable<SourceFile> files) =>
        from file in files
        where !Foreign.IsMatch(file.Path)
        from Match match in TenDigits().Matches(file.Text)
        let digits = match.Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
        where !digits.StartsWith("999", StringComparison.Ordinal) && NhsNumber.TryParse(digits, null, out _)
        select $"{file.Path}: {match.Value} could be somebody's NHS number; the made-up ones lie in 999 000 0000 to 999 999 9999";

    private static IEnumerable<string> NamesAPlace(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Text.Split('\n').Select((text, index) => (text, index))
        where Place().IsMatch(line.text)
        select $"{file.Path}:{line.index + 1}: names a package host or a path of one machine: {line.text.Trim()}";

    // Letters stand in brackets so that no rule finds its own pattern.
    [GeneratedRegex(@"(^|/)(packages\.lock\.json|package-lock\.json|.*\.svg|.*\.min\.js)$")]
    private static partial Regex ForeignFiles();

    [GeneratedRegex("1591|GenerateDocumentationFile>\\s*false")]
    private static partial Regex Undocumented();

    // The conditions of Directory.Build.props that leave tests and migrations out.
    [GeneratedRegex(@"^Directory\.Build\.props:\d+:.*<NoWarn Condition=""(\$\(IsTestProject\)[^""]*|\$\(IsMigrations\))"">")]
    private static partial Regex TestsOnly();

    [GeneratedRegex("TreatWarningsAsErrors|NoWarn|WarningsNotAsErrors|<Nullable>|EnforceCodeStyleInBuild")]
    private static partial Regex Silence();

    [GeneratedRegex(@"\b(ExecuteUpdate|ExecuteDelete|ExecuteSql)|""\s*(INSERT INTO|UPDATE|DELETE FROM)\s")]
    private static partial Regex PastTheAudit();

    [GeneratedRegex(@"SystemClock\.Instance|\bDateTime\.(Now|UtcNow|Today)|DateTimeOffset\.(Now|UtcNow)|TimeProvider\.System|GetSystemDefault\(\)")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"([Bb]irth|[Bb]orn)\w*\.PlusYears\(")]
    private static partial Regex FromBirth();

    [GeneratedRegex(@"\b([T]ODO|[F]IXME|[H]ACK|[X]XX)\b|^\s*#region")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"Thread\.[S]leep|Task\.[D]elay|[W]aitForTimeoutAsync")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"(?<![\w.+/=-])[3-9]\d{2}([ -]?)\d{3}\1\d{4}(?![\w+/=-])")]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"[n]uget\.org|[n]pmjs\.(org|com)|[p]ypi\.org|[d]eb\.debian\.org|[a]rtifactory|/[r]oot/|/[t]mp/|/home/\w+/|\bC:\\Users", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
