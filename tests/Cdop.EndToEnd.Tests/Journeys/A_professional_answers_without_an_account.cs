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
        await doctor.Fill("Code", await Code(email, null));
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
    public async Task Nothing_to_add_is_two_steps()
    {
        const string email = "nil@surgery.example";
        var link = await Asked("Nothing", email, 300);
        await using var doctor = await site.Begin();
        await doctor.Go(link);
        await doctor.Fill("Your work email", email);
        await doctor.Press("Send me a code");
        await doctor.Fill("Code", await Code(email, null));
        await doctor.Press("Continue");

        doctor.CountFromHere();
        await doctor.Follow("Nothing to add");
        await doctor.Press("Send: nothing to add");

        Assert.Equal(2, doctor.Steps);
        Assert.Contains("We have your answer", await doctor.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_ways_to_answer_are_calm_on_a_phone_and_on_a_desk()
    {
        var link = await Asked("Otherways", "ways@surgery.example", 900);
        string? code = null;
        foreach (var width in new[] { 1280, 375 })
        {
            await using var doctor = await site.Begin(width);
            await doctor.Go(link);
            await doctor.Fill("Your work email", "ways@surgery.example");
            await doctor.Press("Send me a code");
            await doctor.Fill("Code", "2222-2222");
            await doctor.Press("Continue");
            Assert.Equal(["Check the code, or ask for another. If it does not work, telephone the office"], await doctor.Problems());
            code = await Code("ways@surgery.example", code);
            await doctor.Fill("Code", code);
            await doctor.Press("Continue");
            foreach (var way in new[] { "The death", "This is not for us", "Ask for more time", "Ask a colleague to answer a part" })
            {
                await doctor.Follow(way);
                await doctor.Follow("Back");
            }

            await doctor.Press("Leave, and come back later");
            Assert.Contains("You have left the request", await doctor.Text(), StringComparison.Ordinal);
        }
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

    // The code comes by a job within seconds.
    private async Task<string> Code(string email, string? before)
    {
        using var mailbox = await site.Earlier();
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var looked = 0; looked < 100 && await often.WaitForNextTickAsync(TestContext.Current.CancellationToken); looked++)
        {
            if (await mailbox.CodeFor(email) is { } code && code != before)
            {
                return code;
            }
        }

        throw new InvalidOperationException($"No code came for {email}.");
    }
}
