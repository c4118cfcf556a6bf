namespace Cdop.Partnership;

/// <summary>A manager keeps somebody on the list of people to ask in an agency.</summary>
internal sealed record KeepContact : ContactFacts
{
    /// <summary>The version of the agency that was on the page.</summary>
    public Guid Version { get; init; }

    /// <summary>Somebody new sent twice is put on the list once.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    public static KeepContact Of(Contact contact, Agency agency) => new()
    {
        Name = contact.Name,
        Role = contact.Role,
        Email = contact.Email,
        EmailBecause = contact.EmailBecause,
        Telephone = contact.Telephone,
        ForAll = contact.ForAll,
        Areas = [.. contact.Areas.Select(a => a.Area)],
        Answers = contact.Answers,
        FirstIn = [.. agency.First.Where(f => f.Contact == contact.Id).Select(f => f.Area)],
        IsLineLead = contact.IsLineLead,
        LeavesOn = contact.LeavesOn,
        Version = agency.Version,
    };
}

internal sealed class KeepContactHandler(AgencyBook book, IClock clock)
{
    /// <summary>Puts somebody on the list, or puts right who is. Null where there is no such agency or person.</summary>
    public async Task<Result<string>?> Handle(string code, Guid? contact, KeepContact command, CancellationToken ct)
    {
        var isThere = true;
        var kept = await book.Change(
            code,
            contact is null ? null : command.Version,
            command.Key,
            command,
            "",
            (agency, me) =>
            {
                var known = agency.Contacts.FirstOrDefault(c => c.Id == contact);
                isThere = contact is null || known is not null;
                return Task.FromResult(isThere ? agency.Keep(known, command, me, clock.GetCurrentInstant()) : new Problem("", "There is no such contact"));
            },
            ct);
        return isThere ? kept : null;
    }
}
