using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>
/// Asks the agencies of an invented case and has them answer, by the same proposals and aggregates as a real one: most in time, some
/// reminded, some with nothing to add, one now and then sent back with a question. Nothing is mailed. The caller saves.
/// </summary>
internal sealed class InventRequests(DataCollectionDb db, Proposals proposals, WhoToAsk who, FormLibrary library, Chasing chasing, ClockRules rules, RequestMail mail, Answering answering, ICurrentUser user)
{
    private static readonly string[] Questions =
        ["Is this as it stands in your record? Another agency writes something else.", "Could you say since when, and who found it?", "Please say whether this was before or after the last visit."];

    private static readonly string[] Replies = ["Looked up again: it is right now.", "It was entered on the wrong line. Put right."];

    /// <summary>Asked when the forms went out; all have answered when the returns were all in, or some still wait today.</summary>
    public async Task Handle(Case grown, Random random, Instant today, CancellationToken ct)
    {
        if (When(grown, Case.FormsSentClock) is not { } sentAt)
        {
            return;
        }

        var known = who.Read(grown.Circumstances).Select(fact => fact.Code).ToList();
        var facts = Proposals.FactsOf(grown, known, who);
        var asked = Pick(await proposals.For(grown, known, ct), random).ConvertAll(line => Ask(grown, line, facts, sentAt));
        if (asked.Count == 0)
        {
            return;
        }

        InventProgress.Expect(grown.Asked(asked, known, rules, user.Id, sentAt));
        db.AddRange(asked);
        var (returnedAt, invented, acts) = (When(grown, Case.ReturnsClock), new InventAnswers(grown, facts, random), new List<(Instant At, Func<Task> Act)>());
        foreach (var request in asked)
        {
            var isLast = request == asked[^1];
            var days = 2 + (random.NextDouble() * 38);
            Instant? answeredAt = returnedAt is { } all ? isLast ? all : sentAt + ((all - sentAt) * (0.1 + (random.NextDouble() * 0.85)))
                : !isLast && sentAt + Duration.FromDays(days) < today ? sentAt + Duration.FromDays(days)
                : null;
            Live(grown, request, sentAt, answeredAt, returnedAt ?? today, returnedAt is not null, invented, random, acts);
        }

        foreach (var (_, act) in acts.OrderBy(act => act.At))
        {
            await act();
        }
    }

    // What happens to one request, in its time and not after the end.
    private void Live(Case grown, AgencyRequest request, Instant sentAt, Instant? answeredAt, Instant end, bool isAll, InventAnswers invented, Random random, List<(Instant At, Func<Task> Act)> acts)
    {
        var (day, ladder) = (sentAt.DateIn(), chasing.LadderOf(grown.Area));
        for (var taken = 0; taken < ladder.Count && day.PlusDays(ladder[taken].Day).EndInLondon() - Duration.FromHours(23) is var at && at < (answeredAt ?? end); taken++)
        {
            var (step, next) = (ladder[taken], chasing.Next(grown.Area, taken + 1, day));
            Add(at, () =>
            {
                request.TakeStep(next, at);
                request.Reminded(at);
                grown.Told(step.To == ChaseTo.Addressee ? $"Reminded after {InWords.Count(step.Day, "day")}: {request.Addressee}" : $"Late for {InWords.Count(step.Day, "day")}, told to the line lead: {request.Addressee}", UserId.Service, at);
            });
        }

        if (answeredAt is not { } answered)
        {
            if (random.NextDouble() < 0.15 && sentAt + Duration.FromDays(2) < end)
            {
                Add(sentAt + Duration.FromDays(2), () => request.AskForTime(request.DueOn.PlusDays(14), "Our records are with the coroner and come back next week."));
            }

            return;
        }

        var (enteredAt, backAt, againAt) = (answered - Duration.FromMinutes(40), answered + Duration.FromDays(1), answered + Duration.FromDays(4));
        var hasNothing = random.NextDouble() < (request.Kind is "social-care" or "education" or "police" ? 0.3 : 0.1);
        Add(enteredAt, () => Enter(request.Doors[0], enteredAt));
        acts.Add((answered, () => Return(grown, request, hasNothing, invented, answered)));
        // It comes again some days later; of those that came this week some still wait.
        var isRecent = againAt >= end;
        if (!hasNothing && backAt < end && !(isRecent && isAll) && random.NextDouble() < (isRecent ? 0.6 : 0.12))
        {
            acts.Add((backAt, () => SendBack(grown, request, invented, random, backAt, isRecent ? null : againAt)));
        }

        void Add(Instant at, Action act) => acts.Add((at, () =>
        {
            act();
            return Task.CompletedTask;
        }
        ));
    }

    private AgencyRequest Ask(Case grown, AgencyAsked line, IReadOnlySet<string> facts, Instant now)
    {
        var today = now.DateIn();
        var request = AgencyRequest.Send(
            grown.Subject,
            new(line.Kind!, line.AgencyCode, line.Agency!, line.Name ?? "", line.Email!, line.Telephone ?? ""),
            [.. Proposals.FormsFor(AskedKind.Find(line.Kind)!, facts, library, grown.AcceptedAt.DateIn()).Select(form => new AskedForm(form.Key, form.Version))],
            "",
            today.PlusDays(AgencyRequest.UsualDays),
            chasing.Next(grown.Area, 0, today),
            user.Id,
            now);
        mail.Link(request.Doors[0]);
        return request;
    }

    private static void Enter(RequestDoor door, Instant now)
    {
        door.Mailed([], now);
        door.Enter(isRight: true, now);
    }

    private async Task Return(Case grown, AgencyRequest request, bool hasNothing, InventAnswers invented, Instant now)
    {
        var by = AnsweredBy.Through(request.Doors[0], request);
        foreach (var asked in request.Forms)
        {
            var answers = hasNothing ? null : await answering.BeginOn(grown, request, asked, default);
            if (answers is not null)
            {
                invented.Fill(answers, Answering.KindOf(request), now.DateIn());
            }

            db.Add(answering.Take(grown, request, asked, hasNothing ? by with { Kind = ReturnKind.Nothing } : by, 1, answers, request.Doors[0].ActsAs, now));
        }
    }

    // With a question, which is answered by a second return or still waits.
    private async Task SendBack(Case grown, AgencyRequest request, InventAnswers invented, Random random, Instant now, Instant? againAt)
    {
        var asked = request.Forms[0];
        var form = answering.FormOf(asked);
        var first = db.Returns.Local.Single(handed => handed.Request == request.Id && handed.Form == asked.Form);
        if (first.Claims.Where(claim => form.Find(claim.LinkId) is { Type: ItemType.Whole or ItemType.Choice }).ToList() is not { Count: > 0 } claims)
        {
            return;
        }

        var about = claims[random.Next(claims.Count)];
        var query = AnswerQuery.Ask(grown.Subject, request.Id, form.Key, about.LinkId, about.Place, Questions[random.Next(Questions.Length)], user.Id, now);
        db.Add(query);
        request.Unreturned(form.Key);
        request.Reopen(now.DateIn().PlusDays(14), chasing.Next(grown.Area, 0, now.DateIn()), [], [query], now);
        grown.Told($"Sent back with a question on “{form.Find(about.LinkId)!.Text}”: {request.Addressee}", user.Id, now);
        if (againAt is not { } again)
        {
            await answering.Restore(grown, request, asked, first, CancellationToken.None);
            return;
        }

        var answers = Responses.Read(form, first.Response).Value;
        invented.Correct(answers, new(about.LinkId, about.Place));
        query.Settle(Replies[random.Next(Replies.Length)], again);
        db.Add(answering.Take(grown, request, asked, AnsweredBy.Through(request.Doors[0], request), 2, answers, request.Doors[0].ActsAs, again));
    }

    // Those that are likely, and one for each further kind while there are few; only whom a mail reaches.
    private static List<AgencyAsked> Pick(IReadOnlyList<Proposal> proposed, Random random)
    {
        var most = random.Next(4, 8);
        return [.. proposed.Where(one => one.Line is { Email: not null, Kind: not null, Agency: not null }).OrderBy(one => !one.IsLikely)
            .DistinctBy(one => (one.IsLikely ? one.Line.Email : null, one.Line.Kind)).Take(most).Select(one => one.Line)];
    }

    private static Instant? When(Case grown, string code) => grown.Clocks.Single(clock => clock.Code == code) is { Outcome: Outcome.Done } done ? done.SettledAt : null;
}
