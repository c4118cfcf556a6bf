namespace Cdop.Partnership.Tests;

/// <summary>The rules of the directory, without a database.</summary>
public sealed class AgencyTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 12, 0);
    private static readonly LocalDate Today = new(2026, 3, 3);
    private static readonly Giver Everywhere = Giver.Of(UserId.Service);
    private static readonly Giver Sefton = new(new("sefton"), [Examples.Sefton]);

    [Theory]
    [InlineData("N8", null, null, "OdsCode: Check the ODS code: it has 3 to 8 letters and digits, like RBS or N82001")]
    [InlineData(null, "alder hey", null, "MailDomains: alder is not a mail domain: enter what stands after the @, like alderhey.nhs.uk")]
    [InlineData(null, "Gmail.com", null, "MailDomains: Anybody can have an address at gmail.com: enter only domains that the agency itself keeps")]
    [InlineData(null, "ward.example", "requests", "RequestsTo: Enter the address requests go to in the right format, like name@example.nhs.uk")]
    [InlineData(null, "ward.example", "requests@elsewhere.example", "RequestsTo: elsewhere.example is not among its mail domains: correct the address, or add the domain")]
    [InlineData(null, "ward.example", "requests@sub.ward.example", "RequestsTo: sub.ward.example is not among its mail domains: correct the address, or add the domain")]
    [InlineData(null, "ward.example", "\"a b\"@ward.example", "RequestsTo: Enter the address requests go to in the right format, like name@example.nhs.uk")]
    [InlineData(null, "ward.example", "a@ward.example,b@ward.example", "RequestsTo: Enter the address requests go to in the right format, like name@example.nhs.uk")]
    [InlineData(null, "ward.example", "a@ward.example\r\nBcc: b@ward.example", "RequestsTo: Enter the address requests go to in the right format, like name@example.nhs.uk")]
    public void What_is_wrong_with_an_agency_is_said(string? ods, string? domains, string? requests, string expected) =>
        Assert.Equal([expected], Said(Agency.Add("WARD", Facts() with { OdsCode = ods, MailDomains = domains, RequestsTo = requests }, Everywhere, Now)));

    [Fact]
    public void All_problems_of_an_agency_are_said_at_once() =>
        Assert.Equal(
            [
                "Kind: Select the kind of agency",
                "Areas: Select the areas it serves, or all areas",
                "Telephone: Enter a phone number, like 0151 496 0000",
                "RequestsTo: Enter the address requests go to, or say that it may not be asked by mail",
            ],
            Said(Agency.Add("WARD", Facts() with { Kind = null, Areas = [], Telephone = "ask the ward", MayBeMailed = true }, Everywhere, Now)));

    [Theory]
    [InlineData("ward.example, @WARD.example\nother.example", "ward.example other.example")]
    [InlineData(null, "")]
    public void Mail_domains_are_read_as_people_write_them(string? typed, string kept) => Assert.Equal(kept, Ward(Facts() with { MailDomains = typed }).MailDomains);

    [Fact]
    public void A_manager_changes_only_what_lies_in_their_own_areas()
    {
        var shared = Ward();
        var sharedFacts = Facts();

        Assert.Equal(["Areas: You look after your own areas only"], Said(Agency.Add("WARD", sharedFacts, Sefton, Now)));
        Assert.Equal(["Areas: You look after your own areas only", ": Only a manager of all the areas it serves changes it"], Said(shared.Describe(sharedFacts, Sefton, Now)));
        Assert.Equal(["Areas: You look after your own areas only"], Said(Ward(Facts() with { Areas = [Examples.Sefton] }).Describe(Facts() with { ServesAll = true }, Sefton, Now)));
        Assert.Equal([": Only a manager of all the areas it serves changes it"], Said(shared.Describe(Facts() with { Areas = [Examples.Sefton] }, Sefton, Now)));
        Assert.Equal([": Only a manager of all the areas it serves changes it"], Said(shared.Close(Today, "Merged", null, Sefton, Now)));
        Assert.Equal([": Only a manager of all the areas it serves changes it"], Said(Ward(Facts() with { ServesAll = true }).Close(Today, "Merged", null, new(new("five"), [.. Examples.Merseyside]), Now)));
        Assert.True(Ward(Facts() with { Areas = [Examples.Sefton] }).Describe(Facts() with { Areas = [Examples.Sefton], Name = "Ward 2" }, Sefton, Now).Succeeded);
    }

    [Fact]
    public void A_manager_of_one_area_keeps_the_people_who_answer_there_and_no_others()
    {
        var ward = Ward();
        var nora = Kept(ward, Nora());

        Assert.True(ward.Keep(null, Nora() with { Name = "Sam Sefton", Areas = [Examples.Sefton] }, Sefton, Now).Succeeded);
        Assert.Equal(["Areas: You look after your own areas only"], Said(ward.Keep(null, Nora(), Sefton, Now)));
        Assert.Equal(["Areas: You look after your own areas only"], Said(ward.Keep(null, Nora() with { ForAll = true, Areas = [] }, Sefton, Now)));
        Assert.Equal([": Only a manager of all the areas that this person answers for changes it"], Said(ward.Keep(nora, Nora() with { Areas = [Examples.Sefton] }, Sefton, Now)));
    }

    [Fact]
    public void All_problems_of_a_contact_are_said_at_once() =>
        Assert.Equal(
            [
                "Email: Enter a work email or a phone number: nobody could ask this person",
                "Areas: Select the areas this person answers for, or all areas",
                "Answers: Select what this person is asked",
                "FirstIn: Somebody is asked first only in an area they answer for",
            ],
            Said(Ward().Keep(null, Nora() with { Email = null, Areas = [], Answers = RequestKinds.None, FirstIn = [Examples.Sefton] }, Everywhere, Now)));

    [Fact]
    public void Nobody_answers_for_an_area_that_the_agency_does_not_serve() =>
        Assert.Equal(["Areas: Ward does not serve that area: change what it serves first"], Said(Ward().Keep(null, Nora() with { Areas = [Examples.Knowsley] }, Everywhere, Now)));

    [Fact]
    public void An_area_in_which_somebody_answers_is_not_taken_from_the_agency()
    {
        var ward = Ward();
        var nora = Kept(ward, Nora());

        Assert.Equal(["Areas: Nora Field answers for an area that you take away: change that contact first"], Said(ward.Describe(Facts() with { Areas = [Examples.Sefton] }, Everywhere, Now)));
        Assert.True(ward.Keep(nora, Nora() with { LeavesOn = Today.PlusDays(-1) }, Everywhere, Now).Succeeded);
        Assert.True(ward.Describe(Facts() with { Areas = [Examples.Sefton] }, Everywhere, Now).Succeeded);
    }

    [Theory]
    [InlineData("nora@elsewhere.example", null, null, "Email: elsewhere.example is not among the mail domains of Ward. Correct it, or enter the address a second time and say why it is right")]
    [InlineData("nora@elsewhere.example", "nora@elsewere.example", "On loan", "EmailAgain: Enter the same address a second time")]
    [InlineData("nora@elsewhere.example", "nora@elsewhere.example", null, "EmailBecause: Say why this address is right")]
    [InlineData("nora@elsewhere.example", "nora@elsewhere.example", "On loan")]
    [InlineData("nora@ward.example", null, null)]
    [InlineData("Nora@WARD.example", null, null)]
    public void An_address_outside_the_mail_domains_is_written_twice_with_a_reason(string email, string? again, string? because, params string[] expected) =>
        Assert.Equal(expected, Said(Ward().Keep(null, Nora() with { Email = email, EmailAgain = again, EmailBecause = because }, Everywhere, Now)));

    [Fact]
    public void What_was_confirmed_once_is_not_asked_again_until_the_address_changes()
    {
        var ward = Ward();
        var outside = Nora() with { Email = "nora@elsewhere.example", EmailAgain = "nora@elsewhere.example", EmailBecause = "On loan" };
        var nora = Kept(ward, outside);

        Assert.True(ward.Keep(nora, outside with { EmailAgain = null, Role = "Matron" }, Everywhere, Now).Succeeded);
        Assert.Equal(["EmailBecause: Say why this address is right"], Said(ward.Keep(nora, outside with { EmailAgain = null, EmailBecause = null }, Everywhere, Now)));
        Assert.Equal(
            ["Email: third.example is not among the mail domains of Ward. Correct it, or enter the address a second time and say why it is right"],
            Said(ward.Keep(nora, outside with { Email = "nora@third.example", EmailAgain = null }, Everywhere, Now)));
        Assert.True(ward.Keep(nora, Nora() with { EmailBecause = "On loan" }, Everywhere, Now).Succeeded);
        Assert.Null(nora.EmailBecause);
    }

    [Fact]
    public void Who_is_asked_first_comes_first_and_is_one_for_each_area()
    {
        var ward = Ward();
        var nora = Kept(ward, Nora() with { FirstIn = [Examples.Sefton, Examples.Wirral] });
        var abel = Kept(ward, Nora() with { Name = "Abel Moss", FirstIn = [Examples.Wirral] });

        Assert.Equal([nora, abel], ward.ToAsk(Examples.Sefton, RequestKinds.Forms, Today));
        Assert.Equal([abel, nora], ward.ToAsk(Examples.Wirral, RequestKinds.Forms, Today));
        Assert.Equal(2, ward.First.Count);
        Assert.Empty(ward.ToAsk(Examples.Sefton, RequestKinds.JointResponse, Today));
        Assert.Empty(ward.ToAsk(Examples.Knowsley, RequestKinds.Forms, Today));
    }

    [Fact]
    public void Who_has_left_is_kept_and_never_proposed()
    {
        var ward = Ward();
        var nora = Kept(ward, Nora() with { LeavesOn = Today, IsLineLead = true, FirstIn = [Examples.Sefton] });

        Assert.Equal([nora], ward.ToAsk(Examples.Sefton, RequestKinds.Forms, Today));
        Assert.Equal([nora], ward.LineLeads(Examples.Sefton, Today));
        Assert.Empty(ward.ToAsk(Examples.Sefton, RequestKinds.Forms, Today.PlusDays(1)));
        Assert.Empty(ward.LineLeads(Examples.Sefton, Today.PlusDays(1)));
        Assert.Equal(["No contact", "No secure mail address", "Line lead unknown"], ward.Missing(Today.PlusDays(1)));
        Assert.Equal([nora], ward.Contacts);
        Assert.Equal(["FirstIn: Who has left is not asked: choose somebody else to be asked first"], Said(ward.Keep(nora, Nora() with { LeavesOn = Today.PlusDays(-1), FirstIn = [Examples.Sefton] }, Everywhere, Now)));
    }

    [Fact]
    public void A_closed_agency_is_asked_nothing_and_can_be_reopened_with_the_people_it_had()
    {
        var (ward, next) = (Ward(), Ward(Facts() with { Name = "Next" }, "NEXT"));
        var nora = Kept(ward, Nora());

        Assert.Equal(["On: The date it closed must be today or earlier", "Because: Say why", "Successor: Choose another agency: this one cannot take its own place"], Said(ward.Close(Today.PlusDays(1), "", ward, Everywhere, Now)));
        Assert.True(ward.Close(Today, "Merged", next, Everywhere, Now).Succeeded);
        Assert.Equal(("NEXT", "Ward"), (ward.Successor, ward.Name));
        Assert.Empty(ward.ToAsk(Examples.Sefton, RequestKinds.Forms, Today));
        Assert.Empty(ward.Missing(Today));
        Assert.Equal([": Ward is closed: reopen it first"], Said(ward.Keep(nora, Nora(), Everywhere, Now)));
        Assert.Equal([": It is closed already"], Said(ward.Close(Today, "Merged", null, Everywhere, Now)));
        Assert.Equal(["Successor: Ward is closed too: choose an open agency"], Said(next.Close(Today, "Merged", ward, Everywhere, Now)));

        Assert.True(ward.Reopen("A slip", Everywhere, Now).Succeeded);
        Assert.Equal([nora], ward.ToAsk(Examples.Sefton, RequestKinds.Forms, Today));
        Assert.Null(ward.Successor);
    }

    private static IEnumerable<string> Said(Result<Agency> result) => result.Problems.Select(p => $"{p.Field}: {p.Message}");

    private static Contact Kept(Agency agency, ContactFacts facts)
    {
        Assert.Empty(Said(agency.Keep(null, facts, Everywhere, Now)));
        return agency.Contacts[^1];
    }

    private static Agency Ward(AgencyFacts? facts = null, string code = "WARD") => Agency.Add(code, facts ?? Facts(), Everywhere, Now).Value;

    private static AgencyFacts Facts() => new() { Name = "Ward", Kind = AgencyKind.Hospital, Areas = [Examples.Sefton, Examples.Wirral], MailDomains = "ward.example" };

    private static ContactFacts Nora() => new() { Name = "Nora Field", Role = "Named nurse", Email = "nora@ward.example", Areas = [Examples.Sefton, Examples.Wirral], Answers = RequestKinds.Forms };
}
