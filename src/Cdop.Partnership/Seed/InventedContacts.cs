namespace Cdop.Partnership;

/// <summary>People to ask who do not exist, at addresses that lead nowhere. Some agencies lack something, as real ones do.</summary>
internal static class InventedContacts
{
    private static readonly string[] Given = ["Amara", "Bethan", "Callum", "Dilys", "Ewan", "Farah", "Gareth", "Hana", "Imran", "Joan", "Keir", "Lowri", "Mina", "Niall", "Orla", "Piotr", "Rhian", "Sunil", "Tess", "Umar", "Verity"];
    private static readonly string[] Family = ["Ashcroft", "Bellis", "Corlett", "Dunne", "Eccles", "Fairhurst", "Gill", "Hatton", "Iqbal", "Jolley", "Kewley", "Lomax", "Mather", "Nuttall", "Okafor", "Pilkington", "Quirk", "Rimmer", "Sayle", "Tyrer", "Unsworth", "Vose", "Wareing"];

    public static void PutInto(Agency agency, Instant now)
    {
        var seed = agency.Code.Sum(c => c * 7);
        var domain = $"{agency.Code.ToLowerInvariant()}.example";
        var asked = RolesOf(agency.Kind);
        var hasMailbox = agency.Kind is not AgencyKind.Coroner;
        var facts = DescribeAgency.Of(agency) with { MailDomains = domain, RequestsTo = hasMailbox ? $"child.deaths@{domain}" : null, MayBeMailed = hasMailbox, Telephone = $"0151 496 0{seed % 1000:000}" };
        _ = agency.Describe(facts, Giver.Of(UserId.Service), now).Value;
        foreach (var (role, at) in asked.Select((role, at) => (role, at)))
        {
            var name = $"{Given[(seed + (at * 5)) % Given.Length]} {Family[(seed + (at * 11)) % Family.Length]}";
            _ = agency.Keep(
                known: null,
                new()
                {
                    Name = name,
                    Role = role,
                    Email = $"{name.Replace(' ', '.').ToLowerInvariant()}@{domain}",
                    Telephone = $"0151 496 0{(seed + at + 1) % 1000:000}",
                    ForAll = true,
                    Answers = at == 0 ? RequestKinds.Forms | RequestKinds.JointResponse | RequestKinds.Records : RequestKinds.Forms | RequestKinds.Meetings,
                    FirstIn = at == 0 ? [.. agency.Areas.Select(a => a.Area)] : [],
                    IsLineLead = at == 1,
                },
                Giver.Of(UserId.Service),
                now).Value;
        }
    }

    // The second is the line lead.
    private static string[] RolesOf(AgencyKind kind) => kind switch
    {
        AgencyKind.Council => ["Safeguarding business officer", "Head of safeguarding"],
        AgencyKind.Police => ["Detective inspector, public protection", "Detective chief inspector"],
        AgencyKind.Coroner => ["Coroner’s officer"],
        AgencyKind.Ambulance => ["Safeguarding practitioner", "Head of safeguarding"],
        AgencyKind.IntegratedCareBoard => ["Designated nurse", "Director of nursing"],
        _ => ["Named nurse for safeguarding children", "Named doctor for safeguarding children"],
    };
}
