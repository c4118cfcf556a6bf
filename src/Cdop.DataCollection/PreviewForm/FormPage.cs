using Cdop.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.DataCollection;

/// <summary>A page about one form in one version, as one kind of agency is asked it. A draft is there for those who may draft, and for nobody else.</summary>
internal abstract class FormPage(FormLibrary library, FormDrafts drafts) : PageModel
{
    protected FormLibrary Library => library;

    protected FormDrafts Drafts => drafts;

    public FormDefinition Form { get; private set; } = null!;

    /// <summary>The kind of agency; none sees the whole form.</summary>
    public AskedKind? Kind { get; private set; }

    /// <summary>Whether it is a draft, and asked of nobody.</summary>
    public bool IsDraft { get; private set; }

    public string Home => $"/forms/{Form.Key}/{Form.Version}";

    /// <summary>The kinds that are asked something.</summary>
    public IEnumerable<AskedKind> Kinds => AskedKind.All.Where(kind => SectionsFor(kind).Any());

    public IEnumerable<FormItem> Sections => SectionsFor(Kind);

    /// <summary>Finds the form of the address; false where there is none.</summary>
    protected async Task<bool> Find(string? kind, CancellationToken ct)
    {
        var (key, version) = (RouteData.Values["key"] as string, RouteData.Values["version"] as string);
        var inUse = library.Find(key, version);
        if ((inUse ?? await drafts.Definition(key, version, ct)) is not { } form)
        {
            return false;
        }

        (Form, Kind, IsDraft) = (form, AskedKind.Find(kind), inUse is null);
        return Sections.Any();
    }

    private IEnumerable<FormItem> SectionsFor(AskedKind? kind) => Form.Sections.Where(section => section.IsSeenBy(kind));
}
