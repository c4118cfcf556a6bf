using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A manager of all areas begins or ends to serve an area.</summary>
internal sealed record SwitchArea : SentOnce
{
    [Display(Name = "Does this panel serve it?", ShortName = "Whether this panel serves it")]
    public required bool? On { get; init; }

    [Display(Name = "Why?", ShortName = "Why"), StringLength(2000)]
    public required string Because { get; init; }

    /// <summary>The version that was on the page.</summary>
    public Guid Version { get; init; }
}

internal sealed class SwitchAreaHandler(PartnershipDb db, PeopleInReach reach, ICurrentUser user, IClock clock)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else changed this area while you had it open. What you chose is still here: look at what they did, then send it again";

    /// <summary>Null where there is no such area.</summary>
    public async Task<Result<string>?> Handle(Area area, SwitchArea command, CancellationToken ct)
    {
        var switched = await db.OnceIfThere($"{nameof(SwitchArea)} {area}", command.Key, () => Switch(area, command, ct), ct, typed: command);
        if (switched?.Succeeded != true)
        {
            db.Forget(); // the page shows the area as it is
        }

        return switched;
    }

    private async Task<Result<string>?> Switch(Area area, SwitchArea command, CancellationToken ct)
    {
        if (await db.Areas.SingleOrDefaultAsync(a => a.Area == area, ct) is not { } served)
        {
            return null;
        }

        if (served.Version != command.Version)
        {
            return new Problem("", Overtaken);
        }

        var on = command.On == true;
        var problems = new Problems()
            .When(command.On is null, nameof(command.On), "Select whether this panel serves it")
            .When(!(await reach.Me(ct)).IsEverywhere, "", "Only a manager of all areas switches an area on or off")
            .When(on == served.IsOn, nameof(command.On), on ? "It is on already" : "It is off already")
            .When(!on && !await db.Areas.AnyAsync(a => a.IsOn && a.Area != area, ct), nameof(command.On), "This panel serves no other area: one must stay on");
        if (problems.Any)
        {
            return problems;
        }

        served.Switch(on, command.Because, user.Id, clock.GetCurrentInstant());
        await db.SaveBecause(command.Because, ct);
        return $"{served.Name} is {(on ? "on" : "off")}.";
    }
}
