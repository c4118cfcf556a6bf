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
    public void What_may_still_tell_is_listed_with_its_sentence(string text, string words)
    {
        var risk = Risks.In(text).First(risk => risk.Words == words);

        Assert.Contains(words, risk.Around, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_text_has_hardly_any() => Assert.InRange(Enumerable.Range(0, 50).Sum(number => Risks.In(new SeededTexts(number).WithoutAny()).Count), 0, 50);
}
