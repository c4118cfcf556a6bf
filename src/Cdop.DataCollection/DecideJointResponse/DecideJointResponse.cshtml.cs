using Microsoft.AspNetCore.Mvc;

namespace Cdop.DataCollection;

/// <summary>Decides anew whether a joint agency response is needed.</summary>
[Needs(Permission.KeepRecords)]
internal sealed class DecideJointResponsePage(DecideJointResponseHandler handler, DataCollectionDb db, IRightsDirectory people, ClockRules rules, ICurrentUser user) : ChangeCasePage(db, people, user)
{
    [BindProperty]
    public DecideJointResponse Form { get; set; } = null!;

    public override ChangeCase Sent => Form;

    public static IReadOnlyList<Choice> Criteria => [.. Choice.Of<JointResponseCriteria>().Where(choice => choice.Value != nameof(JointResponseCriteria.None))];

    public static IReadOnlyList<Choice> Answers => [new("true", "Needed"), new("false", "Not needed")];

    /// <summary>The clocks and tasks that only a joint response calls for.</summary>
    public IEnumerable<string> CalledFor =>
        rules.Clocks.Where(rule => rule.When == Domain.CalledFor.JointResponse).Select(rule => $"{Wording.AtStart(rule.Name)}, {rule.InWords()}")
            .Concat(rules.Tasks.Where(rule => rule.When == Domain.CalledFor.JointResponse).Select(rule => rule.Name));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        Form = new()
        {
            IsNeeded = Case.NeedsJointResponse,
            Criteria = [.. Enum.GetValues<JointResponseCriteria>().Where(one => one != JointResponseCriteria.None && Case.JointCriteria.HasFlag(one))],
            Because = "",
            Version = Case.Version,
        };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Change(reference => handler.Handle(reference, Form, ct), Differences, "Saved", "", ct);

    private List<Difference> Differences() =>
    [
        new("Joint agency response", Said(Case.NeedsJointResponse), Said(Form.IsNeeded)),
        new("What calls for it", Said(Case.JointCriteria), Said(Form.Met)),
        new("Why", Case.JointBecause, Form.Because),
    ];

    private static string Said(bool isNeeded) => isNeeded ? "Needed" : "Not needed";

    private static string Said(JointResponseCriteria criteria) => criteria == JointResponseCriteria.None ? "" : Wording.Of(criteria);
}
