using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>A page about one of the records that the office and the designated doctor keep of a case.</summary>
internal abstract class RecordPage(DataCollectionDb db, RecordBook book, IRightsDirectory people, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    private readonly ICurrentUser user = user;

    [FromRoute(Name = "form")]
    public string FormKey { get; set; } = "";

    public RecordState State { get; private set; } = null!;

    public string FormHome => $"{Home}/forms/{FormKey}";

    /// <summary>The tab of the case that it stands under, and what that is called.</summary>
    public (string Tab, string Name) Under => FormKey == Records.Notification ? ("notifications", "Notifications") : ("records", "Meetings and analysis");

    /// <summary>The notification that the case began with, where this is the rest of its form: what it says is put right there.</summary>
    public string? BeganWith => FormKey == Records.Notification ? Case.Notifications.FirstOrDefault(one => one.Notification == Case.BeganWith)?.Reference : null;

    /// <summary>Whether the reader may put the notification right.</summary>
    public bool MayAmend => user.AreasFor(Permission.WorkCases).Contains(Case.Area);

    /// <summary>What the addresses of its sections begin with.</summary>
    public string Parts => $"{FormHome}/sections";

    /// <summary>Whether such a record is kept of this case.</summary>
    public bool IsForCase => Records.AreFor(Case, FormKey);

    /// <summary>Whether it can be written in.</summary>
    public bool MayWrite => Case.IsOpen && IsForCase;

    /// <inheritdoc/>
    protected override string Part => Records.NameOf(FormKey);

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
    protected async Task Reread(CancellationToken ct) => State = (await book.Of(Case, FormKey, ct))!;

    /// <summary>What is being written; null where nothing is.</summary>
    protected Sheet? Written => MayWrite ? State.Sheet : null;

    /// <summary>The sections of the record.</summary>
    public IReadOnlyList<FormItem> Sections => State.Form.Sections;
}
