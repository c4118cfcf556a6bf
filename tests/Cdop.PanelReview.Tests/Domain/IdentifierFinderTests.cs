namespace Cdop.PanelReview.Domain;

public sealed class IdentifierFinderTests
{
    private const int Texts = 400;

    private static readonly IReadOnlySet<string> Ordinary = OrdinaryWords.Read();

    private static readonly LocalDate Born = new(2026, 2, 1);

    private static readonly LocalDate Died = new(2026, 3, 3);

    private static readonly IdentifierFinder Finder = new(
        [
            new(IdentifierKind.Person, "Rose Adela Thorne", "the child"), new(IdentifierKind.Person, "Sarah Thorne", "the mother"), new(IdentifierKind.Person, "Mark Thorne", "the father"),
            new(IdentifierKind.Person, "Dr Siobhan O'Brien", "Doctor 1"), new(IdentifierKind.Organisation, "Alder Hey Children's Hospital", "Hospital A"),
            new(IdentifierKind.Address, "14 Meadow Close, Huyton", "the home address"), new(IdentifierKind.Postcode, "L36 0ZZ", "a postcode"),
        ],
        Born, Died, Ordinary);

    [Fact]
    public void Every_exact_occurrence_is_found_and_nearly_every_variant()
    {
        var (exact, variants, missed) = (0, 0, new List<string>());
        for (var number = 0; number < Texts; number++)
        {
            var about = new SeededTexts(number);
            var finder = new IdentifierFinder(about.Known, about.Born, about.Died, Ordinary);
            var (text, seeds) = about.Narrative();
            var found = finder.In(text);
            foreach (var seed in seeds)
            {
                (exact, variants) = seed.IsExact ? (exact + 1, variants) : (exact, variants + 1);
                if (!Enumerable.Range(seed.At, seed.Length).Where(at => char.IsLetterOrDigit(text[at])).All(at => found.Any(find => find.At <= at && at < find.End)))
                {
                    missed.Add($"{(seed.IsExact ? "EXACT" : "variant")} {number} {seed.How} ({about.Child}, {about.Mother}, {about.Worker}, {about.Hospital}, {about.School}, {about.Practice}, {about.Born}, {about.Died})");
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{exact} exact, {variants} variants, {missed.Count} missed");
        Assert.True(exact > 5000 && variants > 3000, $"{exact} {variants}");
        Assert.True(missed.TrueForAll(miss => miss[0] != 'E'), string.Join('\n', missed));
        Assert.True(missed.Count * 100 <= variants, $"{missed.Count} of {variants} variants were not found:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void Ordinary_text_is_not_swallowed()
    {
        var (words, replaced, asked) = (0, new List<string>(), new HashSet<string>());
        for (var number = 0; number < Texts; number++)
        {
            var about = new SeededTexts(number);
            var text = about.WithoutAny();
            words += WrittenWords.Of(text).Count;
            foreach (var find in new IdentifierFinder(about.Known, about.Born, about.Died, Ordinary).In(text))
            {
                if (find.Sure == Sureness.Ask)
                {
                    asked.Add($"{number} {find.Key}");
                }
                else
                {
                    replaced.Add($"{number} {find.Key} ({about.Child}, {about.Mother}, {about.Worker}, {about.School})");
                }
            }
        }

        Assert.True(replaced.Count * 10_000 <= words, $"{replaced.Count} of {words} words replaced:\n{string.Join('\n', replaced)}");
        Assert.True(asked.Count <= Texts, $"{asked.Count} questions:\n{string.Join('\n', asked)}");
    }

    [Theory]
    [InlineData("Rose Thorne was born at home.", "The child was born at home.")]
    [InlineData("THORNE, Rose came.", "The child came.")]
    [InlineData("Seen with Mrs Thorne and Mr Thorne.", "Seen with the mother and the father.")]
    [InlineData("Baby Thorne cried. R.T. slept.", "The child cried. The child slept.")]
    [InlineData("Sarah's sister came with the Thornes.", "The mother's sister came with the [family name].")]
    [InlineData("Sara Thorn rang Dr OBrien.", "The mother rang Doctor 1.")]
    [InlineData("They went to Alder Hey hospital and home to 14, Meadow Cl, Huyton, L36 0ZZ.", "They went to Hospital A and home to the home address.")]
    [InlineData("Seen by Dr. S. O’Brien at Alder\nHey.", "Seen by Doctor 1 at Hospital A.")]
    [InlineData("She was seen on 1 March 2026 and on 2/2/26.", "She was seen 2 days before the death and at the age of 1 day.")]
    [InlineData("She was seen 04.02.2026; the report is of 31st March 2026.", "She was seen aged 3 days; the report is of 4 weeks after the death.")]
    [InlineData("On 3 March she died. Born 2026-02-01.", "On the day of the death she died. Born the day of birth.")]
    [InlineData("Case KNO-2026-011, tel. 0151 496 0123, a.b@trust.example", "Case a reference, tel. a phone number, an email address")]
    public void Text_is_built_anew_with_roles_and_ages(string written, string built) =>
        Assert.Equal(built, IdentifierFinder.Rebuild(written, Finder.In(written), find => find.Instead));

    [Theory]
    [InlineData("Her temperature rose. Rose slept.", 2)]
    [InlineData("A mark was seen.", 1)]
    [InlineData("Rose Thorne slept.", 0)]
    public void A_word_that_is_also_a_name_is_asked_about(string written, int asked) => Assert.Equal(asked, Finder.In(written).Count(find => find.Sure == Sureness.Ask));

    [Fact]
    public void What_a_person_points_at_goes_before_all_else()
    {
        var finder = new IdentifierFinder([new(IdentifierKind.Person, "Rose Thorne", "the child"), new(IdentifierKind.ByHand, "Rose of Tralee festival", "a festival")], Born, Died, Ordinary);

        Assert.Equal("Rose was at a festival.", IdentifierFinder.Rebuild("Rose was at Rose of\nTralee festival.", finder.In("Rose was at Rose of\nTralee festival."), find => find.Sure == Sureness.Ask ? null : find.Instead));
    }

    [Fact]
    public void A_long_paper_is_searched_in_a_moment()
    {
        var about = new SeededTexts(1);
        var text = string.Concat(Enumerable.Repeat(about.Narrative().Text, 60));
        var finder = new IdentifierFinder(about.Known, about.Born, about.Died, Ordinary);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var found = finder.In(text);

        Assert.True(found.Count > 500);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed} for {text.Length} characters");
    }
}
