namespace Cdop.Kernel;

/// <summary>
/// A link that was mailed to one person, and the codes mailed to them. Who holds the link alone is let in to nothing: a code goes to the
/// person's own address, works once, and the fifth wrong one closes the link.
/// </summary>
public abstract class Door
{
    /// <summary>Its number.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The address that the link went to, and that its codes go to.</summary>
    public required string Email { get; init; }

    /// <summary>SHA-256 of the selector in the link; the link itself is not kept.</summary>
    public byte[] SelectorHash { get; set; } = [];

    /// <summary>Until when it opens.</summary>
    public Instant OpensUntil { get; set; }

    /// <summary>When the link was taken back; null while it stands.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>A keyed hash of the code that was mailed last, and of the browser that asked for it; null when it was used.</summary>
    public byte[]? CodeHash { get; private set; }

    /// <summary>Until when that code works.</summary>
    public Instant? CodeUntil { get; private set; }

    /// <summary>How many wrong codes were tried since it was mailed.</summary>
    public int WrongCodes { get; private set; }

    /// <summary>When codes were mailed within the last hour, in ticks with blanks between.</summary>
    public string CodesMailed { get; private set; } = "";

    /// <summary>When it was closed after too many wrong codes.</summary>
    public Instant? FrozenAt { get; private set; }

    /// <summary>When somebody first came in with a code.</summary>
    public Instant? EnteredAt { get; private set; }

    /// <summary>Changes with each code used, so that one person is in at a time and an old session is worthless.</summary>
    public Guid Session { get; private set; }

    /// <summary>Changes with each change, so that two tries at once are both counted.</summary>
    public Guid Revision { get; private set; } = Guid.NewGuid();

    /// <summary>Whether it lets anybody in now.</summary>
    public bool Opens(Instant now) => ClosedAt is null && FrozenAt is null && now < OpensUntil;

    /// <summary>Whether a session that it gave still lets in: also where wrong codes have closed it meanwhile.</summary>
    public bool Holds(AnswerSession session, Instant now)
    {
        ArgumentNullException.ThrowIfNull(session);

        return session.Lasts(now) && ClosedAt is null && Id == session.Door && Session == session.Session && now < OpensUntil;
    }

    /// <summary>Whether a further code may be mailed: three an hour at most.</summary>
    public bool MayMailCode(Instant now) => Recent(now).Count < 3;

    /// <summary>Takes a new code; an older one stops working.</summary>
    public void Mailed(byte[] codeHash, Instant now)
    {
        (CodeHash, CodeUntil, WrongCodes) = (codeHash, now + Duration.FromMinutes(10), 0);
        CodesMailed = string.Join(' ', Recent(now).Append(now.ToUnixTimeTicks()));
        Revision = Guid.NewGuid();
    }

    /// <summary>
    /// Lets somebody in with the code, once; or counts a wrong one, and closes the link at the fifth. Where no code waits there
    /// is nothing to guess, and nothing is counted: a machine that opens links cannot close one.
    /// </summary>
    public bool Enter(bool isRight, Instant now)
    {
        if (CodeHash is null || now >= CodeUntil || !Opens(now))
        {
            return false;
        }

        Revision = Guid.NewGuid();
        if (isRight)
        {
            ComeIn(now);
            return true;
        }

        if (++WrongCodes >= 5)
        {
            (CodeHash, CodeUntil, FrozenAt) = (null, null, now);
        }

        return false;
    }

    /// <summary>Lets somebody in whose own organisation proves that the address is theirs; a code that waits is of no more use.</summary>
    public bool EnterVouched(Instant now)
    {
        if (!Opens(now))
        {
            return false;
        }

        Revision = Guid.NewGuid();
        ComeIn(now);
        return true;
    }

    /// <summary>Whoever is in leaves: their session is worthless from now on.</summary>
    public void Leave() => (Session, Revision) = (Guid.NewGuid(), Guid.NewGuid());

    /// <summary>It is opened again, until then at least.</summary>
    public void Thaw(Instant until) => (FrozenAt, WrongCodes, OpensUntil, Revision) = (null, 0, Instant.Max(OpensUntil, until), Guid.NewGuid());

    /// <summary>Takes the link back.</summary>
    public void Close(Instant now) => (ClosedAt, CodeHash, Session, Revision) = (ClosedAt ?? now, null, Guid.NewGuid(), Guid.NewGuid());

    private void ComeIn(Instant now) => (CodeHash, CodeUntil, WrongCodes, EnteredAt, Session) = (null, null, 0, EnteredAt ?? now, Guid.NewGuid());

    private List<long> Recent(Instant now) =>
        [.. CodesMailed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ticks => long.Parse(ticks, System.Globalization.CultureInfo.InvariantCulture)).Where(ticks => ticks > (now - Duration.FromHours(1)).ToUnixTimeTicks())];
}

/// <summary>Somebody asks to be let in at a link. Whether link and address belong together is looked up by a job, so that answer and time are the same for all.</summary>
public sealed class EntryAsked : INotAudited
{
    /// <summary>Its number, in the order in which was asked.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the selector in the link.</summary>
    public required byte[] SelectorHash { get; init; }

    /// <summary>A keyed hash of the address that was typed.</summary>
    public required byte[] EmailKey { get; init; }

    /// <summary>SHA-256 of the secret of the browser: the code works in it and in no other.</summary>
    public required byte[] Browser { get; init; }
}
