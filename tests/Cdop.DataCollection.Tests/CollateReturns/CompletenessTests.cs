using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Cdop.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

public sealed class CompletenessTests : IAsyncDisposable
{
    private readonly RequestsUnderTest requests = new();
    private readonly RecordsUnderTest records;

    public CompletenessTests() => records = new(requests.Cases);

    private static CancellationToken Ct => CasesUnderTest.Ct;

    [Fact]
    public async Task It_is_one_answer_for_the_case_over_all_forms_called_for_and_the_last_missing_point_makes_it_ready()
    {
        var accepted = await requests.Cases.Accept(CasesUnderTest.Ann);
        requests.Cases.Neighbours.Said[accepted.Notification] = [.. Core()];
        await requests.Ask("gp");
        var before = await Levels();
        Assert.Equal(
            [(ReadyFor.Panel, "notification"), (ReadyFor.Panel, "reporting"), (ReadyFor.Ncmd, "notification"), (ReadyFor.Ncmd, "reporting"), (ReadyFor.Ncmd, "analysis")],
            before.SelectMany(level => level.Forms.Select(form => (level.Whole.For, form.Form.Key))));
        Assert.All(before, level => Assert.Equal(level.Forms.Sum(form => form.Of.Missing.Count), level.Whole.Missing.Count));
        var waited = before.Single(level => level.Whole.For == ReadyFor.Ncmd).Forms.Single(form => form.Form.Key == "reporting").Of.Missing.First(point => point.Answer.Item.IsSeenBy(AskedKind.Find("gp")));
        Assert.Equal(["Agency for gp"], waited.Waiting.Select(request => request.Agency));

        // The rest of the notification form is answered by the office, the reporting form by the practice; one point is left.
        var rest = Filled((await records.Open(Records.Notification)).Answers);
        await Restore(rest);
        Assert.True((await records.Complete(Records.Notification)).Succeeded);
        await Restore(Filled((await records.Open(Records.Analysis)).Answers));
        Assert.True((await records.Complete(Records.Analysis)).Succeeded);
        var practice = (await requests.All())[0];
        var left = "";
        await HandIn(practice, answers =>
        {
            Filled(answers);
            left = answers.Form.All.Last(item => item.NeededByNcmd && item.RepeatedIn() == 0 && answers.Of(item.LinkId).Count > 0 && item.Conditions.Count == 0 && item.Panel != PanelUse.Redact && item.InitialExpression is null).LinkId;
            answers.Set(new(left));
        });

        var almost = await Levels();
        Assert.All(almost, level => Assert.Equal(left, Assert.Single(level.Whole.Missing).Answer.Item.LinkId));
        Assert.All(almost, level => Assert.False(level.Whole.IsReady));
        var point = almost[0].Whole.Missing[0];
        Assert.Empty(point.Waiting);
        Assert.DoesNotContain(point.CouldAsk, kind => kind.Code == "gp"); // it was asked, and did not say
        Assert.Equal(["Agency for gp"], point.Left.Select(request => request.Agency));
        var shown = new PointShown(await requests.Cases.Find(), "/cases/KNO-2026-011", "reporting", point, IsHere: false);
        Assert.Equal($"/cases/KNO-2026-011/record?form=reporting#a-{left}", shown.Field);

        var other = (await requests.Ask(point.CouldAsk.Count > 0 ? point.CouldAsk[0].Code : "acute-hospital"))[0];
        var again = (await Levels())[0].Whole.Missing[0];
        Assert.Equal([other.Agency], again.Waiting.Select(request => request.Agency));
        Assert.Empty(again.Left); // one waits who may say it
        await HandIn(other, answers => answers.Set(new(left), Something(answers.Form.Find(left)!)));

        Assert.All(await Levels(), level => Assert.Equal((true, 100, "complete"), (level.Whole.IsReady, level.Whole.Percent, level.Whole.InShort)));
    }

    [Fact]
    public async Task Who_was_asked_by_another_form_only_is_named_as_asked_and_two_services_of_one_agency_are_told_apart()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var (reviewed, record) = (await requests.Cases.Find(), (await requests.Record())!);
        var open = (await Of([])).First(point => point.CouldAsk.Count > 0 && !point.Answer.Item.ReadOnly);
        var kind = open.CouldAsk[0];

        var other = Asked(kind.Code, "asthma-anaphylaxis");
        var point = (await Of([other])).Single(one => one.Answer.Item == open.Answer.Item && one.Answer.At == open.Answer.At);
        Assert.DoesNotContain(kind, point.CouldAsk);
        Assert.Equal([other], point.AskedOtherwise);

        var (first, second) = (Asked(kind.Code, "reporting"), Asked(kind.Code, "reporting"));
        var waited = new PointShown(reviewed, "", "reporting", (await Of([first, second])).First(one => one.Waiting.Count == 2), IsHere: false);
        Assert.Equal($"Trust ({Wording.InSentence(kind.Name)})", waited.Named(first));
        Assert.Equal("Trust", new PointShown(reviewed, "", "reporting", (await Of([first])).First(one => one.Waiting.Count == 1), IsHere: false).Named(first));

        AgencyRequest Asked(string code, string form) =>
            AgencyRequest.Send(reviewed.Subject, new(code, null, "Trust", "", "trust@agency.example", ""), [new(form, "1")], "", requests.Today.PlusDays(21), null, new("someone"), requests.Cases.Clock.GetCurrentInstant());

        Task<IReadOnlyList<MissingPoint>> Of(AgencyRequest[] asked) =>
            requests.Act(services => Task.FromResult(Completeness.Of(record, ReadyFor.Ncmd, asked, services.GetRequiredService<Precedence>()).Missing));
    }

    [Fact]
    public async Task What_the_notification_does_not_say_leads_to_where_it_is_put_right_and_the_rest_to_its_form()
    {
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var reviewed = await requests.Cases.Find();
        var missing = (await Levels()).Single(level => level.Whole.For == ReadyFor.Ncmd).Forms.Single(form => form.Form.Key == Records.Notification).Of.Missing.ToDictionary(point => point.Answer.Item.LinkId);

        var (core, rest) = (Shown("child.ethnic-group"), Shown("death.certificate.post-mortem"));
        Assert.Equal(("N-2026-0001", null), (core.Notification, core.Own));
        Assert.Equal((null, "/cases/KNO-2026-011/forms/notification/sections/death"), (rest.Notification, rest.Own));

        PointShown Shown(string linkId) => new(reviewed, "/cases/KNO-2026-011", Records.Notification, missing[linkId], IsHere: false);
    }

    [Fact]
    public async Task The_national_database_needs_the_analysis_as_well_which_the_office_answers_and_no_point_of_it_that_only_the_panel_can_say()
    {
        string[] ofThePanel = ["quality.themed", "quality.late-why", "quality.finalised"];
        await requests.Cases.Accept(CasesUnderTest.Ann);
        var missing = (await Levels()).Single(level => level.Whole.For == ReadyFor.Ncmd).Forms.Single(form => form.Form.Key == Records.Analysis).Of.Missing;

        Assert.Contains(missing, point => point.Answer.Item.LinkId == "modifiability.judgement");
        Assert.DoesNotContain(missing, point => ofThePanel.Contains(point.Answer.Item.LinkId));
        Assert.All(missing, point => Assert.Empty(point.CouldAsk));
        var shown = new PointShown(await requests.Cases.Find(), "/cases/KNO-2026-011", Records.Analysis, missing.First(point => point.Answer.Item.LinkId == "modifiability.judgement"), IsHere: false);
        Assert.Equal(("/cases/KNO-2026-011/forms/analysis/sections/modifiability", "own"), (shown.Field, shown.Reason));

        await Restore(Filled((await records.Open(Records.Analysis)).Answers, except: ofThePanel));
        Assert.True((await records.Complete(Records.Analysis)).Succeeded);

        Assert.True((await Levels()).Single(level => level.Whole.For == ReadyFor.Ncmd).Forms.Single(form => form.Form.Key == Records.Analysis).Of.IsReady);
    }

    [Fact]
    public async Task What_is_not_called_for_is_no_missing_point()
    {
        string[] ofABaby = ["child.gestation.weeks", "child.gestation.days", "child.birth-weight"], stillbirth = ["death.suspected-stillbirth-at-home"];
        string[] watched = ["child.nhs-number", "child.no-nhs-number", .. ofABaby, .. stillbirth];
        var accepted = await requests.Cases.Accept(CasesUnderTest.Ann);

        Assert.Empty(await Missing("2020-02-01", "home", "child.nhs-number", "999 000 0018"));
        Assert.Empty(await Missing("2025-03-01", "home", "child.no-nhs-number", "not-available"));
        Assert.Equal([.. ofABaby], await Missing("2025-03-02", "home", "child.nhs-number", "999 000 0018"));
        Assert.Equal([.. ofABaby, .. stillbirth], await Missing("2026-02-28", "home", "child.nhs-number", "999 000 0018"));
        Assert.Equal([.. ofABaby], await Missing("2026-02-28", "hospital", "child.nhs-number", "999 000 0018"));
        Assert.Equal(watched, await Missing("2026-03-01", "home", "child.given-name", "Ann")); // nothing is said of the number

        async Task<IEnumerable<string>> Missing(string born, string place, string linkId, string value)
        {
            requests.Cases.Neighbours.Said[accepted.Notification] = [new("child.date-of-birth", null, born), new("death.date", null, "2026-03-01"), new("death.place", null, place), new(linkId, null, value)];
            var ncmd = (await Levels()).Single(level => level.Whole.For == ReadyFor.Ncmd).Forms.Single(form => form.Form.Key == Records.Notification).Of.Missing;
            return ncmd.Select(point => point.Answer.Item.LinkId).Intersect(watched);
        }
    }

    public ValueTask DisposeAsync() => requests.DisposeAsync();

    private Task<IReadOnlyList<CaseCompleteness>> Levels() => requests.Act(async services =>
        await services.GetRequiredService<CaseRecord>().HowComplete(await requests.Cases.Find(), await requests.All(), Ct));

    private Task<int> HandIn(AgencyRequest request, Action<FormAnswers> fill) => requests.Act(async services =>
    {
        var (db, answering) = (services.GetRequiredService<DataCollectionDb>(), services.GetRequiredService<Answering>());
        var asked = await db.Answered(request.Id).SingleAsync(Ct);
        var whole = await answering.OpenToHandIn(Sheet.For(asked, asked.Forms[0]), Ct);
        fill(whole.Answers);
        await answering.HandIn(asked, asked.Forms[0], whole, new(asked.Addressee, [], ReturnKind.Answered), Ct);
        return await db.SaveChangesAsync(Ct);
    });

    private Task<int> Restore(FormAnswers answers) => requests.Act(async services =>
    {
        await services.GetRequiredService<Answering>().Restore((await records.State(answers.Form.Key)).Sheet!, answers, Ct);
        return await services.GetRequiredService<DataCollectionDb>().SaveChangesAsync(Ct);
    });

    // Answers all that is needed, and what comes to be needed by that.
    private static FormAnswers Filled(FormAnswers answers, params string[] except)
    {
        while (answers.Walk().FirstOrDefault(place => place.Item is { IsQuestion: true, ReadOnly: false } && (place.Item.NeededByNcmd || place.Item.Required) && !except.Contains(place.Item.LinkId)
            && answers.IsShown(place.Item, place.At) && answers.Of(new Place(place.Item.LinkId, place.At)).Count == 0) is { Item: not null } next)
        {
            answers.Set(new(next.Item.LinkId, next.At), Something(next.Item));
        }

        return answers;
    }

    private static Answer Something(FormItem item) => item.Type switch
    {
        ItemType.Choice or ItemType.OpenChoice => item.Options[^1].Answer,
        ItemType.Boolean => new Answer.YesNo(false),
        ItemType.Whole => item.Min ?? new Answer.Whole(1),
        ItemType.Number => item.Min ?? new Answer.Number(1),
        ItemType.Quantity => new Answer.Amount(item.Min is Answer.Number(var least) ? least : item.Min is Answer.Whole(var whole) ? whole : 1, item.Units[0]),
        ItemType.Date => new Answer.Day(new(2026, 3, 1)),
        ItemType.DateTime => new Answer.Moment(new(2026, 3, 1), new(6, 50)),
        ItemType.Time => new Answer.Hour(new(6, 50)),
        _ => new Answer.Words("Something"),
    };

    // Every question that the form only reads, each with an answer that it takes.
    private static IEnumerable<NotifiedAnswer> Core() =>
        from item in new FormLibrary().Find(Records.Notification, "2022-04")!.All
        where item is { IsQuestion: true, ReadOnly: true }
        let inList = item.LinkId.StartsWith("people.professional.", StringComparison.Ordinal)
        select new NotifiedAnswer(item.LinkId, inList ? 0 : null, item.LinkId switch
        {
            "death.place" => "home",
            "child.date-of-birth" => "2020-02-01",
            _ when item.Options.Count > 0 => item.Options[0].Code,
            _ => Claims.Compared(Something(item)),
        });
}

internal static class HowDeep
{
    /// <summary>How many groups around an item repeat.</summary>
    public static int RepeatedIn(this FormItem item) => item.Parent is { } parent ? (parent.Repeats ? 1 : 0) + parent.RepeatedIn() : 0;
}
