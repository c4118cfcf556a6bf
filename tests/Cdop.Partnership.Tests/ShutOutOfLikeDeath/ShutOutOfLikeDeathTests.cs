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
        var (known, waits, decided, another) = (await modules.Open("SEF-2026-011", Examples.Sefton, Ct), await modules.Open("N-2026-0253", Examples.Sefton, Ct), await modules.Open("N-2026-0254", Examples.Sefton, Ct), await modules.Open("SEF-2026-012", Examples.Sefton, Ct));
        like.Deaths.AddRange([(known, true), (waits, false), (decided, false), (another, true)]);

        await ShutOut(modules, known, relative);

        Assert.False(await modules.Sees(relative, known, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(relative, waits, Ct, areas: Examples.Sefton));
        Assert.False(await modules.Sees(relative, decided, Ct, areas: Examples.Sefton)); // decided on or withdrawn, it names the child all the same
        Assert.True(await modules.Sees(relative, another, Ct, areas: Examples.Sefton)); // a case of its own, perhaps a twin's: the manager is told of it
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

    // The cases that a test says are one death.
    private sealed class OneDeath : ILikeDeathDirectory
    {
        public List<(GuardedCase Case, bool IsCase)> Deaths { get; } = [];

        public Task<IReadOnlyList<LikeDeath>> To(Guid subject, CancellationToken ct) => Task.FromResult<IReadOnlyList<LikeDeath>>(
            Deaths.Any(d => d.Case.Subject == subject)
                ? [.. Deaths.Where(d => d.Case.Subject != subject).Select(d => new LikeDeath(new(d.Case.Subject, d.Case.Reference, d.Case.Area, d.Case.IsRestricted), d.IsCase, IsVeryLikely: true))]
                : []);
    }
}
