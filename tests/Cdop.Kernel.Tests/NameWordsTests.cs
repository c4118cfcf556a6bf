namespace Cdop.Kernel.Tests;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("Ann Smith", "ann smith")]
    [InlineData("Lily-Mae Orrel", "lily mae lilymae orrel")]
    [InlineData("Seán O’Brien", "sean obrien brien")]
    [InlineData("Zoë Sørensen-Łukasz", "zoe sorensen lukasz sorensenlukasz")]
    [InlineData("  ", "")]
    [InlineData("李 明", "u674e u660e")]
    [InlineData("👶 Baby", "ud83dudc76 baby")]
    public void Names_are_found_by_their_words(string name, string words) => Assert.Equal(words, string.Join(' ', NameWords.Of(name)));

    [Fact]
    public void A_name_of_any_length_gives_few_short_words()
    {
        var words = NameWords.Of(string.Join(' ', Enumerable.Range(0, 5000).Select(n => new string('x', 300) + n)));

        Assert.All(words, word => Assert.True(word.Length <= NameWords.Longest));
        Assert.True(words.Count <= 40);
    }

    [Theory]
    [InlineData("smi", "smith", true)]
    [InlineData("smi", "sly", false)]
    [InlineData("smi", "smz", false)]
    [InlineData("z", "zzz", true)]
    [InlineData("u674e", "u674eu660e", true)]
    public void A_beginning_holds_the_words_that_begin_with_it(string beginning, string word, bool holds) =>
        Assert.Equal(holds, string.CompareOrdinal(word, beginning) >= 0 && string.CompareOrdinal(word, NameWords.LastOf(beginning)) <= 0);
}
