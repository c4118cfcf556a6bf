using NodaTime.Text;

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
            new(IdentifierKind.Person, "Jack de la Cruz", "Sibling 1"), new(IdentifierKind.Person, "Chidi O'Rourke", "Relative 1"), new(IdentifierKind.Reference, "WIR-2026-030", "a reference"),
            new(IdentifierKind.NhsNumber, "9990002967", "an NHS number"), new(IdentifierKind.Telephone, "01514960199", "a phone number"),
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
    [InlineData("She was seen on 1 March 2026 and on 2/2/26.", "She was seen 2 days before the death and at the age of 1 day, 4 weeks before the death.")]
    [InlineData("She was seen 04.02.2026; the report is of 31st March 2026.", "She was seen aged 3 days, 27 days before the death; the report is of 4 weeks after the death.")]
    [InlineData("On 3 March she died. Born 2026-02-01.", "On the day of the death she died. Born the day of birth.")]
    [InlineData("They went to Alder Hey Childrans Hospital by car.", "They went to Hospital A by car.")]
    [InlineData("#RoseStrong and @sarahsmum; BabyThorne slept.", "The child and the mother; [family name] slept.")]
    [InlineData("It was 20260303T0830, NHS9990002967 and DOB01022026.", "It was the day of the death, NHS an NHS number and DOB the day of birth.")]
    [InlineData("Ro&#115;e &amp; S&aacute;rah came; NHS 999&nbsp;000&nbsp;2967.", "The child &amp; the mother came; NHS an NHS number.")]
    [InlineData("Case KNO-2026-011, tel. 0151 496 0123, a.b@trust.example", "Case a reference, tel. a phone number, an email address")]
    public void Text_is_built_anew_with_roles_and_ages(string written, string built) =>
        Assert.Equal(built, IdentifierFinder.Rebuild(written, Finder.In(written), find => find.Instead));

    [Theory]
    [InlineData("WIR–2026–030")]
    [InlineData("WIR 2026 030")]
    [InlineData("WIR/2026/030")]
    [InlineData("WIR-2026-30")]
    [InlineData("wir2026030")]
    [InlineData("W.I.R. 26 30")]
    [InlineData("ＷＩＲ－２０２６－０３０")]
    [InlineData("LIV 2026 011")]
    [InlineData("LIV/2026/011")]
    [InlineData("liv-2026-11")]
    [InlineData("LIV–2026–011")]
    [InlineData("９９９０００２９６７")]
    [InlineData("999—000—2967")]
    [InlineData("999 / 000 / 2967")]
    [InlineData("12, 999 000 2967")]
    [InlineData("٩٩٩٠٠٠٢٩٦٧")]
    [InlineData("L36-0ZZ")]
    [InlineData("L 36 0ZZ")]
    [InlineData("l36 ozz")]
    [InlineData("L36.0 Z Z")]
    [InlineData("Tho- rne")]
    [InlineData("Tho -rne")]
    [InlineData("T h o r n e")]
    [InlineData("T.h.o.r.n.e")]
    [InlineData("R-o-s-e T-h-o-r-n-e")]
    [InlineData("Thоrne")] // a Cyrillic o
    [InlineData("Τhοrnе")] // Greek and Cyrillic
    [InlineData("𝐓𝐡𝐨𝐫𝐧𝐞")]
    [InlineData("T\u202dhorne")]
    [InlineData("Tho\u2060rne")]
    [InlineData("<b>Tho</b>rne")]
    [InlineData("Tho&shy;rne")]
    [InlineData("O Rourke")]
    [InlineData("O’ Rourke")]
    [InlineData("Chi- di")]
    [InlineData("Jack de la Cruz")]
    [InlineData("de la Cruz")]
    [InlineData("J. de la Cruz")]
    [InlineData("dela Cruz")]
    [InlineData("delaCruz")]
    [InlineData("De-La-Cruz")]
    [InlineData("Mr de la Crus")]
    [InlineData("de la Cr- uz")]
    [InlineData("the first of February 2026")]
    [InlineData("the eighteenth of July")]
    [InlineData("February the first")]
    [InlineData("third March two thousand and twenty-six")]
    [InlineData("1st february")]
    [InlineData("BabyAdela")]
    [InlineData("AdelaMay")]
    [InlineData("#AdelaStrong")]
    [InlineData("#JusticeForAdela")]
    [InlineData("@adelamum")]
    [InlineData("adelasmum")]
    [InlineData("babyadelastrong2026")]
    [InlineData("Ade la")]
    [InlineData("Tho rne")]
    [InlineData("Tho.rne")]
    [InlineData("Tho&#114;ne")]
    [InlineData("Th&oacute;rne")]
    [InlineData("Tho<!-- -->rne")]
    [InlineData("R.Á.T.")]
    [InlineData("ŔT")]
    [InlineData("01/ 02/2026")]
    [InlineData("01 /02/2026")]
    [InlineData("01/02-2026")]
    [InlineData("01-\n02-2026")]
    [InlineData("01_02_2026")]
    [InlineData("01/ 02/26")]
    [InlineData("2026 02 01")]
    [InlineData("February-01-2026")]
    [InlineData("February, 1 2026")]
    [InlineData("2026-Feb-01")]
    [InlineData("2026/February/1")]
    [InlineData("1st Febuary 2026")]
    [InlineData("Febuary 1, 2026")]
    [InlineData("2026-Fbe-01")]
    [InlineData("first of the second 2026")]
    [InlineData("17022026")]
    [InlineData("20260217")]
    [InlineData("202602170830")]
    [InlineData("260201")]
    [InlineData("999&nbsp;000&nbsp;2967")]
    [InlineData("999&#32;000&#32;2967")]
    [InlineData("999<br>000<br>2967")]
    [InlineData("999      000      2967")]
    [InlineData("L36&nbsp;0ZZ")]
    [InlineData("L-36 -- 0ZZ")]
    [InlineData("151 496 0199")]
    [InlineData("441514960199")]
    [InlineData("14Meadow Close")]
    public void However_it_is_written_nothing_of_it_stays(string written)
    {
        var text = $"They wrote {written} there.";

        var built = IdentifierFinder.Rebuild(text, Finder.In(text), find => find.Instead);

        Assert.All(WrittenWords.Of(written).Where(word => word.Folded is not ("the" or "of" or "12" or "b")), word => Assert.DoesNotContain(WrittenWords.Of(built), left => left.Folded == word.Folded));
        Assert.DoesNotContain(written, built, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The first may show it, the second may not; in May two visits were made and 2026 30 people came.")]
    [InlineData("A B C of care: A, B, C. Grade I, II, III. UTI in 2026. 3 of them; see fig. a.b.c.")]
    [InlineData("A disgraceful rosette of roses by the hawthorn; remarkable, marked, primrose.")]
    [InlineData("Doses of 10, 12 and 14 ml; 2-3 hourly, 3.5 - 10 mg, ratio 1:10:26, at 40 48 60 and 98 97 95.")]
    [InlineData("See 3.1.26.4 and 4.2.26.1 of the guidance, and tables 2.1-2.3.")]
    [InlineData("In May: 2 visits, in June, 3 more; 5 daisies, 3 marches, 20 matches, 12345678.")]
    [InlineData("CRP <5 and >3 & rising; &c; R&D; a < b; 74 kg, 12hourly, 38weeks.")]
    [InlineData("It was de rigueur, as in la grippe, and the el niño of that year. α-fetoprotein of 10 µg.")]
    public void Ordinary_words_of_such_shapes_stay(string written) => Assert.Equal(written, IdentifierFinder.Rebuild(written, Finder.In(written), find => find.Instead));

    [Theory]
    [InlineData("2020-02-29", "2026-11-25", "3 November 2026", "22 days before the death")]
    [InlineData("2020-02-29", "2026-04-01", "28 March 2026", "4 days before the death")] // the clocks went forward
    [InlineData("2020-02-29", "2026-10-27", "24 October 2026", "3 days before the death")] // and back
    [InlineData("2019-05-01", "2024-03-10", "29 February 2024", "10 days before the death")]
    [InlineData("2019-05-01", "2025-02-28", "29 February 2024", "11 months before the death")]
    [InlineData("2019-05-01", "2025-03-01", "29 February 2024", "at the age of 4 years")]
    [InlineData("2020-02-29", "2026-11-25", "29 September 2026", "8 weeks before the death")]
    [InlineData("2020-02-29", "2026-11-25", "25 May 2026", "6 months before the death")]
    [InlineData("2020-02-29", "2026-11-25", "26 November 2025", "11 months before the death")]
    [InlineData("2020-02-29", "2026-11-25", "25 November 2025", "at the age of 5 years")]
    [InlineData("2026-01-01", "2026-11-25", "3 February 2026", "at the age of 4 weeks, 9 months before the death")]
    [InlineData("2026-11-01", "2026-11-25", "3 November 2026", "at the age of 2 days")]
    public void A_day_of_the_last_year_is_told_from_the_death(string born, string died, string day, string told)
    {
        var finder = new IdentifierFinder([], LocalDatePattern.Iso.Parse(born).Value, LocalDatePattern.Iso.Parse(died).Value, Ordinary);

        Assert.Equal($"Seen {told}.", IdentifierFinder.Rebuild($"Seen on {day}.", finder.In($"Seen on {day}."), find => find.Instead));
    }

    [Fact]
    public void A_birthday_without_its_year_is_no_wrong_fact()
    {
        var (young, old) = (new IdentifierFinder([], new(2025, 7, 18), new(2026, 6, 20), Ordinary), new IdentifierFinder([], new(2020, 7, 18), new(2026, 6, 20), Ordinary));

        Assert.Equal("Seen on the day of birth.", IdentifierFinder.Rebuild("Seen on July 18th.", young.In("Seen on July 18th."), find => find.Instead));
        Assert.Equal("Seen on a birthday.", IdentifierFinder.Rebuild("Seen on 18 July.", old.In("Seen on 18 July."), find => find.Instead));
    }

    [Theory]
    [InlineData("Her temperature rose. Rose slept.", 2)]
    [InlineData("A mark was seen.", 1)]
    [InlineData("Rose Thorne slept.", 0)]
    [InlineData("They saw Thornely and babyrose.", 2)]
    [InlineData("Noted 01-02 by hand.", 1)]
    [InlineData("Noted 01.02. by hand, and 5-6 times.", 1)]
    public void A_word_that_is_also_a_name_is_asked_about(string written, int asked) => Assert.Equal(asked, Finder.In(written).Count(find => find.Sure == Sureness.Ask));

    [Fact]
    public void An_address_given_as_home_is_no_word_to_decide_on()
    {
        var finder = new IdentifierFinder([new(IdentifierKind.Address, "Home", "the home address"), new(IdentifierKind.Address, "3 Rosefield, Huyton", "the home address")], Born, Died, Ordinary);

        Assert.Equal(["Rosefield"], finder.In("Died at home. Home was Rosefield.").Select(find => find.Written));
    }

    [Theory]
    [InlineData("18/7/26-19/7/26")]
    [InlineData("17-18/07/2026")]
    [InlineData("17/18 July 2026")]
    [InlineData("17th/18th July")]
    [InlineData("18/07/26-06:30")]
    [InlineData("18.07.26-0630h")]
    [InlineData("18/07/2026.06:30")]
    [InlineData("14–18.07.2026")]
    [InlineData("18/7/2026/19/7/2026")]
    [InlineData("18-Jul-26, 2026")]
    [InlineData("12/07/2026-18/07/2026")]
    [InlineData("1 8 / 0 7 / 2 0 2 6")]
    [InlineData("1 8 0 7 2 0 2 6")]
    [InlineData("1\n8\n0\n7\n2\n0\n2\n6")]
    [InlineData("18/O7/2026")]
    [InlineData("18-07-2O26")]
    public void The_day_of_death_is_found_in_whatever_figures_it_stands(string written)
    {
        var finder = new IdentifierFinder([], new(2026, 2, 1), new(2026, 7, 18), Ordinary);

        var built = IdentifierFinder.Rebuild($"He died {written} at home.", finder.In($"He died {written} at home."), find => find.Sure == Sureness.Ask ? null : find.Instead);
        Assert.DoesNotMatch(@"1\s?8|1[47]|O7|0\s?7|Jul|202|2O2", built);
        Assert.StartsWith("He died", built, StringComparison.Ordinal);
        Assert.EndsWith("at home.", built, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kofi.o’rourke@mail.example")]
    [InlineData("KofiO’Rourke@mail.example")]
    [InlineData("kofi o’rourke/rourke@mail.example")]
    public void What_two_finds_cover_together_is_not_left_between_them(string written)
    {
        var finder = new IdentifierFinder([new(IdentifierKind.Person, "Kofi O’Rourke", "the child")], Born, Died, Ordinary);

        Assert.DoesNotMatch("(?i)kofi|rourke|o’", IdentifierFinder.Rebuild(written, finder.In(written), find => find.Instead));
    }

    [Fact]
    public void A_number_that_is_known_is_not_hidden_by_a_word_that_is_only_asked_about()
    {
        var finder = new IdentifierFinder([new(IdentifierKind.Person, "Rose Thorne", "the child"), new(IdentifierKind.Telephone, "01514960199", "a phone number")], Born, Died, Ordinary);

        var written = "Call thornesvilla01514960199 now.";
        Assert.DoesNotContain("496", IdentifierFinder.Rebuild(written, finder.In(written), find => find.Sure == Sureness.Ask ? null : find.Instead), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nickname_that_a_person_added_leaves_nothing_of_a_longer_name_at_the_end_of_a_line()
    {
        var finder = new IdentifierFinder([new(IdentifierKind.Person, "Oscar Mehta", "the child"), new(IdentifierKind.ByHand, "Oscy", "the child")], Born, Died, Ordinary);

        Assert.DoesNotMatch("Osc|ar had", IdentifierFinder.Rebuild("Then Osc-\nar had a fever.", finder.In("Then Osc-\nar had a fever."), find => find.Sure == Sureness.Ask ? null : find.Instead));
    }

    [Fact]
    public void What_a_person_points_at_goes_before_all_else()
    {
        var finder = new IdentifierFinder([new(IdentifierKind.Person, "Rose Thorne", "the child"), new(IdentifierKind.ByHand, "Rose of Tralee festival", "a festival")], Born, Died, Ordinary);

        Assert.Equal("Rose was at a festival.", IdentifierFinder.Rebuild("Rose was at Rose of\nTralee festival.", finder.In("Rose was at Rose of\nTralee festival."), find => find.Sure == Sureness.Ask ? null : find.Instead));
    }

    [Theory]
    [InlineData("thorne", "forever", 12)]
    [InlineData("thorne", "forever", 40)]
    [InlineData("thorne", "forever", 20_000)]
    [InlineData("", "thorne", 20_000)]
    [InlineData("", "thorne ", 20_000)]
    [InlineData("", "09/ ", 40_000)]
    [InlineData("", "9th of the ", 20_000)]
    [InlineData("", "9 9 9 ", 30_000)]
    [InlineData("", "999&nbsp;", 20_000)]
    [InlineData("", "&#32;", 40_000)]
    [InlineData("", "<b", 80_000)]
    [InlineData("", "<!--", 40_000)]
    [InlineData("", "t h o r n ", 20_000)]
    [InlineData("", "T.", 80_000)]
    [InlineData("", "Thor-\n", 30_000)]
    [InlineData("", "Ó ", 80_000)]
    [InlineData("", "Rose, x ", 40_000)]
    [InlineData("", "01514960777 ", 60_000)]
    [InlineData("", "18/07/2026-", 60_000)]
    public void A_text_that_is_made_to_be_hard_is_read_to_its_end(string begins, string again, int times) =>
        Assert.NotNull(Finder.In(begins + string.Concat(Enumerable.Repeat(again, times)) + "z"));

    [Fact]
    public void Nothing_is_lost_in_a_long_paper()
    {
        var about = new SeededTexts(1);
        var text = about.Narrative().Text + "\n";
        var finder = new IdentifierFinder(about.Known, about.Born, about.Died, Ordinary);

        Assert.Equal(60 * finder.In(text).Count, finder.In(string.Concat(Enumerable.Repeat(text, 60))).Count);
    }
}
