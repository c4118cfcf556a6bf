using CsCheck;

namespace Cdop.PanelReview.Domain;

public sealed class QuorumTests
{
    private static readonly string[] Seats = ["chair", "health", "council", "police"];

    [Fact]
    public void Who_is_there_fills_one_need_and_no_second()
    {
        var quorum = new Quorum
        {
            Least = 2,
            Needs = [new() { Name = "health", AnyOf = ["doctor", "nurse"] }, new() { Name = "a doctor", AnyOf = ["doctor"] }],
        };

        Assert.StartsWith("one more of ", Assert.Single(quorum.Missing(["doctor"])), StringComparison.Ordinal); // they are there, and stand for the other
        Assert.Empty(quorum.Missing(["doctor", "nurse"]));
        Assert.Empty(quorum.Missing(["nurse", "doctor"]));
    }

    [Fact]
    public void What_is_missing_is_said_by_need_and_by_number()
    {
        var general = PanelRulesAsData.Read().Type("general")!.Quorum;

        Assert.Equal(["the police", "1 more member"], general.Missing(["chair", "designated-doctor", "social-care"]));
        Assert.Equal(["a lead of the local authority", "1 more member"], general.Missing(["chair", "designated-doctor", "police"]));
        Assert.Empty(general.Missing(["chair", "designated-doctor", "police", "social-care", "lay"]));
    }

    /// <summary>Against every way of giving people to needs, for all that small panels can be.</summary>
    [Fact]
    public void It_is_quorate_exactly_when_some_way_of_giving_seats_to_needs_works()
    {
        var need = Gen.Int[0, 3].Select(at => Seats[at]).Array[1, 3].Select(seats => new SeatNeeded { Name = string.Join(" or ", seats), AnyOf = seats });
        Gen.Select(need.Array[0, 4], Gen.Int[0, 3].Select(at => Seats[at]).Array[0, 6], Gen.Int[0, 6]).Sample((needs, there, least) =>
        {
            var quorum = new Quorum { Least = least, Needs = needs };
            Assert.Equal(there.Length >= least && Works(needs, there), quorum.Missing(there).Count == 0);
        });

        static bool Works(IEnumerable<SeatNeeded> needs, IReadOnlyList<string> there) =>
            !needs.Any() || Enumerable.Range(0, there.Count).Any(at => needs.First().AnyOf.Contains(there[at]) && Works(needs.Skip(1), [.. there.Where((_, other) => other != at)]));
    }

    [Fact]
    public void The_rules_that_come_with_the_product_are_sound()
    {
        var rules = PanelRulesAsData.Read();

        Assert.Empty(rules.Faults());
        Assert.Equal("neonatal", rules.For(27).Code);
        Assert.Equal("general", rules.For(28).Code);
    }

    [Fact]
    public void Rules_with_faults_name_each_of_them()
    {
        var rules = PanelRulesAsData.Read();
        var type = rules.Types[0];

        Assert.Contains(
            "Panel neonatal takes at least more cases than at most.",
            (rules with { Types = [type with { Least = 10 }, .. rules.Types.Skip(1)] }).Faults());
        Assert.Contains(
            "The quorum of panel neonatal names nobody, which is not among the seats.",
            (rules with { Types = [type with { Quorum = type.Quorum with { Needs = [new() { Name = "x", AnyOf = ["nobody"] }] } }, .. rules.Types.Skip(1)] }).Faults());
        Assert.Contains("Some age comes to no panel.", (rules with { Types = [.. rules.Types.Skip(1)] }).Faults());
    }
}
