using Cdop.Forms;

namespace Cdop.DataCollection.Tests;

public sealed class RowNamesTests
{
    private const string Relationship = "family.person.relationship";

    private static readonly FormDefinition Reporting = new FormLibrary().Find("reporting", "2022-04")!;

    [Fact]
    public void A_row_of_people_says_whose_it_is_one_of_whom_it_is_not_known_its_number_and_outside_of_lists_there_is_none()
    {
        var answers = new FormAnswers(Reporting);
        answers.Set(new(Relationship, "1"), Reporting.Find(Relationship)!.Options.Single(option => option.Code == "father").Answer);
        var list = RowNames.ListOf(Reporting.Find(Relationship)!)!.Text;

        Assert.Equal($"{list} 2: father", Name("family.person.age", "1"));
        Assert.Equal($"{list} 1", Name("family.person.age", "0"));
        Assert.Null(Name("identity.also-known-as", ""));

        string? Name(string linkId, string at) => RowNames.Name(Reporting.Find(linkId)!, at, place => string.Join(", ", answers.Of(place).Select(answer => answer.Shown)));
    }
}
