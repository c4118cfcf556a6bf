using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership.Tests;

/// <summary>Whoever presses a button twice did the thing once, and reads that it is done.</summary>
public sealed class SentTwiceTests
{
    private const string Reference = "SEF-2026-011";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_about_who_may_see_a_case_is_one_change_however_often_it_is_sent()
    {
        await using var modules = await Panel.Open(Ct, s => s.AddCases());
        var priya = await modules.Grant("priya", Role.Administrator, "SEF", Ct);
        modules.Person.Id = await modules.Grant("manager", Role.Manager, "SEF", Ct);
        await modules.Open(Reference, Examples.Sefton, Ct);

        await Twice((RestrictSubjectHandler handler, RestrictSubject form) => handler.Handle(Reference, form, Ct), new() { Because = "A colleague's child" });
        await Twice((AllowPersonHandler handler, AllowPerson form) => handler.Handle(Reference, form, Ct), new() { Person = priya.Value, Because = "Works the case" });
        await Twice((RemoveAccessHandler handler, RemoveAccess form) => handler.Handle(Reference, priya.Value, AccessKind.Listed, form, Ct), new() { Because = "Moved away" });
        await Twice((ExcludePersonHandler handler, ExcludePerson form) => handler.Handle(Reference, form, Ct), new() { Person = priya.Value, Reason = ExclusionReason.Named, Because = "Named in it" });
        await Twice((LiftRestrictionHandler handler, LiftRestriction form) => handler.Handle(Reference, form, Ct), new() { Because = "The colleague has left" });

        Assert.Equal([(priya, AccessKind.Excluded)], (await modules.Use((PartnershipDb db) => db.Set<AccessLine>().Select(l => new { l.Person, l.Kind }).ToListAsync(Ct))).Select(l => (l.Person, l.Kind)));

        Task Twice<THandler, TForm>(Func<THandler, TForm, Task<Result<string>?>> send, TForm form)
            where THandler : notnull => SendTwice(modules, send, form);
    }

    [Fact]
    public async Task A_form_about_a_person_or_an_area_is_one_change_however_often_it_is_sent()
    {
        await using var modules = await Panel.Open(Ct);
        var priya = (await modules.Grant("priya", Role.Administrator, "SEF", Ct)).Value;
        modules.Person.Id = await modules.Grant("manager", Role.Manager, "all", Ct);

        await Twice(async (DescribePersonHandler handler, DescribePerson form) => await handler.Handle(priya, form, Ct), new() { Name = "Priya Raman", Version = await Seen() });
        await Twice((GiveRoleHandler handler, GiveRole form) => handler.Handle(priya, form, Ct), new() { Role = Role.DesignatedDoctor, Areas = [Examples.Sefton], Because = "From Monday" });
        var role = await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().Where(r => r.Role == Role.DesignatedDoctor).Select(r => r.Id).SingleAsync(Ct));
        await Twice((TakeRoleHandler handler, TakeRole form) => handler.Handle(priya, role, form, Ct), new() { Because = "Until Friday" });
        await Twice((DisablePersonHandler handler, DisablePerson form) => handler.Handle(priya, form, Ct), new() { Because = "Has left" });
        await Twice((LetPersonBackHandler handler, LetPersonBack form) => handler.Handle(priya, form, Ct), new() { Because = "Is back" });
        var area = await modules.Use((PartnershipDb db) => db.Areas.Where(a => a.Area == Examples.Sefton).Select(a => a.Version).SingleAsync(Ct));
        await Twice((SwitchAreaHandler handler, SwitchArea form) => handler.Handle(Examples.Sefton, form, Ct), new() { On = false, Because = "Another panel takes it", Version = area });

        Task<Guid> Seen() => modules.Use((PartnershipDb db) => db.People.Where(p => p.Id == new UserId(priya)).Select(p => p.Version).SingleAsync(Ct));

        Task Twice<THandler, TForm>(Func<THandler, TForm, Task<Result<string>?>> send, TForm form)
            where THandler : notnull => SendTwice(modules, send, form);
    }

    private static async Task SendTwice<THandler, TForm>(ModulesUnderTest modules, Func<THandler, TForm, Task<Result<string>?>> send, TForm form)
        where THandler : notnull
    {
        var first = await modules.Use((THandler handler) => send(handler, form));
        var lines = (await modules.Audit<PartnershipDb>(Ct)).Count;
        var second = await modules.Use((THandler handler) => send(handler, form));

        Assert.Equal(first!.Value, second!.Value);
        Assert.Equal(lines, (await modules.Audit<PartnershipDb>(Ct)).Count);
    }
}
