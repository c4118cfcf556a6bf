using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>What the panel makes of an answer.</summary>
internal enum AnswerJudged
{
    [Display(Name = "It is enough: close the action")]
    Enough,

    [Display(Name = "Send it back with a question")]
    Question,
}

/// <summary>The panel accepts what the owner of an action answered, or asks back. The form binds to it as it stands.</summary>
internal sealed record SettleAnswer : IChangeSeen
{
    [Display(Name = "Is that enough?", ShortName = "Whether that is enough")]
    public required AnswerJudged Judged { get; init; }

    [Display(Name = "What do you ask them?", ShortName = "What you ask them"), StringLength(2000)]
    public string? Question { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class SettleAnswerHandler(ChangeAction change, PanelReviewDb db, TellingWords telling, ActionMail mail, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such action that the person may see.</summary>
    public Task<Result<string>?> Handle(string reference, SettleAnswer command, CancellationToken ct) =>
        change.Make(reference, command, found => Settle(found, command, ct), ct);

    private async Task<Result<AgreedAction>> Settle(ActionOfCase found, SettleAnswer command, CancellationToken ct)
    {
        var (now, question) = (clock.GetCurrentInstant(), (command.Question ?? "").Trim());
        if (command.Judged == AnswerJudged.Enough)
        {
            var accepted = found.Action.Accept(user.Id, now);
            if (accepted.Succeeded && found.Owner is { } owner)
            {
                mail.TellClosed(db, owner, found.Action);
            }

            return accepted;
        }

        if ((await telling.In(found.Case, question, ct)).FirstOrDefault(words => words.IsSure) is { } tells)
        {
            return new Problem(nameof(command.Question), tells.Sentence);
        }

        var sent = found.Action.SendBack(question, user.Id, now);
        if (sent.Succeeded && found.Owner is { } asked)
        {
            mail.TellQuestion(db, asked, found.Action);
        }

        return sent;
    }
}
