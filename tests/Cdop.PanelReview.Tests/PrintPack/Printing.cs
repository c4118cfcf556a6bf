using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime.Testing;
using UglyToad.PdfPig;

namespace Cdop.PanelReview;

/// <summary>A real Chromium that prints into a folder of the test, and what a PDF says when it is read back.</summary>
internal sealed class Printing : IDisposable
{
    public Printing() => Settings = new(Program) { Folder = Folder };

    /// <summary>As the other tests find it.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("CDOP_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public string Folder { get; } = Directory.CreateTempSubdirectory("cdop-pdf").FullName;

    public ChromiumSettings Settings { get; set; }

    /// <summary>What prints left behind.</summary>
    public IReadOnlyList<string> Left => Directory.GetDirectories(Folder);

    public Chromium Chromium => new(Settings, FakeClock.FromUtc(2026, 3, 3, 12, 0, 0), NullLogger<Chromium>.Instance);

    /// <summary>A program that does something else in the place of Chromium.</summary>
    public void Instead(string does)
    {
        var path = Path.Combine(Folder, "instead");
        File.WriteAllText(path, $"#!/bin/sh\nfor last; do case $last in --print-to-pdf=*) pdf=${{last#*=}};; esac; done\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Settings = Settings with { Path = path };
    }

    /// <summary>All that stands on its pages, a text a page, with one blank wherever there are any.</summary>
    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => Plain(page.Text))];
    }

    public static string Text(byte[] pdf) => string.Join('\n', Pages(pdf));

    /// <summary>Its bookmarks, each with how deep it stands.</summary>
    public static IReadOnlyList<(int Level, string Title)> Bookmarks(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.TryGetBookmarks(out var bookmarks) ? [.. bookmarks.GetNodes().Select(node => (node.Level, node.Title))] : [];
    }

    /// <summary>As it stands on the disk, a letter a byte.</summary>
    public static string Raw(byte[] pdf) => Encoding.Latin1.GetString(pdf);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
