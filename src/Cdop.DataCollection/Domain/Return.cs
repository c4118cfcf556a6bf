namespace Cdop.DataCollection.Domain;

/// <summary>How a return came.</summary>
internal enum ReturnKind
{
    /// <summary>Answered by the agency on its own page.</summary>
    Answered,

    /// <summary>The agency knew the child, and has nothing to add.</summary>
    Nothing,

    /// <summary>The agency did not know the child: a nil return too, and for the panel another answer.</summary>
    NotKnown,

    /// <summary>Came on paper or by telephone and was typed in by the office.</summary>
    TypedIn,

    /// <summary>Recorded by the office or the designated doctor: the joint response, the review meeting, the analysis.</summary>
    Recorded,
}

/// <summary>What a kind of return says.</summary>
internal static class ReturnKinds
{
    /// <summary>Whether it says nothing but that there is nothing to say.</summary>
    public static bool IsNil(this ReturnKind kind) => kind is ReturnKind.Nothing or ReturnKind.NotKnown;

    /// <summary>The nil return of an agency, by whether it did not know the child.</summary>
    public static ReturnKind Nil(bool isChildNotKnown) => isChildNotKnown ? ReturnKind.NotKnown : ReturnKind.Nothing;

    /// <summary>A nil return, as people read it.</summary>
    public static string NilInWords(this ReturnKind kind) => kind == ReturnKind.NotKnown ? "did not know the child" : "nothing to add";
}

/// <summary>Who answered a section, where it was not whoever handed the form in, or not they alone.</summary>
/// <param name="Section">The section's linkId.</param>
/// <param name="By">Who.</param>
/// <param name="From">The same in one line: names and agency.</param>
internal sealed record SectionAuthors(string Section, IReadOnlyList<UserId> By, string From)
{
    /// <summary>As a return keeps them: one on each line.</summary>
    public static string Write(IEnumerable<SectionAuthors> authors) =>
        string.Join('\n', authors.Select(one => $"{one.Section} {string.Join(',', one.By)} {one.From.ReplaceLineEndings(" ")}"));

    /// <summary>The same, read.</summary>
    public static IReadOnlyDictionary<string, SectionAuthors> Read(string kept) =>
        kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3))
            .ToDictionary(parts => parts[0], parts => new SectionAuthors(parts[0], [.. parts[1].Split(',').Select(person => new UserId(person))], parts[2]));
}

/// <summary>
/// One form as it was answered and handed in. It never changes: what it says can be superseded by a later return of the same
/// request, or withdrawn, and then what counted before counts again.
/// </summary>
internal sealed class Return : Aggregate, IAbout
{
    private readonly List<Claim> claims = [];

    private Return() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid Subject { get; private init; }

    /// <summary>The request it answers; null for what the office records itself.</summary>
    public Guid? Request { get; private init; }

    public string Form { get; private init; } = "";

    public string FormVersion { get; private init; } = "";

    /// <summary>1, 2, 3 and so on of the same form of the same request.</summary>
    public int Number { get; private init; }

    public ReturnKind Kind { get; private init; }

    /// <summary>The kind that was asked, for the precedence of its claims.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Who says so, in one line: name and agency.</summary>
    public string From { get; private init; } = "";

    /// <summary>Who answered the sections that others than <see cref="From"/> filled in, as <see cref="SectionAuthors"/> writes them.</summary>
    public string Authors { get; private init; } = "";

    public Instant At { get; private init; }

    public UserId By { get; private init; }

    /// <summary>The QuestionnaireResponse as it was handed in; empty where there was nothing to add.</summary>
    public string Response { get; private init; } = "";

    public Instant? WithdrawnAt { get; private set; }

    public UserId? WithdrawnBy { get; private set; }

    public string WithdrawnBecause { get; private set; } = "";

    /// <summary>What it says, question by question: derived from what was handed in with it.</summary>
    public IReadOnlyList<Claim> Claims => claims;

    public static Return HandIn(Guid subject, Guid? request, AskedForm form, int number, ReturnKind kind, string source, string from, IEnumerable<SectionAuthors> authors, string response, IEnumerable<Claim> claims, UserId by, Instant now)
    {
        var handedIn = new Return
        {
            Subject = subject,
            Request = request,
            Form = form.Form,
            FormVersion = form.Version,
            Number = number,
            Kind = kind,
            Source = source,
            From = from,
            Authors = SectionAuthors.Write(authors),
            Response = response,
            At = now,
            By = by,
        };
        handedIn.claims.AddRange(claims.Select(claim => claim.Of(handedIn)));
        return handedIn;
    }

    /// <summary>It does not count any more; what counted before does again.</summary>
    public void Withdraw(string because, UserId by, Instant now) => (WithdrawnAt, WithdrawnBy, WithdrawnBecause) = (now, by, because);
}
