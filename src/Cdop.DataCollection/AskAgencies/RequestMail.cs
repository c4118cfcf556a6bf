using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>The links to a request and the mails that carry them. A mail names the request and nothing of the child.</summary>
internal sealed class RequestMail(MailWords words, SecretLink links, IClock clock)
{
    /// <summary>The link of a door. It is not kept: it follows from the door and a key that the database does not hold.</summary>
    public string LinkOf(RequestDoor door) => words.Link($"/r/{SelectorOf(door)}");

    /// <summary>Gives a new door its link.</summary>
    public void Link(RequestDoor door) => door.SelectorHash = SecretLink.HashOf(SelectorOf(door));

    /// <summary>Mails the link of a new door.</summary>
    public void Ask(DataCollectionDb db, AgencyRequest request, RequestDoor door)
    {
        Link(door);
        Send(db, request, door.Name, door.Email, $"Request {request.Reference}: what your agency knows", $"""
            The Child Death Overview Panel reviews the death of each child, so that other children live. We ask you for what your agency knows of one child.

            This email names nobody. Open this link, enter this email address, and we send you a code that lets you in:

            {LinkOf(door)}

            Please answer by {InWords.Day(request.DueOn)}. You only see the questions for your agency. If you have nothing to add, or this is not for you, say so there: it takes a few seconds.

            Reference: {Called(request)}
            The law: sections 16M and 16N of the Children Act 2004.
            """);
    }

    /// <summary>Reminds everybody whose link opens, with their own link.</summary>
    public void Remind(DataCollectionDb db, AgencyRequest request)
    {
        var now = clock.GetCurrentInstant();
        if (request.Doors.Any(door => door.IsAddressee && door.Opens(now)))
        {
            request.Reminded(now);
        }

        Each(db, request, door => door.Opens(now), $"Reminder: request {request.Reference}", door => $"""
            We asked what your agency knows of a child whose death we review. {Waits(request)} It {(request.DueOn < now.DateIn() ? "was" : "is")} to be answered by {InWords.Day(request.DueOn)}.

            This link works until {InWords.Day(door.LastDay)}. It names nobody; a code that we send to this address lets you in:

            {LinkOf(door)}

            What you have begun is kept. {SaySo(request)}

            Reference: {Called(request)}
            """);
    }

    /// <summary>Tells who leads the agency that an answer is late: nothing of the child, and no link.</summary>
    public void Escalate(DataCollectionDb db, AgencyRequest request, string name, string email) => Send(db, request, name, email, $"Late answer: request {request.Reference}", $"""
        On {InWords.Day(request.SentAt.DateIn())} we asked {Asked(request, "somebody of your agency")} for what it knows of a child whose death we review (Children Act 2004, section 16N). {(request.TimesReminded > 0 ? "We have reminded them. " : "")}{(request.State == RequestState.SentBack || request.CameInPart is not null ? "Some of it has come, and we still wait for an answer to the rest." : "We have had no answer.")} It was to be answered by {InWords.Day(request.DueOn)}.

        Please see to it that it is answered, or tell us who should be asked. The link is with {Asked(request, "whom we asked")}; it is not in this email.

        Reference: {Called(request)}
        """);

    /// <summary>Tells the addressee, and whoever else answers that section, that the return came back with a question.</summary>
    public void SentBack(DataCollectionDb db, AgencyRequest request, string form, FormItem section) => Each(db, request, door => door.ClosedAt is null && (door.IsAddressee || AnsweredBy.Through(door, request).Answers(form, section)), $"A question on your answer: request {request.Reference}", door => $"""
        Thank you for your answer. We have a question on it, which you see when you are in. What you answered is there: change what needs changing and hand it in again by {InWords.Day(request.DueOn)}.

        {LinkOf(door)}

        Reference: {Called(request)}
        """);

    /// <summary>Tells the agency that the office has withdrawn a return of theirs: the mail does not say of which form, as below, nor why, since what somebody types may name the child.</summary>
    public void TakenBack(DataCollectionDb db, AgencyRequest request, bool isAskedBack) => Each(db, request, $"Please answer again: request {request.Reference}", door => $"""
        Thank you for your agency’s answer. We have taken back a form that it handed in: what it said does not count any more, and {(isAskedBack ? "our question on what you had answered before waits for you again, with those answers." : "the form waits for an answer again, from the beginning.")} You see {(isAskedBack ? "it" : "which one")} when you are in. Please hand it in by {InWords.Day(request.DueOn)}.

        This email names nobody. Open this link, enter this email address, and we send you a code that lets you in:

        {LinkOf(door)}

        If you want to know why, or think that it was right as it was, telephone us and give the reference. {SaySo(request)}

        Reference: {Called(request)}
        """);

    /// <summary>Asks the addressee by further forms, with the link they have: the mail names no form either, since that would say how the child died.</summary>
    public void AskFurther(DataCollectionDb db, AgencyRequest request, RequestDoor door)
    {
        Link(door);
        Send(db, request, door.Name, door.Email, $"More to answer: request {request.Reference}", $"""
            We asked what your agency knows of a child whose death we review, and now have more to ask. Everything you handed in stays as it is, and what you have begun is kept.

            This email names nobody. Open this link, enter this email address, and we send you a code that lets you in:

            {LinkOf(door)}

            Please answer by {InWords.Day(request.DueOn)}. If you have nothing to add, say so there: it takes a few seconds.

            Reference: {Called(request)}
            The law: sections 16M and 16N of the Children Act 2004.
            """);
    }

    /// <summary>Tells the agency that it has more time.</summary>
    public void MoreTime(DataCollectionDb db, AgencyRequest request) => Each(db, request, $"More time: request {request.Reference}", door => $"""
        You have more time for your answer: please hand it in by {InWords.Day(request.DueOn)}. What you have begun is kept, and your link works until {InWords.Day(door.LastDay)}:

        {LinkOf(door)}

        Reference: {Called(request)}
        """);

    /// <summary>Tells the addressee that there is no more time, and why: in a sentence of ours, since what somebody types may name the child.</summary>
    public void NoMoreTime(DataCollectionDb db, AgencyRequest request, RequestDoor door, string why) =>
        Send(db, request, door.Name, door.Email, $"You asked for more time: request {request.Reference}", $"""
            You asked for more time for your answer. We are sorry that we cannot give it. {why}

            {(request.DueOn < clock.GetCurrentInstant().DateIn() ? $"It was to be answered by {InWords.Day(request.DueOn)}: please hand it in as soon as you can." : $"Please hand it in by {InWords.Day(request.DueOn)}.")} What you have begun is kept, and your link works until {InWords.Day(door.LastDay)}:

            {LinkOf(door)}

            Reference: {Called(request)}
            """);

    /// <summary>Tells whoever was asked that nothing is waited for.</summary>
    public void Withdrawn(DataCollectionDb db, AgencyRequest request) => Each(db, request, $"No answer needed: request {request.Reference}", _ => $"""
        We asked what your agency knows of a child whose death we review. An answer is not needed any more, and the link has stopped working. Thank you for your time.

        Reference: {Called(request)}
        """);

    /// <summary>Mails the link of a colleague, whom the addressee asks to answer a part.</summary>
    public void Share(DataCollectionDb db, AgencyRequest request, RequestDoor door)
    {
        Link(door);
        Send(db, request, door.Name, door.Email, $"Request {request.Reference}: a part for you to answer", $"""
            The Child Death Overview Panel reviews the death of each child, so that other children live. We wrote to {Asked(request, "a colleague of yours")} and asked what your agency knows of one child. They ask you to answer a part.

            This email names nobody. Open this link, enter this email address, and we send you a code that lets you in:

            {LinkOf(door)}

            Please answer by {InWords.Day(request.DueOn)}. You only see your part. What you enter is kept, and {MailWords.Named(request.Name) ?? "your colleague"} hands it in.

            Reference: {Called(request)}
            The law: sections 16M and 16N of the Children Act 2004.
            """);
    }

    /// <summary>Mails the code that lets in.</summary>
    public void Code(DataCollectionDb db, AgencyRequest request, RequestDoor door, string code) =>
        Send(db, request, door.Name, door.Email, $"Your code for request {request.Reference}", $"""
            Your code is {code}

            Enter it on the page where you asked for it. It works once, within 10 minutes, and only in that browser. A code sent before this one no longer works.

            If you did not ask for a code, you do not have to do anything. Please do not forward this email.
            """);

    /// <summary>Mails a receipt, which names nobody and no form.</summary>
    public void Receipt(DataCollectionDb db, AgencyRequest request, RequestDoor door) =>
        Send(db, request, door.Name, door.Email, $"We have your answer to request {request.Reference}", $"""
            Thank you. We have your answer to request {request.Reference}, handed in on {InWords.Moment(clock.GetCurrentInstant())}.

            {(request.IsOpen ? $"Something of the request is still open. Please come back to it by {InWords.Day(request.DueOn)}, with the same link." : "Nothing more is needed from you. If something you wrote turns out to be wrong, telephone us and give the reference.")}
            """);

    private void Each(DataCollectionDb db, AgencyRequest request, string subject, Func<RequestDoor, string> body) => Each(db, request, door => door.ClosedAt is null, subject, body);

    private void Each(DataCollectionDb db, AgencyRequest request, Func<RequestDoor, bool> which, string subject, Func<RequestDoor, string> body)
    {
        foreach (var door in request.Doors.Where(which))
        {
            Link(door);
            Send(db, request, door.Name, door.Email, subject, body(door));
        }
    }

    /// <summary>Puts a mail about a request into the outbox.</summary>
    private void Send(DataCollectionDb db, AgencyRequest request, string name, string email, string subject, string body) => db.Send(new()
    {
        To = email,
        About = request.Id,
        Subject = subject,
        Body = words.Of(name, body),
        WrittenAt = clock.GetCurrentInstant(),
    });

    // What is waited for: neither the question nor the name of a form, since either could say something of the child.
    private static string Waits(AgencyRequest request) =>
        request.State == RequestState.SentBack ? "Thank you for your agency’s answer: we have sent it back with a question, and wait for it. You see the question when you are in, with anything else that is still to be answered."
        : request.CameInPart is not null ? "Thank you for what your agency has handed in: something else is still to be answered. You see what when you are in."
        : "We have not had an answer yet.";

    // With the service it is asked as: one person may be asked for two.
    private static string Called(AgencyRequest request) => $"{request.Reference}{(AskedKind.Find(request.Kind) is { } kind ? $" (asked as: {Wording.InSentence(kind.Name)})" : "")}";

    private static string SaySo(AgencyRequest request) => $"If you have nothing to add{(request.HasAnswered ? " to the rest" : ", or this is not for you")}, say so there: it takes a few seconds.";

    // The addressee in one line, as far as it can be a name.
    private static string Asked(AgencyRequest request, string otherwise) =>
        string.Join(", ", new[] { MailWords.Named(request.Name), MailWords.Named(request.Agency) }.OfType<string>()) is { Length: > 0 } named ? named : otherwise;

    private string SelectorOf(RequestDoor door) => links.Of("request link", door.Id);
}
