namespace Cdop.Kernel;

/// <summary>Whether a file may be opened.</summary>
public enum FileState
{
    /// <summary>Nobody has looked into it yet: it cannot be opened.</summary>
    Quarantined,

    /// <summary>The scanner found nothing.</summary>
    Clean,

    /// <summary>The scanner found something: its bytes are destroyed.</summary>
    Infected,
}

/// <summary>A file was found to be infected: whoever lists it tells the office.</summary>
public sealed record FileInfected : DomainEvent
{
    /// <summary>The file's row.</summary>
    public required Guid File { get; init; }

    /// <summary>What it belongs to: the case or notification.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Whether it had been taken for clean before, so that people may have opened it.</summary>
    public bool WasOpen { get; init; }
}

/// <summary>
/// A file that somebody sent: what it is, where the store keeps it and whether it may be opened. A module that takes files
/// has a table of them (<see cref="ModuleDb.KeepsFiles"/>, AddFilesOf); what the file is to a case or an
/// answer stands in the module's own row, which names it by <see cref="Id"/>.
/// </summary>
public sealed class StoredFile : Aggregate, IAbout
{
    private static readonly Duration Again = Duration.FromHours(1);
    private static readonly Duration NextDay = Duration.FromHours(20);

    /// <summary>Its number.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public required Guid Subject { get; init; }

    /// <summary>Where the store keeps the content.</summary>
    public required FileAddress Address { get; init; }

    /// <summary>What it was called where it came from, cleaned: never a path.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, by its name and its content.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>What it carries beside what its pages show, as it was seen when it came.</summary>
    public required FileTraces Traces { get; init; }

    /// <summary>How many bytes are kept.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of what is kept, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was kept.</summary>
    public required Instant KeptAt { get; init; }

    /// <summary>Whether it may be opened.</summary>
    public FileState State { get; private set; }

    /// <summary>When the scanner last said so; null while it has not.</summary>
    public Instant? ScannedAt { get; private set; }

    /// <summary>The scanner and its signatures that said so, as it calls them.</summary>
    public string ScannedWith { get; private set; } = "";

    /// <summary>What the scanner found, or why it could not look; else empty.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Before when not to ask the scanner about it.</summary>
    public Instant NotBefore { get; private set; }

    /// <summary>When the bytes of an infected one were destroyed.</summary>
    public Instant? DestroyedAt { get; private set; }

    /// <summary>When the stored bytes were last looked over.</summary>
    public Instant CheckedAt { get; private set; }

    /// <summary>Whether the stored bytes were found not to be those that were kept.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Whether its content may be given to anybody.</summary>
    public bool MayBeOpened => State == FileState.Clean && !IsDamaged;

    /// <summary>The row of something that was just kept: in quarantine.</summary>
    public static StoredFile Of(TakenFile taken, Guid subject, Instant now)
    {
        ArgumentNullException.ThrowIfNull(taken);

        var kept = taken.Kept;
        return new()
        {
            Subject = subject,
            Address = kept.Address,
            Name = taken.Name,
            Kind = taken.Kind,
            Traces = taken.Traces,
            Size = kept.Size,
            Sha256 = kept.Sha256,
            KeptAt = now,
            NotBefore = now,
            CheckedAt = now,
        };
    }

    internal void Take(ScanResult said, string with, Instant now)
    {
        switch (said)
        {
            case ScanResult.Clean:
                (State, ScannedAt, ScannedWith, Finding, NotBefore) = (FileState.Clean, now, Cut(with), "", now);
                break;
            case ScanResult.Infected found:
                Happened(new FileInfected { File = Id, Subject = Subject, WasOpen = State == FileState.Clean, OccurredAt = now });
                (State, ScannedAt, ScannedWith, Finding) = (FileState.Infected, now, Cut(with), Cut(found.Name));
                break;
            case ScanResult.CouldNot when State == FileState.Clean:
                NotBefore = now + NextDay; // what was proved stays proved
                break;
            case ScanResult.CouldNot why:
                (Finding, NotBefore) = (Cut(why.Reason), now + Again);
                break;
        }
    }

    internal void Destroyed(Instant now) => DestroyedAt = now;

    internal void Checked(bool isWhole, Instant now) => (IsDamaged, CheckedAt) = (!isWhole, now);

    private static string Cut(string text) => InWords.Cut(text, 200);
}
