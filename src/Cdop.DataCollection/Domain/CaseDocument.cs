using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection.Domain;

/// <summary>What a document of a case is.</summary>
internal enum DocumentType
{
    [Display(Name = "Post-mortem report")]
    PostMortemReport,

    [Display(Name = "Discharge summary")]
    DischargeSummary,

    [Display(Name = "Joint Agency Response (JAR) minutes")]
    JarMinutes,

    [Display(Name = "PMRT report")]
    PmrtReport,

    [Display(Name = "Patient-safety incident report (PSIRF)")]
    PsirfReport,

    [Display(Name = "Record of inquest, with its conclusion")]
    RecordOfInquest,

    [Display(Name = "Letter")]
    Letter,

    [Display(Name = "Agency report")]
    AgencyReport,

    [Display(Name = "Photograph")]
    Photograph,

    [Display(Name = "Something else")]
    Other,
}

/// <summary>To whom a document may be passed on, by the word of its originator.</summary>
internal enum OnwardSharing
{
    [Display(Name = "May be shared with the panel")]
    WithPanel,

    [Display(Name = "Only if the originator agrees")]
    ByAgreement,

    [Display(Name = "Not to be shared onward")]
    NotOnward,

    [Display(Name = "Not yet known", Description = "Treat it as not to be shared until it is.")]
    NotKnown,
}

/// <summary>What people say of a document.</summary>
internal sealed record SaidOfDocument(DocumentType Type, string Title, string Originator, OnwardSharing Sharing);

/// <summary>
/// A document of a case and its versions. A new version supersedes the one before, which stays readable; what should not
/// have been attached is withdrawn, and stays too, marked.
/// </summary>
internal sealed class CaseDocument : Aggregate, IAbout
{
    public const int LongestTitle = 200;
    public const int LongestOriginator = 200;

    private readonly List<DocumentVersion> versions = [];

    private CaseDocument() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Subject { get; private init; }

    /// <summary>The request that it came with, sent by the agency itself; null where the office attached it.</summary>
    public Guid? Request { get; private init; }

    public DocumentType Type { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The agency or person that wrote it, whose word on sharing counts.</summary>
    public string Originator { get; private set; } = "";

    public OnwardSharing Sharing { get; private set; }

    /// <summary>Whether what it says stands in the panel's papers of the case.</summary>
    public bool IsInPapers { get; private set; }

    /// <summary>Whether its originator lets the panel read it.</summary>
    public bool MayBeInPapers => Sharing == OnwardSharing.WithPanel;

    /// <summary>Whether its newest version was found to be infected, and nobody has dealt with it yet.</summary>
    public bool IsInfected { get; private set; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public UserId? WithdrawnBy { get; private set; }

    public string WithdrawnBecause { get; private set; } = "";

    public Instant ChangedAt { get; private set; }

    public UserId ChangedBy { get; private set; }

    public IReadOnlyList<DocumentVersion> Versions => versions;

    /// <summary>The number of its newest version.</summary>
    public int Latest { get; private set; }

    public DocumentVersion Newest => versions.Find(version => version.Number == Latest)!;

    /// <summary>The version that it came as.</summary>
    public DocumentVersion First => versions.Find(version => version.Number == 1)!;

    /// <summary>Whether who holds a link sees that it was sent: the addressee all that came with the request, a colleague what they sent.</summary>
    public bool IsSeenAt(RequestDoor door) => Request == door.Request && (door.IsAddressee || First.AddedBy == door.ActsAs);

    /// <summary>Attaches a document to a case.</summary>
    public static CaseDocument Attach(Case reviewed, SaidOfDocument said, StoredFile file, LocalDate receivedOn, UserId by, Instant now)
    {
        var attached = new CaseDocument { Subject = reviewed.Subject };
        attached.Take(said);
        attached.Add(file, receivedOn, by, now);
        reviewed.Tell($"Document attached: {attached.InWords()}, from {said.Originator}. Onward sharing: {Wording.InSentence(Wording.Of(said.Sharing))}", by, now);
        return attached;
    }

    /// <summary>Takes in what an agency sends along with its answer.</summary>
    public static CaseDocument Send(Case reviewed, AgencyRequest request, SaidOfDocument said, StoredFile file, UserId by, Instant now)
    {
        var sent = new CaseDocument { Subject = reviewed.Subject, Request = request.Id };
        sent.Take(said);
        sent.Add(file, now.DateIn(), by, now);
        reviewed.Tell($"Document came with request {request.Reference}: {sent.InWords()}, from {said.Originator}. Onward sharing: {Wording.InSentence(Wording.Of(said.Sharing))}", by, now);
        return sent;
    }

    /// <summary>Adds a version, which supersedes the one before.</summary>
    public void Supersede(Case reviewed, StoredFile file, LocalDate receivedOn, UserId by, Instant now)
    {
        Add(file, receivedOn, by, now);
        reviewed.Tell($"New version {Newest.Number} of {InWords()}", by, now);
    }

    /// <summary>Puts right what is said of it; says whether anything differs.</summary>
    public bool Describe(Case reviewed, SaidOfDocument said, UserId by, Instant now)
    {
        var before = new SaidOfDocument(Type, Title, Originator, Sharing);
        if (said == before)
        {
            return false;
        }

        var told = new List<string>();
        void Tell(string what, string was, string now)
        {
            if (was != now)
            {
                told.Add($"{what} from {was} to {now}");
            }
        }

        Tell("type", Wording.InSentence(Wording.Of(before.Type)), Wording.InSentence(Wording.Of(said.Type)));
        Tell("title", $"“{before.Title}”", $"“{said.Title}”");
        Tell("originator", before.Originator, said.Originator);
        Tell("onward sharing", Wording.InSentence(Wording.Of(before.Sharing)), Wording.InSentence(Wording.Of(said.Sharing)));
        reviewed.Tell($"Document {InWords()} changed: {string.Join("; ", told)}", by, now);
        Take(said);
        Changed(by, now);
        return true;
    }

    /// <summary>Puts it in the panel's papers, or takes it out; and says of which pages a person typed the words.</summary>
    public void PutInPapers(Case reviewed, bool isIn, IReadOnlyList<int> typed, UserId by, Instant now)
    {
        if (isIn != IsInPapers)
        {
            reviewed.Tell(isIn ? $"In the panel’s papers from now on: {InWords()}" : $"Taken out of the panel’s papers: {InWords()}", by, now);
        }

        if (typed.Count > 0)
        {
            reviewed.Tell($"Typed for the panel: page {string.Join(", ", typed)} of {InWords()}", by, now);
        }

        if (isIn != IsInPapers || typed.Count > 0)
        {
            IsInPapers = isIn;
            Changed(by, now);
        }
    }

    /// <summary>Marks it as one that should not have been attached.</summary>
    public void Withdraw(Case reviewed, string because, UserId by, Instant now)
    {
        (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (now, by, because);
        reviewed.Tell($"Document withdrawn: {InWords()}", by, now, because);
        Changed(by, now);
    }

    /// <summary>A version was found to be infected; says whether that is news.</summary>
    public bool IsFoundInfected(Case reviewed, Guid file, string finding, bool wasOpen, Instant now)
    {
        if (versions.Find(v => v.File == file) is not { InfectedAt: null } version)
        {
            return false;
        }

        version.InfectedAt = now;
        IsInfected |= version == Newest;
        var opened = wasOpen ? "The scanner did not know it when it came, so people may have opened it: tell whoever looks after this service. The file is destroyed" : "Nobody has opened it here, and the file is destroyed";
        reviewed.Tell($"A virus was found in {InWords()}, version {version.Number} ({finding}). {opened}. Ask {Originator} for a clean copy", UserId.Service, now);
        return true;
    }

    /// <summary>What it is, in as few words as there are.</summary>
    public string InWords() => $"{Wording.InSentence(Wording.Of(Type))} “{Title}”";

    private void Take(SaidOfDocument said) => (Type, Title, Originator, Sharing) = (said.Type, said.Title, said.Originator, said.Sharing);

    private void Add(StoredFile file, LocalDate receivedOn, UserId by, Instant now)
    {
        Latest++;
        versions.Add(new() { Document = Id, Subject = Subject, Number = Latest, File = file.Id, ReceivedOn = receivedOn, AddedAt = now, AddedBy = by });
        IsInfected = false;
        Changed(by, now);
    }

    private void Changed(UserId by, Instant now) => (ChangedBy, ChangedAt) = (by, now);
}

/// <summary>One version of a document: the file, when it came and who added it; never changed. Beside it, what became of reading it.</summary>
internal sealed class DocumentVersion : IAbout
{
    private const int MostTries = 3;

    public required Guid Document { get; init; }

    public required Guid Subject { get; init; }

    /// <summary>1, 2, 3 and so on.</summary>
    public required int Number { get; init; }

    /// <summary>The number of its <see cref="StoredFile"/>.</summary>
    public required Guid File { get; init; }

    public required LocalDate ReceivedOn { get; init; }

    public required Instant AddedAt { get; init; }

    public required UserId AddedBy { get; init; }

    /// <summary>When the office was told that it was infected; null where it was not.</summary>
    public Instant? InfectedAt { get; set; }

    /// <summary>How it stands with its words.</summary>
    public WordsState Words { get; private set; }

    /// <summary>How often somebody has begun to read them.</summary>
    public int WordsTries { get; private set; }

    /// <summary>Whether to try once more.</summary>
    public bool MayBeTried => WordsTries < MostTries;

    /// <summary>They are about to be read.</summary>
    public void BeginReading() => WordsTries++;

    /// <summary>They were read, or there are none.</summary>
    public void HaveRead(bool canBe) => Words = canBe ? WordsState.Read : WordsState.CannotBeRead;
}
