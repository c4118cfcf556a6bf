using CsCheck;

namespace Cdop.Notifications.Tests;

public sealed class SameDeathTests
{
    private static readonly DeathAsTold Lily = new()
    {
        GivenName = "Lily-Mae",
        FamilyName = "O'Rell",
        DateOfBirth = new(2026, 9, 17),
        TimeOfBirth = new(4, 10),
        DateOfDeath = new(2026, 11, 9),
        TimeOfDeath = new(6, 50),
        Sex = Sex.Female,
        NhsNumber = NhsNumber.Parse("999 000 0018"),
        Postcode = Postcode.Parse("L36 0ZZ"),
    };

    [Theory]
    [InlineData("Lily-Mae", "LILY MAE", nameof(Match.Same))]
    [InlineData("Zoë", "Zoe", nameof(Match.Same))]
    [InlineData("Łukasz", "Lukasz", nameof(Match.Same))]
    [InlineData("D'Arcy", "D’arcy", nameof(Match.Same))]
    [InlineData("MaryAnn", "Mary Ann", nameof(Match.Same))]
    [InlineData("Lily", "Lily-Mae", nameof(Match.Close))]
    [InlineData("Lilly", "Lily", nameof(Match.Close))]
    [InlineData("Mohammed", "Muhammad", nameof(Match.Close))]
    [InlineData("Jo", "Al", nameof(Match.Differs))]
    [InlineData("Oliver", "Harriet", nameof(Match.Differs))]
    [InlineData("Олег", "ОЛЕГ", nameof(Match.Same))]
    public void Names_are_compared_by_their_letters(string here, string there, string match) =>
        Assert.Equal(match, Of(SameDeath.Compare(Lily with { GivenName = here }, Lily with { GivenName = there }), "Given name").ToString());

    [Theory]
    [InlineData("Baby")]
    [InlineData("Baby O'Rell")]
    [InlineData("Baby girl")]
    [InlineData("Baby of Jane Smith")]
    [InlineData("Twin 1")]
    [InlineData("Female infant")]
    [InlineData("Not named")]
    [InlineData("not known")]
    [InlineData("  ")]
    [InlineData("Twin two")]
    [InlineData(null)]
    public void A_child_not_named_yet_is_no_disagreement(string? given)
    {
        var compared = SameDeath.Compare(Lily, Lily with { GivenName = given });

        Assert.True(string.IsNullOrWhiteSpace(given) || Of(compared, "Given name") == Match.Missing);
        Assert.Equal(SameDeathVerdict.VeryLikely, compared.Verdict);
    }

    [Fact]
    public void A_name_after_baby_is_a_name() =>
        Assert.Equal(Match.Same, Of(SameDeath.Compare(Lily, Lily with { GivenName = "Baby Lily Mae" }), "Given name"));

    [Fact]
    public void Names_written_the_wrong_way_round_are_close()
    {
        var compared = SameDeath.Compare(Lily, Lily with { GivenName = "Orell", FamilyName = "Lily Mae", NhsNumber = null });

        Assert.Equal((Match.Close, Match.Close), (Of(compared, "Given name"), Of(compared, "Family name")));
    }

    [Fact]
    public void A_name_the_child_also_went_by_is_close()
    {
        var compared = SameDeath.Compare(Lily with { AlsoKnownAs = "Lily Kowalska" }, Lily with { FamilyName = "Kowalska", NhsNumber = null });

        Assert.Equal(Match.Close, Of(compared, "Family name"));
    }

    [Theory]
    [InlineData("2026-11-09", nameof(Match.Same))]
    [InlineData("2026-11-11", nameof(Match.Close))]
    [InlineData("2026-09-11", nameof(Match.Close))] // day and month exchanged
    [InlineData("2025-11-09", nameof(Match.Close))] // one digit
    [InlineData("2026-11-19", nameof(Match.Close))] // one digit
    [InlineData("2026-10-21", nameof(Match.Differs))]
    public void Dates_go_wrong_in_known_ways(string died, string match) =>
        Assert.Equal(match, Of(SameDeath.Compare(Lily, Lily with { DateOfDeath = NodaTime.Text.LocalDatePattern.Iso.Parse(died).Value }), "Date of death").ToString());

    [Fact]
    public void The_same_number_is_always_worth_a_look()
    {
        var other = new DeathAsTold { GivenName = "Tom", FamilyName = "Hughes", DateOfBirth = new(2015, 1, 1), DateOfDeath = new(2025, 5, 5), NhsNumber = Lily.NhsNumber };

        Assert.Equal(SameDeathVerdict.Possible, SameDeath.Compare(Lily, other).Verdict);
    }

    [Fact]
    public void Another_number_is_never_very_likely_the_same() =>
        Assert.Equal(SameDeathVerdict.Possible, SameDeath.Compare(Lily, Lily with { NhsNumber = NhsNumber.Parse("999 000 0026") }).Verdict);

    [Fact]
    public void Another_child_of_that_week_is_not_likely()
    {
        var other = new DeathAsTold { GivenName = "Tom", FamilyName = "Hughes", DateOfBirth = new(2015, 1, 1), DateOfDeath = Lily.DateOfDeath, Sex = Sex.Male };

        Assert.Equal(SameDeathVerdict.NotLikely, SameDeath.Compare(Lily, other).Verdict);
    }

    [Fact]
    public void Twins_are_never_very_likely_the_same_and_are_warned_of()
    {
        (string What, DeathAsTold Twin)[] twins =
        [
            ("another name", Lily with { GivenName = "Rosie", NhsNumber = NhsNumber.Parse("999 000 0026") }),
            ("another name, number not known", Lily with { GivenName = "Rosie", NhsNumber = null }),
            ("a like name", Lily with { GivenName = "Lila-Mae", NhsNumber = null }),
            ("another sex", Lily with { GivenName = "Baby", Sex = Sex.Male, NhsNumber = null }),
            ("another time of birth", Lily with { GivenName = "Baby", TimeOfBirth = new(4, 12), NhsNumber = null }),
            ("their mother's number", Lily with { GivenName = "Rosie" }),
            ("born after midnight", Lily with { GivenName = "Rosie", DateOfBirth = new(2026, 9, 18), NhsNumber = null }),
            ("another address", Lily with { GivenName = "Rosie", Postcode = Postcode.Parse("CH41 1AA"), NhsNumber = null }),
        ];

        foreach (var (what, twin) in twins)
        {
            var compared = SameDeath.Compare(Lily, twin);
            Assert.True(compared is { Verdict: not SameDeathVerdict.VeryLikely, MayBeTwin: true }, what);
        }
    }

    [Fact]
    public void One_who_is_told_by_one_of_two_given_names_is_no_twin_for_it()
    {
        var told = Lily with { GivenName = "Zoë-Anaïs D'Arcy", NhsNumber = null, TimeOfBirth = null, BirthWeight = null };

        Assert.False(SameDeath.Compare(told, told with { GivenName = "Zoe Anais" }).MayBeTwin);
        Assert.True(SameDeath.Compare(told, told with { GivenName = "Zoe Anna" }).MayBeTwin);
    }

    [Fact]
    public void Twins_without_names_are_told_apart_by_weight_and_time_of_birth_and_the_hint_names_what_differs()
    {
        var first = Lily with { GivenName = null, NhsNumber = null, TimeOfBirth = new(4, 10), BirthWeight = 610 };

        var compared = SameDeath.Compare(first, first with { TimeOfBirth = null, BirthWeight = 655 });

        Assert.Equal((SameDeathVerdict.Possible, true), (compared.Verdict, compared.MayBeTwin));
        Assert.Contains(new Evidence("Birth weight", Match.Differs, "610 g", "655 g"), compared.Evidence);
        Assert.Equal(["Birth weight"], compared.OfOneChildThat(Match.Differs));
        Assert.Equal(["Time of birth"], SameDeath.Compare(first, first with { TimeOfBirth = new(4, 25), BirthWeight = 655 }).OfOneChildThat(Match.Close));
        Assert.Equal(Match.Close, Of(SameDeath.Compare(first, first with { BirthWeight = 600 }), "Birth weight"));
    }

    [Fact]
    public void Twins_without_names_are_told_apart_by_their_order()
    {
        var first = Lily with { GivenName = "Twin 1", NhsNumber = null, TimeOfBirth = null };

        var compared = SameDeath.Compare(first, first with { GivenName = "Twin 2" });

        Assert.Equal((SameDeathVerdict.Possible, true), (compared.Verdict, compared.MayBeTwin));
        Assert.Equal(Match.Differs, compared.Evidence.Single(e => e.Field == "Given name").Match);
    }

    [Fact]
    public void Without_name_and_number_nobody_is_very_likely_the_same() =>
        Assert.Equal(SameDeathVerdict.Possible, SameDeath.Compare(Lily with { GivenName = "Baby", NhsNumber = null }, Lily with { GivenName = "Baby" }).Verdict);

    [Fact]
    public void It_does_not_matter_which_was_told_first() =>
        Gen.Select(SyntheticDeaths.Any, SyntheticDeaths.Any, Gen.Bool).Sample((a, b, near) =>
        {
            var other = near ? SyntheticDeaths.Renotified(a, b.FamilyName!.Length + (b.GivenName?.Length ?? 0)) : b;
            var (one, two) = (SameDeath.Compare(a, other), SameDeath.Compare(other, a));
            return one.Verdict == two.Verdict
                && one.MayBeTwin == two.MayBeTwin
                && one.Evidence.OrderBy(e => e.Field).SequenceEqual(two.Evidence.Select(e => e with { Here = e.There, There = e.Here }).OrderBy(e => e.Field));
        });

    [Fact]
    public void A_death_is_the_same_as_itself_when_it_has_a_name() =>
        SyntheticDeaths.Any.Where(d => d.GivenName is not null && !d.GivenName.StartsWith("Baby", StringComparison.Ordinal)).Sample(d =>
            SameDeath.Compare(d, d with { }) is { Verdict: SameDeathVerdict.VeryLikely, MayBeTwin: false });

    [Fact]
    public void Of_two_thousand_deaths_the_hundred_told_twice_are_found_and_no_twins_are_taken_for_one()
    {
        var deaths = SyntheticDeaths.Make(seed: 20260303, count: 2000, twinPairs: 60, renotified: 100);

        var found = 0;
        List<string> wrong = [];
        for (var i = 0; i < deaths.Count; i++)
        {
            for (var j = i + 1; j < deaths.Count; j++)
            {
                var (a, b) = (deaths[i], deaths[j]);
                if (a.Child != b.Child && a.Told.DateOfBirth.Year != b.Told.DateOfBirth.Year && a.Told.DateOfDeath.Year != b.Told.DateOfDeath.Year)
                {
                    continue;
                }

                var verdict = SameDeath.Compare(a.Told, b.Told).Verdict;
                found += a.Child == b.Child && verdict != SameDeathVerdict.NotLikely ? 1 : 0;
                if (a.Child != b.Child && verdict == SameDeathVerdict.VeryLikely)
                {
                    wrong.Add($"{a.Told} and {b.Told}");
                }
            }
        }

        Assert.True(found >= 98, $"{found} of 100 found");
        Assert.Empty(wrong);
    }

    private static Match Of(SameDeath compared, string field) => compared.Evidence.Single(e => e.Field == field).Match;
}
