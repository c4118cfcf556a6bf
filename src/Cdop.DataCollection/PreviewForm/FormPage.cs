using Cdop.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>A page about one form in one version, as one kind of agency is asked it.</summary>
internal abstract class FormPage(FormLibrary library) : PageModel
{
    public FormDefinition Form { get; private set; } = null!;

    /// <summary>The kind of agency; none sees the whole form.</summary>
    public AskedKind? Kind { get; private set; }

    public string Home => $"/forms/{Form.Key}/{Form.Version}";

    /// <summary>The kinds that are asked something.</summary>
    public IEnumerable<AskedKind> Kinds => AskedKind.All.Where(kind => SectionsFor(kind).Any());

    public IEnumerable<FormItem> Sections => SectionsFor(Kind);

    /// <summary>Finds the form of the address; false where there is none.</summary>
    protected bool Find(string? kind)
    {
        if (library.Find(RouteData.Values["key"] as string, RouteData.Values["version"] as string) is not { } form)
        {
            return false;
        }

        (Form, Kind) = (form, AskedKind.Find(kind));
        return Sections.Any();
    }

    private IEnumerable<FormItem> SectionsFor(AskedKind? kind) => Form.Sections.Where(section => section.IsSeenBy(kind));
}
