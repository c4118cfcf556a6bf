using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Notifications.Tests;

/// <summary>One good notification, from which tests depart, and the modules that take it.</summary>
internal static class Given
{
    public static readonly Notifier Nurse = new() { Name = "Nora Hill", Email = "nora.hill@hospital.example", Role = "Nurse", Agency = "A hospital" };

    public static readonly Child Ann = new()
    {
        GivenName = "Ann",
        FamilyName = "Smith",
        DateOfBirth = new(2020, 2, 1),
        Sex = Sex.Female,
        TypedNhsNumber = "999 000 0018",
        Postcode = Postcode.Parse("L36 0ZZ"),
    };

    public static readonly Death InHospital = new()
    {
        Date = new(2026, 3, 1),
        Place = PlaceOfDeath.Hospital,
        Circumstances = "Found unwell in the morning.",
        Expected = Expectation.NotExpected,
    };

    public static readonly LogNotification Word = new() { Notifier = Nurse, Child = Ann, Death = InHospital };

    /// <summary>The module on a database of its own; outward L36 is Knowsley and sure, L35 is shared.</summary>
    public static ModulesUnderTest Modules(Action<IServiceCollection>? more = null) => new(services =>
    {
        services.AddNotifications().AddSingleton<IAreaDirectory, Areas>();
        more?.Invoke(services);
    });

    public static Task<Result<NotificationReference>> Log(this ModulesUnderTest modules, LogNotification command, Guid? key = null) =>
        modules.Use((LogNotificationHandler handler) => handler.Handle(command, key ?? Guid.NewGuid(), TestContext.Current.CancellationToken));

    private sealed class Areas : IAreaDirectory
    {
        public ValueTask<IReadOnlyList<AreaFacts>> All(CancellationToken ct) => new([]);

        public ValueTask<AreaFacts?> Find(Area area, CancellationToken ct) => new((AreaFacts?)null);

        public ValueTask<AreaProposal> Propose(Postcode? postcode, CancellationToken ct) => new(postcode?.Outward switch
        {
            "L36" => new AreaProposal(Examples.Knowsley, true, "L36 lies in Knowsley"),
            "L35" => new AreaProposal(Examples.Knowsley, false, "L35 is shared with St Helens"),
            _ => new AreaProposal(null, false, "Not one of ours"),
        });
    }
}
