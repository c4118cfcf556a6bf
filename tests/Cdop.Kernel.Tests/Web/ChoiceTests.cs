namespace Cdop.Kernel.Tests;

public sealed class ChoiceTests
{
    [Fact]
    public async Task Radios_with_none_chosen_are_asked_for_and_the_first_is_not_taken()
    {
        var paper = await Paper.Post(("Expected", null));

        Assert.Equal("Select whether the death was expected", paper.Problem("Expected"));
        Assert.DoesNotContain(" checked", await paper.Show<Radios>("Expected"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Perhaps")]
    [InlineData("99")]
    public async Task An_answer_that_was_not_offered_is_refused(string typed)
    {
        var paper = await Paper.Post(("Expected", typed));

        Assert.Equal("Select whether the death was expected", paper.Problem("Expected"));
    }

    [Fact]
    public async Task Members_of_an_enumeration_are_offered_in_their_own_words()
    {
        var paper = await Paper.Post(("Expected", "No"));

        var shown = await paper.Show<Radios>("Expected", field => { field.Size = "m"; field.Hint = "Your view now"; });

        Assert.Equal("""<div class="nhsuk-form-group"><fieldset class="nhsuk-fieldset" aria-describedby="Form_Expected-hint"><legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">Was the death expected?</legend><div class="nhsuk-hint" id="Form_Expected-hint">Your view now</div><div class="nhsuk-radios"><div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="Form_Expected" name="Form.Expected" type="radio" value="Yes" aria-describedby="Form_Expected-item-hint"><label class="nhsuk-label nhsuk-radios__label" for="Form_Expected">Yes, expected</label><div class="nhsuk-hint nhsuk-radios__hint" id="Form_Expected-item-hint">Within the 24 hours before</div></div><div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="Form_Expected_2" name="Form.Expected" type="radio" value="No" checked><label class="nhsuk-label nhsuk-radios__label" for="Form_Expected_2">No, not expected</label></div><div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="Form_Expected_3" name="Form.Expected" type="radio" value="NotKnown"><label class="nhsuk-label nhsuk-radios__label" for="Form_Expected_3">Not known</label></div></div></fieldset></div>""", shown);
    }

    [Fact]
    public async Task What_an_answer_opens_stands_right_after_it()
    {
        var shown = await Paper.Blank().Show<Radios>("Expected", field => field.Opens = "No", inner: "<p>more</p>");

        Assert.Contains("""value="No" data-opens><label class="nhsuk-label nhsuk-radios__label" for="Form_Expected_2">No, not expected</label></div><div class="nhsuk-radios__conditional"><p>more</p></div>""", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_number_of_boxes_may_be_ticked()
    {
        var paper = await Paper.Post(("Reasons", "Yes"), ("Reasons", "NotKnown"));

        Assert.Equal([Expected.Yes, Expected.NotKnown], paper.Form!.Reasons);
        Assert.Equal(2, (await paper.Show<Checkboxes>("Reasons")).Split(" checked").Length - 1);
    }

    [Fact]
    public async Task One_box_is_ticked_or_not()
    {
        var ticked = await Paper.Post(("TimeNotKnown", "true"));
        var left = await Paper.Post();

        Assert.True(ticked.Form!.TimeNotKnown);
        Assert.Contains(" checked", await ticked.Show<CheckboxField>("TimeNotKnown"), StringComparison.Ordinal);
        Assert.True(left.State.IsValid);
        Assert.DoesNotContain(" checked", await left.Show<CheckboxField>("TimeNotKnown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_offers_the_items_it_is_given_and_keeps_the_one_chosen()
    {
        var paper = await Paper.Post(("FamilyName", "E08000012"));

        var shown = await paper.Show<SelectField>("FamilyName", field => field.Items = [new("E08000011", "Knowsley"), new("E08000012", "Liverpool & \"docks\"")]);

        Assert.Contains("""<select class="nhsuk-select" id="Form_FamilyName" name="Form.FamilyName"><option value="">Choose</option><option value="E08000011">Knowsley</option><option value="E08000012" selected>Liverpool &amp; &quot;docks&quot;</option></select>""", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Controls_are_small_on_the_desk()
    {
        Assert.Contains("nhsuk-radios--small", await Paper.Blank().Show<Radios>("Expected", manner: "staff"), StringComparison.Ordinal);
        Assert.DoesNotContain("nhsuk-radios--small", await Paper.Blank().Show<Radios>("Expected", manner: "public"), StringComparison.Ordinal);
    }
}
