using Ardalis.Specification;

namespace Cdop.Kernel;

/// <summary>Files by their numbers, for whoever holds the link by which they were sent.</summary>
public sealed class FilesByNumber : Specification<StoredFile>
{
    /// <summary>Those of these numbers.</summary>
    public FilesByNumber(IReadOnlyCollection<Guid> files) =>
        // Who comes by a link has no areas; the rows that name these numbers were found by the link, which was checked.
        Query.Where(f => files.Contains(f.Id)).IgnoreQueryFilters();
}
