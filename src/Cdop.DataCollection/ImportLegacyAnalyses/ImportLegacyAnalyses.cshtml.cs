using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>Imports analyses that were graded on the legacy form: rows from a file or the clipboard are checked, shown, and kept once a person confirms.</summary>
[Needs(Permission.WorkCases)]
internal sealed class ImportLegacyAnalysesPage(ImportLegacyAnalysesHandler handler) : PageModel
{
    /// <summary>A list longer than this is not read to its end.</summary>
    public const int MostShown = 200;

    private const string Box = "Form.Text";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [BindProperty]
    public ImportLegacyAnalyses Form { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What was read; null before anything was sent.</summary>
    public LegacyImport? Read { get; private set; }

    /// <summary>Whether it can be imported as it stands.</summary>
    public bool IsRight => Read is { Faults.Count: 0, Analyses.Count: > 0 };

    public IActionResult OnGet(bool blank) => blank
        ? File(Encoding.UTF8.GetPreamble().Concat(Strict.GetBytes($"{string.Join(',', ImportLegacyAnalysesHandler.Columns)}\r\n")).ToArray(), "text/csv", "legacy-analyses.csv")
        : Page();

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken ct)
    {
        await ReadFile(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (go == "import")
        {
            var imported = await handler.Handle(Form, ct);
            if (imported.Succeeded)
            {
                this.SayDone(imported.Value == 0 ? "All of them were imported before: nothing changed" : $"Imported: {InWords.Count(imported.Value, "analysis", "analyses")}");
                return LocalRedirect("/legacy-analyses");
            }

            ModelState.AddModelError("", imported.Problems[0].Message);
        }

        Read = await handler.Check(Form, ct);
        if (Read.Rows == 0)
        {
            ModelState.AddModelError(nameof(Upload), "There are no rows in this");
        }

        return Page();
    }

    // What a file holds goes into the box, where it can be put right.
    private async Task ReadFile(CancellationToken ct)
    {
        if (Upload is null)
        {
            if (string.IsNullOrWhiteSpace(Form.Text))
            {
                ModelState.AddModelError(nameof(Upload), "Choose a file, or paste the rows");
            }

            return;
        }

        if (Upload.Length > ImportLegacyAnalysesHandler.Largest)
        {
            ModelState.AddModelError(nameof(Upload), "The file is larger than 4 MB: import it in parts");
            return;
        }

        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, ct);
        try
        {
            if (TextBinder.Clean(Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF')) is not { } text)
            {
                ModelState.AddModelError(nameof(Upload), "The file holds hidden characters: save it anew as “CSV UTF-8”");
                return;
            }

            Form = Form with { Text = text };
            ModelState.SetModelValue(Box, text, text);
        }
        catch (DecoderFallbackException)
        {
            ModelState.AddModelError(nameof(Upload), "The file is not text in UTF-8: save it as “CSV UTF-8”");
        }
    }
}
