using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>Loads a definition from a file or from the clipboard, and keeps it as a draft. What is refused stays in the box, with all that is wrong and where.</summary>
[Needs(Permission.DraftForms)]
internal sealed class LoadFormPage(LoadFormHandler handler, FormDrafts drafts) : PageModel
{
    /// <summary>A definition with more problems than this is another kind of file.</summary>
    public const int MostShown = 200;

    private const string Box = "Form.Text";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [BindProperty]
    public LoadForm Form { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is wrong with the definition, and at which linkId.</summary>
    public IReadOnlyList<Problem> Refused { get; private set; } = [];

    /// <summary>The draft that a corrected definition is loaded in place of.</summary>
    public FormVersion? Replaced { get; private set; }

    public async Task OnGetAsync(string? form, string? version, CancellationToken ct)
    {
        Replaced = await drafts.Find(form, version, ct);
        Form = new() { InPlaceOf = Replaced?.Version ?? Guid.Empty };
    }

    public async Task<IActionResult> OnPostAsync(string? form, string? version, CancellationToken ct)
    {
        await ReadFile(ct);
        if (ModelState.IsValid)
        {
            var loaded = await handler.Handle(Form, ct);
            if (loaded.Succeeded)
            {
                this.SayDone("Kept as a draft: nobody is asked it yet");
                return LocalRedirect(loaded.Value);
            }

            Refused = loaded.Problems;
            ModelState.AddModelError(Box, Refused.Count == 1 ? "The definition was refused for the reason below" : $"The definition was refused for {Refused.Count:#,0} reasons, listed below");
        }

        Replaced = await drafts.Find(form, version, ct);
        return Page();
    }

    // What a file holds goes into the box, where it can be put right if it is refused.
    private async Task ReadFile(CancellationToken ct)
    {
        var isPasted = !string.IsNullOrWhiteSpace(Form.Text);
        if (Upload is null)
        {
            if (!isPasted && ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(Upload), "Choose a file, or paste the definition");
            }
        }
        else if (isPasted && InShort(Form.Text!) != Form.FromFile)
        {
            ModelState.AddModelError(nameof(Upload), "Choose a file or paste the definition, not both");
        }
        else if (Upload.Length > LoadFormHandler.Largest)
        {
            ModelState.AddModelError(nameof(Upload), "The file is larger than 2 MB");
        }
        else
        {
            using var bytes = new MemoryStream();
            await Upload.CopyToAsync(bytes, ct);
            try
            {
                var text = Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
                Form = Form with { Text = text, FromFile = InShort(text) };
                ModelState.SetModelValue(Box, text, text);
            }
            catch (DecoderFallbackException)
            {
                ModelState.AddModelError(nameof(Upload), "The file is not text in UTF-8: save it anew in that encoding");
            }
        }
    }

    // As a browser sends back what stands in the box.
    private static string InShort(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextBinder.Shown(text).ReplaceLineEndings("\n").Trim())));
}
