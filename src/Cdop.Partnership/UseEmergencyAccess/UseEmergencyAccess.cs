using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Cdop.Partnership;

/// <summary>A person asks to read one case at once, for an hour. The answer never says whether there is such a case.</summary>
internal sealed record UseEmergencyAccess
{
    [Display(Name = "Case reference"), IfWrong("Enter a case reference, like KNO-2026-011")]
    public required CaseReference Reference { get; init; }

    [Display(Name = "Why must you see it now?", ShortName = "Why you must see it now")]
    public required EmergencyReason Reason { get; init; }

    [Display(Name = "What has happened?", ShortName = "What has happened")]
    public required string Because { get; init; }

    /// <summary>Makes a form that is sent twice one use.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();
}

internal sealed class UseEmergencyAccessHandler(PartnershipDb db, AccessInEveryModule access, IConfiguration configuration, ICurrentUser user, IClock clock)
{
    private static readonly Problem NotRecorded = new("", "Emergency access cannot be given now, because it cannot be recorded. Telephone a manager");
    private static readonly Problem NobodyTold = new("", "Emergency access cannot be given now, because there is nobody who can be told of it. Telephone a manager");

    public async Task<Result<string>> Handle(UseEmergencyAccess command, CancellationToken ct)
    {
        try
        {
            return await db.Once($"emergency access to {command.Reference}", command.Key, () => Use(command, ct), ct);
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            return NotRecorded;
        }
    }

    private async Task<Result<string>> Use(UseEmergencyAccess command, CancellationToken ct)
    {
        var reference = command.Reference.ToString();
        var found = await access.Look(reference, ct);
        var kept = found is null ? null : await access.Of(found, ct);
        var asked = EmergencyUse.Ask(reference, found, kept?.Has(user.Id, AccessKind.Excluded) == true, command.Reason, command.Because, user.Id, clock.GetCurrentInstant());
        if (!asked.Succeeded)
        {
            return asked.As(_ => "");
        }

        var told = await WhoIsTold(found?.Area, kept, ct);
        if (told.Count == 0)
        {
            return NobodyTold;
        }

        var use = asked.Value;
        db.Add(use);
        foreach (var address in told)
        {
            db.Send(Notice(address, use.At));
        }

        db.Note(new("UsedEmergencyAccess", use.Subject, $"EmergencyUse {use.Id}", use.Because));
        if (use.Opened)
        {
            await access.Save(kept!, "Emergency access", ct);
        }
        else
        {
            await db.SaveBecause("Emergency access", ct);
        }

        return use.Reference;
    }

    /// <summary>The managers of the area and the Caldicott guardians, but for whoever uses it and whoever is shut out; where there are none, those of all areas.</summary>
    private async Task<List<string>> WhoIsTold(Area? area, Restriction? kept, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking()
            .Where(p => p.DisabledAt == null && p.WorkEmail != null && p.Id != user.Id)
            .Where(p => p.Roles.Any(r => r.TakenAt == null && (r.Role == Role.Manager || r.Role == Role.CaldicottGuardian)))
            .Select(p => new { p.Id, p.WorkEmail, IsOfArea = p.Roles.Any(r => r.TakenAt == null && (r.Role == Role.Manager || r.Role == Role.CaldicottGuardian) && (r.Area == null || area == null || r.Area == area)) })
            .ToListAsync(ct);
        var reached = people.Where(p => p.IsOfArea && kept?.Has(p.Id, AccessKind.Excluded) != true).Select(p => p.WorkEmail!).ToList();
        return reached.Count > 0 ? reached : [.. people.Select(p => p.WorkEmail!)];
    }

    private OutgoingMail Notice(string to, Instant now) => new()
    {
        To = to,
        Subject = "Emergency access was used",
        Body = $"""
            Somebody used emergency access. Review it within 72 hours:

            {configuration["Site:Address"]?.TrimEnd('/')}/break-glass/reviews

            This message names nobody. Sign in to see what was opened, by whom and why.
            """,
        WrittenAt = now,
    };
}
