namespace Cdop.Kernel.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("Family name", "family name")]
    [InlineData("NHS number", "NHS number")]
    [InlineData("GP", "GP")]
    [InlineData("A", "A")]
    [InlineData("", "")]
    public void A_label_fits_into_a_sentence(string label, string inSentence) => Assert.Equal(inSentence, Wording.InSentence(label));

    [Theory]
    [InlineData(Expected.Yes, "Yes, expected")]
    [InlineData(Expected.NotKnown, "Not known")]
    public void A_member_of_an_enumeration_has_words(Enum member, string words) => Assert.Equal(words, Wording.Of(member));
}
