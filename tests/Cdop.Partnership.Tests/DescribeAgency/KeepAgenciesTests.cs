using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

/// <summary>The upkeep of the directory over the real database: once a form, beside the version that was seen, and in the audit.</summary>
public sealed class KeepAgenciesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agency_sent_twice_is_one_agency_and_its_code_is_its_ODS_code_or_its_name()
    {
        await using var modules = await ManagedBy("all");
        var practice = new AddAgency { Name = "St Ann's Surgery", Kind = AgencyKind.GeneralPractice, OdsCode = "n82999", Areas = [Examples.Sefton] };

        var first = await modules.Use((AddAgencyHandler handler) => handler.Handle(practice, Ct));
        var again = await modules.Use((AddAgencyHandler handler) => handler.Handle(practice, Ct));
        var other = await Add(modules, new() { Name = "Ward", Kind = AgencyKind.Hospice, Areas = [Examples.Sefton] });
        var third = await Add(modules, new() { Name = "Ward!", Kind = AgencyKind.Hospice, Areas = [Examples.Sefton] });
        var new_ = await Add(modules, new() { Name = "New", Kind = AgencyKind.School, Areas = [Examples.Sefton] });

        Assert.Equal(["/agencies/N82999", "/agencies/N82999", "/agencies/WARD", "/agencies/WARD-2", "/agencies/NEW-2"], [first.Value, again.Value, other.Value, third.Value, new_.Value]);
    }

    [Fact]
    public async Task A_name_or_an_ODS_code_that_is_there_already_is_not_added_again()
    {
        await using var modules = await ManagedBy("all");

        var coded = await Add(modules, new() { Name = "Alder Hey", Kind = AgencyKind.ChildrensHospital, OdsCode = "rbs", Areas = [Examples.Sefton] });
        var named = await Add(modules, new() { Name = "MERSEYSIDE police", Kind = AgencyKind.Police, Areas = [Examples.Sefton] });

        Assert.Equal("RBS is the code of Alder Hey Children's NHS Foundation Trust (RBS) already: look there", Assert.Single(coded.Problems).Message);
        Assert.Equal("There is an open agency of this name already (MERSEYPOL): look there, or tell them apart by name", Assert.Single(named.Problems).Message);
    }

    [Fact]
    public async Task A_contact_sent_twice_is_one_contact_and_stands_in_the_audit()
    {
        await using var modules = await ManagedBy("all");
        var nora = await Nora(modules);

        await Keep(modules, null, nora);
        Assert.True((await Keep(modules, null, nora))!.Succeeded);

        var agency = await Find(modules);
        var contact = Assert.Single(agency.Contacts);
        Assert.Equal([Examples.Sefton, Examples.Wirral], contact.Areas.Select(a => a.Area).OrderBy(a => a.Code));
        Assert.Equal(Examples.Sefton, Assert.Single(agency.First).Area);
        var written = await modules.Use((PartnershipDb db) => db.Audit.AsNoTracking().Where(a => a.Actor == modules.Person.Id).Select(a => a.What).ToListAsync(Ct));
        Assert.Single(written, what => what.StartsWith("Contact ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_sent_again_with_other_words_is_never_answered_as_saved()
    {
        await using var modules = await ManagedBy("all");
        var sent = DescribeAgency.Of(await Find(modules)) with { Town = "Knowsley" };
        Assert.True((await Send(sent))!.Succeeded);

        var same = await Send(sent);
        var other = await Send(sent with { Town = "Huyton" });

        Assert.True(same!.Succeeded);
        Assert.Equal(AgencyBook.Overtaken, Assert.Single(other!.Problems).Message);

        Task<Result<string>?> Send(DescribeAgency form) => modules.Use((DescribeAgencyHandler handler) => handler.Handle("RBS", form, Ct));
    }

    [Fact]
    public async Task A_contact_changes_areas_and_takes_over_from_another_who_was_asked_first()
    {
        await using var modules = await ManagedBy("all");
        await Keep(modules, null, await Nora(modules));
        var nora = (await Find(modules)).Contacts[0].Id;
        await Keep(modules, null, (await Nora(modules)) with { Name = "Abel Moss" });

        var moved = await Keep(modules, nora, (await Nora(modules)) with { ForAll = true, Areas = [], FirstIn = [Examples.Wirral] });

        Assert.Empty(moved!.Problems);
        var agency = await Find(modules);
        var kept = agency.Contacts.Single(c => c.Id == nora);
        Assert.True(kept.ForAll);
        Assert.Empty(kept.Areas);
        Assert.Equal(["Abel Moss E08000014", "Nora Field E08000015"], agency.First.Select(f => $"{agency.Contacts.Single(c => c.Id == f.Contact).Name} {f.Area}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_shown_what_the_first_did_and_loses_nothing()
    {
        await using var modules = await ManagedBy("all");
        var seen = DescribeAgency.Of(await Find(modules));
        Assert.True((await Describe(modules, seen with { Telephone = "0151 496 0111" }))!.Succeeded);

        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<DescribeAgencyPage>(scope.ServiceProvider);
        (page.At, page.Form) = ("RBS", seen with { Key = Guid.NewGuid(), Telephone = "0151 496 0222" });
        await page.OnPostAsync(Ct);

        Assert.Equal(AgencyBook.Overtaken, page.ModelState.Values.Single(v => v.Errors.Count > 0).Errors[0].ErrorMessage);
        Assert.True(page.IsOvertaken);
        Assert.Equal(("0151 496 0111", "0151 496 0222"), (page.Agency.Telephone, page.Form.Telephone));
        Assert.True((await Describe(modules, page.Form with { Version = page.Agency.Version }))!.Succeeded);
    }

    [Fact]
    public async Task Of_two_editors_of_one_contact_the_second_is_shown_what_the_first_did()
    {
        await using var modules = await ManagedBy("all");
        await Keep(modules, null, await Nora(modules));
        var agency = await Find(modules);
        var nora = agency.Contacts[0];
        var seen = KeepContact.Of(nora, agency);
        await Keep(modules, nora.Id, seen with { Role = "Matron" });

        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<KeepContactPage>(scope.ServiceProvider);
        (page.At, page.Which, page.Form) = ("RBS", $"{nora.Id}", seen with { Key = Guid.NewGuid(), Role = "Head nurse" });
        await page.OnPostAsync(Ct);

        Assert.Equal(("Matron", "Head nurse"), (page.Theirs?.Role, page.Form.Role));
    }

    [Fact]
    public async Task Somebody_new_is_added_beside_what_another_changed_meanwhile()
    {
        await using var modules = await ManagedBy("all");
        var nora = await Nora(modules);
        await Describe(modules, DescribeAgency.Of(await Find(modules)) with { Telephone = "0151 496 0111" });

        Assert.True((await Keep(modules, null, nora))!.Succeeded);

        var agency = await Find(modules);
        Assert.Equal(("0151 496 0111", "Nora Field"), (agency.Telephone, agency.Contacts.Single().Name));
    }

    [Fact]
    public async Task An_area_that_is_switched_off_is_still_offered_where_an_agency_serves_it()
    {
        await using var modules = await ManagedBy("all");
        var island = Area.Parse("M83000003");
        Assert.True((await Describe(modules, DescribeAgency.Of(await Find(modules)) with { Areas = [Examples.Sefton, island] }))!.Succeeded);

        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<DescribeAgencyPage>(scope.ServiceProvider);
        page.At = "RBS";
        await page.OnGetAsync(Ct);

        Assert.Contains(page.Areas, a => a.Area == island && !a.IsOn);
    }

    [Fact]
    public async Task A_manager_of_one_area_is_not_offered_to_change_an_agency_of_several()
    {
        await using var modules = await ManagedBy("SEF");
        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<DescribeAgencyPage>(scope.ServiceProvider);
        page.At = "RBS";

        Assert.IsType<Microsoft.AspNetCore.Mvc.NotFoundResult>(await page.OnGetAsync(Ct));
        Assert.Equal("Only a manager of all the areas it serves changes it", (await Describe(modules, DescribeAgency.Of(await Find(modules)) with { Areas = [Examples.Sefton] }))!.Problems.Single().Message);
    }

    [Fact]
    public async Task An_agency_closes_with_what_took_its_place_and_opens_again()
    {
        await using var modules = await ManagedBy("all");
        var closing = new CloseAgency { On = new(2026, 3, 1), Because = "Merged", Successor = "REM", Version = (await Find(modules)).Version };

        var wrong = await modules.Use((CloseAgencyHandler handler) => handler.Handle("RBS", closing with { Successor = "NOBODY" }, Ct));
        var closed = await modules.Use((CloseAgencyHandler handler) => handler.Handle("RBS", closing, Ct));

        Assert.Equal("Choose an agency of the list", Assert.Single(wrong!.Problems).Message);
        Assert.Equal("/agencies/RBS", closed!.Value);
        await using (var scope = modules.Scope())
        {
            var page = ActivatorUtilities.CreateInstance<ViewAgencyPage>(scope.ServiceProvider);
            await page.OnGetAsync("RBS", Ct);
            Assert.Equal("REM", page.Successor?.Code);
            await page.OnGetAsync("REM", Ct);
            Assert.Equal(["RBS"], page.Predecessors.Select(p => p.Code));
        }

        Assert.True((await modules.Use(async (ReopenAgencyHandler handler) => await handler.Handle("RBS", new() { Because = "A slip", Version = (await Find(modules)).Version }, Ct)))!.Succeeded);
        Assert.Equal((true, null), ((await Find(modules)).IsOpen, (await Find(modules)).Successor));
    }

    [Fact]
    public async Task What_is_not_there_is_not_there()
    {
        await using var modules = await ManagedBy("all");
        var nora = await Nora(modules);

        Assert.Null(await modules.Use((KeepContactHandler handler) => handler.Handle("NOWHERE", null, nora, Ct)));
        Assert.Null(await Keep(modules, Guid.NewGuid(), nora));
    }

    [Fact]
    public async Task Invented_contacts_come_once_at_addresses_that_lead_nowhere()
    {
        await using var modules = await Panel.Open(Ct);

        await PartnershipModule.SeedDevelopmentContactsAsync(modules.Services, Ct);
        var first = await modules.Use((PartnershipDb db) => db.Set<Contact>().AsNoTracking().ToListAsync(Ct));
        await PartnershipModule.SeedDevelopmentContactsAsync(modules.Services, Ct);

        Assert.All(first, c => Assert.EndsWith(".example", c.Email, StringComparison.Ordinal));
        Assert.True(first.Count > 30);
        Assert.Equal(first.Count, await modules.Use((PartnershipDb db) => db.Set<Contact>().CountAsync(Ct)));
    }

    private static Task<Agency> Find(ModulesUnderTest modules) => modules.Use((AgencyBook book) => book.Whole.AsNoTracking().SingleAsync(a => a.Code == "RBS", Ct));

    private static Task<Result<string>> Add(ModulesUnderTest modules, AddAgency command) => modules.Use((AddAgencyHandler handler) => handler.Handle(command, Ct));

    private static Task<Result<string>?> Describe(ModulesUnderTest modules, DescribeAgency command) =>
        modules.Use((DescribeAgencyHandler handler) => handler.Handle("RBS", command with { Key = Guid.NewGuid() }, Ct));

    private static Task<Result<string>?> Keep(ModulesUnderTest modules, Guid? contact, KeepContact command) =>
        modules.Use((KeepContactHandler handler) => handler.Handle("RBS", contact, command, Ct));

    private static async Task<KeepContact> Nora(ModulesUnderTest modules) => new()
    {
        Name = "Nora Field",
        Role = "Named nurse",
        Email = "nora@ward.example",
        EmailAgain = "nora@ward.example",
        EmailBecause = "No domains are known yet",
        Areas = [Examples.Sefton, Examples.Wirral],
        Answers = RequestKinds.Forms,
        FirstIn = [Examples.Sefton],
        Version = (await Find(modules)).Version,
    };

    private static async Task<ModulesUnderTest> ManagedBy(string areas)
    {
        var modules = await Panel.Open(Ct);
        modules.Person.Id = await modules.Grant("jo", Role.Manager, areas, Ct);
        return modules;
    }
}
