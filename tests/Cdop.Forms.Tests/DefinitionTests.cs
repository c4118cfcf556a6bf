using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>A definition that is wrong says what is wrong and where.</summary>
public sealed class DefinitionTests
{
    public static TheoryData<string> Definitions => new(FormLibrary.BuiltIn.Select(definition => definition.Name));

    [Theory, MemberData(nameof(Definitions))]
    public void Every_definition_of_the_product_is_right(string name)
    {
        var read = FormDefinition.Read(FormLibrary.BuiltIn.Single(definition => definition.Name == name).Json);

        Assert.True(read.Succeeded, string.Join('\n', read.Problems.Select(problem => $"{name}, {problem.Field}: {problem.Message}")));
        Assert.Equal(name, $"{read.Value.Key}-{read.Value.Version}.json");
    }

    [Theory, MemberData(nameof(Definitions))]
    public void What_a_form_takes_from_the_notification_is_asked_there(string name)
    {
        var read = FormDefinition.Read(FormLibrary.BuiltIn.Single(definition => definition.Name == name).Json);
        var notification = new FormLibrary(FormLibrary.BuiltIn.Where(definition => definition.Name.StartsWith("notification-", StringComparison.Ordinal))).All;

        var named = read.Value.All.Select(item => item.InitialExpression).OfType<string>().SelectMany(NamedInNotification);

        Assert.DoesNotContain(named, linkId => notification.All(form => form.Find(linkId) is null));
    }

    [Theory, MemberData(nameof(Definitions))]
    public void Where_several_can_be_ticked_none_and_not_known_stand_alone(string name)
    {
        var form = FormDefinition.Read(FormLibrary.BuiltIn.Single(definition => definition.Name == name).Json).Value;

        Assert.All(form.All.Where(item => item.Repeats).SelectMany(item => item.Options).Where(option => option.Code is "none" or "not-known" or "not-found"), option => Assert.True(option.IsExclusive, option.Display));
    }

    [Fact]
    public void A_mark_on_an_option_that_nobody_honours_is_refused()
    {
        var form = Form(Choice("aids", "ramp", "none").With("repeats", true).Exclusive("none"));
        form["item"]![0]!["item"]![0]!["answerOption"]![0]!.AsObject().Extended("http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal", 1);

        Assert.Contains(FormDefinition.Read(form.ToJsonString()).Problems, problem => problem.Field == "aids" && problem.Message.Contains("ordinalValue", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Definitions))]
    public void Every_rule_can_be_asked_of_any_answers(string name)
    {
        var form = FormDefinition.Read(FormLibrary.BuiltIn.Single(definition => definition.Name == name).Json).Value;
        for (var seed = 0; seed < 6; seed++)
        {
            var rules = new FormChecks.Rules(seed == 0 ? new FormAnswers(form) : RandomForms.Answered(form, seed));
            rules.AskAll();
        }
    }

    [Theory]
    [InlineData("999 000 0018")]
    [InlineData("9990000018")]
    [InlineData("999-000-0026")]
    [InlineData("999 000 0019")]
    [InlineData("999 000 001")]
    [InlineData("9990000018x")]
    [InlineData("not yet given")]
    public void An_NHS_number_that_does_not_fit_is_warned_of_and_may_be_kept(string typed)
    {
        foreach (var version in new[] { "2021-04", "2022-04" })
        {
            var answers = new FormAnswers(FormDefinition.Read(FormLibrary.BuiltIn.Single(definition => definition.Name == $"reporting-{version}.json").Json).Value);
            answers.Set(new("identity.nhs-number"), new Answer.Words(typed));

            var said = answers.Problems().Where(problem => problem.Place.LinkId == "identity.nhs-number").ToList();

            Assert.Equal(NhsNumber.TryParse(typed, null, out _), said.Count == 0);
            Assert.All(said, problem => Assert.Equal(FormProblemKind.Warning, problem.Kind));
        }
    }

    [Fact]
    public void A_definition_becomes_a_tree_of_our_own()
    {
        var form = Sections(
            Group("child", Item("child.help", "display").Extended("http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept", Control("help")), YesNo("child.known"), Item("child.weeks", "integer").OnlyIfYes("child.known")).AskedOf("gp", "police").Extended("urn:cdop:extension:panel", "valueCode", "keep"),
            Group("rest", Item("rest.name").Extended("urn:cdop:extension:ncmd", "valueBoolean", true))).Read();

        Assert.Equal(("trial", "1", "Trial form", new LocalDate(2022, 4, 1)), (form.Key, form.Version, form.Title, form.ValidFrom));
        Assert.Equal(["child", "child.known", "child.weeks", "rest", "rest.name"], form.All.Select(item => item.LinkId));
        Assert.Equal("The child.help", form.Find("child")!.Help);
        Assert.Equal((PanelUse.Keep, PanelUse.Redact), (form.Find("child.weeks")!.Panel, form.Find("rest.name")!.Panel));
        Assert.True(form.Find("rest.name")!.NeededByNcmd);
        Assert.Equal("“The child.known” is Yes", Assert.Single(form.Find("child.weeks")!.Conditions).InWords);
        Assert.True(form.Find("child.weeks")!.IsSeenBy(AskedKind.Find("gp")) && form.Find("rest")!.IsSeenBy(AskedKind.Find("fire")) && !form.Find("child")!.IsSeenBy(AskedKind.Find("fire")));
    }

    [Theory]
    [InlineData("not json", "", "This is not JSON: line 1, character 2: ")]
    [InlineData("", "", "This is not JSON: line 1, character 1: ")]
    [InlineData("<!DOCTYPE html><html></html>", "", "This is not JSON: line 1, character 1: '<' is an invalid start of a value")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>", "", "'<' is an invalid start of a value")]
    [InlineData("{\n  \"a\": 1,,\n}", "", "This is not JSON: line 2, character 10: ")]
    [InlineData("[]", "", "not an object")]
    [InlineData("null", "", "not an object")]
    [InlineData("7", "", "not an object")]
    [InlineData("""{"resourceType":"Questionnaire","title":"\ud800"}""", "", "a character that cannot be read")]
    [InlineData("""{"resourceType":"Questionnaire","title":"A\u0000"}""", "", "in the text that begins “A\uFFFD”")]
    [InlineData("""{"resourceType":"Questionnaire","title":"A","title":"B"}""", "", "“title” stands twice in one place")]
    [InlineData("{}", "", "")]
    [InlineData("""{"resourceType":"Nonsense"}""", "", "")]
    [InlineData("""{"resourceType":[]}""", "", "A resourceType in it is not the name of a resource")]
    [InlineData("""{"resourceType":"Patient"}""", "", "This is a Patient and not a Questionnaire")]
    [InlineData("""{"resourceType":"Patient","active":true}""", "", "This is a Patient and not a Questionnaire")]
    public void What_is_no_questionnaire_is_refused(string json, string where, string what) => Assert.Contains(FormDefinition.Read(json).Problems, problem => problem.Field == where && problem.Message.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void A_definition_that_goes_ten_thousand_levels_deep_is_refused_with_a_sentence()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"linkId":"a","type":"group","item":[""", 10_000)) + string.Concat(Enumerable.Repeat("]}", 10_000));

        Assert.Equal("It goes more than 64 levels deep: groups within groups that nobody could follow", Assert.Single(FormDefinition.Read(deep).Problems).Message);
        Assert.Contains("64 levels", Assert.Single(FormDefinition.Read(new string('[', 10_000)).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_larger_than_anybody_would_fill_in_is_refused_with_where_and_why_before_it_is_read()
    {
        Refused(Sections([.. Enumerable.Range(0, 40).Select(section => Group($"s{section}", [.. Enumerable.Range(0, 450).Select(item => Item($"s{section}.i{item}"))]))]), "s4.i194", "more than 2,000 items");
        Refused(Form([.. Enumerable.Range(0, 501).Select(item => Item($"a.i{item}"))]), "a.i499", "more than 500 in “item”");
        Refused(Form(Choice("a.b", [.. Enumerable.Range(0, 501).Select(option => $"o{option}")])), "a.b", "more than 500 in “answerOption”");
        Refused(Form(Item("a.b").With("text", new string('x', 10_001))), "a.b", "longer than 10,000 characters");

        var large = Form([.. Enumerable.Range(0, 18_000).Select(item => Item($"a.i{item}"))]).ToJsonString();
        Assert.InRange(Allocated(large), 0, large.Length * 8L);
    }

    [Fact]
    public void Reading_costs_as_much_more_as_there_is_more_to_read_also_where_all_of_it_is_wrong()
    {
        static JsonObject Of(int sections, string type) => Sections([.. Enumerable.Range(0, sections).Select(section => Group($"s{section}", [.. Enumerable.Range(0, 100).Select(item => Item($"s{section}.i{item}", type))]))]);

        foreach (var type in new[] { "string", "bolean", "url" })
        {
            var (few, many) = (Of(3, type).ToJsonString(), Of(15, type).ToJsonString());
            Allocated(few); // what is made once
            Assert.InRange(Allocated(many) / (double)Allocated(few), 0, 7);
        }
    }

    private static long Allocated(string definition)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = FormDefinition.Read(definition);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Whatever_is_done_to_a_definition_it_is_read_or_refused() =>
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var form = JsonNode.Parse(FormLibrary.BuiltIn.Single(definition => definition.Name == "drowning-2022-04.json").Json)!;
                for (var n = random.Next(1, 4); n > 0; n--)
                {
                    Spoil(form, random);
                }

                return FormDefinition.Read(form.ToJsonString()) is { } read && (read.Succeeded || read.Problems.All(problem => problem.Message.Length > 0));
            },
            iter: 200);

    // Takes a value somewhere away, puts another in its place, or puts one in that does not belong there.
    private static void Spoil(JsonNode node, Random random)
    {
        JsonNode?[] Strange() => [null, JsonValue.Create(7), JsonValue.Create(""), JsonValue.Create("x"), JsonValue.Create(true), new JsonArray(), new JsonObject(), new JsonArray(new JsonObject()), JsonValue.Create("2022-13-45"), JsonValue.Create(-1.5e40)];

        var strange = Strange()[random.Next(10)];
        switch (node)
        {
            case JsonObject { Count: > 0 } written:
                var (name, value) = written.ToList()[random.Next(written.Count)];
                if (value is JsonObject or JsonArray && random.Next(4) > 0)
                {
                    Spoil(value, random);
                }
                else if (random.Next(3) == 0)
                {
                    written.Remove(name);
                }
                else
                {
                    written[random.Next(4) == 0 ? "valueString" : name] = strange;
                }

                break;
            case JsonArray { Count: > 0 } list:
                var at = random.Next(list.Count);
                if (list[at] is JsonObject or JsonArray && random.Next(5) > 0)
                {
                    Spoil(list[at]!, random);
                }
                else
                {
                    list[at] = strange;
                }

                break;
        }
    }

    [Fact]
    public void The_strict_parser_and_the_attributes_of_the_SDK_are_heard_with_the_linkId()
    {
        Refused(Form(Item("a.b", "bolean")), "a.b", "'bolean' is not a correct code");
        Refused(Form(Item("a.b").With("nonsense", 1)), "a.b", "unknown element 'nonsense'");
        Refused(Form(Item("a.b").With("maxLength", "ten")), "a.b", "not the right type");
        Refused(Form(Item("a.b"), Item("a.c").Without("linkId")), "a", "must be present");
        Refused(Form(Item("a.b").With("enableWhen", new JsonArray(new JsonObject { ["question"] = "a.c" }))), "a.b", "must be present");
        Refused(Form(Item("a.b")).With("status", "finished"), "", "'finished' is not a correct code");
    }

    [Fact]
    public void The_invariants_of_the_standard_hold()
    {
        Refused(Form(Item("a.b")).With("name", "trial form"), "", "que-0");
        Refused(Form(Group("a.b").Without("item")), "a.b", "que-1");
        Refused(Form(Item("a.b", "display").With("item", new JsonArray(Item("a.c")))), "a.b", "que-1");
        Refused(Form(Item("a.b"), Item("a.b")), "a.b", "The linkId “a.b” is used 2 times (que-2)");
        Refused(Form(Item("a.b", "display").With("code", new JsonArray(Coding("x")))), "a.b", "que-3");
        Refused(Form(YesNo("a.b").With("answerValueSet", "urn:x")), "a.b", "que-4");
        Refused(Form(YesNo("a.b").With("type", "integer")), "a.b", "que-5");
        Refused(Form(Item("a.b", "display").With("required", true)), "a.b", "que-6");
        Refused(Form(YesNo("a.b"), Item("a.c").OnlyIf("a.b", "exists", "answerCoding", Coding("yes"))), "a.c", "que-7");
        Refused(Form(Group("a.b", Item("a.c")).With("initial", new JsonArray(new JsonObject { ["valueInteger"] = 1 }))), "a.b", "que-8");
        Refused(Form(Item("a.b", "display").With("readOnly", true)), "a.b", "que-9");
        Refused(Form(Item("a.b", "date").With("maxLength", 3)), "a.b", "que-10");
        Refused(Form(YesNo("a.b").With("initial", new JsonArray(new JsonObject { ["valueCoding"] = Coding("yes") }))), "a.b", "que-11");
        Refused(Form(YesNo("a.b"), Item("a.c").OnlyIfYes("a.b").OnlyIf("a.b", "exists", "answerBoolean", true)), "a.c", "que-12");
        Refused(Form(Item("a.b").With("initial", new JsonArray(new JsonObject { ["valueString"] = "x" }, new JsonObject { ["valueString"] = "y" }))), "a.b", "que-13");
    }

    [Fact]
    public void A_condition_names_an_earlier_question_and_fits_its_type()
    {
        Refused(Form(Item("a.b").OnlyIfYes("a.z")), "a.b", "“a.z”, which is not in the form");
        Refused(Form(Item("a.b").OnlyIfYes("a.c"), YesNo("a.c")), "a.b", "“a.c”, which is not asked before it");
        Refused(Form(YesNo("a.b").OnlyIfYes("a.b")), "a.b", "not asked before it");
        Refused(Form(YesNo("a.b").OnlyIfYes("a.c"), YesNo("a.c").OnlyIfYes("a.b")), "a.b", "not asked before it");
        Refused(Form(Item("a.b").OnlyIf("a", "exists", "answerBoolean", true)), "a.b", "“a”, which is not a question");
        Refused(Form(Item("a.b"), Item("a.c").OnlyIf("a.b", ">", "answerString", "x")), "a.c", "A string is not greater or less than another");
        Refused(Form(Item("a.b", "integer"), Item("a.c").OnlyIf("a.b", "=", "answerString", "x")), "a.c", "compares “a.b”, a integer, with a string");
        Refused(Form(YesNo("a.b"), Item("a.c").OnlyIf("a.b", "=", "answerCoding", Coding("perhaps"))), "a.c", "does not offer");
        Refused(Form(Item("a.b", "attachment"), Item("a.c").OnlyIf("a.b", "=", "answerString", "x")), "a.c", "compares");
        Refused(Form(YesNo("a.b").AskedOf("gp"), Item("a.c").OnlyIfYes("a.b").AskedOf("gp", "police")), "a.c", "It is asked of police, but the question of its condition, “a.b”, is not");
        Refused(Form(YesNo("a.b").AskedOf("gp"), Group("a.c", Item("a.c.d").AskedOf("police")).OnlyIfYes("a.b").AskedOf("gp")), "a.c", "It is asked of police, but the question of its condition, “a.b”, is not");
    }

    [Fact]
    public void Conditions_stand_three_deep_and_no_deeper()
    {
        JsonNode[] Chain(int length) => [YesNo("a.q0"), .. Enumerable.Range(1, length).Select(n => YesNo($"a.q{n}").OnlyIfYes($"a.q{n - 1}"))];

        Form(Chain(3)).Read();
        Refused(Form(Chain(4)), "a.q4", "behind 4 conditions");
        Refused(Sections(Group("b", Chain(2)), Group("c", Group("d", Group("e", Item("f").OnlyIfYes("a.q0")).OnlyIfYes("a.q1")).OnlyIfYes("a.q2"))), "f", "behind 5 conditions");
    }

    [Fact]
    public void Expressions_compile_and_name_what_is_there()
    {
        Refused(Form(Item("a.b").Ruled("foo +", "x")), "a.b", "does not compile");
        Refused(Form(Item("a.b").Ruled("nonsense(3)", "x")), "a.b", "does not compile");
        Refused(Form(Item("a.b")).Ruled("%unknown.exists()", "x"), "", "names %unknown");
        Refused(Form(Item("a.b")).Ruled("repeat(item).where(linkId = 'a.z').exists()", "x"), "", "names the linkId “a.z”");
        Refused(Form(Item("a.b")).Ruled("item.answer.valueString = 'x'", "x"), "", "write .value");
        Refused(Form(Item("a.b")).Ruled("repeat(item).count() < 3", "x"), "", "uses repeat other than");
        Refused(Form(Item("a.b").Ruled("answer.exists()", "x", "fatal")), "a.b", "severity");
        Refused(Form(Item("a.b").Prefilled("%notification.")), "a.b", "does not compile");
        Form(Item("a.b").Ruled("answer.value != '%unknown'", "x").Prefilled("%notification.child")).Read();
    }

    [Theory]
    [InlineData("answer.value.matches('^(a+)+$')")]
    [InlineData("answer.value.matches('^a*b*c$')")]
    [InlineData("answer.value.matches('a' & '(b+)+')")]
    [InlineData("answer.value.matches(%resource.id)")]
    [InlineData("answer.value.replaceMatches('(a|b)*c', '')")]
    [InlineData("answer.value.matches('^a?a?aa$')")]
    [InlineData("answer.value.matches('^a{1,9}a{1,9}$')")]
    [InlineData("answer.value.matches('^a{,9}a{1,}$')")]
    [InlineData("answer.value.matches('(a|a)(a|a)b')")]
    [InlineData("answer.value.matches('a\\\\\\\\+b\\\\\\\\+')")]
    [InlineData("answer.value.matches('a\\u002bb\\u002b')")]
    [InlineData("answer.value.matches('a[ab]*c') or true")]
    [InlineData("answer.value.matches('^a|b*c')")]
    [InlineData("answer.value.matches('^[(]|a*b[)]')")]
    [InlineData("answer.value.matches('^{0}a*b')")]
    [InlineData("answer.value.matches('a{9000}b')")]
    [InlineData("answer.value.matches('^(a*)\\\\1$')")]
    public void A_pattern_that_could_take_for_ever_is_refused(string expression) => Refused(Form(Item("a.b").Ruled(expression, "x")), "a.b", "very long");

    [Theory]
    [InlineData("answer.value.matches('^[0-9]{10}$')")]
    [InlineData("answer.value.matches('^[A-Z]{2}[0-9]{4}-?[0-9]{3}$')")]
    [InlineData("answer.value.matches('^(?:yes|no)$')")]
    [InlineData("answer.value.matches('^a[ab]*c')")]
    [InlineData("answer.value.matches('(a|b)a{90}c')")]
    [InlineData("answer.value.matches('\\\\.\\\\?\\\\+ is it')")]
    public void A_plain_pattern_is_taken(string expression) => Form(Item("a.b").Ruled(expression, "x")).Read();

    [Theory]
    [InlineData("where(where(where(exists())))")]
    [InlineData("item.where(item.where(item.where(answer.exists()).exists()).exists()).exists()")]
    [InlineData("item.select(item.all(item.exists(answer.exists())))")]
    [InlineData("descendants().where(%resource.descendants().where(%resource.descendants().count() > 1).exists()).exists()")]
    [InlineData("item . where ( item . where ( item . where ( answer . exists ( ) ) ) ) . exists ( )")]
    public void What_looks_through_all_answers_for_each_of_all_answers_is_refused(string expression)
    {
        Refused(Form(Item("a.b")).Ruled(expression, "x"), "", "rounds deep");
        Form(Item("a.b")).Ruled("item.where(item.where(answer.exists()).exists()).exists()", "x").Read();
    }

    [Theory]
    [InlineData("%resource.repeat(item).where(true).repeat(item).where(true).exists()", "repeats what a step before has found already")]
    [InlineData("%resource.repeat(item).where(true).item.repeat(item).where(true).exists()", "repeats what a step before has found already")]
    [InlineData("(repeat(item).where(true)).first().item.repeat(item).where(linkId = 'a.b').exists()", "repeats what a step before has found already")]
    [InlineData("repeat(item).where(true)[0] . repeat(item).where(linkId = 'a.b').exists()", "repeats what a step before has found already")]
    [InlineData("%resource.repeat(item).where(%resource.repeat(item).where(true).isDistinct()).count() >= 0", "looks through the whole form for each")]
    [InlineData("%resource.item.item.where(%resource.item.item.where(linkId = 'a.b').exists()).exists()", "looks through the whole form for each")]
    [InlineData("item.all(%resource.item.exists())", "looks through the whole form for each")]
    [InlineData("item.where(item.where(true).isDistinct()).count() >= 0", "calls isDistinct()")]
    [InlineData("item.item.linkId.subsetOf(%resource.item.item.linkId)", "calls subsetOf()")]
    [InlineData("item.item.answer.distinct ( ).count() > 0", "calls distinct()")]
    [InlineData("item.item ~ %resource.item.item", "compares by ~")]
    [InlineData("repeat(item).where(linkId = 'a.b').answer.value.where(%resource.item.where(linkId = 'a.b').answer.value.where(%resource.item.exists()).exists()).exists()", "looks through the whole form for each")]
    public void What_takes_each_of_many_answers_with_each_is_refused(string expression, string what) => Refused(Form(Item("a.b")).Ruled(expression, "x"), "", what);

    [Theory]
    [InlineData("repeat(item).where(linkId = 'a.b').answer.value.where($this < %resource.repeat(item).where(linkId = 'a.b').answer.value).empty()")]
    [InlineData("repeat(item).where(linkId = 'a.b').answer.value.isDistinct()")]
    [InlineData("repeat(item).where(item.where(linkId = 'a.b').exists()).exists()")]
    [InlineData("repeat(item).where(linkId = 'a.b').answer.value != '~'")]
    public void What_looks_through_the_answers_to_one_question_is_taken(string expression) => Form(Item("a.b")).Ruled(expression, "x").Read();

    [Theory]
    [InlineData("item.select($this.combine($this)).select($this.combine($this)).count() > 5", "calls combine()")]
    [InlineData("item.aggregate($total + 1, 0) > 5", "calls aggregate()")]
    [InlineData("%resource.descendants().count() > 5", "calls descendants()")]
    [InlineData("item.select(%resource.item).select(%resource.item).count() > 5", "selects more than")]
    [InlineData("item . select ( answer | answer ).count() > 5", "selects more than")]
    [InlineData("item.select(iif(true, repeat(item).where(linkId = 'a.b'), item)).count() > 5", "selects more than")]
    [InlineData("'a'.replace('a', 'aaaaaaaaaa').replace('a', 'aaaaaaaaaa').length() > 5", "replaces words by others")]
    [InlineData("answer.value.replaceMatches('a', 'aa').length() > 5", "replaces words by others")]
    [InlineData("answer.value.replace('a', answer.value).exists()", "replaces words by others")]
    [InlineData("'replace(' = ' , ' or 'a'.replace('a', 'aaaa') = ''", "replaces words by others")]
    [InlineData("'a'.select($this & $this).select($this & $this).exists()", "adds to or joins")]
    [InlineData("'a'.iif(true, $this + $this).select(toString() + toString()).exists()", "adds to or joins")]
    [InlineData("item.take(99999999999999999999999).exists()", "does not compile")]
    [InlineData("79228162514264337593543950335 * 10 > 1", "does not compile")]
    public void What_makes_more_of_the_answers_with_every_step_is_refused(string expression, string what) => Refused(Form(Item("a.b")).Ruled(expression, "x"), "", what);

    [Fact]
    public void An_expression_of_very_many_steps_is_refused() =>
        Refused(Form(Item("a.b").Ruled("answer" + string.Concat(Enumerable.Repeat("[0]", 300)) + ".exists()", "x")), "a.b", "more than 250 steps");

    [Fact]
    public void A_form_has_a_bounded_number_of_rules() =>
        Refused(Form(Enumerable.Range(0, 301).Aggregate(Item("a.b"), (item, n) => item.Ruled($"answer.count() < {n + 5}", $"x{n}"))), "", "300 rules");

    [Theory]
    [InlineData("repeat (item).count() < 3", "uses repeat other than")]
    [InlineData("answer.value.`matches`('^a*b*$')", "write names bare")]
    [InlineData("answer.value.matches/**/('^a*b*$')", "write names bare")]
    public void No_way_of_writing_hides_what_is_slow(string expression, string what) => Refused(Form(Item("a.b")).Ruled(expression, "x"), "", what);

    [Theory]
    [InlineData("(", "true", ")", 200)]
    [InlineData("", "true", ".not()", 1_600)]
    public void An_expression_that_would_bring_the_compiler_down_is_refused_before_it_is_compiled(string before, string within, string after, int times) =>
        Refused(Form(Item("a.b").Ruled(string.Concat(Enumerable.Repeat(before, times)) + within + string.Concat(Enumerable.Repeat(after, times)), "x")), "a.b", "nested more than");

    [Fact]
    public void Extensions_are_ours_or_honoured_and_their_codes_are_known()
    {
        Refused(Form(Item("a.b").AskedOf("bakery")), "a.b", "There is no agency kind “bakery”");
        Refused(Form(Item("a.b").Extended("urn:cdop:extension:show-known", "valueCode", "bakery")), "a.b", "There is no agency kind “bakery”");
        Refused(Form(Item("a.b").Extended("urn:cdop:extension:panel", "valueCode", "show")), "a.b", "keep, redact or generalise");
        Refused(Form(Item("a.b").Extended("urn:cdop:extension:domain", "valueCode", "a")), "a.b", "child, social, physical or service");
        Refused(Form(Item("a.b").Extended("urn:cdop:extension:ncmd", "valueString", "yes")), "a.b", "value of another type");
        Refused(Form(Item("a.b").Extended("urn:cdop:extension:colour", "valueString", "red")), "a.b", "not one that we honour");
        Refused(Form(Item("a.b").Extended("urn:cdop:extension:panel", "valueCode", "keep").Extended("urn:cdop:extension:panel", "valueCode", "redact")), "a.b", "stands twice");
        Refused(Form(Item("a.b").Extended("http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept", Control("slider"))), "a.b", "item control");
        Refused(Form(Item("a.b").Extended("http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger", 3)), "a.b", "least or greatest");
        Refused(Form(Item("a.b")).With("extension", new JsonArray(new JsonObject { ["url"] = "urn:cdop:extension:trigger", ["extension"] = new JsonArray(new JsonObject { ["url"] = "urn:cdop:extension:trigger#event", ["valueCode"] = "storm" }) })), "", "The event “storm”");
    }

    [Fact]
    public void The_house_has_rules_of_its_own()
    {
        Refused(Sections(Item("b")), "b", "At the top of a form stand groups");
        Refused(Form(Item("A b")), "A b", "linkId is made of");
        Refused(Form(Item("a.b").With("text", "")), "a.b", "");
        Refused(Form(Item("a.b", "reference")), "a.b", "not used here");
        Refused(Form(YesNo("a.b").With("item", new JsonArray(Item("a.c")))), "a.b", "A question holds only help");
        Refused(Form(Group("a.b", Item("a.c")).With("required", true)), "a.b", "A group is not required");
        Refused(Form(Item("a.b", "date").With("repeats", true)), "a.b", "does not repeat");
        Refused(Form(Choice("a.b")), "a.b", "");
        Refused(Form(YesNo("a.b").Without("answerOption")), "a.b", "no options to choose from");
        Refused(Form(Choice("a.b", "yes", "yes")), "a.b", "stands twice");
        Refused(Form(Item("a.b", "quantity")), "a.b", "needs a unit");
        Refused(Form(Item("a.b")).With("url", "http://example.org/x"), "", "The url must be");
        Refused(Form(Item("a.b")).Without("effectivePeriod"), "", "effectivePeriod.start");
    }

    [Fact]
    public void Names_are_as_long_as_can_be_kept_beside_an_answer_and_no_longer()
    {
        var (key, version, linkId) = (new string('k', 60), new string('1', 20), new string('b', 148));
        Form(Item($"a.{linkId}")).With("version", version).With("url", $"urn:cdop:questionnaire:{key}").Read();

        Refused(Form(Item($"a.{linkId}b")), $"a.{linkId}b", "A linkId has at most 150 characters, and this one has 151");
        Refused(Form(Item("a.b")).With("version", $"{version}1"), "", "The version has at most 20 characters, and this one has 21");
        Refused(Form(Item("a.b")).With("url", $"urn:cdop:questionnaire:{key}k"), "", "The key of the form has at most 60 characters, and this one has 61");
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(["a.b", "a.c"], FormDefinition.Read(Form(Item("a.b", "quantity"), Item("a.c").OnlyIfYes("a.z")).ToJsonString()).Problems.Select(problem => problem.Field).Order());

    [Fact]
    public void A_case_is_asked_the_version_of_its_day()
    {
        var library = new FormLibrary([
            ("1", Form(Item("a.b")).ToJsonString()),
            ("2", Form(Item("a.b")).With("version", "2").With("effectivePeriod", new JsonObject { ["start"] = "2024-04-01" }).ToJsonString()),
        ]);

        Assert.Equal(["2", "1"], library.All.Select(form => form.Version));
        Assert.Equal([null, "1", "1", "2"], new LocalDate[] { new(2022, 3, 31), new(2022, 4, 1), new(2024, 3, 31), new(2024, 4, 1) }.Select(day => library.On("trial", day)?.Version));
    }

    [Fact]
    public void A_library_with_a_wrong_definition_says_which() =>
        Assert.Contains("bad.json, a.b: A quantity needs a unit", Assert.Throws<InvalidOperationException>(() => new FormLibrary([("bad.json", Form(Item("a.b", "quantity")).ToJsonString())]).All).Message, StringComparison.Ordinal);

    private static IEnumerable<string> NamedInNotification(string expression) =>
        expression.Contains("%notification", StringComparison.Ordinal) ? Regex.Matches(expression, @"linkId\s*=\s*'([^']*)'").Select(match => match.Groups[1].Value) : [];

    private static JsonObject Control(string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://hl7.org/fhir/questionnaire-item-control", ["code"] = code }) };

    private static void Refused(JsonObject form, string where, string what)
    {
        var problems = FormDefinition.Read(form.ToJsonString()).Problems;
        Assert.True(problems.Any(problem => problem.Field == where && problem.Message.Contains(what, StringComparison.Ordinal)), $"Nothing says “{what}” at “{where}”, but: {string.Join("; ", problems)}");
    }
}
