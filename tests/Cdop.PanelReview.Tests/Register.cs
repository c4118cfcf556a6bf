using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>Actions that the panel of a <see cref="Sitting"/> agreed, and what the office and their owners do with them.</summary>
internal sealed class Register(Panels panels)
{
    public const string Midwife = "head.midwife@trust.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A finding is ratified by which others are to do these by a day; the reference of each, in their order.</summary>
    public async Task<IReadOnlyList<string>> Agreed(LocalDate due, params string[] what)
    {
        var sitting = new Sitting(panels);
        await (await sitting.Open()).FillIn();
        await sitting.Recommend(("Review the leaflet", "Example Trust"));
        await sitting.Agree([.. what.Select(one => (one, "Example Trust", (LocalDate?)due))]);
        var ratified = await sitting.Ratify();
        Assert.True(ratified.Succeeded, string.Join("; ", ratified.Problems));
        panels.As("office");
        var actions = await All();
        return [.. what.Select(one => actions.Single(action => action.What == one).Reference)];
    }

    public Task<List<AgreedAction>> All() => panels.Modules.Use((PanelReviewDb db) => db.Actions.AsNoTracking().Include(one => one.Entries).OrderBy(one => one.What).ToListAsync(Ct));

    public async Task<AgreedAction> Of(string reference) => (await All()).Single(one => one.Reference == reference);

    /// <summary>It is said who is written to.</summary>
    public async Task Name(string reference, string email = Midwife, string name = "Head of midwifery") =>
        Done(await Change(reference, (NameActionOwnerHandler handler, Guid version) => handler.Handle(reference, new() { Name = name, Email = email, IsChecked = true, Version = version }, Ct)));

    /// <summary>Somebody of the office changes an action as they see it now.</summary>
    public async Task<Result<string>> Change<THandler>(string reference, Func<THandler, Guid, Task<Result<string>?>> act)
        where THandler : notnull
    {
        var version = (await Of(reference)).Version;
        return (await panels.Modules.Use((THandler handler) => act(handler, version)))!;
    }

    /// <summary>The part of the link in the newest mail to an owner.</summary>
    public async Task<string> LinkOf(string email = Midwife) =>
        (await panels.Mail(Ct)).Last(mail => mail.To == email && mail.Body.Contains("/my-actions/", StringComparison.Ordinal)).Body.Split("/my-actions/")[1].Split((char[]?)null)[0];

    /// <summary>Whoever holds a link answers.</summary>
    public Task<Result<string>?> Answer(string link, string reference, OwnerSays says, string words, Guid? key = null) =>
        panels.Modules.Use((AnswerActionHandler handler) => handler.Handle(link, reference, new() { Says = says, Words = words, Key = key ?? Guid.NewGuid() }, Ct));

    /// <summary>The clock goes on to noon of a day, and the sweep comes by.</summary>
    public async Task SweepOn(LocalDate day)
    {
        panels.Modules.Clock.Reset((day + new LocalTime(12, 0)).InLondon());
        await Sweep();
    }

    public Task Sweep() => panels.Modules.Services.GetRequiredService<ChaseActions>().Sweep(Ct);

    /// <summary>The mails to an address, by subject.</summary>
    public async Task<IReadOnlyList<(LocalDate On, string Subject)>> MailTo(string email) => [.. (await panels.Mail(Ct)).Where(mail => mail.To == email).Select(mail => (mail.WrittenAt.DateIn(), mail.Subject))];

    public static void Done(Result<string> result) => Assert.True(result.Succeeded, string.Join("; ", result.Problems));
}
