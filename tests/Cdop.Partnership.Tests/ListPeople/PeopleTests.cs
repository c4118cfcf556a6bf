using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

/// <summary>Who may give which role to whom: the separation of duties, over the real database.</summary>
public sealed class PeopleTests
{
    private static readonly string[] NothingHeld = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_gives_a_role_in_an_area_of_their_own_and_it_holds()
    {
        await using var modules = await ManagedBy("sefton", "SEF,WIR");
        var doctor = await modules.Grant("doctor", Role.PanelMember, "SEF", Ct);

        var given = await Give(modules, doctor, new() { Because = "Joins the office", Role = Role.DesignatedDoctor, Areas = [Examples.Sefton, Examples.Wirral] });

        Assert.Equal($"/people/{doctor}", given!.Value);
        Assert.Equal(["DesignatedDoctor E08000014", "DesignatedDoctor E08000015", "PanelMember E08000014"], await Held(modules, "doctor"));
    }

    [Theory]
    [InlineData(Role.ItOperator, null, "IT operator: no case")]
    [InlineData(Role.Auditor, null, "Auditor: the audit, and no case")]
    [InlineData(Role.PanelMember, null, "Panel member: cases of meetings they accepted")]
    [InlineData(Role.PanelMember, "Sefton", "Panel member: cases of meetings they accepted (Sefton)")]
    [InlineData(Role.Manager, null, "CDOP manager: all areas")]
    [InlineData(Role.Administrator, "Sefton", "CDOP administrator: Sefton")]
    public void The_list_says_what_a_role_sees(Role role, string? area, string words) =>
        Assert.Equal([words], new ListPeoplePage.Row(new("somebody"), "Somebody", IsDisabled: false, [new(role, area)]).InWords);

    [Fact]
    public async Task A_manager_gives_nothing_outside_their_areas()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var doctor = await modules.Grant("doctor", Role.PanelMember, "SEF", Ct);

        var elsewhere = await Give(modules, doctor, new() { Because = "Joins the office", Role = Role.DesignatedDoctor, Areas = [Examples.Sefton, Examples.Wirral] });
        var everywhere = await Give(modules, doctor, new() { Because = "Joins the office", Role = Role.DesignatedDoctor, ForAll = true });
        var nowhere = await Give(modules, doctor, new() { Because = "Joins the office", Role = Role.DesignatedDoctor });

        Assert.Equal("You give roles in your own areas only", Assert.Single(elsewhere!.Problems).Message);
        Assert.Equal("Only a manager of all areas gives a role for all areas", Assert.Single(everywhere!.Problems).Message);
        Assert.Equal("Choose at least one area", Assert.Single(nowhere!.Problems).Message);
        Assert.Equal(["PanelMember E08000014"], await Held(modules, "doctor"));
    }

    [Fact]
    public async Task Whoever_shuts_a_person_out_at_the_moment_somebody_else_did_reads_that_it_is_done_and_it_is_done_once()
    {
        await using var modules = await ManagedBy("jo", "all");
        var al = await modules.Grant("al", Role.Manager, "all", Ct);
        var ama = await modules.Grant("ama", Role.PanelMember, "SEF", Ct);

        var late = await modules.Press(
            (DisablePersonHandler handler) => handler.Handle(ama.Value, new() { Because = "Has left" }, Ct),
            Ct,
            before: async db =>
            {
                await db.People.SingleAsync(p => p.Id == ama, Ct);
                Assert.True((await ShutOut(modules, al, ama))!.Succeeded);
                modules.Clock.AdvanceMinutes(1);
            });

        Assert.True(late!.Succeeded);
        Assert.Equal(modules.Clock.GetCurrentInstant() - Duration.FromMinutes(1), await modules.Use((PartnershipDb db) => db.People.Where(p => p.Id == ama).Select(p => p.DisabledAt).SingleAsync(Ct)));
    }

    [Fact]
    public async Task All_five_areas_one_by_one_are_not_all_areas()
    {
        await using var modules = await ManagedBy("five", "KNO,LIV,SEF,STH,WIR");
        var doctor = await modules.Grant("doctor", Role.PanelMember, "SEF", Ct);

        var everywhere = await Give(modules, doctor, new() { Because = "Joins the office", Role = Role.DesignatedDoctor, ForAll = true });

        Assert.Equal("Only a manager of all areas gives a role for all areas", Assert.Single(everywhere!.Problems).Message);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles()
    {
        await using var modules = await ManagedBy("jo", "all");
        await modules.Grant("deputy", Role.Manager, "all", Ct);
        var me = modules.Person.Id;

        var given = await Give(modules, me, new() { Because = "Joins the office", Role = Role.Auditor, ForAll = true });
        var taken = await Take(modules, me, Role.Manager);
        var disabled = await modules.Use((DisablePersonHandler handler) => handler.Handle(me.Value, new() { Because = "Leaving" }, Ct));

        Assert.All([given, taken, disabled], answer => Assert.Equal("Nobody changes their own roles: ask another manager", Assert.Single(answer!.Problems).Message));
    }

    [Fact]
    public async Task People_of_other_areas_only_are_not_there()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var wirral = await modules.Grant("wirral", Role.Administrator, "WIR", Ct);
        var both = await modules.Grant("both", Role.Administrator, "SEF,WIR", Ct);
        var everywhere = await modules.Grant("everywhere", Role.Administrator, "all", Ct);

        Assert.Null(await Give(modules, wirral, new() { Because = "Joins the office", Role = Role.PanelMember, Areas = [Examples.Sefton] }));
        Assert.Null(await modules.Use((DisablePersonHandler handler) => handler.Handle(wirral.Value, new() { Because = "Left" }, Ct)));
        Assert.Null(await Give(modules, new("nobody"), new() { Because = "Joins the office", Role = Role.PanelMember, Areas = [Examples.Sefton] }));
        Assert.Equal(["both", "everywhere", "sefton"], await Seen(modules));
        Assert.IsType<NotFoundResult>(await Page<ViewPersonPage, IActionResult>(modules, page => page.OnGetAsync(wirral.Value, Ct)));
        Assert.Equal("This person also works for areas that are not yours: ask a manager of all areas", Assert.Single((await modules.Use((DisablePersonHandler handler) => handler.Handle(both.Value, new() { Because = "Left" }, Ct)))!.Problems).Message);
        Assert.Equal("Only a manager of all areas takes back a role for all areas", Assert.Single((await Take(modules, everywhere, Role.Administrator))!.Problems).Message);
    }

    [Fact]
    public async Task Whoever_is_left_without_a_role_is_still_seen_where_they_last_held_one()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var doctor = await modules.Grant("doctor", Role.DesignatedDoctor, "SEF", Ct);

        await Take(modules, doctor, Role.DesignatedDoctor);

        Assert.Contains("doctor", await Seen(modules));
        Assert.Equal(NothingHeld, await Held(modules, "doctor"));
    }

    [Fact]
    public void Areas_that_lose_their_last_manager_are_found_and_those_that_had_none_are_not()
    {
        var areas = Facts.Areas.Where(a => a.IsOn).Select(ServedArea.Describe).ToList();

        Assert.Equal(["Knowsley", "Liverpool", "St Helens", "Wirral"], Managers.LeftWithout(areas, [null, Examples.Sefton], [Examples.Sefton]).Select(a => a.Name));
        Assert.Empty(Managers.LeftWithout(areas, [null, Examples.Sefton], [null]));
        Assert.Empty(Managers.LeftWithout(areas, [Examples.Sefton], [Examples.Sefton]));
    }

    [Fact]
    public async Task Two_managers_who_shut_each_other_out_at_the_same_moment_leave_one()
    {
        await using var modules = await ManagedBy("jo", "all");
        var jo = modules.Person.Id;
        var al = await modules.Grant("al", Role.Manager, "all", Ct);

        var answers = await Task.WhenAll(Task.Run(() => ShutOut(modules, jo, al), Ct), Task.Run(() => ShutOut(modules, al, jo), Ct));

        Assert.Single(answers, answer => answer?.Succeeded == true);
        Assert.Equal(1, await modules.Use((PartnershipDb db) => db.People.CountAsync(p => p.DisabledAt == null, Ct)));
    }

    [Fact]
    public async Task Roles_that_are_taken_back_stay_as_history_with_the_reason_in_the_audit()
    {
        await using var modules = await ManagedBy("jo", "all");
        var sam = await modules.Grant("sam", Role.Administrator, "SEF", Ct);

        await Take(modules, sam, Role.Administrator);

        var role = await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().SingleAsync(r => r.Person == sam, Ct));
        Assert.Equal((modules.Person.Id, modules.Clock.GetCurrentInstant()), (role.TakenBy, role.TakenAt));
        Assert.Contains("Moved to another team", (await modules.Audit<PartnershipDb>(Ct)).Select(a => a.Sealed.Because));
    }

    [Fact]
    public async Task Whoever_is_shut_out_has_no_rights_at_once_and_gets_them_back_with_the_roles_they_had()
    {
        await using var modules = await ManagedBy("jo", "all");
        var sam = await modules.Grant("sam", Role.Administrator, "SEF", Ct);

        _ = (await modules.Use((DisablePersonHandler handler) => handler.Handle(sam.Value, new() { Because = "Left the council" }, Ct)))!.Value;
        Assert.Null(await modules.Use((IRightsDirectory rights) => rights.Find(Panel.Issuer, "sam", Ct).AsTask()));
        Assert.Equal("Let this person back in first", Assert.Single((await Give(modules, sam, new() { Because = "Joins the office", Role = Role.PanelMember, ForAll = true }))!.Problems).Message);

        _ = (await modules.Use((LetPersonBackHandler handler) => handler.Handle(sam.Value, new() { Because = "Came back" }, Ct)))!.Value;
        Assert.Equal(["Administrator E08000014"], await Held(modules, "sam"));
    }

    [Theory]
    [InlineData(Role.ItOperator, Role.Administrator)]
    [InlineData(Role.ItOperator, Role.PanelMember)]
    [InlineData(Role.Manager, Role.ItOperator)]
    [InlineData(Role.Auditor, Role.ItOperator)]
    public async Task An_IT_operator_holds_no_other_role(Role first, Role second)
    {
        await using var modules = await ManagedBy("jo", "all");
        var chris = await modules.Grant("chris", first, "all", Ct);

        var given = await Give(modules, chris, new() { Because = "Joins the office", Role = second, ForAll = true });

        Assert.Equal("An IT operator holds no other role: who runs the platform never sees a case", Assert.Single(given!.Problems).Message);
    }

    [Fact]
    public async Task Two_managers_who_take_the_role_from_each_other_leave_one()
    {
        await using var modules = await ManagedBy("jo", "all");
        var jo = modules.Person.Id;
        var al = await modules.Grant("al", Role.Manager, "all", Ct);

        var first = await Take(modules, al, Role.Manager);
        modules.Person.Id = al;
        var second = await Take(modules, jo, Role.Manager);

        Assert.True(first!.Succeeded);
        Assert.Null(second);
        Assert.Equal(["Manager "], await Held(modules, "jo"));
    }

    [Fact]
    public async Task A_new_person_signs_in_with_a_first_role()
    {
        await using var modules = await ManagedBy("sefton", "SEF");

        var added = await Add(modules, new() { Issuer = Panel.Issuer, Subject = "ama", Name = "Ama Osei", WorkEmail = "ama@panel.example", Role = Role.PanelMember, Areas = [Examples.Sefton] });

        Assert.True(added.Succeeded);
        Assert.Equal(["PanelMember E08000014"], await Held(modules, "ama"));
    }

    [Fact]
    public async Task A_form_sent_twice_or_by_several_at_the_same_moment_adds_one_person_and_is_answered_alike()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var form = new AddPerson { Issuer = Panel.Issuer, Subject = "ama", Name = "Ama Osei", Role = Role.PanelMember, Areas = [Examples.Sefton] };

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Add(modules, n % 2 == 0 ? form : form with { Key = Guid.NewGuid() }), Ct)));

        Assert.Equal($"/people/{await modules.PersonOf("ama", Ct)}", Assert.Single(answers.Select(a => a.Value).Distinct()));
        Assert.Equal(["PanelMember E08000014"], await Held(modules, "ama"));
        Assert.Equal(2, await modules.Use((PartnershipDb db) => db.Audit.CountAsync(a => a.Action == "Added" && a.What.StartsWith("RoleGiven "), Ct))); // the manager's and theirs
    }

    [Fact]
    public async Task Somebody_known_to_another_area_gets_the_role_and_keeps_their_name()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var ama = await modules.Grant("ama", Role.PanelMember, "WIR", Ct);

        await Add(modules, new() { Issuer = Panel.Issuer, Subject = "ama", Name = "Áma Osei", Role = Role.PanelMember, Areas = [Examples.Sefton] });

        Assert.Equal("ama", await modules.Use((IRightsDirectory names) => names.NameOf(ama, Ct).AsTask()));
        Assert.Equal(["PanelMember E08000014", "PanelMember E08000015"], await Held(modules, "ama"));
    }

    [Fact]
    public async Task Whoever_has_but_the_subject_of_an_account_learns_no_name_by_it_and_the_try_is_in_the_audit()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var ama = await modules.Grant("ama", Role.PanelMember, "WIR", Ct);

        var added = await Add(modules, new() { Issuer = Panel.Issuer, Subject = "ama", Name = "Somebody Else", Role = Role.PanelMember, Areas = [Examples.Sefton] });

        Assert.Equal((nameof(AddPerson.Name), "This account bears another name. Ask the person for the issuer, the subject and the name they go by"), (Assert.Single(added.Problems).Field, added.Problems[0].Message));
        Assert.Equal(["PanelMember E08000015"], await Held(modules, "ama"));
        Assert.Equal($"Person {ama}", await modules.Use((PartnershipDb db) => db.Audit.Where(a => a.Action == "Refused").Select(a => a.What).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Adding_an_account_answers_alike_whether_or_not_another_area_knows_it()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        await modules.Grant("ama", Role.PanelMember, "WIR", Ct);
        var gone = await modules.Grant("gone", Role.PanelMember, "WIR", Ct);
        var chief = await modules.Grant("chief", Role.Manager, "all", Ct);
        Assert.True((await ShutOut(modules, chief, gone))!.Succeeded);

        var answers = new List<string>();
        foreach (var subject in new[] { "new", "ama", "gone" })
        {
            answers.Add(await Page<AddPersonPage, string>(modules, async page =>
            {
                page.TempData = new TempDataDictionary(new DefaultHttpContext(), new Untold());
                page.Form = new() { Issuer = Panel.Issuer, Subject = subject, Name = $"{subject} Osei", Role = Role.PanelMember, Areas = [Examples.Sefton] };
                var answer = Assert.IsType<LocalRedirectResult>(await page.OnPostAsync(Ct));
                return $"{answer.Url.Replace((await modules.Use((PartnershipDb db) => db.People.Where(p => p.Subject == subject).Select(p => p.Id).SingleAsync(Ct))).Value, "ID", StringComparison.Ordinal)} {page.TempData[Answers.Done]}";
            }));
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Of_somebody_who_works_elsewhere_too_a_manager_sees_what_concerns_their_own_areas()
    {
        await using var modules = await ManagedBy("sefton", "SEF");
        var ama = await modules.Grant("ama", Role.DesignatedDoctor, "WIR", Ct);
        await modules.Grant("ama", Role.PanelMember, "SEF", Ct);
        await modules.Grant("ama", Role.CaldicottGuardian, "all", Ct);
        var wirral = await modules.Grant("wirral", Role.Manager, "WIR", Ct);
        var before = await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().Where(r => r.Role == Role.DesignatedDoctor).Select(r => r.Id).SingleAsync(Ct));

        var onPage = await Page<ViewPersonPage, IEnumerable<Role>>(modules, async page =>
        {
            await page.OnGetAsync(ama.Value, Ct);
            return page.Held.Select(r => r.Role);
        });
        var inList = await Page<ListPeoplePage, IEnumerable<Role>>(modules, async page =>
        {
            await page.OnGetAsync(null, Ct);
            return page.People.Single(p => p.Id == ama).Roles.Select(r => r.Role);
        });

        Role[] theirs = [Role.PanelMember, Role.CaldicottGuardian];
        Assert.Equal(theirs.Order(), onPage.Order());
        Assert.Equal(theirs.Order(), inList.Order());

        await using var scope = modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new Someone { Id = wirral });
        Assert.True((await scope.ServiceProvider.GetRequiredService<TakeRoleHandler>().Handle(ama.Value, before, new() { Because = "Moved" }, Ct))!.Succeeded);
        Assert.Empty(await Page<ViewPersonPage, IEnumerable<RoleGiven>>(modules, async page =>
        {
            await page.OnGetAsync(ama.Value, Ct);
            return page.Former;
        }));
    }

    [Theory]
    [InlineData("not an address", "ama", "Ama Osei", null, "Enter the issuer as the sign-in provider writes it, like https://login.example/tenant")]
    [InlineData("javascript:alert(1)", "ama", "Ama Osei", null, "Enter the issuer as the sign-in provider writes it, like https://login.example/tenant")]
    [InlineData(Panel.Issuer, "a b", "Ama Osei", null, "Enter the subject as the sign-in provider writes it: up to 255 letters, digits and signs, without spaces")]
    [InlineData(Panel.Issuer, "ámá", "Ama Osei", null, "Enter the subject as the sign-in provider writes it: up to 255 letters, digits and signs, without spaces")]
    [InlineData(Panel.Issuer, "ama", "Ama Osei", "ama", "Enter a work email address in the right format, like name@example.nhs.uk")]
    [InlineData(Panel.Issuer, "ama", "Ama Osei", "ama@x.example,boss@x.example", "Enter a work email address in the right format, like name@example.nhs.uk")]
    [InlineData(Panel.Issuer, "ama", "Ama Osei", "ama@x.example\r\nBcc: y@x.example", "Enter a work email address in the right format, like name@example.nhs.uk")]
    public async Task What_cannot_be_an_account_is_answered_with_a_sentence(string issuer, string subject, string name, string? email, string sentence)
    {
        await using var modules = await ManagedBy("jo", "all");

        var added = await Add(modules, new() { Issuer = issuer, Subject = subject, Name = name, WorkEmail = email, Role = Role.PanelMember, Areas = [Examples.Sefton] });

        Assert.Equal(sentence, Assert.Single(added.Problems).Message);
    }

    [Theory]
    [InlineData("o'", "Siobhan O'Neill")]
    [InlineData("SIOB", "Siobhan O'Neill")]
    [InlineData("100%", "Team 100% Sure")]
    [InlineData("_", null)]
    [InlineData("%", "Team 100% Sure")]
    public async Task A_person_is_found_by_a_part_of_the_name_and_wildcards_are_plain_signs(string words, string? found)
    {
        await using var modules = await ManagedBy("jo", "all");
        await Add(modules, new() { Issuer = Panel.Issuer, Subject = "siobhan", Name = "Siobhan O'Neill", Role = Role.PanelMember, ForAll = true });
        await Add(modules, new() { Issuer = Panel.Issuer, Subject = "team", Name = "Team 100% Sure", Role = Role.PanelMember, ForAll = true });

        var seen = await Page<ListPeoplePage, IEnumerable<string>>(modules, async page =>
        {
            page.Form = new() { Words = words };
            await page.OnPostAsync(Ct);
            return page.People.Select(p => p.Name);
        });

        Assert.Equal(found is null ? [] : [found], seen);
    }

    [Fact]
    public async Task People_stand_in_the_order_of_the_alphabet_whatever_their_accents_and_capitals()
    {
        await using var modules = await ManagedBy("jo", "all");
        foreach (var (subject, name) in new[] { ("z", "Zoe Ash"), ("d", "de Souza"), ("a", "Áine Byrne"), ("e", "Érin Cole") })
        {
            await Add(modules, new() { Issuer = Panel.Issuer, Subject = subject, Name = name, Role = Role.Administrator, ForAll = true });
        }

        string[] sorted = ["Áine Byrne", "de Souza", "Érin Cole", "jo", "Zoe Ash"];
        Assert.Equal(sorted, await Seen(modules));
        Assert.Equal(sorted, (await modules.Use((IRightsDirectory people) => people.WhoMay(Permission.WorkCases, Examples.Sefton, Ct).AsTask())).Select(p => p.Name));
    }

    [Fact]
    public async Task A_hundred_people_are_shown_fifty_at_a_time_and_each_once()
    {
        await using var modules = await ManagedBy("jo", "all");
        await PartnershipModule.SeedDevelopmentPeopleAsync(modules.Services, [.. Enumerable.Range(0, 110).Select(n => new ReadyPerson(Panel.Issuer, $"p{n}", $"Person {n % 7}", null, new RoleHeld(Role.PanelMember, null)))], Ct);

        var seen = new List<UserId>();
        string? after = null;
        do
        {
            after = await Page<ListPeoplePage, string?>(modules, async page =>
            {
                await page.OnGetAsync(after, Ct);
                seen.AddRange(page.People.Select(p => p.Id));
                return page.Next;
            });
        }
        while (after is not null);

        Assert.Equal((111, 111), (seen.Count, seen.Distinct().Count()));

        // What was searched for is never in an address, so its next page would be one of everybody.
        var (next, more, found) = await Page<ListPeoplePage, (string?, bool, int)>(modules, async page =>
        {
            page.Form = new() { Words = "person" };
            await page.OnPostAsync(Ct);
            return (page.Next, page.HasMore, page.People.Count);
        });
        Assert.Equal(((string?)null, true, 50), (next, more, found));
    }

    private sealed class Untold : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>();

        public void SaveTempData(HttpContext context, IDictionary<string, object> values)
        {
        }
    }

    private static async Task<ModulesUnderTest> ManagedBy(string subject, string areas)
    {
        var modules = await Panel.Open(Ct);
        modules.Person.Id = await modules.Grant(subject, Role.Manager, areas, Ct);
        return modules;
    }

    private static Task<Result<string>?> Give(ModulesUnderTest modules, UserId person, GiveRole form) =>
        modules.Press((GiveRoleHandler handler) => handler.Handle(person.Value, form, Ct), Ct);

    private static async Task<Result<string>?> ShutOut(ModulesUnderTest modules, UserId by, UserId person)
    {
        await using var scope = modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new Someone { Id = by });
        return await scope.ServiceProvider.GetRequiredService<DisablePersonHandler>().Handle(person.Value, new() { Because = "Quarrel" }, Ct);
    }

    private static Task<Result<string>> Add(ModulesUnderTest modules, AddPerson form) =>
        modules.Use((AddPersonHandler handler) => handler.Handle(form, Ct));

    private static async Task<Result<string>?> Take(ModulesUnderTest modules, UserId person, Role role)
    {
        var held = await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().Where(r => r.Person == person && r.Role == role && r.TakenAt == null).Select(r => r.Id).FirstAsync(Ct));
        return await modules.Press((TakeRoleHandler handler) => handler.Handle(person.Value, held, new() { Because = "Moved to another team" }, Ct), Ct);
    }

    private static async Task<IEnumerable<string>> Held(ModulesUnderTest modules, string subject) =>
        (await modules.Use((IRightsDirectory rights) => rights.Find(Panel.Issuer, subject, Ct).AsTask()))!.Roles.Select(r => $"{r.Role} {r.Area}").Order();

    private static Task<IEnumerable<string>> Seen(ModulesUnderTest modules) =>
        Page<ListPeoplePage, IEnumerable<string>>(modules, async page =>
        {
            await page.OnGetAsync(null, Ct);
            return page.People.Select(p => p.Name);
        });

    private static async Task<T> Page<TPage, T>(ModulesUnderTest modules, Func<TPage, Task<T>> act)
    {
        await using var scope = modules.Scope();
        return await act(ActivatorUtilities.CreateInstance<TPage>(scope.ServiceProvider));
    }
}
