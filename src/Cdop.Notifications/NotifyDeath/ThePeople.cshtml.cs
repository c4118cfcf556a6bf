using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cdop.Notifications;

/// <summary>Page 4 of the public form: who knew the child, a check of all answers, and the button that sends them.</summary>
internal sealed class ThePeoplePage(Drafts drafts, DraftCookie cookie, ReadTyped reader, IClock clock, LiveSite site, LogNotificationHandler handler)
    : NotifyPage(Screen.ThePeople, drafts, cookie, reader, clock, site)
{
    private const string List = "Form.People.Professionals";

    /// <summary>Rows for people: those filled in and one more.</summary>
    public int Rows { get; private set; } = 2;

    /// <summary>The form as far as it is filled in.</summary>
    public WholeForm Whole { get; private set; } = null!;

    /// <summary>What is missing or wrong on earlier pages, in their order: a sentence each, and its field.</summary>
    public IEnumerable<(string Field, string Sentence)> Missing =>
        Screen.All.SkipLast(1).SelectMany(screen => Whole.States[screen]
            .Where(wrong => wrong.Value!.Errors.Count > 0)
            .OrderBy(wrong => Asked(screen).IndexOf(wrong.Key.Split('.')[2]))
            .Select(wrong => (wrong.Key["Form.".Length..], wrong.Value!.Errors[0].ErrorMessage)));

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await base.OnGetAsync(ct);
        return answer is PageResult ? await Show(ct) : answer;
    }

    public override async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Website is not null)
        {
            return LocalRedirect(Screen.Address);
        }

        if (await Load(ct) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Draft is null)
        {
            return await base.OnPostAsync(ct);
        }

        if (await KeepPosted(ct) is { } answer)
        {
            return answer;
        }

        var whole = await Check(ct);
        if (Then is not null)
        {
            return Leave(Then, whole);
        }

        if (whole.Unfinished is { } unfinished)
        {
            return LocalRedirect(unfinished == Screen ? Screen.Address : $"{unfinished.Address}?from=check");
        }

        var logged = await handler.Handle(whole.Command, Draft.Id, ct, Draft.Revision);
        if (logged.Succeeded)
        {
            return LocalRedirect(NotificationSentPage.Address);
        }

        // The draft is read anew: another window may have changed it.
        if (await Load(ct) is { } sent)
        {
            return sent;
        }

        var again = await Show(ct);
        ModelState.AddModelError("", logged.Problems[0].Message);
        return again;
    }

    /// <summary>Keeps the page and shows it again with a further row.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        if (await Load(ct) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await KeepPosted(ct) is { } answer)
        {
            return answer;
        }

        return LocalRedirect($"{Screen.Address}#person-{Math.Min(Typed.Rows(List) + 1, People.Most)}");
    }

    // Model state is in the order of the alphabet; the part of the form declares its questions as the page asks them.
    private List<string> Asked(Screen screen) =>
        [.. MetadataProvider.GetMetadataForType(typeof(LogNotification)).Properties[screen.Part]!.Properties.Select(question => question.PropertyName!)];

    protected override async Task<IActionResult> Again(CancellationToken ct)
    {
        var wrong = ModelState[""]!.Errors[0].ErrorMessage;
        var page = await Show(ct);
        ModelState.AddModelError("", wrong);
        return page;
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        Whole = await Check(ct);
        Rows = Math.Clamp(Typed.Rows(List) + 1, 2, People.Most);
        if (!Typed.Has(Screen))
        {
            ModelState.Clear();
        }

        return Page();
    }
}
