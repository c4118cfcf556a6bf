namespace Cdop.DataCollection.Domain;

/// <summary>
/// What one return says to one question: who, what and when. Derived from what was handed in, of which the response is the record; the rows are there
/// so that a case with many returns is collated by one query.
/// </summary>
internal sealed class Claim : IAbout, INotAudited
{
    private Claim() { }

    public Guid Return { get; private init; }

    public Guid Subject { get; private init; }

    public string Form { get; private init; } = "";

    public string LinkId { get; private init; } = "";

    /// <summary>Within which of the groups that repeat ("0", "2-1"); empty outside of them.</summary>
    public string Place { get; private init; } = "";

    /// <summary>What is compared: codes, numbers and days as such, words without regard to case and blanks. Two claims that say the same have the same.</summary>
    public string Value { get; private init; } = "";

    /// <summary>What a person reads.</summary>
    public string Shown { get; private init; } = "";

    /// <summary>Whether it says only that it is not known: no value, and no silence either.</summary>
    public bool IsNotKnown { get; private init; }

    /// <summary>A claim of the answers given to one question.</summary>
    public static Claim Of(string linkId, string place, string value, string shown, bool isNotKnown) =>
        new() { LinkId = linkId, Place = place, Value = value, Shown = shown, IsNotKnown = isNotKnown };

    /// <summary>The same, as a part of a return.</summary>
    public Claim Of(Return handedIn) =>
        new() { Return = handedIn.Id, Subject = handedIn.Subject, Form = handedIn.Form, LinkId = LinkId, Place = Place, Value = Value, Shown = Shown, IsNotKnown = IsNotKnown };
}

/// <summary>Claims to one question, each by its return and where it stands in that, in one line: rows of lists are numbered by what is told, and these are not.</summary>
internal static class ClaimPlaces
{
    private const int GuidLength = 32; // as N writes it

    public static string Write(IEnumerable<(Guid Return, string Place)> told) => string.Join(' ', told.Distinct().Select(one => $"{one.Return:N}{one.Place}"));

    /// <summary>The same, read; what is none is passed over, since a page sends it.</summary>
    public static IReadOnlyList<(Guid Return, string Place)> Read(string? written) =>
    [
        .. (written ?? "").Split(' ').Where(one => one.Length >= GuidLength)
            .Select(one => (IsOne: Guid.TryParseExact(one[..GuidLength], "N", out var told), Return: told, Place: one[GuidLength..]))
            .Where(one => one.IsOne).Select(one => (one.Return, one.Place)),
    ];
}

/// <summary>What a person decided a question's answer to be, in the face of what was claimed. A claim too: it can be decided anew, and none is deleted.</summary>
internal sealed class Decision : Aggregate, IAbout
{
    private Decision() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Subject { get; private init; }

    public string Form { get; private init; } = "";

    public string LinkId { get; private init; } = "";

    /// <summary>Where it stood when it was taken. Rows of lists are numbered by what is told, so that it stands elsewhere later: <see cref="ToldAt"/> says where.</summary>
    public string Place { get; private init; } = "";

    /// <summary>1, 2, 3 and so on at this place.</summary>
    public int Number { get; private init; }

    /// <summary>The claims that it was taken on, as <see cref="ClaimPlaces"/> writes them; those whose word was taken come first.</summary>
    public string Told { get; private init; } = "";

    /// <summary>The same, read: in a list it belongs to the row of the first that counts still.</summary>
    public IReadOnlyList<(Guid Return, string Place)> ToldAt => ClaimPlaces.Read(Told);

    public string Value { get; private init; } = "";

    public string Shown { get; private init; } = "";

    /// <summary>The return whose claim was taken, or the notification that was joined; null where it is that of the notification the case began with.</summary>
    public Guid? Return { get; private init; }

    public string Because { get; private init; } = "";

    /// <summary>The distinct values it was taken in the face of, one on each line: with another one it has to be looked at again.</summary>
    public string Faced { get; private init; } = "";

    public Instant At { get; private init; }

    public UserId By { get; private init; }

    public static Decision Take(
        Guid subject, string form, string linkId, string place, int number, IEnumerable<(Guid Return, string Place)> told, string value, string shown, Guid? from, string because, IEnumerable<string> faced, UserId by, Instant now) =>
        new()
        {
            Subject = subject,
            Form = form,
            LinkId = linkId,
            Place = place,
            Number = number,
            Told = ClaimPlaces.Write(told),
            Value = value,
            Shown = shown,
            Return = from,
            Because = because,
            Faced = string.Join('\n', faced.Distinct().Order(StringComparer.Ordinal)),
            At = now,
            By = by,
        };
}

/// <summary>A question of the office on one answer of a return. The agency sees it at the field, and answers there.</summary>
internal sealed class AnswerQuery : Aggregate, IAbout
{
    private AnswerQuery() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Subject { get; private init; }

    public Guid Request { get; private init; }

    public string Form { get; private init; } = "";

    public string LinkId { get; private init; } = "";

    public string Place { get; private init; } = "";

    /// <summary>What the office asks.</summary>
    public string Text { get; private init; } = "";

    public Instant AskedAt { get; private init; }

    public UserId AskedBy { get; private init; }

    /// <summary>What the agency wrote to it; empty where it put the answer right and wrote nothing.</summary>
    public string Reply { get; private set; } = "";

    public Instant? SettledAt { get; private set; }

    public static AnswerQuery Ask(Guid subject, Guid request, string form, string linkId, string place, string text, UserId by, Instant now) =>
        new() { Subject = subject, Request = request, Form = form, LinkId = linkId, Place = place, Text = text, AskedBy = by, AskedAt = now };

    /// <summary>Whether it was asked about a return: after that one came, and before the next of the same form.</summary>
    /// <param name="handedIn">The return.</param>
    /// <param name="ofForm">All returns of its form to the same request, withdrawn or not.</param>
    public bool IsAbout(Return handedIn, IEnumerable<Return> ofForm) =>
        Form == handedIn.Form && AskedAt >= handedIn.At && ofForm.Where(other => other.Number > handedIn.Number).All(other => AskedAt < other.At);

    /// <summary>What answered it does not count any more.</summary>
    public void WaitAgain() => (Reply, SettledAt) = ("", null);

    /// <summary>The form was handed in again, or the office needs no answer any more.</summary>
    public void Settle(string reply, Instant now) => (Reply, SettledAt) = (reply, now);
}
