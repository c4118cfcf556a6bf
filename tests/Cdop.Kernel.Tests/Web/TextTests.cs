namespace Cdop.Kernel.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("O'Connor")]
    [InlineData("O’Connor-Ünsworth")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("محمد علي")]
    [InlineData("李小龙")]
    [InlineData("Lily 🌼👨‍👩‍👧")]
    [InlineData("<b>&amp;")]
    public async Task A_name_is_kept_and_shown_as_it_was_typed(string name)
    {
        var paper = await Paper.Post(("FamilyName", name));

        Assert.True(paper.State.IsValid);
        Assert.Equal(name.Normalize(), paper.Form!.FamilyName);

        var shown = await paper.Show<TextField>("FamilyName");
        Assert.Contains($"value=\"{name}\"", System.Net.WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blank_ends_go_and_line_ends_count_once()
    {
        var paper = await Paper.Post(("FamilyName", "  Orrell\u00A0 "), ("WhatHappened", " one\r\ntwo \r\n"));

        Assert.Equal("Orrell", paper.Form!.FamilyName);
        Assert.Equal("one\ntwo", paper.Form.WhatHappened);
    }

    [Theory]
    [InlineData("Or\u202Erell")]
    [InlineData("\u202AOrrell\u202C")]
    [InlineData("Or\u2066re\u2069ll")]
    [InlineData("Or\u00ADre\u200Bl\u2060l\uFEFF")]
    [InlineData("Orrell\U000E0041")]
    public async Task A_mark_that_nobody_sees_is_neither_kept_nor_shown(string typed) =>
        Assert.Equal("Orrell", (await Paper.Post(("FamilyName", typed))).Form!.FamilyName);

    [Theory]
    [InlineData("Orr\0ell")]
    [InlineData("Orr\u001Bell")]
    [InlineData("Orr\uFFFDell")]
    public async Task A_hidden_character_is_refused_shown_and_not_dropped(string typed)
    {
        var paper = await Paper.Post(("FamilyName", typed));

        Assert.Equal("Delete the hidden character shown as \uFFFD in family name", paper.Problem("FamilyName"));
        Assert.Contains("Orr\uFFFDell", System.Net.WebUtility.HtmlDecode(await paper.Show<TextField>("FamilyName")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_property_describes_stands_under_its_label_unless_the_page_says_otherwise()
    {
        var paper = Paper.Blank();

        Assert.Contains("""<div class="nhsuk-hint" id="Form_AlsoKnownAs-hint">Leave it empty if there is none</div>""", await paper.Show<TextField>("AlsoKnownAs"), StringComparison.Ordinal);
        Assert.Contains(">As you were told</div>", await paper.Show<TextField>("AlsoKnownAs", field => field.Hint = "As you were told"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_emoji_is_refused()
    {
        var paper = await Paper.Post(("FamilyName", "Orr" + '\uD83D' + "ell"));

        Assert.Equal("Delete the hidden character shown as \uFFFD in family name", paper.Problem("FamilyName"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData(null)]
    public async Task A_missing_answer_is_asked_for(string? typed)
    {
        var paper = await Paper.Post(("FamilyName", typed));

        Assert.Equal("Enter family name", paper.Problem("FamilyName"));
    }

    [Fact]
    public async Task A_text_of_a_megabyte_is_refused_and_stays_in_the_box()
    {
        var pasted = string.Concat(Enumerable.Repeat("It’s a long story. ", 55_000));

        var paper = await Paper.Post(("WhatHappened", pasted));

        Assert.Equal("What happened must be 4000 characters or fewer", paper.Problem("WhatHappened"));
        Assert.Contains(pasted.Trim(), System.Net.WebUtility.HtmlDecode(await paper.Show<TextArea>("WhatHappened")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_line_of_a_box_survives_although_browsers_drop_one()
    {
        var paper = await Paper.Post(("FamilyName", ""), ("WhatHappened", "\nsecond line"));

        Assert.Contains(">\n\nsecond line</textarea>", System.Net.WebUtility.HtmlDecode(await paper.Show<TextArea>("WhatHappened")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999 000 0018")]
    [InlineData("9990000018")]
    [InlineData(" 999-000-0018 ")]
    public async Task An_NHS_number_may_have_spaces(string typed)
    {
        var paper = await Paper.Post(("NhsNumber", typed));

        Assert.Equal(NhsNumber.Parse("9990000018"), paper.Form!.NhsNumber);
    }

    [Fact]
    public async Task A_wrong_NHS_number_is_told_and_stays_in_its_box()
    {
        var paper = await Paper.Post(("NhsNumber", "999 000 0019"));

        Assert.Equal("Check the NHS number. It has 10 digits, and these do not fit together", paper.Problem("NhsNumber"));
        var shown = await paper.Show<TextField>("NhsNumber", field => field.Hint = "10 digits");
        Assert.Equal("""<div class="nhsuk-form-group nhsuk-form-group--error"><label class="nhsuk-label" for="Form_NhsNumber">NHS number (if known)</label><div class="nhsuk-hint" id="Form_NhsNumber-hint">10 digits</div><span class="nhsuk-error-message" id="Form_NhsNumber-error"><span class="nhsuk-u-visually-hidden">Error: </span>Check the NHS number. It has 10 digits, and these do not fit together</span><input class="nhsuk-input nhsuk-input--code nhsuk-input--error nhsuk-input--width-10" id="Form_NhsNumber" name="Form.NhsNumber" type="text" value="999 000 0019" spellcheck="false" aria-describedby="Form_NhsNumber-hint Form_NhsNumber-error" aria-invalid="true" inputmode="numeric" autocomplete="off"></div>""", shown);
    }

    [Fact]
    public async Task A_blank_value_of_the_house_is_no_answer()
    {
        var paper = await Paper.Post(("NhsNumber", " "), ("HomePostcode", ""));

        Assert.True(paper.State.IsValid);
        Assert.Null(paper.Form!.NhsNumber);
        Assert.Null(paper.Form.HomePostcode);
    }

    [Theory]
    [InlineData("HomePostcode", "nowhere", "Enter a home postcode of the child")]
    [InlineData("Weight", "heavy", "Birth weight in grams must be a whole number")]
    [InlineData("Weight", "99999999999", "Birth weight in grams must be a whole number")]
    [InlineData("Email", "someone", "Enter work email in the right format, like name@example.nhs.uk")]
    [InlineData("FamilyName", "A name of more than twenty letters", "Family name must be 20 characters or fewer")]
    public async Task What_is_wrong_is_said_in_one_plain_sentence(string field, string typed, string sentence)
    {
        var paper = await Paper.Post((field, typed));

        Assert.Equal(sentence, paper.Problem(field));
        Assert.Contains(typed, await paper.Show<TextField>(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_model_is_shown_before_anything_is_typed()
    {
        var form = (await Paper.Post(("NhsNumber", "9990000018"), ("TimeOfDeath", "6.50"), ("DateOfBirth", "2024-02-29"))).Form;

        var paper = Paper.Blank(form);

        Assert.Contains("value=\"999 000 0018\"", await paper.Show<TextField>("NhsNumber"), StringComparison.Ordinal);
        Assert.Contains("value=\"06:50\"", await paper.Show<TimeField>("TimeOfDeath"), StringComparison.Ordinal);
        Assert.Contains("name=\"Form.DateOfBirth.Month\" type=\"text\" value=\"2\"", await paper.Show<DateField>("DateOfBirth"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribute_given_nothing_is_not_there()
    {
        var shown = await Paper.Blank().Show<TextField>("FamilyName", field => { field.Label = ""; field.Hint = ""; field.Size = ""; field.Width = ""; });

        Assert.Equal("""<div class="nhsuk-form-group"><label class="nhsuk-label" for="Form_FamilyName">Family name</label><input class="nhsuk-input" id="Form_FamilyName" name="Form.FamilyName" type="text" autocomplete="off"></div>""", shown);
    }

    [Fact]
    public async Task A_unit_stands_after_its_box()
    {
        var shown = await Paper.Blank().Show<TextField>("Weight", field => { field.Width = "4"; field.Suffix = "g"; });

        Assert.Contains("""<div class="nhsuk-input-wrapper"><input class="nhsuk-input nhsuk-input--width-4" id="Form_Weight" name="Form.Weight" type="text" autocomplete="off"><div class="nhsuk-input-wrapper__suffix" aria-hidden="true">g</div></div>""", shown, StringComparison.Ordinal);
    }
}
