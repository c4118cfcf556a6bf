using Cdop.DataCollection.Contracts;

namespace Cdop.PanelReview;

public sealed class ConflictSuggestionTests
{
    private static readonly SomebodyInvolved Marsh = new(PartInCase.OnList, "Dr P. Marsh", "Consultant", "Whiston Hospital", "p.marsh@example.nhs.uk");

    [Theory]
    [InlineData("Dr Priya Marsh", true)]
    [InlineData("P Marsh", true)]
    [InlineData("Dr Paul Marsh", true)] // it could be: a person decides
    [InlineData("Dr Anna Marsh", false)]
    [InlineData("Priya Marshall", false)]
    [InlineData("Marsh", false)]
    public void A_member_may_be_who_is_named_as_a_professional(string name, bool suggested) =>
        Assert.Equal(suggested ? ["Among the professionals of the case: Dr P. Marsh, Consultant, Whiston Hospital"] : [], ConflictSuggestion.Of(Member(name), Case(Marsh)));

    [Fact]
    public void The_same_address_is_the_same_person_whatever_the_name() =>
        Assert.Single(ConflictSuggestion.Of(Member("Somebody Else", "P.Marsh@example.nhs.uk"), Case(Marsh)));

    [Fact]
    public void Who_wrote_a_return_or_a_document_is_suggested_by_it()
    {
        var (wrote, from) = (new SomebodyInvolved(PartInCase.WroteReturn, "Lena Ford and Jo Pike, A surgery", "", "", ""), new SomebodyInvolved(PartInCase.WroteDocument, "DI Jo Pike, Merseyside Police", "", "", ""));

        Assert.Equal(
            ["Answered about the child, or was asked to: Lena Ford and Jo Pike, A surgery", "A document comes from them: DI Jo Pike, Merseyside Police"],
            ConflictSuggestion.Of(Member("Jo Pike"), Case(wrote, from)));
    }

    [Theory]
    [InlineData("Whiston Hospital", true)]
    [InlineData("Whiston", true)]
    [InlineData("Alder Hey", false)]
    [InlineData("", false)]
    public void Others_at_the_same_site_had_a_part(string site, bool suggested) =>
        Assert.Equal(suggested ? [$"Works at {site}, where others had a part in the case"] : [], ConflictSuggestion.Of(Member("Jo Pike", site: site), Case(Marsh)));

    [Theory]
    [InlineData("Whiston Hospital", "", "Works for Whiston Hospital, for which others had a part in the case")]
    [InlineData("Whiston Hospital", "Whiston", "Works at Whiston, where others had a part in the case")]
    [InlineData("A trust", "", null)]
    public void An_employer_alone_is_suggested_where_nothing_speaks_of_the_site(string employer, string site, string? said) =>
        Assert.Equal(said is null ? [] : [said], ConflictSuggestion.Of(Member("Jo Pike", site: site, employer: employer), Case(Marsh)));

    [Theory]
    [InlineData("Jo Pike", "L36 0ZZ", true)]
    [InlineData("Jo Pike", "L36 0ZY", false)]
    [InlineData("Jo Pikestaff", "L36 0ZZ", false)]
    [InlineData("Jo Pike", null, false)]
    public void Family_is_suggested_by_name_and_address_together(string name, string? postcode, bool suggested) =>
        Assert.Equal(suggested ? ["Has the family name and the home postcode of the child"] : [], ConflictSuggestion.Of(Member(name, postcode: postcode), Case()));

    [Theory]
    [InlineData("Dr Priya Marsh", true)]
    [InlineData("Peter Marsh", true)] // it could be: a person decides
    [InlineData("Anna Marsh", false)]
    [InlineData("Priya Fell", false)]
    [InlineData("Maria de la Cruz", true)]
    [InlineData("Mario de la Cruz", false)]
    public void A_member_who_is_named_in_a_document_is_suggested_by_it(string name, bool suggested)
    {
        var reviewed = Case() with { Documents = [new("Post-mortem report", NameWords.InOrder("Seen by Dr Priya Q. Marsh on the ward;\nP. Marsh signed. Copied to Maria de la Cruz."))] };
        Assert.Equal(suggested ? ["Named in the post-mortem report, or somebody of the same name"] : [], ConflictSuggestion.Of(Member(name), reviewed));
    }

    private static CaseInvolvement Case(params SomebodyInvolved[] people) => new(new(Guid.CreateVersion7()), "Pike", Postcode.Parse("L36 0ZZ"), people);

    private static PanelMember Member(string name, string email = "member@panel.example", string site = "", string? postcode = null, string employer = "A trust") => PanelMember.Add(
        new() { Name = name, Email = email, Seat = "lay", Employer = employer, Site = site, HomePostcode = postcode is null ? null : Postcode.Parse(postcode), Panels = ["general"] }, PanelRulesAsData.Read()).Value;
}
