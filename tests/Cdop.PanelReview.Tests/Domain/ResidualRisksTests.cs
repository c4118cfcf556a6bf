namespace Cdop.PanelReview.Domain;

public sealed class ResidualRisksTests
{
    private static readonly ResidualRisks Risks = new(OrdinaryWords.Read());

    [Theory]
    [InlineData("The father is a lighthouse keeper in a small village.", "lighthouse keeper")]
    [InlineData("The child had Leigh syndrome from birth.", "Leigh syndrome")]
    [InlineData("He played for Mossfield Juniors on Sundays.", "Mossfield Juniors")]
    [InlineData("They were seen by their neighbour, Gwendolyn, that day.", "Gwendolyn")]
    [InlineData("A page on Facebook was made.", "Facebook")]
    [InlineData("It was first noted in March 2026.", "March 2026")]
    [InlineData("They came on the 18th and left.", "on the 18th")]
    [InlineData("Born on Friday the ninth, it said.", "Friday the ninth")]
    [InlineData("It was October 2026, Friday 9th.", "Friday 9th")]
    [InlineData("It was signed G w e n there.", "G w e n")]
    [InlineData("Signed by Gwen- dolyn there.", "Gwen- dolyn")]
    [InlineData("The number was 999 000 2967 there.", "999 000 2967")]
    [InlineData("The number was ９９９０００２９６７ there.", "９９９０００２９６７")]
    [InlineData("They met Gwеn there.", "Gwеn")] // a Cyrillic e
    [InlineData("See also SEF/2026/12 on it.", "SEF/2026/12")]
    public void What_may_still_tell_is_listed_with_its_sentence(string text, string words)
    {
        var risk = Risks.In(text).First(risk => risk.Words == words);

        Assert.Contains(words, risk.Around, StringComparison.Ordinal);
    }

    [Fact]
    public void No_word_of_the_forms_own_lists_looks_like_a_name()
    {
        var options = new Cdop.Forms.FormLibrary().All.SelectMany(form => form.All).SelectMany(item => item.Options).Select(option => option.Display).Distinct().ToList();

        Assert.NotEmpty(options);
        Assert.Empty(options.SelectMany(Risks.In).Where(risk => risk.Why == "It looks like a name").Select(risk => risk.Words).Distinct());
    }

    [Fact]
    public void That_there_are_more_than_are_shown_is_said()
    {
        var risks = Risks.In(string.Concat(Enumerable.Range(0, ResidualRisks.Most + 3).Select(at => $"They met Gw{(char)('a' + (at / 26))}{(char)('a' + (at % 26))}x there. ")));

        Assert.Equal((ResidualRisks.Most + 1, "3 more words or phrases of this text from here on: read it to its end"), (risks.Count, risks[^1].Why));
    }

    [Fact]
    public void Ordinary_text_has_hardly_any() => Assert.InRange(Enumerable.Range(0, 50).Sum(number => Risks.In(new SeededTexts(number).WithoutAny()).Count), 0, 50);
}
