using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Whoever may start the program at its console: gives the first role of a fresh installation.</summary>
internal sealed class TheConsole : ICurrentUser
{
    public static readonly UserId Identity = new("console");

    public UserId Id => Identity;

    public string Name => "the console";

    public IReadOnlyCollection<Area> Areas => [];

    public bool OnlyReads => false;

    public bool SeesEverything => true;

    public bool May(Permission permission) => false;

    public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
}

/// <summary>A role given at the console, in words: issuer, subject, role, and areas ("all", or letters, codes or names with commas).</summary>
internal sealed record Grant(string Issuer, string Subject, string Role, string Areas);

internal sealed class GrantHandler(PartnershipDb db, IClock clock)
{
    public async Task<Result<string>> Handle(Grant command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var known = await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Area, a.Name, a.Letters }).ToListAsync(ct);
        var asked = command.Areas.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var all = asked is [var one] && one.Equals("all", StringComparison.OrdinalIgnoreCase);
        var areas = all ? [] : asked
            .Select(text => (text, area: known.Find(a => new[] { a.Name, a.Letters, a.Area.Code }.Contains(text, StringComparer.OrdinalIgnoreCase))))
            .ToList();
        var role = Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => Plain($"{r}") == Plain(command.Role));
        var unknown = areas.Find(a => a.area is null).text;

        var problems = new Problems()
            .When(role is null, nameof(command.Role), $"There is no role called \"{command.Role}\". The roles are {string.Join(", ", Enum.GetNames<Role>())}")
            .When(asked.Length == 0, nameof(command.Areas), "Say for which areas: all, or their letters with commas")
            .When(unknown is not null, nameof(command.Areas), $"There is no area called \"{unknown}\". The areas are {string.Join(", ", known.Select(a => $"{a.Letters} ({a.Name})"))}, or all");
        if (problems.Any)
        {
            return problems;
        }

        var person = await db.People.Include(p => p.Roles).SingleOrDefaultAsync(p => p.Issuer == command.Issuer && p.Subject == command.Subject, ct);
        if (person is null)
        {
            var added = Person.Add(command.Issuer.Trim(), command.Subject.Trim(), command.Subject.Trim(), null, now);
            if (!added.Succeeded)
            {
                return added.As(_ => "");
            }

            person = added.Value;
            db.Add(person);
        }

        if (person.DisabledAt is not null)
        {
            _ = person.LetBack("Given at the console", Giver.Of(TheConsole.Identity), now).Value;
        }

        foreach (var area in all ? [null] : areas.Select(a => a.area?.Area))
        {
            var given = person.Give(role!.Value, area, Giver.Of(TheConsole.Identity), now);
            if (!given.Succeeded)
            {
                return given.As(_ => "");
            }
        }

        await db.SaveBecause("Given at the console", ct);
        return $"{person.Name} is {Wording.InSentence(Wording.Of(role!.Value))} for {(all ? "all areas" : string.Join(", ", areas.Select(a => a.area!.Name)))}.";
    }

    private static string Plain(string words) => string.Concat(words.Where(char.IsAsciiLetter)).ToUpperInvariant();
}
