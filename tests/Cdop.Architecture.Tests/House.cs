using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Cdop.DataCollection;
using Cdop.Forms;
using Cdop.Notifications;
using Cdop.PanelReview;
using Cdop.Partnership;

namespace Cdop.Architecture.Tests;

/// <summary>The house as the rules see it: its modules in line, its programs and its files.</summary>
internal static class House
{
    /// <summary>The modules in the order a death passes through them. A new module is added here, and every rule holds for it.</summary>
    public static readonly IReadOnlyList<Assembly> Line = [typeof(PartnershipModule).Assembly, typeof(NotificationsModule).Assembly, typeof(DataCollectionModule).Assembly, typeof(PanelReviewModule).Assembly];

    /// <summary>What lies under the line.</summary>
    public static readonly IReadOnlyList<Assembly> Grounds = [typeof(KernelModule).Assembly, typeof(FormsModule).Assembly];

    /// <summary>The modules and what lies under and above them.</summary>
    public static readonly IReadOnlyList<Assembly> All = [.. Grounds, .. Line, Assembly.Load("Cdop.Host")];

    /// <summary>The modules by name.</summary>
    public static TheoryData<string> Modules => new(Line.Select(module => module.GetName().Name!));

    public static string Root { get; } = FindRoot();

    /// <summary>The files that are in the repository or about to be, with text in them.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Tracked().Where(IsText).Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];

    public static Assembly Module(string name) => Line.Single(module => module.GetName().Name == name);

    /// <summary>The types that somebody wrote, without what compilers add.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.Namespace is { } space
            && space.StartsWith("Cdop", StringComparison.Ordinal)
            && !type.Name.Contains('<')
            && !type.IsDefined(typeof(CompilerGeneratedAttribute))
            && type.DeclaringType?.Name.Contains('<') is not true);

    public static IEnumerable<SourceFile> Under(this IEnumerable<SourceFile> files, string folder, string extension = "") =>
        files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>A rule holds when it finds nothing; otherwise the test says all that it found.</summary>
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        if (found.Count > 0)
        {
            Assert.Fail(string.Join(Environment.NewLine, found));
        }
    }

    /// <summary>Every path in the repository, whether it holds text or not.</summary>
    public static IReadOnlyList<string> Tracked()
    {
        var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true })!;
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }

    private static bool IsText(string path) => Path.GetExtension(path) is not (".png" or ".ico" or ".woff2" or ".pdf");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cdop.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests read the repository: run them inside it.");
        }

        return folder;
    }
}

/// <summary>A file by its path from the root, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The code without its comments, line by line, numbered from 1.</summary>
    public IEnumerable<(int Number, string Text)> Code() =>
        Text.Split('\n').Select((line, index) => (index + 1, line)).Where(line => !line.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.line.TrimStart().StartsWith("@*", StringComparison.Ordinal));

    /// <summary>Each line on which the pattern is found, said in a sentence.</summary>
    public IEnumerable<string> Where(System.Text.RegularExpressions.Regex pattern, string wrong) =>
        Code().Where(line => pattern.IsMatch(line.Text)).Select(line => $"{Path}:{line.Number}: {wrong}: {line.Text.Trim()}");
}
