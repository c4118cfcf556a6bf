using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Kernel;

/// <summary>How a page answers a post: with its problems beside their fields, or by going on.</summary>
public static class Answers
{
    /// <summary>Where the layout looks for the words of <see cref="SayDone"/>.</summary>
    public const string Done = "Done";

    /// <summary>Where the layout looks for the address that undoes what was done.</summary>
    public const string Undo = "Undo";

    /// <summary>Where the layout looks for where what was done leads: an address and the words of its link.</summary>
    public const string See = "See";

    /// <summary>Shows the form again with its problems, or goes where the result leads.</summary>
    public static IActionResult Answer<T>(this PageModel page, Result<T> result, Func<T, string> goTo)
    {
        foreach (var problem in result.Problems)
        {
            page.ModelState.AddModelError(problem.Field.Length == 0 ? "" : $"Form.{problem.Field}", problem.Message);
        }

        return result.Succeeded ? page.LocalRedirect(goTo(result.Value)) : page.Page();
    }

    /// <summary>
    /// Lets the next page say in words what was done, with one button that undoes it by a post to <paramref name="undo"/>.
    /// The words travel in a cookie: a reference, never a name.
    /// </summary>
    /// <param name="page">The page that did it.</param>
    /// <param name="words">What was done.</param>
    /// <param name="undo">Where a post undoes it.</param>
    /// <param name="see">Links to what came of it: address and words.</param>
    public static void SayDone(this PageModel page, string words, string? undo = null, params (string Address, string Words)[] see)
    {
        page.TempData[Done] = words;
        page.TempData[Undo] = undo;
        page.TempData[See] = see.SelectMany(link => new[] { link.Address, link.Words }).ToArray();
    }
}
