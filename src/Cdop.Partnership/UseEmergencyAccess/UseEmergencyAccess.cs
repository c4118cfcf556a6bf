using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Cdop.Partnership;

/// <summary>A person asks to read one case at once, for an hour. The answer never says whether there is such a case.</summary>
internal sealed record UseEmergencyAccess
{
    [Display(Name = "Case reference"), IfWrong("Enter a case reference, like KNO-2026-011")]
    public required LooseReference Reference { get; init; }

    [Display(Name = "Why must you see it now?", ShortName = "Why you must see it now")]
    public required EmergencyReason Reason { get; init; }

    [Display(Name = "What has happened?", ShortName = "What has happened")]
    public required string Because { get; init; }

    /// <summary>Makes a form that is sent twice one use.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();
}

internal sealed partial class UseEmergencyAccessHandler(
    PartnershipDb db, AccessInEveryModule access, Reviewers reviewers, MailWords mail, ICurrentUser user, IClock clock, ILogger<UseEmergencyAccessHandler> log)
{
    private static readonly Problem NotRecorded = new("", "Emergency access cannot be given now, because it cannot be recorded. Telephone a manager");
    private static readonly Problem NobodyTold = new("", "Emergency access cannot be given now, because there is nobody who can be told of it. Telephone a manager");

    private static readonly Problem TooMany = new("", $"You have used emergency access {EmergencyUse.MostWaiting} times, and nobody has reviewed it yet. Telephone a manager");

    public async Task<Result<string>> Handle(UseEmergencyAccess command, CancellationToken ct)
    {
        try
        {
            return await db.Once($"emergency access to {command.Reference}", command.Key, () => Use(command, ct), ct);
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            NotGiven(log, fault);
            return NotRecorded;
        }
    }

    private async Task<Result<string>> Use(UseEmergencyAccess command, CancellationToken ct)
    {
        // Before anything is looked for: the answer is the same whatever stands behind the reference.
        if (await db.EmergencyUses.WithSpecification(new WaitingUsesOf(user.Id)).CountAsync(ct) >= EmergencyUse.MostWaiting)
        {
            await db.Saw(new("EmergencyAccessRefused", Guid.Empty, "Emergency access", command.Because), ct);
            return TooMany;
        }

        var reference = command.Reference.ToString();
        var found = await access.Look(reference, ct);
        var kept = found is null ? null : await access.Of(found, ct);
        var (told, area, isReviewed) = await WhoReviews(found is null ? await AreaNamedBy(reference, ct) : found.Area, kept, ct);
        var mayOpen = isReviewed && kept?.Has(user.Id, AccessKind.Excluded) != true;
        var asked = EmergencyUse.Ask(reference, found, area, mayOpen, command.Reason, command.Because, user.Id, clock.GetCurrentInstant());
        if (!asked.Succeeded)
        {
            return asked.As(_ => "");
        }

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

    /// <summary>
    /// The managers of the area and the Caldicott guardians, but for whoever uses it and whoever is shut out; where there are
    /// none, those of all areas, who then review it. Where all are shut out they are told, but nothing is opened: the answer
    /// must be the same as for any other reference, and what nobody could review is not to be seen.
    /// </summary>
    private async Task<(IReadOnlyList<string> Told, Area? Area, bool IsReviewed)> WhoReviews(Area? area, Restriction? kept, CancellationToken ct)
    {
        var all = (await reviewers.All(ct)).Where(p => p.Id != user.Id && p.WorkEmail is not null).ToList();
        var free = all.Where(p => kept?.Has(p.Id, AccessKind.Excluded) != true).ToList();
        var near = free.Where(p => p.CanReview(area)).ToList();
        return near.Count > 0 ? (Addresses(near), area, true)
            : free.Count > 0 ? (Addresses(free), null, true)
            : (Addresses(all), area, false);
    }

    /// <summary>The area that the letters of a reference name: a reference that no case bears is that area's to review, and not everybody's.</summary>
    private async Task<Area?> AreaNamedBy(string reference, CancellationToken ct) =>
        await db.Areas.AsNoTracking().Where(a => a.Letters == reference.Substring(0, 3)).Select(a => a.Area).SingleOrDefaultAsync(ct);

    private static List<string> Addresses(IEnumerable<Person> people) => [.. people.Select(p => p.WorkEmail!)];

    private OutgoingMail Notice(string to, Instant now) => new()
    {
        To = to,
        Subject = "Emergency access was used",
        Body = $"""
            Somebody used emergency access. Review it within 72 hours:

            {mail.Link("/break-glass/reviews")}

            This message names nobody. Sign in to see what was opened, by whom and why.
            """,
        WrittenAt = now,
    };

    [LoggerMessage(LogLevel.Error, "Emergency access could not be recorded, and was not given.")]
    private static partial void NotGiven(ILogger log, Exception fault);
}
