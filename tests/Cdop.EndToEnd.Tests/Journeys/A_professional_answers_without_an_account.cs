using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class A_professional_answers_without_an_account(Site site)
{
    private static readonly Told Death = Told.Of(Site.Today) with { GivenName = "Elsie", NhsNumber = "", ProfessionalsName = "Dr Asha Field", ProfessionalsAgency = "GP", Postcode = "L21 0ZZ" };

    [Theory]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task Three_steps_to_come_in_then_section_by_section_to_a_receipt(int width, bool script)
    {
        var email = $"asha{width}{script}@surgery.example".ToLowerInvariant();
        var link = await Asked($"Answered{width}{script}", email, 100 + width);
        await using var doctor = await site.Begin(width, script);

        await doctor.Go(link);
        await doctor.Fill("Your work email", email);
        await doctor.Press("Send me a code");
        await doctor.Fill("Code", await site.CodeFor(email));
        await doctor.Press("Continue");
        Assert.Equal(3, doctor.Steps);
        Assert.Contains("Elsie", await doctor.Text(), StringComparison.Ordinal);

        await doctor.Follow("Who this is about");
        var names = doctor.Page.GetByLabel("Any other names", new() { Exact = false });
        await names.FillAsync("Ellie");
        if (script)
        {
            await names.BlurAsync();
            await Assertions.Expect(doctor.Page.Locator("[data-autosave-says]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved at [0-9]{2}:[0-9]{2}$"));
            await doctor.Look();
            await doctor.Page.ReloadAsync();
            Assert.Equal("Ellie", (await names.InputValueAsync()).Trim());

            await doctor.Page.Context.SetOfflineAsync(true);
            await names.FillAsync("Ellie May");
            await doctor.Page.GetByRole(AriaRole.Button, new() { Name = "Save and continue", Exact = true }).ClickAsync();
            await Assertions.Expect(doctor.Page.Locator("[data-autosave-says]")).ToContainTextAsync("Not saved: there is no connection.");
            Assert.Equal("Ellie May", await names.InputValueAsync());
            await doctor.Page.Context.SetOfflineAsync(false);
        }

        doctor.CountFromHere();
        await doctor.Press("Save and go to the overview");
        await doctor.Follow("Check and hand in");
        Assert.Contains("Ellie", await doctor.Text(), StringComparison.Ordinal);
        await doctor.Press("Hand in");
        Assert.Equal(3, doctor.Steps);
        Assert.Contains("We have your answer", await doctor.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_ways_to_answer_are_calm_on_a_phone_and_nothing_to_add_is_two_steps()
    {
        const string email = "ways@surgery.example";
        var link = await Asked("Otherways", email, 900);
        await using var phone = await site.Begin(375);
        await phone.Go(link);
        await phone.Fill("Your work email", email);
        await phone.Press("Send me a code");
        await phone.Fill("Code", "2222-2222");
        await phone.Press("Continue");
        Assert.Equal(["Check the code, or ask for another. If it does not work, telephone the office"], await phone.Problems());
        var code = await site.CodeFor(email);
        await phone.Fill("Code", code);
        await phone.Press("Continue");
        foreach (var way in new[] { "The death", "This is not for us", "Ask for more time", "Ask a colleague" })
        {
            await phone.Follow(way);
            await phone.Follow("Back");
        }

        await phone.Press("Leave, and come back later");
        Assert.Contains("You have left the request", await phone.Text(), StringComparison.Ordinal);

        await using var desk = await site.Begin();
        await desk.Go(link);
        await desk.Fill("Your work email", email);
        await desk.Press("Send me a code");
        await desk.Fill("Code", await site.CodeFor(email, code));
        await desk.Press("Continue");

        desk.CountFromHere();
        await desk.Follow("Nothing to add");
        await desk.Press("Send: nothing to add");
        Assert.Equal(2, desk.Steps);
        Assert.Contains("We have your answer", await desk.Text(), StringComparison.Ordinal);
    }

    // A death, its case, and the practice that is asked; the link in its mail.
    private async Task<string> Asked(string familyName, string email, int apart)
    {
        using var office = await site.Earlier("admin.marsh");
        using var notifier = await site.Earlier();
        var notified = await notifier.Notify(
            Death with { FamilyName = familyName, ProfessionalsEmail = email, Born = Death.Born.PlusDays(-apart) }, ("Form.Child.NoNhsNumber", "NotAvailable"));
        await office.Ask(await office.Accept(notified, ("Form.Same", "apart")), ("Form.Words", "Please tell us of the last three visits, and of any letters to the hospital."));
        return await office.LinkTo(email);
    }
}
