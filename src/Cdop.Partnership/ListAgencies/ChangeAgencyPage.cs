using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>A page that changes one agency: there for the managers who may, and for nobody else. Where two do it at once, both versions are shown.</summary>
internal abstract class ChangeAgencyPage(AgencyBook book, PeopleInReach reach) : ChangePage
{
    [FromRoute(Name = "code")]
    public string At { get; set; } = "";

    public Agency Agency { get; private set; } = null!;

    /// <summary>The current manager, and the areas they manage.</summary>
    public Giver Me { get; private set; } = null!;

    /// <summary>The areas to choose from, by name.</summary>
    public IReadOnlyList<AreaFacts> Areas { get; private set; } = [];

    public string Back => $"/agencies/{Agency.Code}";

    /// <summary>Whether somebody else has changed the agency since the form was shown.</summary>
    public bool IsOvertaken => Seen is { } seen && seen != Guid.Empty && seen != Agency.Version;

    /// <summary>The version that the form was filled in beside.</summary>
    protected abstract Guid? Seen { get; }

    /// <summary>Whether the rest of the address names something that this manager may change.</summary>
    protected virtual bool IsThere => Agency.IsManagedBy(Me);

    /// <summary>Reads what else the page shows.</summary>
    protected virtual Task Read(CancellationToken ct) => Task.CompletedTask;

    protected sealed override async Task<bool> Show(CancellationToken ct)
    {
        if (await book.Whole.AsNoTracking().SingleOrDefaultAsync(a => a.Code == At, ct) is not { } agency)
        {
            return false;
        }

        (Agency, Me, Areas) = (agency, await reach.Me(ct), await book.AreasFor(agency, ct));
        if (!IsThere)
        {
            return false;
        }

        Shown = book.Seen(agency);
        await Read(ct);
        return true;
    }
}
