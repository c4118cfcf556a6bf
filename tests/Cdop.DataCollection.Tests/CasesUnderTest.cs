using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Cdop.Notifications.Contracts;
using Cdop.Partnership.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

/// <summary>The module on an empty database, between neighbours made by hand.</summary>
public sealed class CasesUnderTest : IAsyncDisposable
{
    private readonly ModulesUnderTest modules;
    private readonly Neighbours neighbours = new();

    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("cdop-files");

    /// <param name="scanner">The socket of a scanner; null where there is none.</param>
    public CasesUnderTest(string? scanner = null) => modules = new(services => services
        .AddForms()
        .AddDataCollection()
        .AddFiles(new(files.FullName, scanner))
        .AddSingleton<INotificationDirectory>(neighbours)
        .AddSingleton<IAreaDirectory>(neighbours)
        .AddSingleton<IRightsDirectory>(neighbours)
        .AddSingleton<IAgencyDirectory>(neighbours)
        .AddForms());

    internal static NotifiedDeath Ann { get; } = new(
        "Ann", "Smith", "Annie O’Brien", new(2020, 2, 1), new(2026, 3, 1), new(6, 50), Sex.Female, NhsNumber.Parse("999 000 0018"), Postcode.Parse("L36 0ZZ"),
        "Whiston Hospital", "Collapsed at home.", Instant.FromUtc(2026, 3, 1, 16, 10), "Dr P. Marsh, consultant, Whiston Hospital",
        [new("GP", "Dr A. Bell", "General practitioner", "bell@example.nhs.uk", "0151 496 0000"), new("School", "", "", "", "")]);

    public ModulesUnderTest Modules => modules;

    public Someone Person => modules.Person;

    public NodaTime.Testing.FakeClock Clock => modules.Clock;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal Neighbours Neighbours => neighbours;

    /// <summary>Tells the module of an acceptance, as the outbox does.</summary>
    internal async Task<DeathAccepted> Accept(
        NotifiedDeath death, string reference = "KNO-2026-011", Area? area = null, bool joint = false, bool restricted = false, NotificationId? notification = null)
    {
        var accepted = new DeathAccepted
        {
            Notification = notification ?? NotificationId.New(),
            Case = default,
            Reference = CaseReference.Parse(reference),
            Area = area ?? Examples.Knowsley,
            IsRestricted = restricted,
            NeedsJointResponse = joint,
            AcceptedBy = new("triage"),
            OccurredAt = Clock.GetCurrentInstant(),
        };
        accepted = accepted with { Case = new(accepted.Notification.Value) };
        neighbours.Deaths[accepted.Notification] = death;
        neighbours.Belongs[accepted.Notification] = accepted.Case;
        await Tell(accepted);
        return accepted;
    }

    internal async Task Tell<TEvent>(TEvent happened)
        where TEvent : DomainEvent
    {
        await using var scope = modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new TheService());
        await scope.ServiceProvider.GetRequiredService<IHandle<TEvent>>().Handle(happened, Ct);
    }

    internal Task<Case?> Read(string reference = "KNO-2026-011") => modules.Use((DataCollectionDb db) =>
        db.Whole(CaseReference.Parse(reference)).Include(c => c.Entries).AsNoTracking().SingleOrDefaultAsync(Ct));

    internal async Task<Case> Find(string reference = "KNO-2026-011") => Assert.IsType<Case>(await Read(reference));

    /// <summary>How many files lie in the store.</summary>
    internal string Files => files.FullName;

    internal int FilesKept => files.EnumerateFiles("*", SearchOption.AllDirectories).Count();

    public async ValueTask DisposeAsync()
    {
        await modules.DisposeAsync();
        files.Delete(recursive: true);
    }
}

/// <summary>Who notifies, the areas and the names of people, made by hand.</summary>
internal sealed class Neighbours : INotificationDirectory, IAreaDirectory, IRightsDirectory, IAgencyDirectory
{
    /// <summary>The agency whose line leads cannot be read.</summary>
    public const string Unreadable = "UNREADABLE";

    private static readonly List<AreaFacts> Facts =
    [
        new(Examples.Knowsley, "Knowsley", "KNO", "", "", "", "", IsInNcmd: true, IsOn: true),
        new(Examples.Liverpool, "Liverpool", "LIV", "", "", "", "", IsInNcmd: true, IsOn: true),
        new(Examples.StHelens, "St Helens", "STH", "", "", "", "", IsInNcmd: true, IsOn: true),
        new(Examples.Sefton, "Sefton", "SEF", "", "", "", "", IsInNcmd: true, IsOn: true),
        new(Examples.Wirral, "Wirral", "WIR", "", "", "", "", IsInNcmd: true, IsOn: true),
        new(Island, "Isle of Man", "IOM", "", "", "", "", IsInNcmd: false, IsOn: true),
    ];

    public static Area Island => Area.Parse("M83000003");

    /// <summary>The agencies of the directory.</summary>
    public List<AgencyToAsk> Agencies { get; } =
    [
        new("E08000011", "Knowsley Council", AgencyKind.Council, "child.deaths@knowsley.example", [], MayBeMailed: true),
        new("NWAS", "North West Ambulance Service", AgencyKind.Ambulance, null, [new("Callum Dunne", "Safeguarding practitioner", "callum.dunne@nwas.example", null)], MayBeMailed: true),
        new("RBS", "Alder Hey Children’s Hospital", AgencyKind.ChildrensHospital, null, [new("Mina Gill", "Named nurse", "mina.gill@rbs.example", null)], MayBeMailed: true),
        new("RBN", "Whiston Hospital", AgencyKind.Hospital, null, [new("Ewan Lomax", "Named nurse", "ewan.lomax@rbn.example", null)], MayBeMailed: true),
        new("RW4", "Mersey Care", AgencyKind.Community, null, [new("Hana Rimmer", "Named nurse", "hana.rimmer@rw4.example", null)], MayBeMailed: true),
        new("POL", "Merseyside Police", AgencyKind.Police, "child.deaths@pol.example", [], MayBeMailed: true),
    ];

    public Dictionary<NotificationId, NotifiedDeath> Deaths { get; } = [];

    public Dictionary<NotificationId, CaseId> Belongs { get; } = [];

    private readonly List<string> reasons = [];

    /// <summary>Keeps a reason, and answers with the number by which it is asked for.</summary>
    public int Because(string reason)
    {
        reasons.Add(reason);
        return reasons.Count;
    }

    public Task<string> WhyDecided(NotificationId notification, int decision, CancellationToken ct) => Task.FromResult(reasons[decision - 1]);

    public Task<string> WhyAmended(NotificationId notification, int amendment, CancellationToken ct) => Task.FromResult(reasons[amendment - 1]);

    /// <summary>What the notifications say to the form, where a test says so.</summary>
    public Dictionary<NotificationId, IReadOnlyList<NotifiedAnswer>> Said { get; } = [];

    public Task<IReadOnlyList<NotifiedAnswer>> Answers(NotificationId notification, CancellationToken ct) => Task.FromResult(Said.GetValueOrDefault(notification, []));

    public async Task<ILookup<CaseId, NotificationSays>> AnswersOf(IReadOnlyCollection<CaseId> cases, CancellationToken ct)
    {
        var says = new List<(CaseId Case, NotificationSays Says)>();
        foreach (var one in cases)
        {
            says.AddRange((await OfCase(one, ct)).Select(came => (one, new NotificationSays(came.Notification, came.Reference, came.ReceivedAt, Said.GetValueOrDefault(came.Notification, [])))));
        }

        return says.ToLookup(one => one.Case, one => one.Says);
    }

    Task<NotifiedDeath?> INotificationDirectory.Find(NotificationId notification, CancellationToken ct) => Task.FromResult(Deaths.GetValueOrDefault(notification));

    public Task<IReadOnlyList<NotificationReceived>> OfCase(CaseId reviewed, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<NotificationReceived>>([.. Belongs.Where(b => b.Value == reviewed)
            .Select((b, at) => new NotificationReceived(b.Key, $"N-2026-{at + 1:0000}", Deaths[b.Key].ReceivedAt, "Web form", Deaths[b.Key].From, Deaths[b.Key].Professionals) { LoggedBy = Deaths[b.Key].LoggedBy })]);

    public Task<IReadOnlyList<NotificationAsks>> AsksOf(CaseId reviewed, Instant decided, CancellationToken ct) => Task.FromResult<IReadOnlyList<NotificationAsks>>([]);

    public List<NotificationFound> Waiting { get; } = [];

    public Task<IReadOnlyList<NotificationFound>> Sought(string typed, CancellationToken ct) => Task.FromResult<IReadOnlyList<NotificationFound>>(Waiting);

    public Task<IReadOnlyList<AgencyToAsk>> ToAsk(Area area, IReadOnlyCollection<AgencyKind> kinds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AgencyToAsk>>(Agencies.FindAll(agency => kinds.Contains(agency.Kind)));

    public Task<IReadOnlyList<PersonToAsk>> LineLeads(string code, Area area, CancellationToken ct) =>
        code == Unreadable ? throw new InvalidOperationException("The directory cannot be read.") : Task.FromResult<IReadOnlyList<PersonToAsk>>([new("Lead", "Head of safeguarding", $"lead@{code.ToLowerInvariant()}.example", null)]);

    public Task<IReadOnlyList<PersonToAsk>> Partners(Area area, CancellationToken ct) => Task.FromResult<IReadOnlyList<PersonToAsk>>([new("Partner", "Director of nursing", "partner@icb.example", null)]);

    // Each agency writes from the domain of the addresses it has here; one that is not here, or none, from these.
    public Task<bool> Knows(string email, string? code, Area area, CancellationToken ct)
    {
        var domain = PlainAddress.DomainOf(email);
        var meant = Agencies.FindAll(agency => code is null || agency.Code == code);
        return Task.FromResult(domain is "agency.example" or "example.nhs.uk"
            || meant.Any(agency => agency.People.Select(person => person.Email).Append(agency.RequestsTo).OfType<string>().Any(known => PlainAddress.DomainOf(known) == domain)));
    }

    public async Task<IReadOnlySet<AddressOfAgency>> Unknown(IReadOnlyCollection<AddressOfAgency> addresses, Area area, CancellationToken ct)
    {
        var unknown = new HashSet<AddressOfAgency>();
        foreach (var address in addresses)
        {
            if (!await Knows(address.Email, address.Code, area, ct))
            {
                unknown.Add(address);
            }
        }

        return unknown;
    }

    public Task<int> CountNew(CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<AreaFacts>> All(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<AreaFacts>>(Facts);

    ValueTask<AreaFacts?> IAreaDirectory.Find(Area area, CancellationToken ct) => ValueTask.FromResult(Facts.Find(f => f.Area == area));

    public ValueTask<AreaProposal> Propose(Postcode? postcode, CancellationToken ct) => throw new NotSupportedException();

    ValueTask<Rights?> IRightsDirectory.Find(string issuer, string subject, CancellationToken ct) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<PersonToTell>> WhomToTell(Permission permission, Area area, CancellationToken ct) => new([]);

    public ValueTask<IReadOnlyList<NamedPerson>> WhoMay(Permission permission, Area area, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<NamedPerson>>([new(new("someone"), "Someone"), new(new("other"), "J. Quayle")]);

    public ValueTask<string?> NameOf(UserId person, CancellationToken ct) => ValueTask.FromResult<string?>($"Name of {person}");

    public ValueTask<IReadOnlyDictionary<UserId, string>> NamesOf(IReadOnlyCollection<UserId> people, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyDictionary<UserId, string>>(people.ToDictionary(person => person, person => person == UserId.Service ? "the system" : $"Name of {person}"));
}
