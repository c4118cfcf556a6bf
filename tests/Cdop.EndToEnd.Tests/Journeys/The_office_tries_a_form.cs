using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_office_tries_a_form(Site site)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task Each_section_as_an_agency_sees_it_and_nothing_is_stored(int width, bool script)
    {
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh", "/forms");
        await office.Look();
        await office.Follow("Notification form");
        var sections = await office.Page.Locator(".cdop-form__sections button").AllInnerTextsAsync();

        foreach (var section in sections)
        {
            await office.Press(section);
            await office.Step(() => office.Page.Locator(".cdop-panel").GetByRole(AriaRole.Button, new() { Name = "Check this section" }).ClickAsync());
            Assert.Equal(section, await office.Page.Locator("h2#section").InnerTextAsync());
            Assert.Equal(await office.Page.Locator(".nhsuk-error-message").CountAsync(), (await office.Problems()).Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_that_depends_on_another_comes_with_its_answer_and_is_there_without_script(bool script)
    {
        await using var office = await site.Begin(1280, script);
        await office.SignIn("Priya Marsh", "/forms/drowning/2022-04");
        var depends = office.Page.Locator(".cdop-when").First;

        Assert.Equal(!script, await depends.IsVisibleAsync());
        Assert.Equal(!script, await depends.Locator("> .cdop-when__words").IsVisibleAsync());
        await office.Look();

        await office.Pick("Other water");
        Assert.True(await depends.IsVisibleAsync());
        await office.Page.Locator(".cdop-when input").First.FillAsync("A trough");
        await office.Pick("Bath");
        Assert.Equal(!script, await depends.IsVisibleAsync());
        await office.Press("In the bath");
        await office.Press("The water");
        await office.Pick("Other water");
        Assert.Equal("A trough", await office.Page.Locator(".cdop-when input").First.InputValueAsync());
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(375)]
    public async Task Every_form_can_be_read_on_screen_and_paper(int width)
    {
        await using var office = await site.Begin(width, true);
        await office.SignIn("Priya Marsh", "/forms");
        var forms = await office.Page.Locator("th[scope=row] a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        await office.Go("/forms/assumptions");
        foreach (var form in width == 1280 ? forms : forms.Take(3))
        {
            await office.Go(form);
            await office.Go($"{form}/print");
        }
    }

    [Fact]
    public async Task Every_section_of_every_form_can_be_used_by_everybody()
    {
        await using var office = await site.Begin(1280, true);
        await office.SignIn("Priya Marsh", "/forms");
        var forms = await office.Page.Locator("th[scope=row] a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        var looked = 0;
        foreach (var form in forms)
        {
            await office.Go(form);
            foreach (var section in await office.Page.Locator(".cdop-form__sections button").AllInnerTextsAsync())
            {
                await office.Press(section);
                looked++;
            }
        }

        Assert.True(looked > 100, $"{looked} sections");
    }
}
