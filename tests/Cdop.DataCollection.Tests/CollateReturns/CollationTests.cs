using Cdop.DataCollection.Domain;
using Cdop.Forms;

namespace Cdop.DataCollection.Tests;

public sealed class CollationTests
{
    private const string Weight = "child.birth.weight", Story = "story.events", Section = "reporter.name";

    private static readonly FormDefinition Reporting = new FormLibrary().Find("reporting", "2022-04")!;
    private static readonly Precedence Precedence = RulesAsData.Precedence();
    private static readonly string[] Kinds = [.. AskedKind.All.Select(kind => kind.Code)];

    // What can be asked at all, and is asked once: no lists, nothing that stands apart.
    private static readonly FormItem[] Plain =
        [.. Reporting.All.Where(item => item is { IsQuestion: true, Type: not (ItemType.Text or ItemType.Attachment) } && item.Section.LinkId != "reporter" && IsOnce(item))];

    [Fact]
    public void Every_question_that_the_precedence_names_is_asked_and_one_that_names_another_is_refused()
    {
        var (kinds, forms) = (AskedKind.All.Select(kind => kind.Code).ToList(), new FormLibrary().All);

        Assert.Empty(Precedence.Faults(kinds, forms));
        Assert.Equal(["Precedence: no form asks child.never.", "Precedence: no form asks never."], (Precedence with { Fields = [new() { LinkIds = ["child.never"], Order = ["gp"] }], Apart = ["never"] }).Faults(kinds, forms));
    }

    [Fact]
    public void Two_who_say_the_same_agree_and_two_who_do_not_differ_until_a_person_decides()
    {
        Said midwife = Says("midwifery", Weight, "3200"), hospital = Says("acute-hospital", Weight, "3200"), practice = Says("gp", Weight, "3100");

        Assert.Equal((Standing.Agreed, "3200"), StandingOf(Collate([midwife, hospital])));

        var differs = Collate([practice, midwife, hospital]).Of(Weight)!;
        Assert.Equal((Standing.Differs, ""), (differs.Standing, differs.Shown));
        Assert.Equal(["3200", "3100"], differs.Versions.Select(version => version.Value)); // the midwife's word is proposed
        Assert.Equal("midwifery", differs.Versions[0].By[0].Kind);

        var decision = Decide(differs, "3100");
        Assert.Equal((Standing.Decided, "3100"), StandingOf(Collate([practice, midwife, hospital], decision)));
        Assert.Equal(Standing.Decided, Collate([practice, midwife], decision).Of(Weight)!.Standing);
        Assert.Equal((Standing.DecideAgain, "3100"), StandingOf(Collate([practice, midwife, Says("neonatal-unit", Weight, "2900")], decision)));
    }

    [Fact]
    public void A_value_that_fails_the_questions_own_check_is_never_proposed_first()
    {
        const string Number = "identity.nhs-number";
        var differs = Collate([Says("gp", Number, "9990000019") with { Shown = "999 000 0019" }, Says("police", Number, "9990000018") with { Shown = "999 000 0018" }, Says("police", Number, "9990000018") with { Shown = "999 000 0018" }]).Of(Number)!;

        Assert.Equal([("999 000 0018", true), ("999 000 0019", false)], differs.Versions.Select(version => (version.Shown, version.Fits)));
    }

    [Fact]
    public void Not_known_is_no_silence_and_no_contradiction()
    {
        var notKnown = Says("gp", Weight, "") with { IsNotKnown = true, Shown = "Not known" };

        Assert.Equal(Standing.Silent, Collate([]).Of(Weight)!.Standing);
        Assert.Equal((Standing.NotKnown, "Not known"), StandingOf(Collate([notKnown])));
        Assert.Equal((Standing.Agreed, "3200"), StandingOf(Collate([notKnown, Says("midwifery", Weight, "3200")])));
    }

    [Fact]
    public void Narratives_stand_side_by_side_and_who_reports_is_not_collated()
    {
        var story = Reporting.All.First(item => item.Type == ItemType.Text && item.Section.LinkId == "story").LinkId;
        var record = Collate([Says("gp", story, "SEEN IN MAY") with { Shown = "Seen in May" }, Says("police", story, "CALLED") with { Shown = "Called" }, Says("gp", Section, "DR BELL")]);

        Assert.Equal(Standing.Gathered, record.Of(story)!.Standing);
        Assert.Equal(2, record.Of(story)!.Versions.Count);
        Assert.Null(record.Of(Section));
        Assert.Empty(record.Open);
    }

    [Fact]
    public void Rows_of_a_list_are_each_their_agencys_and_the_same_row_told_twice_is_one()
    {
        var list = Reporting.All.First(item => item is { Type: ItemType.Group, Repeats: true });
        var question = list.Items.First(item => item.IsQuestion).LinkId;
        var record = Collate(
        [
            Says("gp", question, "MOTHER") with { Place = "0" },
            Says("gp", question, "FATHER") with { Place = "1" },
            Says("social-care", question, "FATHER") with { Place = "0" },
        ]);

        Assert.Equal(["MOTHER", "FATHER"], record.All.Where(answer => answer.Item.LinkId == question).Select(answer => answer.Versions[0].Value));
        Assert.Equal(["gp", "social-care"], record.Of(question, "1")!.Versions[0].By.Select(said => said.Kind));
        Assert.Empty(record.Open);
    }

    [Fact]
    public void What_two_agencies_say_of_the_same_person_stands_together()
    {
        var list = Reporting.All.First(item => item is { Type: ItemType.Group, Repeats: true });
        var (question, age) = (list.Items.First(item => item.IsQuestion).LinkId, list.Items.Where(item => item.IsQuestion).ElementAt(1).LinkId);
        var (gp, social) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var record = Collate(
        [
            Says("gp", question, "MOTHER") with { Return = gp, Place = "0" },
            Says("gp", age, "31") with { Return = gp, Place = "0" },
            Says("gp", question, "FATHER") with { Return = gp, Place = "1" },
            Says("social-care", question, "MOTHER") with { Return = social, Place = "0" },
            Says("social-care", age, "32") with { Return = social, Place = "0" },
        ]);

        Assert.Equal(["MOTHER", "MOTHER", "FATHER"], record.All.Where(answer => answer.Item.LinkId == question).Select(answer => answer.Versions[0].Value));
        Assert.Equal(["31", "32"], record.All.Where(answer => answer.Item.LinkId == age).Select(answer => answer.Versions[0].Value));
        Assert.Equal(["MOTHER", "31", "MOTHER", "32", "FATHER"], record.All.Where(answer => answer.Row is not null && answer.Versions.Count > 0).Select(answer => answer.Versions[0].Value)); // each row whole
    }

    [Fact]
    public void Two_agencies_that_tell_of_the_mother_tell_of_one_person_and_differ_where_they_say_otherwise()
    {
        var record = Collate([.. Person("gp", "0", "mother", "31"), .. Person("gp", "1", "brother-or-sister", "7"), .. Person("social-care", "0", "brother-or-sister", "4"), .. Person("social-care", "1", "mother", "32"), .. Person("education", "0", "brother-or-sister", "4")]);

        Assert.Equal(["mother", "brother-or-sister", "brother-or-sister"], People(record));
        Assert.Equal((Standing.Agreed, Standing.Differs), (record.Of(Relationship, "0")!.Standing, record.Of(AgeOf, "0")!.Standing));
        Assert.Equal(["31", "32"], record.Of(AgeOf, "0")!.Versions.Select(version => version.Value).Order());
        Assert.Equal(["gp", "social-care"], record.ToldRowOf(record.Of(AgeOf, "0")!).Select(said => said.Kind).Order());
        Assert.Equal(["4", "7"], Enumerable.Range(1, 2).Select(at => record.Of(AgeOf, $"{at}")!.Shown).Order()); // the two who are four are one
        Assert.Equal("Person in the family or household 1: mother", record.RowOf(record.Of(AgeOf, "0")!));

        var decided = Collate([.. Person("gp", "0", "mother", "31"), .. Person("social-care", "0", "mother", "32")], Decide(record.Of(AgeOf, "0")!, "32"));
        Assert.Equal((Standing.Decided, "32"), (decided.Of(AgeOf, "0")!.Standing, decided.Of(AgeOf, "0")!.Shown));
    }

    [Fact]
    public void What_was_decided_of_a_person_stays_with_them_whoever_is_told_of_later()
    {
        List<Said> fathers = [.. Person("police", "0", "father", "40"), .. Person("social-care", "0", "father", "41")], mothers = [.. Person("gp", "0", "mother", "31"), .. Person("education", "0", "mother", "41")];
        var decision = Decide(Collate(fathers).Of(AgeOf, "0")!, "41");
        Assert.Equal(Standing.Decided, Collate(fathers, decision).Of(AgeOf, "0")!.Standing);

        // Mothers stand before fathers, whose row is another now.
        var record = Collate([.. fathers, .. mothers], decision);
        Assert.Equal(["mother", "father"], People(record));
        Assert.Equal((Standing.Differs, Standing.Decided, "41"), (record.Of(AgeOf, "0")!.Standing, record.Of(AgeOf, "1")!.Standing, record.Of(AgeOf, "1")!.Shown));

        // Where the return whose word was taken is withdrawn, another of the same person that says so still holds the decision; with neither there is none.
        List<Said> also = [.. Person("midwifery", "0", "father", "41")];
        var three = Decide(Collate([.. fathers, .. also]).Of(AgeOf, "0")!, "41");
        Assert.Equal(Standing.Decided, Collate([.. fathers[..2], .. also, .. mothers], three).Of(AgeOf, "1")!.Standing);
        Assert.Null(Collate([.. fathers[..2], .. mothers], three).Of(AgeOf, "1")!.Decision);
    }

    [Fact]
    public void What_was_decided_of_a_person_stays_with_them_where_every_return_it_was_taken_on_is_sent_anew()
    {
        List<Said> once = [.. Person("police", "0", "brother-or-sister", "5"), .. Person("police", "1", "father", "40"), .. Person("social-care", "0", "father", "41")];
        var decision = Decide(Collate(once).Of(AgeOf, "0")!, "41");
        Assert.Equal(Standing.Decided, Collate(once, decision).Of(AgeOf, "0")!.Standing);

        // In each the father stands in another place by now, and is told of as before.
        List<Said> again = Anew([.. Person("police", "0", "father", "40"), .. Person("police", "1", "brother-or-sister", "5"), .. Person("social-care", "0", "mother", "33"), .. Person("social-care", "1", "father", "41")]);
        var record = Collation.Of(Reporting, again, [decision], Precedence, Before(once, again));
        Assert.Equal((Standing.Decided, "41"), record.Of(AgeOf, "1") is { } father ? (father.Standing, father.Shown) : default);
        Assert.Equal(["mother", "father", "brother-or-sister"], People(record));

        // An age that was put right in each is looked at again by nobody who does not know that it was decided once.
        List<Said> right = Anew([.. Person("police", "0", "father", "42"), .. Person("social-care", "0", "father", "43")]);
        Assert.Equal("41", Collation.Of(Reporting, right, [decision], Precedence, Before(once, right)).Of(AgeOf, "0")!.Last!.Value);

        // Of two of one kind nobody knows which is meant, unless they say the same as before.
        List<Said> two = Anew([.. Person("police", "0", "father", "44"), .. Person("police", "1", "father", "45"), .. Person("social-care", "0", "father", "46"), .. Person("social-care", "1", "father", "47")]);
        Assert.All(Collation.Of(Reporting, two, [decision], Precedence, Before(once, two)).All, answer => Assert.Null(answer.Last));

        static List<Said> Anew(List<Said> claims) => claims.ConvertAll(claim => claim with { Return = new([.. claim.Return.ToByteArray().Reverse()]) });
        static SaidBefore Before(List<Said> claims, List<Said> now) =>
            new(claims, claims.Select(claim => (claim.Return, now.First(other => other.Kind == claim.Kind).Return)).Distinct().ToDictionary(one => one.Item1, one => one.Item2));
    }

    [Fact]
    public void Twins_of_two_returns_stay_apart_since_their_age_does_not_say_which_is_which()
    {
        var smokes = Reporting.All.Single(item => item.LinkId == "family.person.smokes").LinkId;
        List<Said> One(string kind, string row, string says) => [.. Person(kind, row, "brother-or-sister", "7"), Says(kind, smokes, says) with { Return = ReturnOf[kind], Place = row }];

        Assert.Equal(4, People(Collate([.. One("gp", "0", "a"), .. One("gp", "1", "b"), .. One("social-care", "0", "c"), .. One("social-care", "1", "d")])).Count);
        Assert.Equal(2, People(Collate([.. One("gp", "0", "a"), .. One("gp", "1", "b"), .. One("social-care", "0", "b"), .. One("social-care", "1", "a")])).Count); // each says the same of one as the other
        Assert.Single(People(Collate([.. One("gp", "0", "a"), .. One("social-care", "0", "c")])));
    }

    [Fact]
    public void A_row_that_a_page_showed_is_found_by_what_was_told_of_it_and_not_by_its_number()
    {
        List<Said> shown = [.. Person("police", "0", "brother-or-sister", "5"), .. Person("police", "1", "brother-or-sister", "9")];
        var nine = Collate(shown).All.Single(answer => answer.Item.LinkId == AgeOf && answer.Shown == "9");
        var told = ClaimPlaces.Read(ClaimPlaces.Write(nine.ToldFor(nine.Versions[0])));

        var later = Collate([.. shown, .. Person("gp", "0", "mother", "31")]);
        Assert.NotEqual("9", later.Of(AgeOf, nine.At)!.Shown);
        Assert.Equal("9", later.Meant(AgeOf, told)!.Shown);
        Assert.Null(Collate(Person("gp", "0", "mother", "31")).Meant(AgeOf, told));
        Assert.Empty(ClaimPlaces.Read("none zz00000000000000000000000000000000 " + new string(' ', 40)));
    }

    [Theory]
    [InlineData("family.person.police", "police", "social-care")]
    [InlineData("family.person.social-care", "social-care", "gp")]
    [InlineData("family.domestic-abuse", "social-care", "gp")]
    [InlineData("family.poverty", "social-care", "gp")]
    [InlineData("family.person.mental-health", "mental-health", "gp")]
    public void Who_keeps_a_fact_is_proposed_before_who_was_told_of_it(string question, string keeps, string wasTold)
    {
        Assert.NotNull(Reporting.Find(question));
        Assert.True(Precedence.RankOf(keeps, question) < Precedence.RankOf(wasTold, question));
    }

    [Fact]
    public void Two_mothers_of_one_return_and_two_of_whom_only_the_relationship_is_the_same_stay_apart()
    {
        Assert.Equal(3, People(Collate([.. Person("gp", "0", "mother", "31"), .. Person("gp", "1", "mother", "40"), .. Person("social-care", "0", "mother", "32")])).Count);
        Assert.Equal(2, People(Collate([.. Person("gp", "0", "grandparent", "61"), .. Person("social-care", "0", "grandparent", "58")])).Count);
        Assert.Equal(2, People(Collate([.. Person("gp", "0", "not-known", "30"), .. Person("social-care", "0", "other", "30")])).Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_is_the_same_person_does_not_depend_on_which_return_came_first_and_no_return_loses_one(int seed)
    {
        var random = new Random(seed);
        string[] kinds = ["gp", "social-care", "education", "police"], relations = ["mother", "father", "brother-or-sister", "grandparent", "other"];
        var returns = kinds.Take(random.Next(1, 5)).Select(kind => Enumerable.Range(0, random.Next(0, 5)).SelectMany(row => Person(kind, $"{row}", relations[random.Next(relations.Length)], $"{random.Next(3)}")).ToList()).ToList();
        var all = returns.SelectMany(claims => claims).ToList();

        var record = Collate(all);

        Assert.Equal(Written(record), Written(Collate(Shuffled(all, random))));
        Assert.All(returns, claims => Assert.Equal(
            claims.Count(claim => claim.LinkId == Relationship),
            record.All.Where(answer => answer.Item.LinkId == Relationship).Sum(answer => answer.Versions.Sum(version => version.By.Count(said => said.Kind == claims.FirstOrDefault()?.Kind)))));
    }

    private const string Relationship = "family.person.relationship";
    private const string AgeOf = "family.person.age";

    private static readonly Dictionary<string, Guid> ReturnOf = Kinds.ToDictionary(kind => kind, _ => Guid.CreateVersion7());

    private static List<string> People(Collation record) =>
        [.. record.All.Where(answer => answer.Item.LinkId == Relationship && answer.Versions.Count > 0).Select(answer => answer.Versions[0].Value.Split('|')[1])];

    private static IEnumerable<Said> Person(string kind, string row, string relationship, string age)
    {
        var option = Reporting.Find(Relationship)!.Options.Single(one => one.Code == relationship).Answer;
        return [Says(kind, Relationship, Claims.Compared(option)) with { Return = ReturnOf[kind], Place = row, Shown = option.Shown }, Says(kind, AgeOf, age) with { Return = ReturnOf[kind], Place = row }];
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_receipt_changes_nothing_and_withdrawing_a_return_restores_what_was(int seed)
    {
        var random = new Random(seed);
        var returns = Enumerable.Range(0, random.Next(2, 7)).Select(_ => Invented(random)).ToList();
        var all = returns.SelectMany(claims => claims).ToList();
        var before = returns.SkipLast(1).SelectMany(claims => claims).ToList();

        Assert.Equal(Written(Collate(all)), Written(Collate(Shuffled(all, random))));

        // Decided in the face of all, then the last is withdrawn: what only it had said is as if it had never been decided.
        var decisions = Collate(all).Open.Select(answer => Decide(answer, answer.Versions[^1].Value)).ToList();
        var still = decisions.Where(decision => before.Exists(claim => claim.LinkId == decision.LinkId && !claim.IsNotKnown && claim.Value == decision.Value));
        Assert.Equal(Written(Collate(before, still)), Written(Collate(Shuffled(before, random), decisions)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_open_is_exactly_the_questions_with_two_or_more_known_values(int seed)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, 5).SelectMany(_ => Invented(random)).ToList();

        var expected = all.Where(claim => !claim.IsNotKnown).GroupBy(claim => claim.LinkId).Where(same => same.Select(claim => claim.Value).Distinct().Count() > 1).Select(same => same.Key);
        Assert.Equal(expected.Order(), Collate(all).Open.Select(answer => answer.Item.LinkId).Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_answer_never_lowers_the_share_unless_it_opens_a_question_or_a_dispute(int seed)
    {
        var random = new Random(seed);
        var said = Invented(random);
        var fewer = said.Take(said.Count / 2).ToList();

        var (before, after) = (Count(fewer), Count(said));
        Assert.True(after.Needed > before.Needed || after.Missing.Count <= before.Missing.Count, $"{before.Needed - before.Missing.Count} of {before.Needed}, then {after.Needed - after.Missing.Count} of {after.Needed}");

        static Completeness Count(IEnumerable<Said> said) => Completeness.Of(Collate(said), ReadyFor.Ncmd, [], Precedence);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rows_are_counted_two_equal_ones_of_one_return_are_two_and_those_of_different_returns_are_the_same(int seed)
    {
        var random = new Random(seed);
        var list = Reporting.All.First(item => item is { Type: ItemType.Group, Repeats: true });
        var (first, second) = (list.Items.First(item => item.IsQuestion).LinkId, list.Items.Where(item => item.IsQuestion).ElementAt(1).LinkId);
        var returns = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Id: Guid.CreateVersion7(), Kind: Kinds[random.Next(Kinds.Length)], Rows: Enumerable.Range(0, random.Next(0, 5)).Select(_ => (A: $"{random.Next(2)}", B: $"{random.Next(2)}")).ToList())).ToList();
        var said = returns.SelectMany(one => one.Rows.SelectMany((row, at) => new[] { Cell(one.Id, one.Kind, first, row.A, at), Cell(one.Id, one.Kind, second, row.B, at) })).ToList();

        var record = Collate(Shuffled(said, random));
        var rows = record.All.Where(answer => answer.Item.LinkId == first && answer.Versions.Count > 0).Select(answer => (A: answer.Versions[0].Value, B: record.Of(second, answer.At)!.Versions[0].Value)).ToList();

        var expected = returns.SelectMany(one => one.Rows).Distinct().SelectMany(row => Enumerable.Repeat(row, returns.Max(one => one.Rows.Count(other => other == row))));
        Assert.Equal(expected.Order(), rows.Order());
        Assert.Equal(Written(record), Written(Collate(said)));

        Said Cell(Guid id, string kind, string linkId, string value, int row) => new(id, kind, $"{kind} of somewhere", new(2026, 5, 1), linkId, $"{row}", value, value, false);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    private static bool IsOnce(FormItem item)
    {
        for (var group = item.Parent; group is not null; group = group.Parent)
        {
            if (group.Repeats)
            {
                return false;
            }
        }

        return true;
    }

    private static List<Said> Invented(Random random)
    {
        var (id, kind) = (Guid.CreateVersion7(), Kinds[random.Next(Kinds.Length)]);
        return random.GetItems(Plain, random.Next(1, 40)).Distinct().Select(item =>
        {
            var isNotKnown = random.Next(5) == 0;
            var answer = item.Options.Count > 0 ? (Answer)item.Options[random.Next(item.Options.Count)].Answer : new Answer.Whole(random.Next(3));
            var value = isNotKnown ? "not-known" : Claims.Compared(answer);
            return new Said(id, kind, $"{kind} of somewhere", new(2026, 5, 1), item.LinkId, "", value, answer.Shown, isNotKnown);
        }).ToList();
    }

    private static List<Said> Shuffled(List<Said> claims, Random random)
    {
        var shuffled = claims.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static Collation Collate(IEnumerable<Said> said, params IEnumerable<Decision> decisions) => Collation.Of(Reporting, said, decisions, Precedence);

    private static (Standing, string) StandingOf(Collation record) => (record.Of(Weight)!.Standing, record.Of(Weight)!.Shown);

    private static Decision Decide(CollatedAnswer answer, string value) => Decision.Take(
        Guid.NewGuid(), "reporting", answer.Item.LinkId, answer.At, 1, answer.ToldFor(answer.Versions.Single(version => version.Value == value)), value, value, null, "", answer.Versions.Select(version => Collation.Faced(version.Value)), new("someone"), Instant.FromUtc(2026, 5, 1, 9, 0));

    private static string Written(Collation record) =>
        string.Join('\n', record.All.Select(answer => $"{answer.Item.LinkId}@{answer.At} {answer.Standing} {answer.Shown} {string.Join(';', answer.Versions.Select(version => $"{version.Value}<{string.Join(',', version.By.Select(said => said.Return))}"))}"))
        + record.Answers.ToResponse();

    private static Said Says(string kind, string linkId, string value) => new(Guid.CreateVersion7(), kind, $"{kind} of somewhere", new(2026, 5, 1), linkId, "", value, value, false);
}
