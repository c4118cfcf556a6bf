using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed partial class A_professional_notifies_a_death(Site site)
{
    private static readonly LocalDate Died = Site.Today.PlusDays(-1);

    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task Four_screens_and_a_receipt(int width, bool script)
    {
        await using var nurse = await site.Begin(width, script);

        await nurse.Go("/notify");
        await AboutYou(nurse, "ward@hospital.example");
        await nurse.Press("Save and continue");
        await TheChild(nurse);
        await nurse.Press("Save and continue");
        await TheDeath(nurse);
        await nurse.Press("Save and continue");
        if (width == 1280)
        {
            var (email, telephone) = (await Top("Email"), await Top("Phone number"));
            Assert.True(Math.Abs(email - telephone) < 1, $"Email stands at {email} px and the phone number beside it at {telephone} px");
        }

        await nurse.Press("Send notification");

        async Task<float> Top(string label) => (await nurse.Page.GetByLabel(label, new() { Exact = true }).First.BoundingBoxAsync())!.Y;

        Assert.Equal(5, nurse.Steps);
        Assert.Matches(Reference(), await nurse.Text());
        Assert.Contains("We have your notification", await nurse.Text(), StringComparison.Ordinal);
        Assert.Contains("Harper", await nurse.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_said_in_a_sentence_and_nothing_typed_is_lost()
    {
        await using var nurse = await site.Begin();

        await nurse.Go("/notify");
        await nurse.Fill("Your full name", "Nora O’Hara-Łuczak");
        await nurse.Fill("Your work email", "nora at the ward");
        await nurse.Press("Save and continue");
        Assert.Equal(["Enter an email address in the right format, like name@example.nhs.uk"], await nurse.Problems());
        Assert.Equal("nora at the ward", await nurse.Page.GetByLabel("Your work email").InputValueAsync());
        Assert.StartsWith("Error: ", await nurse.Page.TitleAsync(), StringComparison.Ordinal);
        await AboutYou(nurse, "nora@hospital.example");
        await nurse.Press("Save and continue");

        await TheChild(nurse);
        await nurse.FillDate("Date of birth", new(2020, 2, 29));
        await nurse.Page.GetByRole(AriaRole.Group, new() { Name = "Date of birth" }).GetByLabel("Day").FillAsync("30");
        await nurse.Fill("NHS number", "999 000 0019");
        await nurse.Fill("Postcode", "Liverpool");
        await nurse.Press("Save and continue");
        Assert.Equal(
            [
                "Date of birth must be a real date",
                "Check the NHS number: it must have 10 digits that fit together, and these do not. If it is all you have, choose “The number I have could not be verified”",
                "Enter a full UK postcode, like L36 0ZZ",
            ],
            await nurse.Problems());
        Assert.Equal("30", await nurse.Page.GetByRole(AriaRole.Group, new() { Name = "Date of birth" }).GetByLabel("Day").InputValueAsync());
        Assert.Equal("999 000 0019", await nurse.Page.GetByLabel("NHS number", new() { Exact = true }).InputValueAsync());
        Assert.Equal("Liverpool", await nurse.Page.GetByLabel("Postcode", new() { Exact = true }).InputValueAsync());
        await nurse.FillDate("Date of birth", Site.Today.PlusDays(2));
        await nurse.Fill("NHS number", "999 000 0018");
        await nurse.Fill("Postcode", "l210zz");
        await nurse.Press("Save and continue");
        Assert.Equal(["Date of birth must be today or earlier"], await nurse.Problems());
        await nurse.FillDate("Date of birth", Died.PlusDays(-3));
        await nurse.Press("Save and continue");

        await TheDeath(nurse);
        await nurse.FillDate("When did the child die?", Died.PlusDays(-10));
        await nurse.Press("Save and continue");
        Assert.Equal(["Date of death must be on or after the date of birth"], await nurse.Problems());
        await nurse.FillDate("When did the child die?", Site.Today.PlusDays(1));
        await nurse.Press("Save and continue");
        Assert.Equal(["Date of death must be today or earlier"], await nurse.Problems());
        Assert.Equal("Found unwell in the morning.", await nurse.Page.GetByLabel("What happened?").InputValueAsync());
        await nurse.FillDate("When did the child die?", Died);
        await nurse.Press("Save and continue");

        Assert.Contains("Check your answers", await nurse.Text(), StringComparison.Ordinal);
        Assert.Contains("L21 0ZZ", await nurse.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_after_sending_shows_the_same_receipt()
    {
        await using var nurse = await site.Begin();
        await nurse.Go("/notify");
        await AboutYou(nurse, "back@hospital.example");
        await nurse.Press("Save and continue");
        await TheChild(nurse);
        await nurse.Press("Save and continue");
        await TheDeath(nurse);
        await nurse.Press("Save and continue");
        await nurse.Press("Send notification");
        var receipt = Reference().Match(await nurse.Text()).Value;

        await nurse.Step(() => nurse.Page.GoBackAsync());

        Assert.NotEmpty(receipt);
        Assert.Equal(receipt, Reference().Match(await nurse.Text()).Value);
        Assert.EndsWith("/notify/sent", nurse.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browsers_back_and_forward_lose_nothing_that_was_typed()
    {
        await using var nurse = await site.Begin();
        await nurse.Go("/notify");
        await AboutYou(nurse, "forward@hospital.example");
        await nurse.Press("Save and continue");
        await TheChild(nurse);
        await nurse.Press("Save and continue");
        await nurse.Fill("What happened?", "Half a sentence");

        await nurse.Step(() => nurse.Page.GoBackAsync());
        await nurse.Step(() => nurse.Page.GoForwardAsync());

        Assert.Equal("Half a sentence", await nurse.Page.GetByLabel("What happened?", new() { Exact = true }).InputValueAsync());
    }

    [Fact]
    public async Task The_mails_name_nobody_and_bring_the_writer_back_to_what_was_typed()
    {
        const string Address = "later@hospital.example";
        await using var nurse = await site.Begin();
        await nurse.Go("/notify");
        await AboutYou(nurse, Address);
        await nurse.Press("Save and continue");
        await TheChild(nurse);
        await nurse.Press("Save and continue");

        await using var atHome = await site.Begin(375);
        await atHome.Go("/development/mail");
        var mail = await atHome.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = Address }).First.InnerTextAsync();
        Assert.DoesNotContain("Harper", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("999 000", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Nora", mail, StringComparison.Ordinal);
        await atHome.Go("/notify/resume");
        await atHome.Fill("Come-back reference", Line(mail, "Come-back reference"));
        await atHome.Fill("Code", "WRONGCODE");
        await atHome.Press("Continue");
        Assert.Equal(["Check the reference and the code: they do not belong together"], await atHome.Problems());
        await atHome.Fill("Code", Line(mail, "Code"));
        await atHome.Press("Continue");

        Assert.EndsWith("/notify/death", atHome.Page.Url, StringComparison.Ordinal);
        await atHome.Fill("What happened?", "Half a sentence");
        await atHome.Press("Back");
        Assert.Equal("Harper", await atHome.Page.GetByLabel("Family name").InputValueAsync());
        Assert.Equal("999 000 0018", await atHome.Page.GetByLabel("NHS number", new() { Exact = true }).InputValueAsync());

        await atHome.Press("Save and continue");
        Assert.Equal("Half a sentence", await atHome.Page.GetByLabel("What happened?", new() { Exact = true }).InputValueAsync());
        await TheDeath(atHome);
        await atHome.Press("Save and continue");
        await atHome.Press("Send notification");
        var receipt = Reference().Match(await atHome.Text()).Value;
        await atHome.Go("/development/mail");
        var thanks = await atHome.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = receipt }).First.InnerTextAsync();
        Assert.Contains(Address, thanks, StringComparison.Ordinal);
        Assert.DoesNotContain("Harper", thanks, StringComparison.Ordinal);
        Assert.DoesNotContain("Found unwell", thanks, StringComparison.Ordinal);
    }

    private static async Task AboutYou(Journey nurse, string email)
    {
        await nurse.Fill("Your full name", "Nora Hill");
        await nurse.Fill("Your work email", email);
    }

    private static async Task TheChild(Journey nurse)
    {
        await nurse.Fill("Given names", "Ann");
        await nurse.Fill("Family name", "Harper");
        await nurse.FillDate("Date of birth", Died.PlusYears(-6));
        await nurse.Pick("Female");
        await nurse.Fill("NHS number", "999 000 0018");
        await nurse.Fill("Postcode", "L21 0ZZ");
    }

    private static async Task TheDeath(Journey nurse)
    {
        await nurse.FillDate("When did the child die?", Died);
        await nurse.Pick("In hospital");
        await nurse.Fill("What happened?", "Found unwell in the morning.");
        await nurse.Pick("No, not expected");
    }

    private static string Line(string mail, string name) => Regex.Match(mail, $"{name}: *(\\S+)").Groups[1].Value;

    [GeneratedRegex(@"N-\d{4}-\d+")]
    private static partial Regex Reference();
}
