namespace Cdop.Notifications.Tests;

public sealed class ScopeTests
{
    private static readonly ScopeFacts Here = new() { DateOfBirth = new(2020, 2, 1), DateOfDeath = new(2026, 3, 1), LivedHere = true };

    [Fact]
    public void A_child_who_lived_here_is_in_scope_and_each_step_is_kept()
    {
        var scope = Scope.Of(Here);

        Assert.Equal(("InScope", "Born alive, under 18, lived here"), (scope.Outcome.ToString(), scope.Because));
        Assert.Equal(["No", "Yes", "Yes: 6 years", "Yes"], scope.Steps.Select(s => s.Answer));
        Assert.All(scope.Steps, s => Assert.NotEmpty(s.Source));
    }

    [Theory]
    [InlineData(2026, 2, 28, nameof(ScopeOutcome.InScope))]
    [InlineData(2026, 3, 1, nameof(ScopeOutcome.OutOfScope))]
    public void The_eighteenth_birthday_of_a_leap_day_is_the_first_of_March(int year, int month, int day, string outcome) =>
        Assert.Equal(outcome, Scope.Of(Here with { DateOfBirth = new(2008, 2, 29), DateOfDeath = new(year, month, day) }).Outcome.ToString());

    [Theory]
    [InlineData("2008-03-02", nameof(ScopeOutcome.InScope))]
    [InlineData("2008-03-01", nameof(ScopeOutcome.OutOfScope))]
    [InlineData("2026-03-01", nameof(ScopeOutcome.InScope))]
    [InlineData("2026-03-02", nameof(ScopeOutcome.NotSettled))]
    public void Age_at_death_decides(string born, string outcome) =>
        Assert.Equal(outcome, Scope.Of(Here with { DateOfBirth = NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value }).Outcome.ToString());

    [Theory]
    [InlineData(true, 30, nameof(ScopeOutcome.OutOfScope), "A stillbirth is not reviewed")]
    [InlineData(true, 23, nameof(ScopeOutcome.OutOfScope), "A loss before 24 weeks without signs of life is not reviewed")]
    [InlineData(false, 30, nameof(ScopeOutcome.JointResponseOnly), "A stillbirth that no health professional attended calls for a joint agency response; there is no review if it proves to be a stillbirth")]
    [InlineData(null, 30, nameof(ScopeOutcome.NotSettled), "Ask whether the child showed signs of life, and who was present")]
    public void A_birth_without_signs_of_life_is_out_unless_nobody_attended(bool? attended, int weeks, string outcome, string because)
    {
        var scope = Scope.Of(Here with { BornAlive = BornAlive.No, Attended = attended, GestationWeeks = weeks });

        Assert.Equal((outcome, because), (scope.Outcome.ToString(), scope.Because));
    }

    [Fact]
    public void A_suspected_stillbirth_at_home_calls_for_a_joint_response_before_anybody_knows() =>
        Assert.Equal(ScopeOutcome.JointResponseOnly, Scope.Of(Here with { BornAlive = BornAlive.NotKnown, Attended = false }).Outcome);

    [Fact]
    public void A_lawful_termination_is_out_even_with_signs_of_life() =>
        Assert.Equal(ScopeOutcome.OutOfScope, Scope.Of(Here with { LawfulTermination = true }).Outcome);

    [Theory]
    [InlineData("M1 1AA", nameof(ScopeOutcome.AnotherPanel), null)]
    [InlineData("CF10 1AA", nameof(ScopeOutcome.AnotherPanel), "CF10 is in Wales, outside the child death reviews of England")]
    [InlineData("EH1 1AA", nameof(ScopeOutcome.OutOfScope), "EH1 is in Scotland, outside the child death reviews of England")]
    [InlineData("BT1 1AA", nameof(ScopeOutcome.OutOfScope), "BT1 is in Northern Ireland, outside the child death reviews of England")]
    [InlineData("IM1 1AA", nameof(ScopeOutcome.NotSettled), "IM1 is on the Isle of Man, which has its own law of child death reviews")]
    public void Elsewhere_the_nation_decides(string written, string outcome, string? says)
    {
        var postcode = Postcode.Parse(written);

        Assert.Equal((outcome, says), (Scope.Of(Here with { LivedHere = false, DiedHere = false, Nation = Nations.Of(postcode) }).Outcome.ToString(), Nations.Says(postcode)));
    }

    [Theory]
    [InlineData("NP16 7AA", null)]
    [InlineData("NP25 3AA", null)]
    [InlineData("LD7 1AA", null)]
    [InlineData("HR3 5AA", null)]
    [InlineData("HR5 3AA", null)]
    [InlineData("CH4 0AA", null)]
    [InlineData("SY10 1AA", null)]
    [InlineData("SY22 1AA", null)]
    [InlineData("NP20 1AA", nameof(Nation.Wales))]
    [InlineData("LD1 1AA", nameof(Nation.Wales))]
    [InlineData("CH7 1AA", nameof(Nation.Wales))]
    [InlineData("SY23 1AA", nameof(Nation.Wales))]
    [InlineData("SY1 1AA", nameof(Nation.England))]
    [InlineData("CH41 1AA", nameof(Nation.England))]
    [InlineData("CH1 1AA", nameof(Nation.England))]
    [InlineData("HR1 1AA", nameof(Nation.England))]
    public void A_district_on_both_sides_of_the_border_with_Wales_is_not_sure(string written, string? nation)
    {
        var postcode = Postcode.Parse(written);

        Assert.Equal(nation ?? nameof(Nation.NotKnown), Nations.Of(postcode).ToString());
        Assert.Equal(nation is null, Nations.Says(postcode)?.Contains("on both sides of the border of England and Wales", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Of_a_postcode_that_nobody_knows_nothing_is_taken_for_sure() =>
        Assert.Equal("ZZ1 is no postcode that we know for sure: check it, or find out where the child lived", Nations.Says(Postcode.Parse("ZZ1 1AA")));

    [Theory]
    [InlineData("M1 1AA")]
    [InlineData("G1 1AA")]
    [InlineData("IM1 1AA")]
    public void Elsewhere_nothing_is_proposed_until_it_is_said_where_the_child_died(string written)
    {
        var scope = Scope.Of(Here with { LivedHere = false, Nation = Nations.Of(Postcode.Parse(written)) });

        Assert.Equal((ScopeOutcome.NotSettled, null), (scope.Outcome, scope.Proposes));
        Assert.True(scope.TurnsOnWhereTheChildDied);
    }

    [Theory]
    [InlineData(false, true, nameof(ScopeOutcome.MayReview))]
    [InlineData(false, false, nameof(ScopeOutcome.AnotherPanel))]
    [InlineData(false, null, nameof(ScopeOutcome.NotSettled))]
    [InlineData(null, true, nameof(ScopeOutcome.NotSettled))]
    public void Where_the_child_lived_decides_who_reviews(bool? lived, bool? died, string outcome) =>
        Assert.Equal(outcome, Scope.Of(Here with { LivedHere = lived, DiedHere = died }).Outcome.ToString());
}
