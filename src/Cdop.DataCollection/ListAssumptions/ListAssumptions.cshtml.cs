using Cdop.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>Where the source of a form is not certain, and what was assumed there.</summary>
[Needs(Permission.ReadCases)]
internal sealed class ListAssumptionsPage(FormLibrary library) : PageModel
{
    public IEnumerable<(FormDefinition Form, IReadOnlyList<(FormItem? Item, string Words)> Assumptions)> Forms =>
        from form in library.All
        let assumptions = form.Assumptions.Select(words => ((FormItem?)null, words)).Concat(form.All.SelectMany(item => item.Assumptions.Select(words => ((FormItem?)item, words)))).ToList()
        where assumptions.Count > 0
        select (form, (IReadOnlyList<(FormItem?, string)>)assumptions);
}
