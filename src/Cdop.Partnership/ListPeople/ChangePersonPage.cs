using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A page that changes one person: there for the managers in whose reach they are, and for nobody else.</summary>
internal abstract class ChangePersonPage(PeopleInReach reach) : ChangePage
{
    [FromRoute(Name = "id")]
    public string At { get; set; } = "";

    public Person Person { get; private set; } = null!;

    /// <summary>The current manager as one who gives roles.</summary>
    public Giver Me { get; private set; } = null!;

    public string Name => Person.Name;

    public string Back => $"/people/{Person.Id}";

    /// <summary>Reads what else the page shows.</summary>
    protected virtual Task Read(CancellationToken ct) => Task.CompletedTask;

    protected sealed override async Task<bool> Show(CancellationToken ct)
    {
        Me = await reach.Me(ct);
        if (await reach.All(Me).AsNoTracking().SingleOrDefaultAsync(p => p.Id == new UserId(At), ct) is not { } person)
        {
            return false;
        }

        (Person, Shown) = (person, reach.Seen(person));
        await Read(ct);
        return true;
    }
}
