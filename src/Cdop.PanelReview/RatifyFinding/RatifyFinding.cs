using System.ComponentModel.DataAnnotations;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The chair ratifies what the panel found of a case, as it was on the screen. The form binds to it as it stands.</summary>
internal sealed record RatifyFinding
{
    /// <summary>What the page read back, in short: nothing is ratified that was not seen.</summary>
    [StringLength(40)]
    public string? Seen { get; init; }

    /// <summary>Sent twice, it is one finding.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

internal sealed class RatifyFindingHandler(PanelReviewDb db, HeldCases held, FindingBook book, TellingWords telling, ActionRegister register, PanelRules rules, ICurrentUser user, IClock clock)
{
    /// <summary>What is said where somebody wrote since the page was opened.</summary>
    public const string Changed = "Somebody wrote in this form since you opened this page. Look at it below as it stands now, then ratify it";

    /// <summary>What is said while nobody is ticked as there: a finding keeps who was, and answers to invitations do not say so.</summary>
    public const string NotTicked = "Tick first who is there: the finding says by whom it was ratified";

    /// <summary>Null where there is no such case on that meeting.</summary>
    public Task<Result<string>?> Handle(string number, string label, RatifyFinding command, CancellationToken ct) =>
        db.OnceIfThere(
            $"the finding of {label} at {number}",
            command.Key,
            async () => await held.Of(number, label, ct) is { } one ? await Ratify(one, command, ct) : null,
            ct,
            command);

    private async Task<Result<string>> Ratify(HeldCase one, RatifyFinding command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if ((one.Discussion is null && !one.Item.IsFastTrack) || !one.IsWritten)
        {
            return new Problem("", one.Discussion is null ? "Open the discussion of this case first" : "The meeting has taken this case already");
        }

        if (one.Meeting.AttendanceAt is null)
        {
            return new Problem("", NotTicked);
        }

        var answers = await book.Finish(one, ct);
        if (command.Seen != SectionSeen.Stamp(answers))
        {
            return new Problem("", Changed);
        }

        Sign(answers, now);
        var item = await db.Agenda.SingleAsync(listed => listed.Id == one.Item.Id, ct);
        var number = 1 + await db.Findings.CountAsync(finding => finding.Subject == one.Case.Subject, ct);
        var isInPack = await db.Packs.Where(pack => pack.Meeting == item.Meeting).AnyAsync(pack => pack.Cases.Any(listed => listed.Subject == item.Subject), ct);
        var judged = Judgement.Of(answers);
        var tells = (await telling.In(one.Case, answers, judged, ct)).Where(words => words.IsSure).Select(words => words.Sentence).ToList();
        var ratified = Finding.Ratify(
            new(item, one.Meeting.On, one.Part.RefusesChair, one.Part.Missing(rules.Type(one.Meeting.Panel)!), [.. one.Present, .. one.Guests.Select(guest => (guest.Id, guest.InOneLine, GuestExpert.Seat))], isInPack, tells), answers, number, one.Discussion?.TakenUpBecause ?? "", user.Id, now);
        if (ratified.Succeeded)
        {
            if (await db.Discussions.SingleOrDefaultAsync(open => open.Item == item.Id, ct) is not { } discussion)
            {
                db.Add(discussion = Discussion.Open(item, user.Id, now)); // the chair signs it off: from then on nobody scores it
            }

            var because = discussion.TakenUpBecause;
            discussion.Settle(item, now);
            db.Add(ratified.Value);
            await register.Keep(new(one.Case, ratified.Value.Id, item.Meeting, one.Meeting.Panel), judged, because, now, ct);
            await db.SaveBecause(because, ct);
        }

        return ratified.As(_ => one.Case.Label);
    }

    // The chair's act is the signature: nobody has to type it.
    private void Sign(FormAnswers answers, Instant now)
    {
        Set("quality.signed-off-by", new Answer.Words(user.Name));
        Set("quality.signed-off-on", new Answer.Day(now.DateIn()));
        Set("quality.finalised", new Answer.YesNo(true));

        void Set(string linkId, Answer answer)
        {
            if (answers.Form.Find(linkId) is { IsQuestion: true })
            {
                answers.Set(new(linkId), answer);
            }
        }
    }
}
