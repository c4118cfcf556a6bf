using Cdop.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A form of the request with how far it is.</summary>
internal sealed record FormAsked(RequestForm Asked, FormDefinition Form, IReadOnlyList<SectionProgress> Sections);

/// <summary>The request after the code: whom it is about, what is asked and how far it is, and the other ways to answer.</summary>
internal sealed class AnswerRequestPage(Entrance entrance, Answering answering, Unsent unsent, DataCollectionDb db) : AnswerPage(entrance, db)
{
    private readonly DataCollectionDb db = db;

    public IReadOnlyList<FormAsked> Forms { get; private set; } = [];

    /// <summary>What the office asks back, with the section it stands in.</summary>
    public IReadOnlyList<(AnswerQuery Query, FormItem Item)> AskedBack { get; private set; } = [];

    /// <summary>What whoever is here typed once a form was handed in.</summary>
    public IReadOnlyList<UnsentSection> Unsent { get; private set; } = [];

    /// <summary>The files that came with it, as far as whoever is here sees them.</summary>
    public IReadOnlyList<SentDocument> Documents { get; private set; } = [];

    /// <summary>The NHS number, where the forms let this kind of agency be shown it.</summary>
    public NhsNumber? NhsNumber =>
        !Case.IsRestricted && Forms.SelectMany(form => Answering.SectionsOf(form.Form, Asked, By)).SelectMany(section => section.WithAllWithin()).Any(item => item.ShowKnownTo.Contains(Kind.Code) && CaseAsNotified.SaysNhsNumber(item)) ? Case.Child.NhsNumber : null;

    /// <summary>The addressee's name, or their agency where it went to a mailbox.</summary>
    public string AddresseesName => Asked.Name.Length == 0 ? Asked.Agency : Asked.Name;

    /// <summary>The colleagues who were asked and can still come in.</summary>
    public IEnumerable<RequestDoor> Colleagues => Door.IsAddressee ? Asked.Doors.Where(door => door is { IsAddressee: false, ClosedAt: null }) : [];

    /// <summary>What is said of whose a part is, where that is not as one would think: a colleague was asked, or the office typed it in.</summary>
    public string? Whose(FormDefinition form, SectionProgress part) =>
        Colleagues.Where(door => AnsweredBy.Through(door, Asked).Answers(form.Key, part.Section)).Select(door => door.Name).ToList() is { Count: > 0 } names
            ? $"{(part.IsOfOffice ? "Typed in by the office. " : "")}With {string.Join(" and ", names)}"
            : part.IsOfOffice ? "Typed in by the office" : null;

    /// <summary>The parts that a colleague was asked for.</summary>
    public string PartsOf(RequestDoor colleague) =>
        string.Join(", ", Forms.SelectMany(form => form.Form.Sections.Where(section => AnsweredBy.Through(colleague, Asked).Answers(form.Form.Key, section))).Select(section => section.Text));

    /// <summary>How the request ended, to a colleague or to whoever sends something too late.</summary>
    public string Ended => Asked.State switch
    {
        RequestState.NotForThem => "We were told that this is not for your agency",
        RequestState.NothingToAdd => $"We were told: {Asked.NilInWords},",
        _ => "This was handed in",
    } + $"{(Asked.SettledAt is { } at ? $" on {InWords.Moment(at)}" : "")}.";

    protected override bool OnlyWhileOpen => false;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Unsent = await unsent.Of(Case, Asked, Door, ct);
        if (!Asked.IsOpen)
        {
            return;
        }

        var forms = new List<FormAsked>();
        var entered = await answering.OpenAll(Case, Asked, ct);
        foreach (var asked in Asked.Forms.OrderBy(form => form.Order))
        {
            if (Answering.SectionsOf(answering.FormOf(asked), Asked, By) is { Count: > 0 } sections)
            {
                forms.Add(new(asked, answering.FormOf(asked), asked.ReturnedAt is null ? SectionProgress.Of(entered[asked.Form], Kind, sections) : []));
            }
        }

        Forms = forms;
        Documents = await db.SentAt(Door, ct);
        var open = await db.Set<AnswerQuery>().AsNoTracking().WithSpecification(new OpenQueriesOf(Asked.Id)).OrderBy(query => query.AskedAt).ThenBy(query => query.Id).ToListAsync(ct);
        AskedBack = [.. from query in open
                        let item = forms.Find(form => form.Asked.Form == query.Form)?.Form.Find(query.LinkId)
                        where item is not null && By.Answers(query.Form, item.Section)
                        select (query, item)];
    }

    /// <summary>Leaves: what was entered stays, the session is over.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        await Entrance.Leave(HttpContext, Selector, Door.Id, ct);
        return LocalRedirect($"{Link}?after=left");
    }
}
