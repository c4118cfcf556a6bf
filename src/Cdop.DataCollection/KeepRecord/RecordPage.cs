using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>A page about one of the records that the office and the designated doctor keep of a case.</summary>
internal abstract class RecordPage(DataCollectionDb db, RecordBook book, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [FromRoute(Name = "form")]
    public string FormKey { get; set; } = "";

    public RecordState State { get; private set; } = null!;

    public string FormHome => $"{Home}/forms/{FormKey}";

    /// <summary>What the addresses of its sections begin with.</summary>
    public string Parts => $"{FormHome}/sections";

    /// <summary>Whether such a record is kept of this case.</summary>
    public bool IsForCase => Records.AreFor(Case, FormKey);

    /// <summary>Whether it can be written in.</summary>
    public bool MayWrite => Case.IsOpen && IsForCase;

    /// <inheritdoc/>
    public override ChangeCase Sent { get; } = new OpenRecordAgain();

    /// <inheritdoc/>
    protected override bool HasPart => Records.All.Contains(FormKey);

    /// <summary>Reads the case and the record; false where there is none that the person may see.</summary>
    protected async Task<bool> FindRecord(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return false;
        }

        await Reread(ct);
        return true;
    }

    /// <summary>Reads the record anew, of the case that was found.</summary>
    protected async Task Reread(CancellationToken ct) => State = (await book.Of(Case.Subject, FormKey, ct))!;

    /// <summary>What is being written; null where nothing is.</summary>
    protected Sheet? Written => MayWrite ? State.Sheet : null;

    /// <summary>The sections of the record.</summary>
    public IReadOnlyList<FormItem> Sections => State.Form.Sections;
}
