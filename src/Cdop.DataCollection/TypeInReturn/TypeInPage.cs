using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>A page on which the office types in what an agency said: the agency's own questions, of which it is shown the same.</summary>
internal abstract class TypeInPage(Answering answering, DataCollectionDb db) : ChangeRequestPage(db)
{
    /// <summary>The overview of what is typed in.</summary>
    public string Overview => $"{Home}/answer";

    public AskedKind Kind => Answering.KindOf(Asked);

    /// <summary>A form of the request, which still waits for an answer.</summary>
    protected Sheet? SheetOf(string form) =>
        Asked.IsOpen && Asked.Forms.FirstOrDefault(one => one.Form == form) is { ReturnedAt: null } asked ? Sheet.For(Asked, asked) : null;

    /// <summary>The sections of a form that its agency is asked.</summary>
    protected IReadOnlyList<FormItem> SectionsOf(Sheet sheet) => Answering.SectionsOf(answering.FormOf(sheet), Asked, new("", [], ReturnKind.TypedIn));
}

/// <summary>The same, about one of its forms.</summary>
internal abstract class TypeInOneFormPage(Answering answering, DataCollectionDb db) : TypeInPage(answering, db)
{
    [FromRoute(Name = "form")]
    public string FormKey { get; set; } = "";

    public string FormHome => $"{Overview}/{FormKey}";
}
