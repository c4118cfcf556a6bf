using Cdop.DataCollection.Contracts;
using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class PapersTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();

    private CasesUnderTest Cases => requests.Cases;

    private static CancellationToken Ct => CasesUnderTest.Ct;

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    [Fact]
    public async Task The_papers_hold_what_the_form_keeps_and_its_narratives_and_no_short_answer_that_names()
    {
        await Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "education");
        await HandIn(asked[0], answers =>
        {
            answers.Set(new("story.narrative"), new Answer.Words("Ann Smith was seen on 1 March 2026."));
            answers.Set(new("child.growth.measured-on"), new Answer.Day(new(2026, 2, 20)));
            answers.Set(new("child.birth.weight"), new Answer.Whole(3100));
            answers.Set(new("reporter.name"), new Answer.Words("Dr Una Whitlow"));
            answers.Set(new("reporter.agency"), new Answer.Words("Tarbock Surgery"));
            Choose(answers, "support.key-worker", "no");
            Choose(answers, "death.place-of-event", "home");
        });
        await HandIn(asked[1], answers => answers.Set(new("child.education.setting"), new Answer.Words("Longmoor Primary School")));

        var papers = (await Read())!;
        var text = string.Join('\n', papers.Papers.SelectMany(paper => paper.Parts).SelectMany(part => part.Texts));

        Assert.Equal(["summary", "reporting", "timeline"], papers.Papers.Select(paper => paper.Code));
        Assert.Contains("Ann Smith was seen on 1 March 2026.", text, StringComparison.Ordinal);
        Assert.Contains("3100", text, StringComparison.Ordinal);
        Assert.Contains("20 February 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Longmoor", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Whitlow", text, StringComparison.Ordinal);
        Assert.Contains(new(KnownAs.School, "Longmoor Primary School"), papers.Known);
        Assert.Contains(new(KnownAs.Professional, "Dr Una Whitlow"), papers.Known);
        Assert.Contains(new(KnownAs.Agency, "Tarbock Surgery"), papers.Known);
        Assert.DoesNotContain(papers.Known, known => known.Text == "No" || known.As == KnownAs.Address); // a choice names nobody
        Assert.Contains("Where did what led to the death happen?", text, StringComparison.Ordinal);
        Assert.Contains(new(KnownAs.Child, "Ann Smith"), papers.Known);
        Assert.Contains(new(KnownAs.Reference, "KNO-2026-011"), papers.Known);
    }

    [Theory]
    [InlineData("reporting", "story.narrative", "The words, anonymised")]
    [InlineData("reporting", "child.growth.measured-on", "The child’s age on that day")]
    [InlineData("reporting", "child.birth.weight", "As answered")]
    [InlineData("reporting", "reporter.name", null)]
    [InlineData("reporting", "reporter.address", null)]
    [InlineData("reporting", "identity.postcode", null)]
    [InlineData("notification", "death.circumstances", "The words, anonymised")]
    [InlineData("notification", "child.ethnic-group", "As answered, in the case summary")]
    [InlineData("notification", "child.gp", null)]
    public void Before_anybody_answers_a_form_says_what_the_papers_will_tell(string form, string question, string? told)
    {
        var definition = new FormLibrary().Find(form, "2022-04")!;
        Assert.Equal(told, PapersAsTold.Tells(definition, definition.Find(question)!, RulesAsData.Precedence()));
    }

    [Fact]
    public async Task The_birth_of_a_parent_is_no_event_of_the_childs_life()
    {
        await Cases.Accept(CasesUnderTest.Ann);
        var form = new FormLibrary().Find("notification", "2022-04")!;
        var told = Collation.Of(form, [new Said(CaseRecord.Notified, "", "The notification", new(2026, 3, 2), "family.person.date-of-birth", "0", "1990-05-04", "4 May 1990", false)], [], RulesAsData.Precedence());

        var timeline = PapersAsTold.Of(await Cases.Find(), [told], []).Single(paper => paper.Code == "timeline");
        Assert.Equal(["Born", "Died"], timeline.Parts.Where(part => part.Kind == PaperPartKind.Row).Select(part => part.Texts[1]));
    }

    [Fact]
    public async Task No_words_of_which_the_form_says_that_they_are_left_out_stand_in_the_papers()
    {
        await Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("acute-hospital");
        var form = new FormLibrary().Find("reporting", "2022-04")!;
        List<FormItem> typed = [];
        await HandIn(asked[0], answers =>
        {
            typed.AddRange(answers.Walk().Where(place => place.At.Length == 0 && place.Item is { IsQuestion: true, ReadOnly: false, Type: ItemType.Text or ItemType.Line }).Select(place => place.Item));
            typed.ForEach(item => answers.Set(new(item.LinkId), new Answer.Words(MarkOf(item))));
        });

        var text = string.Join('\n', (await Read())!.Papers.SelectMany(paper => paper.Parts).SelectMany(part => part.Texts));
        var told = typed.Where(item => text.Contains(MarkOf(item), StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, item => PapersAsTold.Tells(form, item, RulesAsData.Precedence()) is null);
        Assert.Contains(typed, item => item.Section.LinkId == "reporter");

        static string MarkOf(FormItem item) => $"Mark of {item.LinkId}.";
    }

    [Fact]
    public async Task What_a_section_answers_with_nothing_stands_together_at_its_end_and_each_kind_of_nothing_apart()
    {
        await Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp");
        await HandIn(asked[0], answers =>
        {
            Choose(answers, "support.staff", "not-known");
            Choose(answers, "support.bereavement", "no");
            Choose(answers, "support.key-worker", "no");
            foreach (var (row, who) in new[] { ("0", "mother"), ("1", "father") })
            {
                Choose(answers, "family.person.relationship", who, row);
                Choose(answers, "family.person.smokes", "no", row);
            }
        });

        var reporting = (await Read())!.Papers.Single(paper => paper.Code == "reporting");
        var form = await Cases.Modules.Use((FormLibrary forms) => Task.FromResult(forms.Begun("reporting", new(2026, 3, 1))!));
        string Question(string linkId) => form.Find(linkId)!.Text;

        Assert.Equal(
            [["No", Question("family.person.smokes")], ["No", Question("family.person.smokes")], ["No", Question("support.bereavement"), Question("support.key-worker")], ["Not known", Question("support.staff")]],
            reporting.Parts.Where(part => part.Kind == PaperPartKind.Alike).Select(part => part.Texts));
        Assert.DoesNotContain(reporting.Parts, part => part.Kind == PaperPartKind.Answer && part.Texts[1] is "No" or "Not known");
        Assert.Equal(["Person in the family or household 1: mother, told by General practice", "Person in the family or household 2: father, told by General practice"], reporting.Parts.Where(part => part.Kind == PaperPartKind.Subheading).Select(part => part.Texts[0]));
    }

    [Fact]
    public async Task A_mother_of_whom_two_agencies_tell_is_one_and_what_is_of_the_section_follows_under_a_heading_of_its_own()
    {
        await Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "social-care");
        foreach (var (request, age) in asked.Zip([31, 32]))
        {
            await HandIn(request, answers =>
            {
                Choose(answers, "family.person.relationship", "mother", "0");
                answers.Set(new("family.person.age", "0"), new Answer.Whole(age));
                Choose(answers, "family.domestic-abuse", "yes");
            });
        }

        var parts = (await Read())!.Papers.Single(paper => paper.Code == "reporting").Parts.ToList();

        var heads = parts.Where(part => part.Kind == PaperPartKind.Subheading).Select(part => part.Texts[0]).ToList();
        Assert.Equal("Person in the family or household 1: mother, told by Children’s social care; General practice", heads[0]);
        Assert.StartsWith("The rest of “", heads[1], StringComparison.Ordinal);
        Assert.Equal(2, heads.Count);
        Assert.Contains(parts, part => part.Texts is [_, "31; or: 32" or "32; or: 31"]);
        Assert.True(parts.FindIndex(part => part.Texts[0] == "Was there domestic abuse in the household?") > parts.FindIndex(part => part.Texts[0] == heads[1]));
    }

    [Fact]
    public async Task Who_was_asked_and_has_not_answered_is_said_by_kind_and_by_no_name()
    {
        await Cases.Accept(CasesUnderTest.Ann);
        var asked = await requests.Ask("gp", "education");
        await HandIn(asked[0], answers => answers.Set(new("story.narrative"), new Answer.Words("Seen once.")));

        var said = Assert.Single((await Read())!.Papers[0].Parts, part => part.Texts[0] == "Not answered when the papers were made");
        Assert.Equal(AskedKind.Find("education")!.Name, said.Texts[1]);

        // One who has answered and is asked another form has answered in part.
        await requests.AskAlso(asked[0], "asthma-anaphylaxis", requests.Today.PlusDays(21));
        said = Assert.Single((await Read())!.Papers[0].Parts, part => part.Texts[0] == "Not answered when the papers were made");
        Assert.Equal($"{AskedKind.Find("gp")!.Name} (answered in part); {AskedKind.Find("education")!.Name}", said.Texts[1]);
        await requests.NothingToAdd(asked[0]);

        await HandIn(asked[1], answers => answers.Set(new("story.narrative"), new Answer.Words("He came each day.")));
        Assert.DoesNotContain((await Read())!.Papers[0].Parts, part => part.Texts[0] == "Not answered when the papers were made");
    }

    [Fact]
    public async Task The_family_is_known_by_what_the_notification_and_the_office_say_of_each()
    {
        var accepted = await Cases.Accept(CasesUnderTest.Ann);
        Cases.Neighbours.Said[accepted.Notification] = [new("child.address", null, "14 Meadow Close, Huyton"), new("child.gp", null, "Cornerways Medical Centre")];
        await requests.Act(services =>
        {
            var (db, form) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<FormLibrary>().Begun("notification", new(2026, 3, 1))!);
            var answers = new FormAnswers(form);
            foreach (var (linkId, at, code) in new[] { ("family.person.name", "0", "Sarah Smith"), ("family.person.relationship", "0", "mother"), ("family.person.name", "1", "Leo Smith"), ("family.person.relationship", "1", "brother-or-sister"), ("support.key-worker", "", "Jo Blundell, ext. 4120") })
            {
                answers.Set(new(linkId, at), form.Find(linkId)!.Options.FirstOrDefault(option => option.Code == code)?.Answer ?? (Answer)new Answer.Words(code));
            }

            db.Add(Return.HandIn(accepted.Case.Value, null, new(form.Key, form.Version), 1, ReturnKind.Recorded, "cdop", "The office", [], answers.ToResponse(_ => false), Claims.Of(answers), new("someone"), Cases.Clock.GetCurrentInstant()));
            return db.SaveChangesAsync(Ct);
        });

        var known = (await Read())!.Known;

        Assert.Contains(new(KnownAs.Mother, "Sarah Smith"), known);
        Assert.Contains(new(KnownAs.Sibling, "Leo Smith"), known);
        Assert.Contains(new(KnownAs.Address, "14 Meadow Close, Huyton"), known);
        Assert.Contains(new(KnownAs.Practice, "Cornerways Medical Centre"), known);
        Assert.Contains(new(KnownAs.Professional, "Jo Blundell"), known);
    }

    [Fact]
    public async Task Who_may_not_see_the_case_is_told_nothing()
    {
        var reviewed = (await Cases.Accept(CasesUnderTest.Ann)).Case;
        Cases.Person.Areas = [Examples.Wirral];

        Assert.Empty(await Cases.Modules.Use((IPaperDirectory papers) => papers.Of([reviewed], Ct)));
    }

    private static void Choose(FormAnswers answers, string linkId, string code, string at = "") =>
        answers.Set(new(linkId, at), answers.Form.Find(linkId)!.Options.Single(option => option.Code == code).Answer);

    private async Task<PapersOfCase?> Read()
    {
        var reviewed = (await Cases.Find()).Id;
        return (await Cases.Modules.Use((IPaperDirectory papers) => papers.Of([reviewed], Ct))).GetValueOrDefault(reviewed);
    }

    private Task<int> HandIn(AgencyRequest request, Action<FormAnswers> fill) => requests.Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(Ct);
        var whole = await answering.OpenToHandIn(Sheet.For(asked, asked.Forms[0]), Ct);
        fill(whole.Answers);
        await answering.HandIn(asked, asked.Forms[0], whole, new(asked.Addressee, [], ReturnKind.Answered), Ct);
        return await db.SaveChangesAsync(Ct);
    });
}
