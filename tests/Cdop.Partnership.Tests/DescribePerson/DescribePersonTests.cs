using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership.Tests;

public sealed class DescribePersonTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_managers_the_second_is_shown_what_the_first_wrote_and_loses_nothing()
    {
        await using var modules = await Panel.Open(Ct);
        modules.Person.Id = await modules.Grant("jo", Role.Manager, "all", Ct);
        var priya = await modules.Grant("priya", Role.Administrator, "all", Ct);
        var seen = await Version(modules, priya);
        Assert.True((await Describe(modules, priya, "Priya Nair", seen))!.Succeeded);

        await using var scope = modules.Scope();
        var page = ActivatorUtilities.CreateInstance<DescribePersonPage>(scope.ServiceProvider);
        (page.At, page.Form) = (priya.Value, new() { Name = "Priya Nayar", Version = seen });
        await page.OnPostAsync(Ct);

        Assert.Equal(DescribePersonHandler.Overtaken, page.ModelState.Values.Single(v => v.Errors.Count > 0).Errors[0].ErrorMessage);
        Assert.Equal(("Priya Nair", "Priya Nayar"), (page.Theirs?.Name, page.Form.Name));
        Assert.True((await Describe(modules, priya, page.Form.Name, page.Version))!.Succeeded);
    }

    private static Task<Result<string>?> Describe(ModulesUnderTest modules, UserId person, string name, Guid version) =>
        modules.Use((DescribePersonHandler handler) => handler.Handle(person.Value, new() { Name = name, Version = version }, Ct));

    private static Task<Guid> Version(ModulesUnderTest modules, UserId person) =>
        modules.Use((PartnershipDb db) => db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync(Ct));
}
