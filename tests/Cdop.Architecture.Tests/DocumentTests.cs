using System.Text.RegularExpressions;

namespace Cdop.Architecture.Tests;

/// <summary>What is written for people stays true: paths exist, commands exist, lengths are kept.</summary>
public sealed partial class DocumentTests
{
    private static readonly HashSet<string> TopLevel =
    [
        "Cdop.sln", "src", "tests", "build", "deploy", "README.md", "CODEOWNERS",
        "Directory.Build.props", "Directory.Packages.props", "global.json",
        ".ci", ".config", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc",
    ];

    private static readonly string[] Headings = ["Situation", "Decision", "Rejected", "What it costs", "How we would know it was wrong"];

    private static IEnumerable<SourceFile> Decisions => House.Files.Under("src/decisions/").Where(file => file.Name != "README.md");

    [Fact]
    public void The_top_level_is_closed() => House.Holds(LiesOnTop(House.Tracked()));

    [Fact]
    public void A_newcomer_on_the_top_level_is_found() => Assert.Equal(["docs does not belong on the top level"], LiesOnTop(["docs/guide.md", "README.md", "src/A.cs"]));

    [Fact]
    public void Every_setting_is_named_for_whoever_deploys_it() =>
        House.Holds(IsUnnamed(House.Files.Under("src/"), House.Files.Single(file => file.Path == "deploy/README.md").Text));

    [Fact]
    public void A_setting_that_nobody_is_told_of_is_found() =>
        Assert.Equal(["Site:Colour is not in deploy/README.md"], IsUnnamed([new("src/A.cs", "settings[\"Site:Colour\"] ?? settings[\"Site:Name\"]")], "| `Site:Name` |"));

    [Fact]
    public void Every_decision_is_short_whole_and_numbered_once() => House.Holds(IsNoDecision(Decisions));

    [Fact]
    public void A_decision_that_is_long_or_lacks_a_part_or_shares_its_number_is_found()
    {
        var whole = $"# A title\n\n{string.Join("\n\n", Headings.Select(heading => $"**{heading}.** Some."))}\n";

        Assert.Empty(IsNoDecision([new("src/decisions/0001-a-title.md", whole)]));
        Assert.Single(IsNoDecision([new("src/decisions/0001-a-title.md", whole + new string('\n', 40))]));
        Assert.Single(IsNoDecision([new("src/decisions/0001-a-title.md", whole.Replace("Rejected", "Considered", StringComparison.Ordinal))]));
        Assert.Single(IsNoDecision([new("src/decisions/A title.md", whole)]));
        Assert.Single(IsNoDecision([new("src/decisions/0001-a-title.md", whole), new("src/decisions/0001-another.md", whole)]));
    }

    [Fact]
    public void Every_project_has_an_owner_and_every_owner_a_project() =>
        House.Holds(IsNotOwned(House.Files.Single(file => file.Path == "CODEOWNERS").Text, House.Tracked()));

    [Fact]
    public void A_project_without_an_owner_and_an_owner_without_a_path_are_found() =>
        Assert.Equal(
            ["CODEOWNERS names /src/Cdop.Gone/, which does not exist", "CODEOWNERS has no line for /src/Cdop.A/"],
            IsNotOwned("/src/Cdop.Gone/ @ann\n", ["src/Cdop.A/Cdop.A.csproj"]));

    [Fact]
    public void The_README_fits_on_two_screens() => Assert.True(House.Files.Single(file => file.Path == "README.md").Text.Split('\n').Length <= 101, "README.md has more than 100 lines");

    [Fact]
    public void Every_path_command_and_link_in_a_document_exists() =>
        House.Holds(House.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file => PointsNowhere(file, [.. House.Tracked()])));

    [Theory]
    [InlineData("Run `build/gone`.", "build/gone")]
    [InlineData("See [the map](src/gone.md).", "src/gone.md")]
    [InlineData("Run `dotnet run --project src/Cdop.Gone -- grant`.", "src/Cdop.Gone")]
    [InlineData("![A case](src/gone.png)", "src/gone.png")]
    public void A_path_that_leads_nowhere_is_found(string text, string path) =>
        Assert.Equal([$"README.md points to {path}, which does not exist"], PointsNowhere(new("README.md", text), ["build/run", "src/README.md"]));

    [Fact]
    public void A_path_that_leads_somewhere_is_not_found() =>
        Assert.Empty(PointsNowhere(new("src/README.md", "Run `build/run --empty`, see [the decisions](decisions/) and `src/Cdop.Kernel/`, or [elsewhere](https://example.org/x)."), ["build/run", "src/decisions/0001-x.md", "src/Cdop.Kernel/A.cs"]));

    private static IEnumerable<string> LiesOnTop(IEnumerable<string> paths) =>
        paths.Select(path => path.Split('/')[0]).Distinct().Where(top => !TopLevel.Contains(top)).Select(top => $"{top} does not belong on the top level");

    private static IEnumerable<string> IsNoDecision(IEnumerable<SourceFile> decisions)
    {
        var all = decisions.ToList();
        foreach (var decision in all)
        {
            if (!DecisionName().IsMatch(decision.Name))
            {
                yield return $"{decision.Path} is not called by a number and a title: 0001-a-title.md";
            }

            if (decision.Text.TrimEnd('\n').Split('\n').Length > 40 || decision.Text.Split('\n').Length > 41)
            {
                yield return $"{decision.Path} has more than 40 lines";
            }

            foreach (var heading in Headings.Where(heading => !decision.Text.Contains($"**{heading}.**", StringComparison.Ordinal)))
            {
                yield return $"{decision.Path} does not say: {heading}";
            }
        }

        foreach (var same in all.GroupBy(decision => decision.Name.Split('-')[0]).Where(same => same.Count() > 1))
        {
            yield return $"{string.Join(" and ", same.Select(decision => decision.Path))} have one number";
        }
    }

    private static IEnumerable<string> IsNotOwned(string owners, IReadOnlyList<string> paths)
    {
        var owned = owners.Split('\n').Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).Select(words => words[0]).ToList();
        foreach (var path in owned.Where(path => path != "*" && !paths.Any(file => $"/{file}".StartsWith(path, StringComparison.Ordinal))))
        {
            yield return $"CODEOWNERS names {path}, which does not exist";
        }

        foreach (var project in paths.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => $"/{path[..(path.LastIndexOf('/') + 1)]}").Where(project => !owned.Contains(project)))
        {
            yield return $"CODEOWNERS has no line for {project}";
        }
    }

    private static IEnumerable<string> PointsNowhere(SourceFile document, IReadOnlyList<string> paths)
    {
        var folder = document.Path.Contains('/') ? document.Path[..(document.Path.LastIndexOf('/') + 1)] : "";
        var named = NamedPaths().Matches(document.Text).Select(match => match.Value.TrimEnd('/', '.', ','));
        var linked = LinkedPaths().Matches(document.Text).Select(match => match.Groups["to"].Value.Split('#')[0]).Where(to => to.Length > 0 && !to.Contains("://", StringComparison.Ordinal)).Select(to => Resolve(folder + to));
        return named.Concat(linked).Distinct()
            .Where(path => !path.Contains('…') && !path.Contains('*') && !paths.Any(file => file == path || file.StartsWith($"{path}/", StringComparison.Ordinal)))
            .Select(path => $"{document.Path} points to {path}, which does not exist");
    }

    private static string Resolve(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex DecisionName();

    // Inside code spans and blocks: anything that begins like a path of ours.
    [GeneratedRegex(@"(?<![\w./-])(?:src|tests|build|deploy)/(?>[\w./*…-]+)(?!<)(?=[^`\n]*`|\s*$)", RegexOptions.Multiline)]
    private static partial Regex NamedPaths();

    private static IEnumerable<string> IsUnnamed(IEnumerable<SourceFile> files, string told) =>
        files.SelectMany(file => Setting().Matches(file.Text).Select(match => match.Groups[1].Value)).Distinct()
            .Where(setting => !told.Contains($"`{setting}`", StringComparison.Ordinal))
            .Select(setting => $"{setting} is not in deploy/README.md");

    [GeneratedRegex("\"((?:Site|SignIn|Database|Mail|Keys|Audit|Files|Limits|Scanner|Chromium):[A-Z][A-Za-z]+)\"")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex LinkedPaths();
}
