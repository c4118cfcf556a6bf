using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications.Tests;

/// <summary>The module with its neighbours, and the acts of triage that tests repeat.</summary>
internal static class GivenTriage
{
    public static readonly Area SwitchedOff = Cdop.Kernel.Area.Parse("E06000006");

    private static readonly AreaFacts[] Facts =
    [
        Area(Examples.Knowsley, "Knowsley", "KNO"),
        Area(Examples.Liverpool, "Liverpool", "LIV"),
        Area(Examples.StHelens, "St Helens", "STH"),
        Area(Examples.Sefton, "Sefton", "SEF"),
        Area(Examples.Wirral, "Wirral", "WIR"),
        Area(SwitchedOff, "Halton", "HAL", isOn: false),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static ModulesUnderTest Modules(Action<IServiceCollection>? more = null) => Given.Modules(services =>
    {
        more?.Invoke(services);
        services.AddSingleton<IAreaDirectory, Areas>()
            .AddSingleton<IRightsDirectory, Names>()
            .ListenTo<DeathAccepted>()
            .ListenTo<NotificationJoined>()
            .ListenTo<DecisionUndone>()
            .ListenTo<RestrictionAsked>();
    });

    /// <summary>The form as the page proposes it for a new death in Knowsley.</summary>
    public static async Task<TriageNotification> Form(this ModulesUnderTest modules, NotificationReference reference)
    {
        var notification = await modules.Read(reference);
        var (facts, _) = await modules.Use((ProposedScope proposed) => proposed.For(notification, Ct));
        return new()
        {
            Key = Guid.NewGuid(),
            Version = notification.Version,
            Seen = new LaidBefore(await modules.Known(notification), Scope.Of(facts)).Mark,
            Same = TriageNotification.Apart,
            Area = Examples.Knowsley,
            Outcome = TriageOutcome.Review,
            NeedsJointResponse = false,
        };
    }

    public static Task<Result<string>> Triage(this ModulesUnderTest modules, NotificationReference reference, TriageNotification form) =>
        modules.Use((TriageNotificationHandler handler) => handler.Handle(reference, form, Ct));

    /// <summary>Logs a death and accepts it as a case.</summary>
    public static async Task<Notification> Accepted(this ModulesUnderTest modules, LogNotification? word = null, Func<TriageNotification, TriageNotification>? form = null)
    {
        var reference = (await modules.Log(word ?? Given.Word)).Value;
        var proposed = await modules.Form(reference);
        var accepted = await modules.Triage(reference, form?.Invoke(proposed) ?? proposed);
        Assert.Empty(accepted.Problems);
        return await modules.Read(reference);
    }

    public static async Task<Result<string>> Undo(this ModulesUnderTest modules, NotificationReference reference, string? because = "Wrong button")
    {
        var version = (await modules.Read(reference)).Version;
        return Assert.IsType<Result<string>>(await modules.Use((UndoDecisionHandler handler) => handler.Handle(reference, new() { Reason = because, Version = version }, Ct)));
    }

    /// <summary>The notification as it stands, whoever may see it.</summary>
    public static async Task<Notification> Read(this ModulesUnderTest modules, NotificationReference reference)
    {
        await using var scope = modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new TheService());
        return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().Notifications
            .Include(n => n.Decisions)
            .SingleAsync(n => n.Reference == reference, Ct);
    }

    public static Task<KnownDeathsFound> Known(this ModulesUnderTest modules, Notification notification) =>
        modules.Use((KnownDeaths known) => known.Find(notification, Ct));

    private static AreaFacts Area(Area area, string name, string letters, bool isOn = true) => new(area, name, letters, "", "", "", "", true, isOn);

    private sealed class Areas : IAreaDirectory
    {
        public ValueTask<IReadOnlyList<AreaFacts>> All(CancellationToken ct) => new(Facts);

        public ValueTask<AreaFacts?> Find(Area area, CancellationToken ct) => new(Facts.SingleOrDefault(a => a.Area == area));

        public ValueTask<AreaProposal> Propose(Postcode? postcode, CancellationToken ct) =>
            new(postcode?.Outward == "L36" ? new AreaProposal(Examples.Knowsley, true, "L36 lies in Knowsley") : new AreaProposal(null, false, "Not one of ours"));
    }

    private sealed class Names : IRightsDirectory
    {
        public ValueTask<Rights?> Find(string issuer, string subject, CancellationToken ct) => new((Rights?)null);

        public ValueTask<IReadOnlyList<NamedPerson>> WhoMay(Permission permission, Area area, CancellationToken ct) => new([]);

        public ValueTask<IReadOnlyList<PersonToTell>> WhomToTell(Permission permission, Area area, CancellationToken ct) => new([]);

        public ValueTask<string?> NameOf(UserId person, CancellationToken ct) => new($"Name of {person}");

        public ValueTask<IReadOnlyDictionary<UserId, string>> NamesOf(IReadOnlyCollection<UserId> people, CancellationToken ct) =>
            new(people.ToDictionary(person => person, person => $"Name of {person}"));
    }
}
