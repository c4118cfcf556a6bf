using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class ReadAuditTests
{
    private const string Reference = "SEF-2026-011";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_to_a_case_is_read_from_every_module_newest_first()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        modules.Person.Id = await modules.Grant("sefton", Role.Manager, "SEF", Ct);
        await modules.Open(Reference, Examples.Sefton, Ct);
        modules.Clock.AdvanceMinutes(1);
        await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "High profile" }, Ct));

        var page = await Read(modules, new() { Reference = Reference });

        Assert.Equal(["cases", "partnership"], page!.Lines.Select(l => l.Module).Distinct().Order());
        Assert.Equal(page.Lines.OrderByDescending(l => l.Entry.At).Select(l => l.Entry.At), page.Lines.Select(l => l.Entry.At));
        Assert.All(page.Lines, l => Assert.Equal(Reference, page.References[l.Subject]));
        Assert.Contains(page.Lines, l => l.Because == "High profile");
    }

    [Fact]
    public async Task What_was_done_to_a_notification_before_it_was_joined_is_read_with_the_case_by_who_reads_the_case_alone()
    {
        var joined = new JoinedWords();
        await using var modules = await Panel.Open(Ct, s =>
        {
            s.AddCases();
            s.AddSingleton<ISubjectDirectory>(joined);
        });
        var sefton = await modules.Grant("sefton", Role.Manager, "SEF", Ct);
        modules.Person.Id = sefton;
        var reviewed = await modules.Open(Reference, Examples.Sefton, Ct);
        var word = Guid.CreateVersion7();
        await modules.Use(async (PartnershipDb db) => await db.Saw(new("Viewed", word, "ViewNotification"), Ct));
        Assert.DoesNotContain((await Read(modules, new() { Reference = Reference }))!.Lines, l => l.Subject == word);

        joined.Words.Add((word, reviewed.Subject));
        var page = await Read(modules, new() { Reference = Reference });
        Assert.Equal(Reference, page!.References[Assert.Single(page.Lines, l => l.Subject == word).Subject]);
        Assert.Contains((await Read(modules, new() { Person = sefton.Value }))!.Lines, l => l.Subject == word);

        modules.Person.Areas = [Examples.Wirral];
        Assert.DoesNotContain((await Read(modules, new() { Person = sefton.Value }))!.Lines, l => l.Subject == word);
    }

    // Notifications that a test says were joined to a case.
    private sealed class JoinedWords : ISubjectDirectory
    {
        public List<(Guid Number, Guid Case)> Words { get; } = [];

        public Task<SubjectFound?> Find(string reference, CancellationToken ct) => Task.FromResult<SubjectFound?>(null);

        public Task<IReadOnlyList<SubjectFound>> Find(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => Task.FromResult<IReadOnlyList<SubjectFound>>([]);

        public Task<IReadOnlyList<Guid>> Seen(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => Task.FromResult<IReadOnlyList<Guid>>([]);

        public Task<IReadOnlyList<(Guid Number, Guid Case)>> Joined(IReadOnlyCollection<Guid> numbers, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<(Guid, Guid)>>([.. Words.Where(one => numbers.Contains(one.Number) || numbers.Contains(one.Case))]);
    }

    [Fact]
    public async Task Cases_of_other_areas_and_those_one_is_shut_out_of_are_not_told_of()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var sefton = await modules.Grant("sefton", Role.Manager, "SEF", Ct);
        modules.Person.Id = sefton;
        var mine = await modules.Open(Reference, Examples.Sefton, Ct);
        var elsewhere = await modules.Open("WIR-2026-004", Examples.Wirral, Ct);
        var shut = await modules.Open("SEF-2026-014", Examples.Sefton, Ct);
        await modules.Use((ExcludePersonHandler handler) => handler.Handle(shut.Reference, new() { Person = sefton.Value, Reason = ExclusionReason.Named, Because = "Named in it" }, Ct));
        modules.Person.Areas = [Examples.Sefton];

        var page = await Read(modules, new() { Person = sefton.Value });

        Assert.Contains(page!.Lines, l => l.Subject == mine.Subject);
        Assert.DoesNotContain(page.Lines, l => l.Subject == elsewhere.Subject || l.Subject == shut.Subject);
        Assert.Null(await Read(modules, new() { Reference = elsewhere.Reference }));
        Assert.Null(await Read(modules, new() { Reference = shut.Reference }));
        Assert.Null(await Read(modules, new() { Reference = "SEF-2026-999" }));
    }

    [Fact]
    public async Task A_reason_that_is_about_no_case_is_for_those_alone_who_read_for_all_areas()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        modules.Person.Id = await modules.Grant("all", Role.Manager, "all", Ct);
        await modules.Use(async (PartnershipDb db) => await db.Saw(new("Tried", Guid.Empty, "Emergency access", "Words about a child in Wirral"), Ct));

        var all = await Read(modules, new() { Person = modules.Person.Id.Value });
        modules.Person.Areas = [Examples.Sefton];
        var one = await Read(modules, new() { Person = modules.Person.Id.Value });

        Assert.Contains(all!.Lines, l => l.Because == "Words about a child in Wirral");
        Assert.Contains(one!.Lines, l => l.Entry.Action == "Tried");
        Assert.All(one.Lines.Where(l => l.Subject == Guid.Empty), l => Assert.Empty(l.Because));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public async Task Reasons_and_values_of_a_case_are_for_those_who_may_see_it(bool onTheList, bool lacks, bool shown)
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var other = await modules.Grant("other", Role.Manager, "SEF", Ct);
        var me = await modules.Grant("sefton", Role.Manager, "SEF", Ct);
        modules.Person.Id = other;
        var mine = await modules.Open(Reference, Examples.Sefton, Ct);
        await modules.Use((RestrictSubjectHandler handler) => handler.Handle(Reference, new() { Because = "The child of a colleague" }, Ct));
        if (!onTheList)
        {
            await modules.Use((RemoveAccessHandler handler) => handler.Handle(Reference, me.Value, AccessKind.Listed, new() { Because = "Works on the same ward" }, Ct));
        }

        modules.Person.Id = me;
        if (lacks)
        {
            modules.Person.Lacks.Add(Permission.ReadCases);
        }

        var page = await Read(modules, new() { Reference = Reference });

        var line = Assert.Single(page!.Lines, l => l is { Subject: var subject, Entry: { Action: "Added", What: var what } } && subject == mine.Subject && what.StartsWith("Restriction ", StringComparison.Ordinal));
        Assert.Equal((shown ? "The child of a colleague" : "", true), (line.Because, line.HasReason));
        Assert.Equal(shown ? "True" : null, line.Sealed?.Values["IsRestricted"].New);
        Assert.All(page.Lines, l => Assert.True(shown || l.Sealed is null));
        Assert.DoesNotContain(page.Lines, l => l.Entry.Action == AuditKey.Made);
    }

    [Fact]
    public async Task Reading_the_audit_is_itself_in_the_audit()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var opened = await modules.Open(Reference, Examples.Sefton, Ct);

        await Read(modules, new() { Reference = Reference });

        var note = await modules.Use((PartnershipDb db) => db.Audit.SingleAsync(a => a.Action == "ReadAudit", Ct));
        Assert.Equal((modules.Person.Id, opened.Subject), (note.Actor, note.Subject));
    }

    [Theory]
    [InlineData(Reference)]
    [InlineData("SEF-2026-999")]
    public async Task Asking_for_what_one_may_not_read_is_in_the_audit_with_what_was_asked_whether_or_not_it_is_there(string asked)
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        await modules.Open(Reference, Examples.Sefton, Ct);
        modules.Person.Areas = [Examples.Wirral];

        Assert.Null(await Read(modules, new() { Reference = asked }));

        Assert.Equal((modules.Person.Id, Guid.Empty, asked), await Asked(modules, "ReadAudit"));
    }

    [Theory]
    [InlineData(Reference)]
    [InlineData("SEF-2026-999")]
    public async Task Asking_who_may_see_a_reference_is_in_the_audit_whether_or_not_it_is_there(string asked)
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        await modules.Open(Reference, Examples.Sefton, Ct);
        modules.Person.Areas = [Examples.Wirral];

        await using (var scope = modules.Scope())
        {
            var page = ActivatorUtilities.CreateInstance<ListRestrictionsPage>(scope.ServiceProvider);
            page.Form = new() { Reference = asked };
            Assert.IsType<LocalRedirectResult>(await page.OnPostAsync(Ct));
        }

        Assert.Equal((modules.Person.Id, Guid.Empty, asked), await Asked(modules, "Searched"));
    }

    [Fact]
    public async Task A_long_audit_is_paged_over_all_chains_and_each_line_comes_once()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        for (var n = 0; n < 130; n++)
        {
            modules.Clock.AdvanceSeconds(n % 3);
            await modules.Use((CasesDb db) => db.Saw(new("Viewed", Guid.Empty, $"Page {n}"), Ct));
            await modules.Use((PartnershipDb db) => n % 4 == 0 ? db.Saw(new("Searched", Guid.Empty, $"List {n}"), Ct) : Task.CompletedTask);
        }

        var (seen, next) = (new List<string>(), (string?)null);
        do
        {
            var page = await Read(modules, new() { Person = modules.Person.Id.Value }, next);
            seen.AddRange(page!.Lines.Where(l => l.Entry.Action != "ReadAudit").Select(l => l.Entry.What));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal((163, 163), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task The_days_asked_for_are_days_in_London()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        modules.Clock.Reset(Instant.FromUtc(2026, 6, 30, 23, 30)); // half past midnight on 1 July in London
        await modules.Use((CasesDb db) => db.Saw(new("Viewed", Guid.Empty, "Late"), Ct));

        var july = await Read(modules, new() { Person = modules.Person.Id.Value, From = new LocalDate(2026, 7, 1), To = new LocalDate(2026, 7, 1) });
        var june = await Read(modules, new() { Person = modules.Person.Id.Value, To = new LocalDate(2026, 6, 30) });

        Assert.Contains(july!.Lines, l => l.Entry.What == "Late");
        Assert.DoesNotContain(june!.Lines, l => l.Entry.What == "Late");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1.2.3.4.5")]
    [InlineData("-1.-1")]
    [InlineData("99999999999999999999.1")]
    public async Task A_mark_that_was_made_up_does_no_harm(string mark)
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());

        Assert.NotNull(await Read(modules, new() { Person = modules.Person.Id.Value }, mark));
    }

    // Who asked, of which subject, and what they typed, which only the encrypted column may hold.
    private static Task<(UserId Actor, Guid Subject, string? Typed)> Asked(ModulesUnderTest modules, string action) =>
        modules.Use(async (PartnershipDb db) =>
        {
            var note = await db.Audit.AsNoTracking().SingleAsync(a => a.Action == action, Ct);
            Assert.DoesNotContain(Reference[..4], note.What + note.Fields, StringComparison.Ordinal);
            return (note.Actor, note.Subject, (await modules.Services.GetRequiredService<AuditTrail>().Open(db, [note], Ct))[note.Sequence].Typed);
        });

    private static Task<AuditPage?> Read(ModulesUnderTest modules, ReadAudit asked, string? after = null) =>
        modules.Use((AuditReader reader) => reader.Read(asked, after, Ct));
}
