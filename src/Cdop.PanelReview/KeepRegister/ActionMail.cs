using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>The mails about agreed actions. They say when something is due and where it is read, and nothing of what it is or of any case.</summary>
internal sealed class ActionMail(MailWords words, SecretLink links, IConfiguration site, IClock clock)
{
    private const string Owner = "action owner";

    /// <summary>Gives an owner the link that is theirs.</summary>
    public void GiveLink(ActionOwner owner) => owner.LinkHash = SecretLink.HashOf(links.Of(Owner, owner.Id));

    /// <summary>Tells an owner that an action falls to them.</summary>
    public void Ask(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"An action for your organisation: {agreed.Reference}", $"""
        The Child Death Overview Panel has agreed an action for your organisation. It is to be done by {InWords.Day(agreed.DueOn)}.

        See what it is, and say how far you have got. It takes one step, and you need no account:

        {LinkOf(owner)}

        If this is not for you, tell the office.
        """);

    /// <summary>Tells an owner that an action that was closed is open again: why stands behind the link.</summary>
    public void TellReopened(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"Open again: action {agreed.Reference}", $"""
        The panel closed this action, and has opened it again. It is to be done by {InWords.Day(agreed.DueOn)}.

        Read why, and say how far you have got:

        {LinkOf(owner)}
        """);

    /// <summary>Reminds an owner of what is due soon or late: one mail, however many actions they are.</summary>
    public void Remind(PanelReviewDb db, ActionOwner owner, IReadOnlyCollection<AgreedAction> due, LocalDate today)
    {
        var late = due.Count(one => one.IsLate(today));
        Send(db, owner, late > 0 ? $"Late: {InWords.Count(late, "action")} for your organisation" : $"Reminder: {InWords.Count(due.Count, "action")} for your organisation", $"""
            {string.Join('\n', due.OrderBy(one => one.DueOn).ThenBy(one => one.Reference, StringComparer.Ordinal).Select(one => When(one, today)))}

            Please say how far you have got, or that it is done:

            {LinkOf(owner)}
            """);
    }

    /// <summary>Tells an owner that the panel asks something about their answer.</summary>
    public void TellQuestion(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"A question about action {agreed.Reference}", $"""
        Thank you for your answer. The panel has a question about it, which you can read and answer here:

        {LinkOf(owner)}
        """);

    /// <summary>Tells an owner that there is nothing left to do.</summary>
    public void TellClosed(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"Closed: action {agreed.Reference}", "The panel has closed this action. Thank you. You need do nothing more.");

    /// <summary>Tells an owner that the panel does not ask for it any more.</summary>
    public void TellWithdrawn(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"Withdrawn: action {agreed.Reference}", "The panel has taken its finding up again, and does not ask for this action any more. You need do nothing.");

    /// <summary>Tells an owner that it is due on another day, or is theirs no more.</summary>
    public void TellDay(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"Another day: action {agreed.Reference}", $"""
        This action is to be done by {InWords.Day(agreed.DueOn)} now.

        {LinkOf(owner)}
        """);

    /// <summary>Tells who was written to before that somebody else is.</summary>
    public void TellNotYours(PanelReviewDb db, ActionOwner owner, AgreedAction agreed) => Send(db, owner, $"Not yours any more: action {agreed.Reference}", "Somebody else is written to about this action from now on. You need do nothing.");

    /// <summary>Tells the office that it has something to look at, where the office has an address.</summary>
    public void TellOffice(PanelReviewDb db, AgreedAction agreed, string what)
    {
        if (site["Site:Email"] is { Length: > 0 } office)
        {
            SendTo(db, "", office, $"{what}: {agreed.Reference}", $"""
                {what}.

                {words.Link($"/actions/{agreed.Reference}")}
                """);
        }
    }

    /// <summary>Tells somebody who answers for an area that an action is late for long.</summary>
    public void Escalate(PanelReviewDb db, string name, string email, AgreedAction late, LocalDate today) => SendTo(db, name, email, $"Late for long: action {late.Reference}", $"""
        An action that the panel agreed with another body is {Late(late, today)} late, and reminders did not help.

        {words.Link($"/actions/{late.Reference}")}
        """);

    /// <summary>Tells the contact of the partner the same. They have no account.</summary>
    public void TellPartner(PanelReviewDb db, string name, string email, AgreedAction late, LocalDate today) => SendTo(db, name, email, $"Late for long: action {late.Reference}", $"""
        An action that the Child Death Overview Panel agreed with another body is {Late(late, today)} late, and reminders did not help. The partners are told, so that they can ask for it.

        To hear what it is and whose, telephone the office and give the reference of the action.
        """);

    private string LinkOf(ActionOwner owner) => words.Link($"/my-actions/{links.Of(Owner, owner.Id)}");

    private static string When(AgreedAction one, LocalDate today) =>
        one.DueOn == today ? $"Action {one.Reference} is to be done by today."
        : one.IsLate(today) ? $"Action {one.Reference} was to be done by {InWords.Day(one.DueOn)}, {InWords.Count(Period.DaysBetween(one.DueOn, today), "day")} ago."
        : $"Action {one.Reference} is to be done by {InWords.Day(one.DueOn)}.";

    private static string Late(AgreedAction late, LocalDate today) => InWords.Count(Period.DaysBetween(late.DueOn, today), "day");

    private void Send(PanelReviewDb db, ActionOwner owner, string subject, string text) =>
        db.Send(new() { To = owner.Email, About = owner.Id, Subject = subject, Body = words.Of(owner.Name, text), WrittenAt = clock.GetCurrentInstant() });

    private void SendTo(PanelReviewDb db, string name, string email, string subject, string text) =>
        db.Send(new() { To = email, Subject = subject, Body = words.Of(name, text), WrittenAt = clock.GetCurrentInstant() });
}
