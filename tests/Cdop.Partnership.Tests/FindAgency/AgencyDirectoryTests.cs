namespace Cdop.Partnership.Tests;

public sealed class AgencyDirectoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_known_of_the_agency_that_is_meant_and_where_none_is_of_those_that_serve_the_area()
    {
        await using var modules = await Panel.Open(Ct);
        var now = modules.Clock.GetCurrentInstant();
        await modules.Use(async (PartnershipDb db) =>
        {
            foreach (var (code, area, domain) in new[] { ("SCHOOL-1", Examples.Sefton, "first.example second.example"), ("SCHOOL-2", Examples.Wirral, "wirral.example") })
            {
                db.Add(Agency.Add(code, new() { Name = $"School {code}", Kind = AgencyKind.School, Areas = [area], MailDomains = domain }, Giver.Of(UserId.Service), now).Value);
            }

            await db.SaveChangesAsync(Ct);
        });

        Assert.True(await Knows("head@SECOND.example", "SCHOOL-1"));
        Assert.True(await Knows("head@first.example", null));
        Assert.False(await Knows("head@wirral.example", "SCHOOL-1"));
        Assert.False(await Knows("head@wirral.example", null));
        Assert.False(await Knows("head@first.example", "SCHOOL-2"));
        Assert.False(await Knows("head@first.example", "SCHOOL-3"));
        Assert.False(await Knows("head@st.example", "SCHOOL-1"));

        Task<bool> Knows(string email, string? code) => modules.Use((IAgencyDirectory agencies) => agencies.Knows(email, code, Examples.Sefton, Ct));
    }
}
