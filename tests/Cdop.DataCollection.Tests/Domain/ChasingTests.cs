using Cdop.DataCollection.Domain;
using Microsoft.Extensions.Configuration;

namespace Cdop.DataCollection.Tests;

public sealed class ChasingTests
{
    [Fact]
    public void An_installation_gives_an_area_a_ladder_of_its_own_in_its_settings()
    {
        var usual = ReadChasing.From(Settings());
        var changed = ReadChasing.From(Settings(
            ("Chasing:Areas:e08000011:0:Day", "5"), ("Chasing:Areas:e08000011:1:Day", "9"), ("Chasing:Areas:e08000011:1:To", "Addressee"), ("Chasing:Areas:e08000011:2:Day", "12"), ("Chasing:Areas:e08000011:2:To", "LineLead")));

        Assert.Equal([new(5, ChaseTo.Addressee), new(9, ChaseTo.Addressee), new(12, ChaseTo.LineLead)], changed.LadderOf(Examples.Knowsley));
        Assert.Equal(usual.LadderOf(Examples.Sefton), changed.LadderOf(Examples.Sefton));
        Assert.Equal([7, 14, 21, 28], usual.LadderOf(Examples.Knowsley).Select(step => step.Day));
    }

    [Fact]
    public void An_installation_changes_the_ladder_of_all_areas_in_its_settings() =>
        Assert.Equal([new(10, ChaseTo.Addressee)], ReadChasing.From(Settings(("Chasing:Steps:0:Day", "10"))).LadderOf(Examples.Sefton));

    [Theory]
    [InlineData("Chasing:Ladder:0:Day", "7", "Chasing:Ladder changes nothing; what can be set is Steps and Areas.")]
    [InlineData("Chasing:Areas:Knowsley:0:Day", "7", "Chasing:Areas:Knowsley names no area: an area is written as its ONS code, such as E08000011.")]
    [InlineData("Chasing:Areas:E08000011:0:Days", "7", "Chasing: the days of a ladder must rise from 1.")]
    [InlineData("Chasing:Areas:E08000011:0:To", "Somebody", "Failed to convert configuration value 'Somebody' at 'Chasing:Areas:E08000011:0:To'")]
    public void A_wrong_setting_is_refused_with_a_sentence(string name, string value, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<InvalidOperationException>(() => ReadChasing.From(Settings((name, value)))).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value))).Build();
}
