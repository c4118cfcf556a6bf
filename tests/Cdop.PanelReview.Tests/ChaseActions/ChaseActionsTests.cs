using Cdop.Partnership.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

public sealed class ChaseActionsTests : IAsyncDisposable
{
    private const string Office = "office@cdop.example";

    private static readonly LocalDate Due = new(2026, 8, 3);

    private readonly ManagersMade managers = new();
    private readonly Panels panels;
    private readonly Register register;

    public ChaseActionsTests()
    {
        panels = new(more: services => services.AddSingleton<IRightsDirectory>(managers).AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Email", Office)]).Build()));
        register = new(panels);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task An_owner_is_reminded_before_on_and_every_week_after_the_day_and_once_for_all_that_is_theirs()
    {
        foreach (var one in await register.Agreed(Due, "Send the leaflet", "Train the staff"))
        {
            await register.Name(one);
        }

        for (var day = new LocalDate(2026, 7, 1); day <= new LocalDate(2026, 9, 1); day = day.PlusDays(1))
        {
            await register.SweepOn(day);
            await register.Sweep();
        }

        Assert.Equal(
            [
                (new LocalDate(2026, 7, 20), "Reminder: 2 actions for your organisation"),
                (new LocalDate(2026, 8, 3), "Reminder: 2 actions for your organisation"),
                (new LocalDate(2026, 8, 10), "Late: 2 actions for your organisation"),
                (new LocalDate(2026, 8, 17), "Late: 2 actions for your organisation"),
                (new LocalDate(2026, 8, 24), "Late: 2 actions for your organisation"),
                (new LocalDate(2026, 8, 31), "Late: 2 actions for your organisation"),
            ],
            (await register.MailTo(Register.Midwife)).Where(mail => mail.On >= new LocalDate(2026, 7, 1)));
        var mails = (await panels.Mail(Ct)).Where(mail => mail.Subject.StartsWith("Late", StringComparison.Ordinal)).ToList();
        Assert.All(mails, mail => Assert.DoesNotContain("leaflet", mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotMatch(@"(?<!\S)P-", mail.Body));
        Assert.Equal(6, (await register.All())[0].Entries.Count(entry => entry.Step == ActionStep.Reminded));
    }

    [Fact]
    public async Task Late_for_four_weeks_it_goes_to_the_managers_of_the_area_and_again_after_four_more()
    {
        managers.Add("robin", Examples.Liverpool);
        managers.Add("elsewhere", Examples.Wirral);
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);

        for (var day = new LocalDate(2026, 8, 1); day <= new LocalDate(2026, 9, 30); day = day.PlusDays(1))
        {
            await register.SweepOn(day);
        }

        var further = (await panels.Mail(Ct)).Where(mail => mail.Subject == $"Late for long: action {reference}").ToList();
        Assert.Equal([(new LocalDate(2026, 8, 31), "robin@cdop.example"), (new LocalDate(2026, 9, 28), "robin@cdop.example")], further.Select(mail => (mail.WrittenAt.DateIn(), mail.To)));
        Assert.Contains("28 days late", further[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_restricted_case_only_the_managers_on_its_list_are_told_and_never_who_is_shut_out()
    {
        foreach (var name in new[] { "listed", "other", "shut-out" })
        {
            managers.Add(name, Examples.Liverpool);
        }

        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        var subject = (await register.Of(reference)).Subject;
        await panels.Keep(
            new(subject),
            isRestricted: true,
            [new() { Subject = subject, Person = new("listed"), Kind = AccessKind.Listed }, new() { Subject = subject, Person = new("shut-out"), Kind = AccessKind.Listed }, new() { Subject = subject, Person = new("shut-out"), Kind = AccessKind.Excluded }],
            Ct);

        await register.SweepOn(Due.PlusDays(28));

        Assert.Equal(["listed@cdop.example"], (await panels.Mail(Ct)).Where(mail => mail.Subject == $"Late for long: action {reference}").Select(mail => mail.To));
    }

    [Fact]
    public async Task A_sweep_that_comes_days_late_reminds_once_and_still_goes_further()
    {
        managers.Add("robin", Examples.Liverpool);
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);

        await register.SweepOn(Due.PlusDays(33));
        await register.Sweep();

        Assert.Single(await register.MailTo(Register.Midwife), mail => mail.Subject.StartsWith("Late", StringComparison.Ordinal));
        Assert.Single(await panels.Mail(Ct), mail => mail.Subject == $"Late for long: action {reference}");
        Assert.Equal(Due.PlusDays(35), (await register.Of(reference)).NextStepOn);
    }

    [Fact]
    public async Task A_sweep_that_is_killed_half_way_sends_nothing_twice_and_forgets_nothing()
    {
        var references = await register.Agreed(Due, "First", "Second");
        await register.Name(references[0]);
        await register.Name(references[1], "other@trust.example", "Somebody else");
        managers.Add("robin", Examples.Liverpool);
        managers.FailsOnce = true;

        await register.SweepOn(Due.PlusDays(28));
        Assert.Single((await panels.Mail(Ct)).Select(mail => mail.Subject), subject => subject.StartsWith("Late for long", StringComparison.Ordinal));
        await Task.WhenAll(register.Sweep(), register.Sweep());
        await register.Sweep();

        Assert.Single(await register.MailTo(Register.Midwife), mail => mail.Subject.StartsWith("Late", StringComparison.Ordinal));
        Assert.Single(await register.MailTo("other@trust.example"), mail => mail.Subject.StartsWith("Late", StringComparison.Ordinal));
        Assert.Equal(2, (await register.MailTo("robin@cdop.example")).Count);
        Assert.All(await register.All(), one => Assert.Equal(Due.PlusDays(35), one.NextStepOn));
        var numbers = (await panels.Mail(Ct)).ConvertAll(mail => mail.MessageId);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Fact]
    public async Task An_action_that_passes_to_somebody_else_while_the_sweep_runs_is_told_to_neither_as_the_others()
    {
        var references = await register.Agreed(Due, "First", "Second", "Third");
        await register.Name(references[0]);
        await register.Name(references[1], "other@trust.example", "Somebody else");
        await register.Name(references[2], "other@trust.example", "Somebody else");
        Register.Done(await register.Change(references[0], (ChangeActionDayHandler handler, Guid version) => handler.Handle(references[0], new() { Due = Due.PlusDays(-1), Because = "They asked", Version = version }, Ct))); // so it is the first to be chased
        managers.Add("robin", Examples.Liverpool);
        managers.Meanwhile = () => register.Name(references[1], "new@trust.example", "Somebody new");

        await register.SweepOn(Due.PlusDays(28));
        await register.Sweep();

        Assert.Equal([references[2]], await Late("other@trust.example"));
        Assert.Equal([references[1]], await Late("new@trust.example"));
        Assert.Equal([references[0]], await Late(Register.Midwife));

        // The actions of every reminder to an address.
        async Task<IReadOnlyList<string>> Late(string address) =>
            [.. (await panels.Mail(Ct)).Where(mail => mail.To == address && mail.Subject.StartsWith("Late", StringComparison.Ordinal)).SelectMany(mail => references.Where(one => mail.Body.Contains(one, StringComparison.Ordinal)))];
    }

    [Fact]
    public async Task Where_nobody_is_named_or_an_answer_waits_the_office_is_told_and_the_owner_left_in_peace()
    {
        var references = await register.Agreed(Due, "First", "Second");
        await register.Name(references[0]);
        Register.Done((await register.Answer(await register.LinkOf(), references[0], OwnerSays.Done, "Sent"))!);

        await register.SweepOn(Due);

        Assert.Equal(
            [$"An answer still waits to be looked at: {references[0]}", $"Nobody is named for an action: {references[1]}"],
            (await register.MailTo(Office)).Where(mail => mail.On == Due).Select(mail => mail.Subject).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await register.MailTo(Register.Midwife), mail => mail.On == Due);
    }

    [Fact]
    public async Task Another_day_moves_the_reminders_and_what_is_closed_has_none()
    {
        var reference = Assert.Single(await register.Agreed(Due, "Send the leaflet"));
        await register.Name(reference);
        Register.Done(await register.Change(reference, (ChangeActionDayHandler handler, Guid version) => handler.Handle(reference, new() { Due = Due.PlusDays(60), Because = "They asked", Version = version }, Ct)));
        Assert.Equal(Due.PlusDays(46), (await register.Of(reference)).NextStepOn);
        Register.Done(await register.Change(reference, (CloseActionHandler handler, Guid version) => handler.Handle(reference, new() { By = ClosedBy.Reason, Words = "The ward is closed", Version = version }, Ct)));
        Assert.Null((await register.Of(reference)).NextStepOn);

        await register.SweepOn(Due.PlusDays(60));

        Assert.DoesNotContain(await register.MailTo(Register.Midwife), mail => mail.On == Due.PlusDays(60));
        Register.Done(await register.Change(reference, (ReopenActionHandler handler, Guid version) => handler.Handle(reference, new() { Because = "It opened again", Version = version }, Ct)));
        Assert.Equal(Due.PlusDays(67), (await register.Of(reference)).NextStepOn);
    }

    /// <summary>The managers of areas, made by hand.</summary>
    private sealed class ManagersMade : IRightsDirectory
    {
        private readonly List<(PersonToTell Person, Area Area)> made = [];

        /// <summary>The next time it is asked it breaks, as if the program had been killed there.</summary>
        public bool FailsOnce { get; set; }

        /// <summary>What somebody else does the next time it is asked.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public void Add(string name, Area area) => made.Add((new(new(name), name, $"{name}@cdop.example"), area));

        public async ValueTask<IReadOnlyList<PersonToTell>> WhomToTell(Permission permission, Area area, CancellationToken ct)
        {
            Assert.Equal([Role.Manager], Enum.GetValues<Role>().Where(role => role.Permissions().Contains(permission)));
            if (FailsOnce)
            {
                FailsOnce = false;
                throw new InvalidOperationException("Killed.");
            }

            if (Meanwhile is { } act)
            {
                Meanwhile = null;
                await act();
            }

            return [.. made.Where(one => one.Area == area).Select(one => one.Person)];
        }

        public ValueTask<Rights?> Find(string issuer, string subject, CancellationToken ct) => new((Rights?)null);

        public ValueTask<string?> NameOf(UserId person, CancellationToken ct) => new((string?)null);

        public ValueTask<IReadOnlyDictionary<UserId, string>> NamesOf(IReadOnlyCollection<UserId> people, CancellationToken ct) => new(new Dictionary<UserId, string>());

        public ValueTask<IReadOnlyList<NamedPerson>> WhoMay(Permission permission, Area area, CancellationToken ct) => new([]);
    }
}
