using System.ComponentModel.DataAnnotations;

namespace Cdop.Partnership;

/// <summary>A manager opens an agency again that was closed.</summary>
internal sealed record ReopenAgency
{
    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }

    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is done once.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

internal sealed class ReopenAgencyHandler(AgencyBook book, IClock clock)
{
    /// <summary>Null where there is no such agency.</summary>
    public Task<Result<string>?> Handle(string code, ReopenAgency command, CancellationToken ct) =>
        book.Change(code, command.Version, command.Key, command, command.Because, (agency, me) => Task.FromResult(agency.Reopen(command.Because, me, clock.GetCurrentInstant())), ct);
}
