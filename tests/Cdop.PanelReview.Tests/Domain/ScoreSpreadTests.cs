using Cdop.Forms;

namespace Cdop.PanelReview.Domain;

public sealed class ScoreSpreadTests
{
    private static readonly FormDefinition Analysis = new FormLibrary().Latest("analysis")!;

    [Fact]
    public void Fewer_than_three_scores_are_not_shown_since_one_could_tell_whose_is_which()
    {
        Assert.Null(ScoreSpread.Of([Score("8"), Score("8")], _ => Analysis));
        Assert.NotNull(ScoreSpread.Of([Score("8"), Score("8"), Score("9")], _ => Analysis));
    }

    [Fact]
    public void It_counts_primary_categories_judgements_and_grades_and_says_how_far_they_agree()
    {
        var spread = ScoreSpread.Of(
            [Score("8 10", Modifiability.Identified, "physical.unsafe-sleep=2", "child.prematurity=1"), Score("8", Modifiability.Identified, "physical.unsafe-sleep=2"), Score("10", Modifiability.None, "physical.unsafe-sleep=0", "child.prematurity=1")],
            _ => Analysis)!;

        Assert.Equal((3, 2, 1), (spread.Members, spread.Primary[0].Times, spread.Primary[1].Times));
        Assert.StartsWith("8", spread.Primary[0].What, StringComparison.Ordinal);
        Assert.Equal([new("Modifiable factors identified", 2), new("No modifiable factors identified", 1)], spread.Modifiability);
        Assert.Equal([new("A", "Prematurity", 0, 2, 0), new("C", "Unsafe sleep", 1, 0, 2)], spread.Factors);
        Assert.Equal(1.0 / 3, spread.PrimaryAgreement!.Value, 6);
        Assert.Equal(Agreement.Ordinal<int>([[1, 1], [2, 2, 0]]), spread.GradeAlpha);
    }

    [Fact]
    public void A_meeting_has_a_kappa_where_each_case_has_as_many_scores_and_an_alpha_in_any_case()
    {
        BlindScore[][] even = [[Score("8"), Score("8"), Score("9")], [Score("3"), Score("3"), Score("3")]];
        BlindScore[][] uneven = [.. even, [Score("8"), Score("8"), Score("8"), Score("8")], [Score("1"), Score("2")]];

        Assert.Equal((2, Agreement.Fleiss<int>([[8, 8, 9], [3, 3, 3]])), MeetingAgreement.Of(even) is var agreed ? (agreed.Cases, agreed.CategoryKappa) : default);
        Assert.Equal((3, null, Agreement.Nominal<int>([[8, 8, 9], [3, 3, 3], [8, 8, 8, 8]])), MeetingAgreement.Of(uneven) is var other ? (other.Cases, other.CategoryKappa, other.CategoryAlpha) : default);
    }

    [Theory]
    [InlineData("chair", "chair deputy-chair lay", null)]
    [InlineData("deputy-chair", "chair deputy-chair lay", "The chair is here and takes this case")]
    [InlineData("deputy-chair", "deputy-chair lay", null)]
    [InlineData("chair", "lay", "You have not said that you come to this meeting: answer your invitation first")]
    [InlineData("lay", "chair lay", "Only the chair of this meeting does this, or the deputy in the chair’s place")]
    [InlineData(null, "chair lay", "Only the chair of this meeting does this, or the deputy in the chair’s place")]
    public void The_deputy_takes_the_chair_where_the_chair_takes_no_part_or_is_not_there(string? me, string there, string? refusal)
    {
        static Guid Of(string seat) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seat))[..16]);

        var seats = there.Split(' ').Select(seat => (Of(seat), seat)).ToList();

        Assert.Equal(refusal, Chairing.Refusal(seats, me is null ? null : (Of(me), me)));
    }

    private static BlindScore Score(string categories, Modifiability judged = Modifiability.None, params string[] grades)
    {
        var given = BlindScore.Begin(default, default, Guid.NewGuid(), Analysis).Give(new() { Categories = categories.Split(' '), Modifiability = judged, Grades = grades }, Analysis, isOpened: false, Instant.FromUtc(2026, 3, 3, 12, 0));
        Assert.True(given.Succeeded);
        return given.Value;
    }
}
