using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager closes an agency that is no more, and says what took its place.</summary>
internal sealed record CloseAgency
{
    [Display(Name = "Date it closed")]
    public required LocalDate On { get; init; }

    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }

    [Display(Name = "What took its place (if anything)")]
    public string? Successor { get; init; }

    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is done once.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

internal sealed class CloseAgencyHandler(AgencyBook book, PartnershipDb db, IClock clock)
{
    /// <summary>Null where there is no such agency.</summary>
    public Task<Result<string>?> Handle(string code, CloseAgency command, CancellationToken ct) =>
        book.Change(
            code,
            command.Version,
            command.Key,
            command,
            command.Because,
            async (agency, me) =>
            {
                var successor = command.Successor is null ? null : await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Code == command.Successor, ct);
                return command.Successor is not null && successor is null
                    ? new Problem(nameof(command.Successor), "Choose an agency of the list")
                    : agency.Close(command.On, command.Because, successor, me, clock.GetCurrentInstant());
            },
            ct);
}
