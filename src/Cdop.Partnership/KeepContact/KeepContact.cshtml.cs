using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>Puts somebody on the list of people to ask in an agency, or puts right what is known of them.</summary>
[Needs(Permission.ManageAreas), StepUp]
internal sealed class KeepContactPage(KeepContactHandler handler, AgencyBook book, PeopleInReach reach, IClock clock) : ChangeAgencyPage(book, reach)
{
    [BindProperty]
    public KeepContact Form { get; set; } = null!;

    /// <summary>The contact's number; "new" for somebody who is not on the list.</summary>
    [FromRoute(Name = "contact")]
    public string Which { get; set; } = "";

    public bool IsNew => Which == "new";

    public Contact? Known => Agency.Contacts.FirstOrDefault(c => c.Id == Number);

    /// <summary>The areas that the agency serves, and this manager looks after.</summary>
    public IReadOnlyList<Choice> Offered => [.. Areas.Where(a => Agency.Serves(a.Area) && Me.Covers(a.Area)).Select(a => new Choice(a.Area.Code, a.Name))];

    /// <summary>Whether an address outside the mail domains stands in the form, which has to be confirmed.</summary>
    public bool AsksAgain => Form?.Email is { } email && WorkMail.IsAddress(email) && !Agency.Allows(email);

    /// <summary>Somebody else who is asked first in an area now.</summary>
    public IEnumerable<string> FirstNow =>
        from area in Areas
        from held in Agency.First
        where held.Area == area.Area && held.Contact != Number
        select $"{Agency.Contacts.First(c => c.Id == held.Contact).Name} in {area.Name}";

    /// <summary>What is kept now, where somebody else has changed it since the form was shown.</summary>
    public KeepContact? Theirs => IsOvertaken && Known is { } known ? KeepContact.Of(known, Agency) : null;

    protected override Guid? Seen => Form?.Version;

    protected override bool IsThere => IsNew ? Offered.Count > 0 : Known is { } known && Agency.IsManagedBy(known, Me);

    private Guid? Number => Guid.TryParse(Which, out var number) ? number : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        IsNew || Number is not null ? await Change(() => handler.Handle(At, Number, Form, ct), "It is saved.", ct) : NotFound();

    protected override Task Read(CancellationToken ct)
    {
        Form ??= Known is { } known ? KeepContact.Of(known, Agency)
            : new() { Name = "", Role = "", Answers = RequestKinds.Forms, Areas = Offered is [var one] ? [Area.Parse(one.Value)] : [], Version = Agency.Version };
        return Task.CompletedTask;
    }

    /// <summary>The names of areas, for what somebody else has saved.</summary>
    public string NamesOf(IEnumerable<Area> some) => string.Join(", ", Areas.Where(a => some.Contains(a.Area)).Select(a => a.Name)) is { Length: > 0 } names ? names : "None";

    /// <summary>Whether their last day there has passed.</summary>
    public bool HasLeft => Known?.HasLeft(clock.GetCurrentInstant().DateIn()) == true;
}
