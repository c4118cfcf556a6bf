using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Host;

/// <summary>Offers to send again what could not be taken when it was sent.</summary>
[AllowAnonymous]
internal sealed partial class KeptPage(KeptPosts kept) : PageModel
{
    public KeptPost? Post { get; private set; }

    /// <summary>Whether there was nothing by which we could keep it, rather than that it is kept no longer.</summary>
    public bool CouldNotBeKept { get; private set; }

    /// <summary>What would be sent, without what only the program reads.</summary>
    public IReadOnlyList<(string Name, string Value)> Typed =>
        [.. (Post?.Fields ?? [])
            .Where(f => f.Value.Length > 0 && f.Value != "false" && !f.Key.StartsWith('_') && !Guid.TryParse(f.Value, out _))
            .Select(f => (Named(f.Key), f.Value == "true" ? "Yes" : f.Value))];

    public string Heading => Post?.Because switch
    {
        KeptBecause.SessionEnded => "Your session had ended. What you typed is kept",
        KeptBecause.ProofWasNeeded => "Thank you. What you typed is kept",
        KeptBecause.FormWasOld => "The page had been open for too long. What you typed is kept",
        _ => "There is nothing here to send",
    };

    /// <summary>Stands for the number of what could not be kept.</summary>
    public const string None = "none";

    public static string AddressOf(string number) => $"/sign-in/kept/{number}";

    public async Task OnGetAsync(string number)
    {
        CouldNotBeKept = number == None;
        Post = await kept.Find(HttpContext, number);
        if (Post is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        await kept.Forget(HttpContext, number);
        return LocalRedirect("/sign-in");
    }

    // "Form.DateOfDeath.Day" is "Date of death, day": the page that asked has the proper words, and is not asked here.
    private static string Named(string field) =>
        string.Join(", ", field.Split('.').Where((part, at) => at > 0 || part is not ("Form" or "Change")).Select((part, at) => at == 0 ? Wording.AtStart(Words(part)) : Words(part)));

    private static string Words(string name) => Parts().Replace(name, " $0").Trim().ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Parts();
}
