namespace Cdop.Kernel.Tests;

public sealed class SummaryTests
{
    [Fact]
    public async Task Nothing_wrong_leaves_no_trace()
    {
        var paper = await Paper.Post();

        Assert.Equal("", await paper.Summary());
    }

    [Fact]
    public async Task Problems_stand_in_the_order_of_the_page_and_lead_to_the_first_wrong_box()
    {
        var paper = await Paper.Post(("FamilyName", ""), ("DateOfDeath.Year", ""), ("Expected", null));
        await paper.Show<Radios>("Expected");
        await paper.Show<DateField>("DateOfDeath");
        await paper.Show<TextField>("FamilyName");

        var shown = await paper.Summary();

        Assert.Equal("""<div class="nhsuk-error-summary" tabindex="-1"><div role="alert"><h2 class="nhsuk-error-summary__heading">There is a problem</h2><div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list"><li><a href="#Form_Expected">Select whether the death was expected</a></li><li><a href="#Form_DateOfDeath_Year">Date of death must include a year</a></li><li><a href="#Form_FamilyName">Enter family name</a></li></ul></div></div></div>""", shown);
    }

    [Fact]
    public async Task A_problem_of_the_whole_comes_last_without_a_link_and_encoded()
    {
        var paper = await Paper.Post(("FamilyName", ""));
        paper.State.AddModelError("", "Somebody else changed <this>");
        await paper.Show<TextField>("FamilyName");

        Assert.Contains("</li><li>Somebody else changed &lt;this&gt;</li></ul>", await paper.Summary(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sentence_ends_without_a_full_stop()
    {
        var paper = await Paper.PostOnly(("Weight", "x"), ("Email", "x"), ("NhsNumber", "x"), ("TimeOfDeath", "x"), ("WhatHappened", "\0"));

        Assert.Equal(8, paper.State.ErrorCount);
        Assert.All(paper.State.Values.SelectMany(entry => entry.Errors), error => Assert.False(error.ErrorMessage.EndsWith('.')));
    }
}
