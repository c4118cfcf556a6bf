using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cdop.Partnership.Tests;

public sealed class UseEmergencyAccessTests
{
    private static readonly UseEmergencyAccess Form = new()
    {
        Reference = LooseReference.Parse("LIV-2026-021"),
        Reason = EmergencyReason.AnotherChild,
        Because = "A sibling is at the same address tonight",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_one_case_of_another_area_to_look_at_for_an_hour()
    {
        await using var modules = await Open();
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);
        var other = await modules.Open("LIV-2026-024", Examples.Liverpool, Ct);

        _ = (await Use(modules, Form)).Value;

        var sam = modules.Person.Id;
        Assert.True(await modules.Sees(sam, guarded, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(sam, guarded, Ct, looking: false, areas: Examples.Sefton));
        Assert.False(await modules.Sees(sam, other, Ct, areas: Examples.Sefton));

        modules.Clock.AdvanceMinutes(60);

        Assert.False(await modules.Sees(sam, guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task It_opens_a_restricted_case_and_leaves_its_list_as_it_was()
    {
        await using var modules = await Open();
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct, restricted: true);

        _ = (await Use(modules, Form)).Value;

        Assert.True(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Sees(await modules.PersonOf("jo", Ct), guarded, Ct, areas: Examples.Liverpool));
        Assert.False(await modules.Sees(new("else"), guarded, Ct, areas: Examples.Liverpool));
    }

    [Fact]
    public async Task Whoever_is_shut_out_stays_shut_out_and_is_answered_alike()
    {
        await using var modules = await Open();
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);
        await ShutOut(modules, guarded, modules.Person.Id);

        var answer = await Use(modules, Form);

        Assert.Equal("LIV-2026-021", answer.Value);
        Assert.False(await modules.Sees(modules.Person.Id, guarded, Ct, areas: [.. Examples.Merseyside]));
        Assert.False(await modules.Use((PartnershipDb db) => db.EmergencyUses.IgnoreQueryFilters().Select(u => u.Opened).SingleAsync(Ct)));
        Assert.Equal(2, await Mails(modules));
    }

    [Fact]
    public async Task Where_there_is_no_such_case_the_answer_is_the_same_and_it_is_told_all_the_same()
    {
        await using var modules = await Open();
        await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);

        var there = await Use(modules, Form);
        var nowhere = await Use(modules, Form with { Reference = LooseReference.Parse("LIV-2026-777"), Key = Guid.NewGuid() });

        Assert.Equal(("LIV-2026-021", "LIV-2026-777"), (there.Value, nowhere.Value));
        Assert.Equal(4, await Mails(modules));
    }

    [Fact]
    public async Task A_reference_that_no_case_bears_is_for_the_area_it_names_to_review_and_for_no_other()
    {
        await using var modules = await Open();

        await Use(modules, Form);

        Assert.Equal(["LIV-2026-021 False"], await Reviewed(modules, Examples.Liverpool));
        Assert.Empty(await Reviewed(modules, Examples.Wirral));
    }

    [Fact]
    public async Task Where_nobody_of_the_area_can_review_it_those_of_other_areas_do()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        await PartnershipModule.SeedDevelopmentPeopleAsync(
            modules.Services,
            [
                new(Panel.Issuer, "sam", "Sam Corran", "sam@panel.example", new RoleHeld(Role.Manager, Examples.Liverpool)),
                new(Panel.Issuer, "wir", "Wyn Reed", "wir@panel.example", new RoleHeld(Role.Manager, Examples.Wirral)),
            ],
            Ct);
        modules.Person.Id = await modules.PersonOf("sam", Ct);
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct, restricted: true);

        _ = (await Use(modules, Form)).Value;

        Assert.True(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Liverpool));
        modules.Person.Id = await modules.PersonOf("wir", Ct);
        Assert.Equal(["LIV-2026-021 True"], await Reviewed(modules, Examples.Wirral));
    }

    [Fact]
    public async Task Where_all_who_could_review_it_are_shut_out_nothing_is_opened_and_the_answer_is_the_same()
    {
        await using var modules = await Open();
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);
        await ShutOut(modules, guarded, await modules.PersonOf("jo", Ct));
        await ShutOut(modules, guarded, await modules.PersonOf("guardian", Ct));

        var answer = await Use(modules, Form);

        Assert.Equal("LIV-2026-021", answer.Value);
        Assert.Equal(2, await Mails(modules));
        Assert.False(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task Three_that_nobody_has_reviewed_are_the_most_and_a_review_makes_room()
    {
        await using var modules = await Open();
        var guarded = await modules.Open("LIV-2026-024", Examples.Liverpool, Ct);
        for (var n = 1; n <= 3; n++)
        {
            Assert.True((await Use(modules, Form with { Reference = LooseReference.Parse($"LIV-2026-77{n}"), Key = Guid.NewGuid() })).Succeeded);
        }

        var fourth = Form with { Reference = LooseReference.Parse(guarded.Reference) };
        var refused = await Use(modules, fourth with { Key = Guid.NewGuid() });
        await modules.Use(async (PartnershipDb db) =>
        {
            var use = await db.EmergencyUses.IgnoreQueryFilters().FirstAsync(Ct);
            _ = use.Review(ReviewOutcome.Justified, "It was", new("jo"), modules.Clock.GetCurrentInstant()).Value;
            await db.SaveChangesAsync(Ct);
        });

        Assert.Equal("You have used emergency access 3 times, and nobody has reviewed it yet. Telephone a manager", Assert.Single(refused.Problems).Message);
        Assert.Contains(await modules.Audit<PartnershipDb>(Ct), a => a.Line.Action == "EmergencyAccessRefused" && a.Sealed.Because == Form.Because);
        Assert.False(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
        Assert.True((await Use(modules, fourth with { Key = Guid.NewGuid() })).Succeeded);
        Assert.True(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task The_notice_names_neither_person_nor_case()
    {
        await using var modules = await Open();
        await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);

        await Use(modules, Form);

        var mails = await modules.Use((PartnershipDb db) => db.Mail.OrderBy(m => m.To).ToListAsync(Ct));
        Assert.Equal(["guardian@panel.example", "jo@panel.example"], mails.Select(m => m.To));
        Assert.All(mails, m => Assert.DoesNotContain("LIV-2026-021", m.Subject + m.Body, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("sam", m.Subject + m.Body, StringComparison.OrdinalIgnoreCase));
        Assert.All(mails, m => Assert.Contains("/break-glass/reviews", m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_use()
    {
        await using var modules = await Open();
        await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);

        await Use(modules, Form);
        await Use(modules, Form);

        Assert.Equal(1, await modules.Use((PartnershipDb db) => db.EmergencyUses.IgnoreQueryFilters().CountAsync(Ct)));
    }

    [Fact]
    public async Task Where_nobody_can_be_told_nothing_is_opened()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        modules.Person.Id = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        await modules.Grant("jo", Role.Manager, "all", Ct);
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);

        var answer = await Use(modules, Form);

        Assert.Equal("Emergency access cannot be given now, because there is nobody who can be told of it. Telephone a manager", Assert.Single(answer.Problems).Message);
        Assert.False(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("mail")]
    [InlineData("emergency_use")]
    public async Task Where_it_cannot_be_recorded_or_told_nothing_is_opened(string table)
    {
        using var heard = new Heard();
        await using var modules = await Open(s => s.AddLogging(log => log.AddProvider(heard)));
        var guarded = await modules.Open("LIV-2026-021", Examples.Liverpool, Ct);
        await Rename(modules, table, $"{table}_away");

        var answer = await Use(modules, Form);

        await Rename(modules, $"{table}_away", table);

        Assert.Equal("Emergency access cannot be given now, because it cannot be recorded. Telephone a manager", Assert.Single(answer.Problems).Message);
        Assert.StartsWith("Emergency access could not be recorded, and was not given. ", Assert.Single(heard.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain("LIV-2026-021", heard.Faults[0], StringComparison.Ordinal);
        Assert.False(await modules.Sees(modules.Person.Id, guarded, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task What_has_happened_takes_twenty_characters()
    {
        await using var modules = await Open();

        var answer = await Use(modules, Form with { Because = "It is urgent" });

        Assert.Equal("Say in at least 20 characters what has happened", Assert.Single(answer.Problems).Message);
        Assert.Equal(0, await Mails(modules));
    }

    private static Task<Result<string>> Use(ModulesUnderTest modules, UseEmergencyAccess form) =>
        modules.Use((UseEmergencyAccessHandler handler) => handler.Handle(form, Ct));

    private static async Task<IEnumerable<string>> Reviewed(ModulesUnderTest modules, Area area)
    {
        modules.Person.Areas = [area];
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<ListEmergencyUsesPage>(scope.ServiceProvider);
        await page.OnGetAsync(Ct);
        return page.Open.Select(u => $"{u.Reference} {u.IsOfACase}");
    }

    private static Task<int> Mails(ModulesUnderTest modules) => modules.Use((PartnershipDb db) => db.Mail.CountAsync(Ct));

    private static Task<int> Rename(ModulesUnderTest modules, string table, string to)
    {
        var rename = modules.Database.Database.PrefixesTables ? $"ALTER TABLE partnership_{table} RENAME TO partnership_{to}" : $"EXEC sp_rename 'partnership.{table}', '{to}'";
        return modules.Use((PartnershipDb db) => db.Database.ExecuteSqlRawAsync(rename, Ct));
    }

    private static async Task ShutOut(ModulesUnderTest modules, GuardedCase guarded, UserId person)
    {
        await modules.Use(async (AccessInEveryModule access) =>
        {
            var kept = await access.Of(new(guarded.Subject, guarded.Reference, guarded.Area, guarded.IsRestricted), Ct);
            _ = kept.Exclude(person, ExclusionReason.Relative, "Their own family", new("jo"), [], [], modules.Clock.GetCurrentInstant()).Value;
            await access.Save(kept, "Their own family", Ct);
        });
    }

    private static async Task<ModulesUnderTest> Open(Action<IServiceCollection>? more = null)
    {
        var modules = await Panel.Open(Ct, s =>
        {
            s.AddCases();
            more?.Invoke(s);
        });
        await PartnershipModule.SeedDevelopmentPeopleAsync(
            modules.Services,
            [
                new(Panel.Issuer, "sam", "Sam Corran", "sam@panel.example", new RoleHeld(Role.Administrator, Examples.Sefton)),
                new(Panel.Issuer, "jo", "Jo Quayle", "jo@panel.example", new RoleHeld(Role.Manager, null)),
                new(Panel.Issuer, "guardian", "Dr Toni Ellis", "guardian@panel.example", new RoleHeld(Role.CaldicottGuardian, null)),
                new(Panel.Issuer, "wir", "Wyn Reed", "wir@panel.example", new RoleHeld(Role.PanelMember, Examples.Wirral)),
            ],
            Ct);
        modules.Person.Id = await modules.PersonOf("sam", Ct);
        return modules;
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public List<string> Faults { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "NotGiven")
            {
                Faults.Add($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
