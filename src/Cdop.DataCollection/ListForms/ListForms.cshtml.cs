using Cdop.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>The statutory forms in every version.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ListFormsPage(FormLibrary library) : PageModel
{
    public IEnumerable<FormDefinition> Forms => library.All;

    public static string Day(LocalDate day) => new Answer.Day(day).Shown;
}
