using Microsoft.AspNetCore.Mvc;

namespace Cdop.Partnership;

/// <summary>Puts right what to call a person, and where notices go. Where two do it at once, both versions are shown and neither is lost.</summary>
[Needs(Permission.ManagePeople), StepUp]
internal sealed class DescribePersonPage(DescribePersonHandler handler, PeopleInReach reach) : ChangePersonPage(reach)
{
    [BindProperty]
    public DescribePerson Form { get; set; } = null!;

    protected override SentOnce? Sent => Form;

    /// <summary>What is kept now, where somebody else has changed it since the form was shown.</summary>
    public DescribePerson? Theirs { get; private set; }

    /// <summary>The version of what is shown.</summary>
    public Guid Version => Person.Version;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(() => handler.Handle(At, Form, ct), "It is saved.", ct);

    protected override Task Read(CancellationToken ct)
    {
        var kept = new DescribePerson { Name = Person.Name, WorkEmail = Person.WorkEmail, Version = Person.Version };
        Form ??= kept;
        Theirs = kept.Version == Form.Version ? null : kept;
        return Task.CompletedTask;
    }
}
