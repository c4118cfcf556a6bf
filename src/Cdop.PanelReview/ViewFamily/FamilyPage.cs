using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What every form about the family of a reviewed case carries.</summary>
internal interface IChangeFamily : IChangeSeen, IReadByOthers
{
    string IReadByOthers.Instead => $"Write {FamilyLetter.Child} where the child’s name is to stand, and a role for others";
}

/// <summary>Changes how the family of a reviewed case is told, once for each form.</summary>
internal sealed class ChangeFamily(ChangePanelCase change, PanelReviewDb db, ICaseDirectory cases, ICurrentUser user, IClock clock)
{
    /// <summary>Who acts, and when.</summary>
    public MinutesHand Hand => new(user.Id, user.Name, clock.GetCurrentInstant());

    /// <summary>Today in London.</summary>
    public LocalDate Today => clock.GetCurrentInstant().DateIn();

    /// <summary>Null where there is no such case, or it is not reviewed.</summary>
    public Task<Result<string>?> Make<T>(string label, IChangeFamily form, Func<FamilyFollowUp, CaseForLetters, Result<T>> act, CancellationToken ct, Func<T, string>? goTo = null) => change.Make(label, form, async reviewed =>
    {
        if (await db.Families.SingleOrDefaultAsync(one => one.Subject == reviewed.Subject, ct) is not { } family || await cases.ForLetters(reviewed.Id, ct) is not { } named)
        {
            return null;
        }

        var changed = act(family, named);
        if (changed.Succeeded)
        {
            db.Expect(family, form.Version);
        }

        return changed.As(made => goTo is null ? $"/panel-cases/{label}/family" : goTo(made));
    }, ct);
}

/// <summary>A page about the family of a reviewed case. It names them, and is for nobody of the panel.</summary>
internal abstract class FamilyPage(PanelReviewDb db, ICaseDirectory cases) : PanelCasePage(db)
{
    public FamilyFollowUp Family { get; private set; } = null!;

    public CaseForLetters Named { get; private set; } = null!;

    public FamilyDays Days => new(Named.Born, Named.Died);

    protected override async Task<bool> Find(CancellationToken ct)
    {
        if (!await base.Find(ct)
            || await Db.Families.AsNoTracking().SingleOrDefaultAsync(one => one.Subject == Case.Subject, ct) is not { } family
            || await cases.ForLetters(Case.Id, ct) is not { } named)
        {
            return false;
        }

        (Family, Named) = (family, named);
        return true;
    }

    protected async Task<IActionResult> Shows(CancellationToken ct)
    {
        ModelState.Clear();
        return await Find(ct) ? Page() : NotFound();
    }
}
