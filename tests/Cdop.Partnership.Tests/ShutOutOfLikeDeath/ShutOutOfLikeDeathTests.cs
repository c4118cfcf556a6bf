using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class ShutOutOfLikeDeathTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_shut_out_of_one_word_of_a_death_is_shut_out_of_the_other_that_waits_and_a_manager_can_let_them_back()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (known, waits, decided, another) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Sefton, Ct), await modules.Open("N-2026-0254", Examples.Sefton, Ct), await modules.Open("WIR-2026-012", Examples.Wirral, Ct));
        like.Deaths.AddRange([(known, true), (waits, false), (decided, false), (another, true)]);

        await ShutOut(modules, known, relative);

        Assert.False(await modules.Sees(relative, known, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(relative, waits, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(relative, decided, Ct, areas: Examples.Sefton)); // decided on or withdrawn, it names the child all the same
        Assert.False(await modules.Sees(relative, another, Ct, areas: Examples.Wirral)); // a case of its own in another area, very likely of the same child
        _ = (await modules.Use((RemoveAccessHandler handler) => handler.Handle(waits.Reference, relative.Value, AccessKind.Excluded, new() { Because = "Another child" }, Ct)))!.Value;
        Assert.True(await modules.Sees(relative, waits, Ct, areas: Examples.Sefton));

        // Told again, as when a word of it is put right: the manager has looked, and only a manager shuts them out anew.
        await modules.Use((IHandle<DeathTold> handler) => handler.Handle(new() { Subject = waits.Subject, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));
        Assert.True(await modules.Sees(relative, waits, Ct, areas: Examples.Sefton));
        await ShutOut(modules, waits, relative);
        Assert.False(await modules.Sees(relative, waits, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task A_later_word_of_the_same_death_takes_over_who_is_shut_out()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var known = await modules.Open("SEF-2026-011", Examples.Sefton, Ct);
        await ShutOut(modules, known, relative);
        var later = await modules.Open("N-2026-0253", Examples.Sefton, Ct);
        var other = await modules.Open("N-2026-0254", Examples.Sefton, Ct);
        like.Deaths.AddRange([(known, true), (later, false)]);

        foreach (var told in new[] { later, other, later })
        {
            await modules.Use((IHandle<DeathTold> handler) => handler.Handle(new() { Subject = told.Subject, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));
        }

        Assert.False(await modules.Sees(relative, later, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Sees(relative, other, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task Who_is_let_back_into_a_death_is_let_back_into_the_other_words_of_it_that_closed_with_it()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var cleared = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (known, word) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Sefton, Ct));
        like.Deaths.AddRange([(known, true), (word, false)]);
        await ShutOut(modules, known, cleared);

        _ = (await modules.Use((RemoveAccessHandler handler) => handler.Handle(known.Reference, cleared.Value, AccessKind.Excluded, new() { Because = "Another aunt" }, Ct)))!.Value;

        Assert.True(await modules.Sees(cleared, known, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Sees(cleared, word, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task By_its_likeness_to_another_death_a_closed_list_is_not_emptied()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var first = modules.Person.Id;
        var (closed, other) = (await modules.Open("N-2026-0253", Examples.Sefton, Ct), await modules.Open("SEF-2026-011", Examples.Sefton, Ct));
        _ = (await modules.Use((RestrictSubjectHandler handler) => handler.Handle(closed.Reference, new() { Because = "A colleague's child" }, Ct)))!.Value;
        like.Deaths.AddRange([(closed, false), (other, true)]);
        modules.Person.Id = await modules.Grant("later", Role.Manager, "SEF", Ct);

        await ShutOut(modules, other, first);

        Assert.False(await modules.Sees(first, other, Ct, areas: Examples.Sefton));
        Assert.True(await modules.Sees(first, closed, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task A_case_that_is_only_possibly_the_same_is_not_taken_from_whoever_works_it_but_a_notification_is()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (known, reviewed, waits) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("SEF-2026-012", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Sefton, Ct));
        like.Deaths.AddRange([(known, true), (reviewed, true), (waits, false)]);
        like.OnlyPossible.AddRange([reviewed, waits]);

        await ShutOut(modules, known, relative);

        Assert.Equal((true, false), (await modules.Sees(relative, reviewed, Ct, areas: Examples.Sefton), await modules.Sees(relative, waits, Ct, areas: Examples.Sefton)));
    }

    [Fact]
    public async Task A_word_that_becomes_like_another_closes_that_too_and_opens_it_again_when_it_is_not()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (corrected, other) = (await modules.Open("N-2026-0253", Examples.Sefton, Ct), await modules.Open("N-2026-0254", Examples.Sefton, Ct));
        await ShutOut(modules, corrected, relative);
        Assert.True(await modules.Sees(relative, other, Ct, areas: Examples.Sefton));

        like.Deaths.AddRange([(corrected, false), (other, false)]);
        await Tell(modules, corrected);
        Assert.False(await modules.Sees(relative, other, Ct, areas: Examples.Sefton));

        like.Deaths.Clear();
        await Tell(modules, corrected);
        Assert.Equal((true, false), (await modules.Sees(relative, other, Ct, areas: Examples.Sefton), await modules.Sees(relative, corrected, Ct, areas: Examples.Sefton)));
    }

    [Fact]
    public async Task Let_back_into_one_a_person_stays_out_of_what_another_keeps_them_out_of()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (one, two, word) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("SEF-2026-012", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Sefton, Ct));
        like.Deaths.AddRange([(one, true), (two, true), (word, false)]);
        await ShutOut(modules, one, relative);
        await ShutOut(modules, two, relative); // it followed until now; now it is said of it too

        await LetBack(modules, one, relative);
        Assert.Equal((true, false, false), (await modules.Sees(relative, one, Ct, areas: Examples.Sefton), await modules.Sees(relative, two, Ct, areas: Examples.Sefton), await modules.Sees(relative, word, Ct, areas: Examples.Sefton)));

        await LetBack(modules, two, relative);
        Assert.Equal((true, true), (await modules.Sees(relative, two, Ct, areas: Examples.Sefton), await modules.Sees(relative, word, Ct, areas: Examples.Sefton)));
    }

    [Fact]
    public async Task At_second_hand_too_nobody_reads_of_the_child_and_who_is_let_back_is_let_back_everywhere()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (first, second, third) = (await modules.Open("N-2026-0253", Examples.Sefton, Ct), await modules.Open("N-2026-0254", Examples.Sefton, Ct), await modules.Open("N-2026-0255", Examples.Sefton, Ct));
        like.Deaths.AddRange([(first, false), (second, false), (third, false)]);
        like.Unlike.Add((first, third));

        await ShutOut(modules, first, relative);
        Assert.False(await modules.Sees(relative, third, Ct, areas: Examples.Sefton));

        await LetBack(modules, first, relative);
        Assert.True(await modules.Sees(relative, third, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task What_has_joined_a_case_since_and_is_known_by_its_number_alone_opens_with_it()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (reviewed, joined) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Sefton, Ct));
        like.Deaths.AddRange([(reviewed, true), (joined, false)]);
        await ShutOut(modules, reviewed, relative);
        like.Deaths.Clear();
        await modules.Use(async (CasesDb db) =>
        {
            db.Remove(await db.Cases.IgnoreQueryFilters().SingleAsync(one => one.Subject == joined.Subject, Ct)); // whoever asks
            await db.SaveChangesAsync(Ct);
        });

        await LetBack(modules, reviewed, relative);

        Assert.False(await modules.Use((CasesDb db) => db.Access.AnyAsync(line => line.Subject == joined.Subject, Ct)));
    }

    [Fact]
    public async Task Let_back_once_a_person_is_shut_out_again_when_a_manager_later_shuts_them_out_of_the_same_death()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (one, two) = (await modules.Open("N-2026-0253", Examples.Sefton, Ct), await modules.Open("N-2026-0254", Examples.Sefton, Ct));
        like.Deaths.AddRange([(one, false), (two, false)]);
        await ShutOut(modules, one, relative);
        await LetBack(modules, one, relative);
        modules.Clock.AdvanceMinutes(5);

        await ShutOut(modules, two, relative);

        Assert.False(await modules.Sees(relative, one, Ct, areas: Examples.Sefton));
    }

    [Fact]
    public async Task Of_the_other_death_only_who_looks_after_it_reads_its_name_and_the_audit_names_none()
    {
        OneDeath like = new();
        await using var modules = await Open(like);
        var relative = await modules.Grant("sam", Role.Administrator, "SEF", Ct);
        var (elsewhere, here) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Wirral, Ct));
        like.Deaths.AddRange([(elsewhere, true), (here, false)]);
        await ShutOut(modules, elsewhere, relative);

        Assert.Contains("as of SEF-2026-011", await WhyOut(), StringComparison.Ordinal);
        modules.Person.Id = await modules.Grant("wir", Role.Manager, "WIR", Ct);
        modules.Person.Areas = [Examples.Wirral];
        Assert.EndsWith(", as of another death, which may be the same", await WhyOut(), StringComparison.Ordinal);
        Assert.DoesNotContain(await modules.Audit<PartnershipDb>(Ct), line => line.Line.Subject == here.Subject && line.Sealed.Because.Contains("SEF", StringComparison.Ordinal));

        async Task<string> WhyOut() => await modules.Use(async (IServiceProvider services) =>
        {
            var page = ActivatorUtilities.CreateInstance<ViewAccessPage>(services);
            await page.OnGetAsync(here.Reference, Ct);
            return page.WhyOut(page.Of(AccessKind.Excluded).Single());
        });
    }

    private static async Task<ModulesUnderTest> Open(OneDeath like)
    {
        var modules = await Panel.Open(Ct, s =>
        {
            s.AddCases();
            s.AddSingleton<ILikeDeathDirectory>(like);
        });
        modules.Person.Id = await modules.Grant("jo", Role.Manager, "all", Ct);
        return modules;
    }

    private static async Task ShutOut(ModulesUnderTest modules, GuardedCase guarded, UserId person) =>
        _ = (await modules.Use((ExcludePersonHandler handler) => handler.Handle(guarded.Reference, new() { Person = person.Value, Reason = ExclusionReason.Relative, Because = "An aunt" }, Ct)))!.Value;

    private static async Task LetBack(ModulesUnderTest modules, GuardedCase guarded, UserId person) =>
        _ = (await modules.Use((RemoveAccessHandler handler) => handler.Handle(guarded.Reference, person.Value, AccessKind.Excluded, new() { Because = "Another aunt" }, Ct)))!.Value;

    private static Task Tell(ModulesUnderTest modules, GuardedCase told) =>
        modules.Use((IHandle<DeathTold> handler) => handler.Handle(new() { Subject = told.Subject, OccurredAt = modules.Clock.GetCurrentInstant() }, Ct));

    // The cases that a test says are one death.
    private sealed class OneDeath : ILikeDeathDirectory
    {
        public List<(GuardedCase Case, bool IsCase)> Deaths { get; } = [];

        public List<GuardedCase> OnlyPossible { get; } = [];

        public List<(GuardedCase, GuardedCase)> Unlike { get; } = [];

        public Task<IReadOnlyList<LikeDeath>> To(Guid subject, CancellationToken ct) => Task.FromResult<IReadOnlyList<LikeDeath>>(
            Deaths.Any(d => d.Case.Subject == subject)
                ? [.. Deaths.Where(d => d.Case.Subject != subject && !AreUnlike(d.Case.Subject, subject)).Select(d => new LikeDeath(new(d.Case.Subject, d.Case.Reference, d.Case.Area, d.Case.IsRestricted), d.IsCase, !IsPossible(d.Case.Subject) && !IsPossible(subject)))]
                : []);

        private bool IsPossible(Guid subject) => OnlyPossible.Exists(one => one.Subject == subject);

        private bool AreUnlike(Guid one, Guid other) => Unlike.Exists(both => (both.Item1.Subject == one && both.Item2.Subject == other) || (both.Item1.Subject == other && both.Item2.Subject == one));
    }
}
