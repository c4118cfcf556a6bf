using System.Text.Json.Nodes;
using CsCheck;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>What differs between two versions of a form is said whole, and nothing else is.</summary>
public sealed class ComparisonTests
{
    private static readonly FormLibrary Library = new();

    [Fact]
    public void The_notification_of_2022_differs_from_2021_in_what_the_national_database_told()
    {
        Assert.Equal("2021-04", Library.On("notification", new(2021, 12, 1))!.Version);
        Assert.Equal("2022-04", Library.On("notification", new(2022, 4, 1))!.Version);
        Assert.Equal(new LocalDate(2022, 3, 31), Library.LastDay(Library.Find("notification", "2021-04")!));
        Assert.Null(Library.LastDay(Library.Find("notification", "2022-04")!));

        Assert.Equal(
            [
                "RuleChanged: The form has a new rule: “Check the NHS number: it must have 10 digits that fit together, and these do not. If it is all you have, choose “The number I have could not be verified””",
                "OptionsChanged child.no-nhs-number: “If you cannot give it, why?” offers “Child does not live in England” now",
                "OptionsChanged child.no-nhs-number: “If you cannot give it, why?” calls its option “Not known” now “NHS number not currently available”",
                "Reworded alert.is: “Should the National Child Mortality Database be alerted to this death?” reads “Is there anything the National Child Mortality Database should know at once?” now",
                "Removed alert.covid: Not asked any more: “Is the death known or suspected to be related to Covid-19?”",
            ],
            Said(Versions("notification")));
    }

    [Fact]
    public void The_reporting_form_of_2022_asks_more_than_2021()
    {
        var comparison = Versions("reporting");

        Assert.All(comparison.Changes, change => Assert.True(change.Kind is FormChangeKind.Added or FormChangeKind.RuleChanged, change.Sentence));
        Assert.Equal(
            ["child.birth.maternal-bmi", "child.growth", "child.growth.height", "child.growth.weight", "child.growth.measured-on", "support.bereavement", "support.bereavement-what"],
            comparison.Changes.Select(change => change.Item?.LinkId).OfType<string>());
        Assert.DoesNotContain(comparison.Changes, change => change.Breaks);
    }

    [Fact]
    public void Answers_given_in_each_version_stay_in_it()
    {
        foreach (var (version, linkId, there) in new[] { ("2021-04", "alert.covid", true), ("2022-04", "alert.covid", false) })
        {
            var form = Library.Find("notification", version)!;
            var answers = new FormAnswers(form);
            answers.Set(new("alert.is"), new Answer.YesNo(true));
            Assert.Equal(there, form.Find(linkId) is not null);
            var kept = answers.ToResponse();
            Assert.Contains($"notification|{version}", kept, StringComparison.Ordinal);
            Assert.True(Responses.Read(form, kept).Succeeded);
            Assert.All(Library.All.Where(other => other.Key == "notification" && other != form), other => Assert.False(Responses.Read(other, kept).Succeeded));
        }
    }

    [Fact]
    public void Every_way_of_differing_is_said_in_a_sentence()
    {
        var before = Form(
            YesNo("a.q"),
            Item("a.words").With("prefix", "1").AskedOf("gp"),
            Item("a.kind", "date").Extended("urn:cdop:extension:panel", "valueCode", "keep"),
            Choice("a.options", "one", "two"),
            Item("a.condition"),
            Item("a.gone"),
            Quantity("a.unit"),
            Item("a.limits", "integer"));
        var after = Form(
            YesNo("a.q"),
            Item("a.kind", "integer").Extended("urn:cdop:extension:ncmd", "valueBoolean", true),
            Item("a.words").With("text", "The other words").With("required", true).AskedOf("gp", "police"),
            Choice("a.options", "two", "three"),
            Item("a.condition").OnlyIfYes("a.q").With("maxLength", 20),
            Quantity("a.unit", "g"),
            Item("a.limits", "integer").Bound("min", "valueInteger", 3).Ruled("answer.value > 3", "Be more than three"),
            Item("a.new"));

        Assert.Equal(
            [
                "TypeChanged a.kind: “The a.kind” takes a whole number now, and took a date",
                "UseChanged a.kind: “The a.kind”: the panel’s pack leaves it out now, and showed it as it is",
                "UseChanged a.kind: “The a.kind” is needed by the national database now",
                "Moved a.words: “The other words” stands after “The a.kind” now",
                "Reworded a.words: “The a.words” reads “The other words” now",
                "Reworded a.words: “The other words” has no number any more; it was 1",
                "AskedOfChanged a.words: “The other words” is asked of General practice, Police; before, of General practice",
                "RequiredChanged a.words: “The other words” must be answered now",
                "OptionsChanged a.options: “The a.options” offers “Three” now",
                "OptionsChanged a.options: “The a.options” does not offer “One” any more",
                "ConditionChanged a.condition: “The a.condition” is asked only if “The a.q” is Yes now; before, always",
                "LimitChanged a.condition: “The a.condition” takes at most 20 characters now, and took text of the usual length",
                "OptionsChanged a.unit: “The a.unit” takes the units G; before, Kg",
                "LimitChanged a.limits: “The a.limits” takes no less than 3 now; before, anything",
                "RuleChanged a.limits: “The a.limits” has a new rule: “Be more than three”",
                "Added a.new: New: “The a.new”, which takes a line of text",
                "Removed a.gone: Not asked any more: “The a.gone”",
            ],
            Said(FormComparison.Of(before.Read(), after.Read())));
        Assert.Equal(["a.kind", "a.options", "a.unit", "a.gone"], FormComparison.Of(before.Read(), after.Read()).Changes.Where(change => change.Breaks).Select(change => change.Item!.LinkId));
    }

    [Fact]
    public void Answers_line_up_no_more_where_theirs_is_not_offered_or_only_one_of_several_is_taken()
    {
        const string Units = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";
        JsonObject Amount(params string[] units) => units.Aggregate(Item("amount", "quantity"), (item, unit) => item.Extended(Units, "valueCoding", Coding(unit, "http://unitsofmeasure.org")));
        var before = Form(
            Choice("fewer", "one", "two", "three"), Choice("more", "one"), Choice("order", "one", "two"), Choice("become", "one"), Amount("kg", "g"),
            Choice("once", "one").With("repeats", true), Choice("often", "one"), Group("rows", Item("row")).With("repeats", true)).Read();
        var after = Form(
            Choice("fewer", "one"), Choice("more", "one", "two"), Choice("order", "two", "one"), Item("become"), Amount("kg", "t"),
            Choice("once", "one"), Choice("often", "one").With("repeats", true), Group("rows", Item("row"))).Read();

        Assert.Equal(
            [
                "OptionsChanged fewer: “The fewer” does not offer “Two”, “Three” any more",
                "TypeChanged become: “The become” takes a line of text now, and took one of its options",
                "OptionsChanged amount: “The amount” takes the units Kg, T; before, Kg, G",
                "LimitChanged once: “The once” is answered once only now",
                "LimitChanged rows: The group “The rows” is filled in once only now",
            ],
            Said(FormComparison.Of(before, after), change => change.Breaks));
        Assert.Equal(
            ["LimitChanged once: “The once” may be answered more than once now", "LimitChanged rows: The group “The rows” may be filled in more than once now"],
            Said(FormComparison.Of(after, before), change => change.Kind == FormChangeKind.LimitChanged && !change.Breaks));
    }

    [Fact]
    public void What_is_said_of_a_group_is_not_said_again_of_all_within_it()
    {
        var before = Sections(Group("a", Item("a.b"), Group("a.c", Item("a.d"))));
        var after = Sections(Group("a", Item("a.b"), Group("a.c", Item("a.d"))).AskedOf("gp").Extended("urn:cdop:extension:panel", "valueCode", "keep").Extended("urn:cdop:extension:domain", "valueCode", "child"));

        var changes = FormComparison.Of(before.Read(), after.Read()).Changes;

        Assert.Equal(3, changes.Count);
        Assert.All(changes, change => Assert.Equal("a", change.Item!.LinkId));
        Assert.Equal("The section “The a” is asked of General practice; before, of everybody", changes[0].Sentence);
    }

    [Fact]
    public void A_section_that_is_gone_is_told_of_under_its_own_name()
    {
        var comparison = FormComparison.Of(Sections(Group("a", Item("a.b")), Group("z", Item("z.b"))).Read(), Sections(Group("a", Item("a.b"))).Read());

        Assert.Equal("The z", Assert.Single(comparison.BySection).Section);
    }

    [Fact]
    public void A_form_does_not_differ_from_itself() =>
        Gen.Int.Sample(seed => FormComparison.Of(RandomForms.Form(seed), RandomForms.Form(seed)).Changes.Count == 0);

    [Fact]
    public void What_is_new_one_way_is_gone_the_other_way_and_what_differs_one_way_differs_the_other() =>
        Gen.Select(Gen.Int, Gen.Int).Sample((one, other) =>
        {
            var (there, back) = (FormComparison.Of(RandomForms.Form(one), RandomForms.Form(other)), FormComparison.Of(RandomForms.Form(other), RandomForms.Form(one)));
            return Of(there, FormChangeKind.Added).SetEquals(Of(back, FormChangeKind.Removed))
                && Of(there, FormChangeKind.Removed).SetEquals(Of(back, FormChangeKind.Added))
                && new[] { FormChangeKind.TypeChanged, FormChangeKind.ConditionChanged, FormChangeKind.Reworded, FormChangeKind.LimitChanged }.All(kind => Of(there, kind).SetEquals(Of(back, kind)));
        });

    [Fact]
    public void Every_change_stands_under_one_section() =>
        Gen.Select(Gen.Int, Gen.Int).Sample((one, other) =>
        {
            var comparison = FormComparison.Of(RandomForms.Form(one), RandomForms.Form(other));
            return comparison.BySection.Sum(section => section.Changes.Count) == comparison.Changes.Count;
        });

    private static HashSet<string?> Of(FormComparison comparison, FormChangeKind kind) => [.. comparison.Changes.Where(change => change.Kind == kind).Select(change => change.Item?.LinkId)];

    private static FormComparison Versions(string key) => FormComparison.Of(Library.Find(key, "2021-04")!, Library.Find(key, "2022-04")!);

    private static IEnumerable<string> Said(FormComparison comparison, Func<FormChange, bool>? among = null) =>
        comparison.Changes.Where(among ?? (_ => true)).Select(change => $"{change.Kind}{(change.Item is null ? "" : $" {change.Item.LinkId}")}: {change.Sentence}");
}
