using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Who a member is: by an email that nobody else who sits on the panel has, and by the account of somebody who may sit on one, that no member has yet.</summary>
internal sealed class MemberAccounts(PanelReviewDb db, IRightsDirectory people, IAreaDirectory areas, IClock clock)
{
    /// <summary>What is said where two members would have one account.</summary>
    public const string Taken = "Another member of the panel has this account";

    /// <summary>What is said where somebody would sit on the panel twice.</summary>
    public const string Sits = "Somebody who sits on the panel has this email already";

    /// <summary>Those to choose from, by name; the one that a member has already is among them.</summary>
    public async Task<IReadOnlyList<Choice>> ToChoose(string? theirs, CancellationToken ct)
    {
        var taken = await db.Members.AsNoTracking().Where(m => m.Person != null).Select(m => m.Person!.Value).ToListAsync(ct);
        return [.. (await All(ct)).Where(one => one.Person.Value == theirs || !taken.Contains(one.Person)).Select(one => new Choice(one.Person.Value, one.Name))];
    }

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<NamedPerson>> All(CancellationToken ct)
    {
        var found = new List<NamedPerson>();
        foreach (var area in await areas.All(ct))
        {
            found.AddRange(await people.WhoMay(Permission.SitOnPanels, area.Area, ct));
        }

        return [.. found.DistinctBy(one => one.Person).OrderBy(one => one.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>What is wrong with the email or the account of a member; null where nothing is.</summary>
    public async Task<Problem?> Amiss(MemberFacts facts, Guid member, CancellationToken ct)
    {
        var (email, today) = (facts.Email.ToLowerInvariant(), clock.GetCurrentInstant().DateIn());
        if (await db.Members.AnyAsync(m => m.Id != member && m.Email == email && (m.LeftOn == null || m.LeftOn >= today), ct))
        {
            return new Problem(nameof(facts.Email), Sits);
        }

        if (facts.Person is not { Length: > 0 } chosen)
        {
            return null;
        }

        var person = new UserId(chosen);
        return await db.Members.AnyAsync(m => m.Person == person && m.Id != member, ct) ? new Problem(nameof(facts.Person), Taken)
            : (await All(ct)).All(one => one.Person != person) ? new Problem(nameof(facts.Person), "Select somebody who has the role of panel member or chair")
            : null;
    }
}
