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

    /// <summary>The same, and says what was done where it was.</summary>
    public static IActionResult Answer<T>(this PageModel page, Result<T> result, Func<T, string> goTo, Func<T, string> done)
    {
        if (result.Succeeded)
        {
            page.SayDone(done(result.Value));
        }

        return page.Answer(result, goTo);
    }

    /// <summary>
    /// Makes the change that a form asks for: says what was done and goes where it leads, or shows the form again with its problems beside
    /// how what it is about stands now. What is not there for whoever sent it does not exist.
    /// </summary>
    /// <typeparam name="T">What the change answers.</typeparam>
    /// <param name="page">The page that was sent.</param>
    /// <param name="act">The change; null where there is nothing to make it of.</param>
    /// <param name="goTo">Where it leads.</param>
    /// <param name="done">What is said when it is made.</param>
    /// <param name="again">Reads what the page shows; false where there is nothing to show.</param>
    public static async Task<IActionResult> AnswerTo<T>(this PageModel page, Func<Task<Result<T>?>> act, Func<T, string> goTo, Func<T, string> done, Func<Task<bool>> again)
    {
        if (page.ModelState.IsValid)
        {
            if (await act() is not { } changed)
            {
                return page.NotFound();
            }

            var answer = page.Answer(changed, goTo, done);
            if (changed.Succeeded)
            {
                return answer;
            }
        }

        return await again() ? page.Page() : page.NotFound();
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
