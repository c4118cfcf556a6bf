using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>
/// Holds one meeting of the general panel some weeks ago, over invented cases that were ready by then, and prepares another for some weeks
/// from now: by the same handlers as real ones, each act at its hour and by whoever does it. With too few cases it does less, or nothing.
/// </summary>
internal sealed class InventMeetings(IServiceScopeFactory scopes, ICurrentUser office, ICurrentUser chair, Action<Instant> walk, Random random, Instant today)
{
    private const string Panel = "general";
    private const int DaysAway = 20;
    private const int MostFound = 3;

    private static readonly LocalTime Starts = new(9, 30);

    // The panel is quorate without one of them.
    private static readonly string[] Spare = ["primary-care", "lay"];

    public async Task Handle(CancellationToken ct)
    {
        await Hold(DayOfMeeting(today.DateIn().PlusDays(-DaysAway), step: -1), ct);
        await Prepare(DayOfMeeting(today.DateIn().PlusDays(DaysAway), step: 1), ct);
        await In(office, today, async services =>
        {
            var db = services.GetRequiredService<PanelReviewDb>();
            db.RemoveRange(await db.Mail.ToListAsync(ct)); // what would have gone out then does not go out now
            return await db.SaveChangesAsync(ct);
        });
    }

    private async Task Hold(LocalDate on, CancellationToken ct)
    {
        var listed = At(on.PlusDays(-14), new(10, 5));
        var cases = await In(office, listed, services => Choose(services, listed, ct));
        if (cases.Count == 0)
        {
            return;
        }

        var number = await Plan(on, At(on.PlusDays(-56), new(11, 20)), ct);
        await Do<ListForMeetingHandler>(office, listed, number, (handler, _) => handler.Handle(number, new() { Cases = [.. cases.Select(one => one.Label)] }, ct), ct);
        await Answer(number, on.PlusDays(-13), Reply.NotComing, ct);
        foreach (var one in cases)
        {
            await In(office, At(on.PlusDays(-9), new(14, 0)), services => Certify(services, number, one.Label, ct));
        }

        await Do<IssuePackHandler>(office, At(on.PlusDays(-8), new(9, 40)), number, async (handler, meeting) => (await handler.Handle(number, new() { Nevertheless = true, Version = meeting.Version }, ct))?.As(issued => issued.Meeting), ct);
        await Do<WriteForMeetingHandler>(office, At(on, Starts), number, (handler, _) => handler.Handle(number, new(), ct), ct);
        await Do<RecordAttendanceHandler>(office, At(on, Starts), number, (handler, meeting) => handler.Handle(number, new() { Present = [.. meeting.Invited.Where(one => one.IsFilled).Select(one => one.Id)], Version = meeting.Version }, ct), ct);
        foreach (var (at, one) in cases.Index())
        {
            await Discuss(number, one, on, At(on, Starts.PlusMinutes(5 + (40 * at))), ct);
        }

        await FollowUp(cases, on, ct);
    }

    // The oldest that wait, as many as a sitting is for. Their papers are still to be prepared.
    private async Task Prepare(LocalDate on, CancellationToken ct)
    {
        var (listed, planned) = (At(today.DateIn().PlusDays(-6), new(9, 50)), At(today.DateIn().PlusDays(-16), new(13, 30)));
        var labels = await In(office, listed, async services => (await Waiting(services, listed, ct)).Take(services.GetRequiredService<PanelRules>().Type(Panel)!.Most).Select(one => one.Label).ToList());
        if (labels.Count > 0)
        {
            var number = await Plan(on, planned, ct);
            await Do<ListForMeetingHandler>(office, listed, number, (handler, _) => handler.Handle(number, new() { Cases = labels }, ct), ct);
            await Answer(number, listed.DateIn().PlusDays(1), Reply.None, ct);
        }
    }

    // Those that are due first, no two alike, and one more that the panel cannot decide yet.
    private static async Task<List<Chosen>> Choose(IServiceProvider services, Instant by, CancellationToken ct)
    {
        var (chosen, left, directory) = (new List<Chosen>(), new List<string>(), services.GetRequiredService<ICaseDirectory>());
        foreach (var one in (await Waiting(services, by, ct)).Where(one => !one.IsRestricted))
        {
            var facts = (await directory.ForPanel(one.Id, ct))?.Facts ?? [];
            if (chosen.Count < MostFound && InventedFinding.All.FirstOrDefault(found => found.Fits(one, facts) && !chosen.Exists(taken => taken.Finding == found)) is { } finding)
            {
                chosen.Add(new(one.Label, finding));
            }
            else
            {
                left.Add(one.Label);
            }
        }

        return chosen.Count == 0 ? [] : [.. chosen, .. left.Take(1).Select(label => new Chosen(label, null))];
    }

    private static async Task<IEnumerable<PanelCase>> Waiting(IServiceProvider services, Instant by, CancellationToken ct)
    {
        var (db, rules) = (services.GetRequiredService<PanelReviewDb>(), services.GetRequiredService<PanelRules>());
        var ready = await db.Cases.AsNoTracking().Waiting(db.Agenda).Where(one => one.ReadySince <= by).ToListAsync(ct);
        return ready.Where(one => one.Suits(rules.Type(Panel)!, rules)).OrderBy(one => one.DueOn).ThenBy(one => one.Subject);
    }

    private Task<string> Plan(LocalDate on, Instant at, CancellationToken ct) =>
        In(office, at, async services => (await services.GetRequiredService<PlanMeetingHandler>().Handle(new() { Panel = Panel, On = on, Starts = Starts, Minutes = 180, Place = "Large meeting room" }, ct)).Value);

    // Each by the link in their invitation, in the days that follow; one who can be spared does not come, or has not answered yet.
    private async Task Answer(string number, LocalDate from, Reply ofOne, CancellationToken ct)
    {
        var spare = Spare[random.Next(Spare.Length)];
        foreach (var invited in (await In(office, At(from, Starts), services => services.GetRequiredService<PanelReviewDb>().Whole(number).AsNoTracking().SingleAsync(ct))).Invited.OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            var (reply, at) = (invited.Seat == spare ? ofOne : Reply.Coming, At(from.PlusDays(random.Next(4)), new(random.Next(8, 18), random.Next(60))));
            if (reply != Reply.None)
            {
                await In(InvitationDoors.Invitee(invited.Id), at, async services =>
                {
                    var asked = await services.GetRequiredService<CasesAsked>().Of(invited, ct);
                    return (await services.GetRequiredService<AnswerInvitationHandler>().Handle(invited.Id, new DeclareInterests { Reply = reply, Asked = [.. asked.Select(one => one.Item)] }, ct)).Value;
                });
            }
        }
    }

    // Words that somebody has to decide on are replaced.
    private static async Task<string> Certify(IServiceProvider services, string number, string label, CancellationToken ct)
    {
        var (db, desk) = (services.GetRequiredService<PanelReviewDb>(), services.GetRequiredService<PaperDesk>());
        var reviewed = await db.Cases.AsNoTracking().SingleAsync(one => one.Label == label, ct);
        var open = (await desk.Of(reviewed, null, ct))!.Words.Where(words => words.IsOpen).Select(words => new FindDecided { Words = words.Find.Key, Choice = RedactionChoice.Replace }).ToList();
        if (open.Count > 0)
        {
            _ = (await services.GetRequiredService<RedactPapersHandler>().Handle(number, label, new() { Decided = open }, ct))!.Value;
        }

        var redaction = await db.RedactionOf(reviewed.Subject).AsNoTracking().SingleOrDefaultAsync(ct);
        var papers = (await desk.Of(reviewed, redaction, ct))!;
        return (await services.GetRequiredService<CertifyPapersHandler>().Handle(number, label, new() { HasRead = true, Seen = papers.Stamp, Version = redaction?.Version ?? Guid.Empty }, ct))!.Value;
    }

    private async Task Discuss(string number, Chosen one, LocalDate on, Instant at, CancellationToken ct)
    {
        await Do<OpenDiscussionHandler>(chair, at, number, (handler, _) => handler.Handle(number, one.Label, new(), ct), ct);
        var decided = at + Duration.FromMinutes(30);
        if (one.Finding is { } finding)
        {
            var seen = await In(office, at + Duration.FromMinutes(20), services => Fill(services, number, one.Label, finding, on, ct));
            await Do<RatifyFindingHandler>(chair, decided, number, (handler, _) => handler.Handle(number, one.Label, new() { Seen = seen }, ct), ct);
        }
        else
        {
            await Do<DeferCaseHandler>(chair, decided, number, (handler, _) => handler.Handle(number, one.Label, new() { Of = "Hospital trust", What = "What its own review found, and when that can be told to the family", By = on.PlusDays(28) }, ct), ct);
        }
    }

    // Section by section, as it is typed; what the chair is to ratify, in short.
    private static async Task<string> Fill(IServiceProvider services, string number, string label, InventedFinding finding, LocalDate on, CancellationToken ct)
    {
        var (held, book) = ((await services.GetRequiredService<HeldCases>().Of(number, label, ct))!, services.GetRequiredService<FindingBook>());
        var answers = await book.Open(held, ct);
        foreach (var section in PanelSections.Of(answers.Form))
        {
            if (finding.Typed(section, answers.Form, on) is { } typed)
            {
                answers = (await book.Keep(held, section, SectionSeen.Of(answers, section), typed, ct))!.Answers;
            }
        }

        return SectionSeen.Stamp(await book.Open(held, ct));
    }

    // What was learned is given its themes, and of the action that is due first it is said who is written to.
    private async Task FollowUp(IReadOnlyList<Chosen> cases, LocalDate on, CancellationToken ct)
    {
        var (themes, labels) = (cases.Where(one => one.Finding is not null).ToDictionary(one => one.Label, one => one.Finding!.Themes), cases.Select(one => one.Label).ToList());
        await In(office, At(on.PlusDays(5), new(15, 10)), async services =>
        {
            var (db, handler) = (services.GetRequiredService<PanelReviewDb>(), services.GetRequiredService<DescribeLearningHandler>());
            var learned = await (from point in db.Library.AsNoTracking() join one in db.Cases on point.Subject equals one.Subject where labels.Contains(one.Label) select new { Point = point, one.Label }).ToListAsync(ct);
            foreach (var one in learned)
            {
                _ = (await handler.Handle(one.Point.Id, new() { Theme = themes[one.Label][one.Point.Line - 1], Version = one.Point.Version }, ct))!.Value;
            }

            var first = await db.Actions.AsNoTracking().OrderBy(one => one.DueOn).FirstAsync(ct);
            return (await services.GetRequiredService<NameActionOwnerHandler>().Handle(first.Reference, new() { Name = "Learning lead", Email = "learning.lead@health.example", IsChecked = true, Version = first.Version }, ct))!.Value;
        });
    }

    private async Task Do<THandler>(ICurrentUser who, Instant at, string number, Func<THandler, Meeting, Task<Result<string>?>> act, CancellationToken ct)
        where THandler : notnull =>
        await In(who, at, async services =>
        {
            var meeting = await services.GetRequiredService<PanelReviewDb>().Whole(number).AsNoTracking().SingleAsync(ct);
            return (await act(services.GetRequiredService<THandler>(), meeting))!.Value;
        });

    private async Task<T> In<T>(ICurrentUser who, Instant at, Func<IServiceProvider, Task<T>> act)
    {
        walk(at);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(who);
        return await act(scope.ServiceProvider);
    }

    // A Wednesday or Thursday on which people work.
    private static LocalDate DayOfMeeting(LocalDate day, int step)
    {
        while (day.DayOfWeek is not (IsoDayOfWeek.Wednesday or IsoDayOfWeek.Thursday) || !day.IsWorkingDay())
        {
            day = day.PlusDays(step);
        }

        return day;
    }

    private static Instant At(LocalDate day, LocalTime time) => (day + time).InLondon();

    // What the panel finds of it; null where it puts it off.
    private sealed record Chosen(string Label, InventedFinding? Finding);
}
