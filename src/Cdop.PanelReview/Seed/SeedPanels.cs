using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Puts in the series that a new installation begins with: once, so that one that was ended does not come back.</summary>
internal sealed class SeedPanels(PanelReviewDb db, MemberAccounts accounts, PanelRules rules)
{
    public async Task Handle(CancellationToken ct)
    {
        if (await db.Series.AnyAsync(ct))
        {
            return;
        }

        db.AddRange(rules.Series.Select(MeetingSeries.Of));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Puts invented members on panels that have none: for development and training, never for a live site.</summary>
    public async Task HandleMembers(CancellationToken ct)
    {
        if (await db.Members.AnyAsync(ct))
        {
            return;
        }

        string[] both = ["neonatal", "general", "sudi", "suicide", "trauma"];
        (string Name, string Mailbox, string Seat, string Employer, string[] Panels)[] invented =
        [
            ("Robin Lowe", "chair.lowe", "chair", "Independent", both),
            ("Ama Osei", "member.osei", "public-health", "Liverpool City Council", both),
            ("Dr Kit Bellamy", "kit.bellamy", "designated-doctor", "Example Children’s Hospital", both),
            ("Noor Haddad", "noor.haddad", "midwifery", "Example Women’s Hospital", ["neonatal"]),
            ("Dr Lee Amery", "lee.amery", "neonatology", "Example Women’s Hospital", ["neonatal"]),
            ("Jude Farrow", "jude.farrow", "social-care", "Sefton Council", both),
            ("DI Casey Rudd", "casey.rudd", "police", "Example Police", ["general", "sudi", "suicide", "trauma"]),
            ("Dr Sasha Whitlam", "sasha.whitlam", "primary-care", "Example Medical Centre", both),
            ("Alex Dunmore", "alex.dunmore", "lay", "Lay member", both),
        ];
        var known = (await accounts.All(ct)).ToDictionary(one => one.Name, one => one.Person.Value);
        db.AddRange(invented.Select(one => PanelMember.Add(
            new() { Name = one.Name, Email = $"{one.Mailbox}@cdop.example", Seat = one.Seat, Employer = one.Employer, Site = one.Seat == "designated-doctor" ? "Alder Hey" : "", Panels = one.Panels, Person = known.GetValueOrDefault(one.Name) }, rules).Value));
        await db.SaveChangesAsync(ct);
    }
}
