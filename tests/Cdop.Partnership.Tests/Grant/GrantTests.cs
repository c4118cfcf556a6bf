using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership.Tests;

public sealed class GrantTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_manager_comes_from_the_console_and_the_audit_says_so()
    {
        await using var modules = await Panel.Open(Ct);

        var granted = await PartnershipModule.GrantAsync(modules.Services, Panel.Issuer, "jo", "manager", "all", Ct);

        Assert.Equal("jo is CDOP manager for all areas.", granted.Value);
        var audited = (await modules.Audit<PartnershipDb>(Ct)).Single(a => a.Line.What.StartsWith("RoleGiven", StringComparison.Ordinal));
        Assert.Equal((new UserId("console"), "Added", "Given at the console"), (audited.Line.Actor, audited.Line.Action, audited.Sealed.Because));
    }

    [Fact]
    public async Task Granting_twice_gives_one_role()
    {
        await using var modules = await Panel.Open(Ct);
        await modules.Grant("jo", Role.Manager, "all", Ct);
        await modules.Grant("jo", Role.Manager, "ALL", Ct);

        Assert.Equal(1, await modules.Use((PartnershipDb db) => db.Set<RoleGiven>().CountAsync(Ct)));
    }

    [Theory]
    [InlineData("SEF,wir")]
    [InlineData("Sefton, E08000015")]
    public async Task Areas_are_named_by_letters_names_or_codes(string areas)
    {
        await using var modules = await Panel.Open(Ct);

        var granted = await PartnershipModule.GrantAsync(modules.Services, Panel.Issuer, "al", "designated doctor", areas, Ct);

        Assert.Equal("al is designated doctor for Sefton, Wirral.", granted.Value);
    }

    [Theory]
    [InlineData("https://login.example/", "jo", "boss", "all", "There is no role called \"boss\". The roles are Administrator, Manager, DesignatedDoctor, PanelChair, PanelMember, Auditor, ItOperator, CaldicottGuardian, GuestExpert")]
    [InlineData("https://login.example/", "jo", "manager", "Mars", "There is no area called \"Mars\". The areas are IOM (Isle of Man), KNO (Knowsley), LIV (Liverpool), SEF (Sefton), STH (St Helens), WIR (Wirral), or all")]
    [InlineData("https://login.example/", "jo", "manager", "", "Say for which areas: all, or their letters with commas")]
    [InlineData("login.example", "jo", "manager", "all", "Enter the issuer as the sign-in provider writes it, like https://login.example/tenant")]
    [InlineData("https://login.example/", "j o", "manager", "all", "Enter the subject as the sign-in provider writes it: up to 255 letters, digits and signs, without spaces")]
    [InlineData("https://login.example/", "jo", "auditor", "SEF", "IT operators and auditors hold their role for all areas")]
    public async Task What_cannot_be_granted_is_answered_with_a_sentence(string issuer, string subject, string role, string areas, string sentence)
    {
        await using var modules = await Panel.Open(Ct);

        var granted = await PartnershipModule.GrantAsync(modules.Services, issuer, subject, role, areas, Ct);

        Assert.Equal(sentence, Assert.Single(granted.Problems).Message);
        Assert.Equal(0, await modules.Use((PartnershipDb db) => db.People.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("it operator", "administrator")]
    [InlineData("caldicott guardian", "it operator")]
    public async Task An_IT_operator_holds_no_other_role_not_even_from_the_console(string first, string second)
    {
        await using var modules = await Panel.Open(Ct);
        _ = (await PartnershipModule.GrantAsync(modules.Services, Panel.Issuer, "chris", first, "all", Ct)).Value;

        var granted = await PartnershipModule.GrantAsync(modules.Services, Panel.Issuer, "chris", second, "all", Ct);

        Assert.Equal("An IT operator holds no other role: who runs the platform never sees a case", Assert.Single(granted.Problems).Message);
    }
}
