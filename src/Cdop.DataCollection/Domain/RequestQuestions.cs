using Ardalis.Specification;

namespace Cdop.DataCollection.Domain;

/// <summary>The case behind a request, for who answers it without an account: they see of it only what their page shows.</summary>
internal sealed class CaseOfRequest : Specification<Case>
{
    public CaseOfRequest(Guid subject) =>
        // Who answers has no areas; the link to the request was checked.
        Query.Where(c => c.Subject == subject).IgnoreQueryFilters();
}

/// <summary>A request by its number, for who holds its link.</summary>
internal sealed class RequestByNumber : Specification<AgencyRequest>
{
    public RequestByNumber(Guid request) =>
        // As above.
        Query.Where(r => r.Id == request).IgnoreQueryFilters();
}

/// <summary>The returns of one request, for who answers it.</summary>
internal sealed class ReturnsOf : Specification<Return>
{
    public ReturnsOf(Guid request) =>
        // As above.
        Query.Where(r => r.Request == request).IgnoreQueryFilters();
}

/// <summary>The documents that came with one request, for who answers it: never another of the case.</summary>
internal sealed class DocumentsOf : Specification<CaseDocument>
{
    public DocumentsOf(Guid request) =>
        // As above.
        Query.Where(d => d.Request == request).IgnoreQueryFilters();
}

/// <summary>The files of documents that were found for who answers a request.</summary>
internal sealed class FilesByNumber : Specification<StoredFile>
{
    public FilesByNumber(IReadOnlyCollection<Guid> files) =>
        // As above.
        Query.Where(f => files.Contains(f.Id)).IgnoreQueryFilters();
}

/// <summary>What the office ever asked back on one request, for who answers it.</summary>
internal sealed class QueriesOf : Specification<AnswerQuery>
{
    public QueriesOf(Guid request) =>
        // As above.
        Query.Where(q => q.Request == request).IgnoreQueryFilters();
}

/// <summary>What the office asked back on one request and is not settled, for who answers it.</summary>
internal sealed class OpenQueriesOf : Specification<AnswerQuery>
{
    public OpenQueriesOf(Guid request) =>
        // As above.
        Query.Where(q => q.Request == request && q.SettledAt == null).IgnoreQueryFilters();
}
