using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>By what the child of a case could be told: what the notification and the returns say to the questions for it, and the people of the case.</summary>
internal static class Identifying
{
    private const string Relationship = "family.person.relationship", RelativesName = "family.person.name";

    // What is answered to each of these is such a thing, and nothing else.
    private static readonly Dictionary<string, KnownAs> Questions = new()
    {
        ["child.given-name"] = KnownAs.Child, ["child.family-name"] = KnownAs.Child, ["child.also-known-as"] = KnownAs.Child,
        ["identity.given-name"] = KnownAs.Child, ["identity.family-name"] = KnownAs.Child, ["identity.also-known-as"] = KnownAs.Child,
        ["child.nhs-number"] = KnownAs.NhsNumber, ["identity.nhs-number"] = KnownAs.NhsNumber,
        ["child.address"] = KnownAs.Address, ["child.other-address"] = KnownAs.Address, ["family.person.address"] = KnownAs.Address, ["identity.address"] = KnownAs.Address,
        ["child.postcode"] = KnownAs.Postcode, ["child.mothers-postcode"] = KnownAs.Postcode, ["identity.postcode"] = KnownAs.Postcode,
        ["child.local-authority"] = KnownAs.Agency, ["child.gp"] = KnownAs.Practice, ["child.school"] = KnownAs.School, ["child.education.setting"] = KnownAs.School,
        ["child.mothers-name"] = KnownAs.Mother, ["family.carer"] = KnownAs.Relative,
        ["death.place-in-words"] = KnownAs.Hospital, ["death.place-of-event"] = KnownAs.Address,
        ["notifier.name"] = KnownAs.Professional, ["notifier.agency"] = KnownAs.Agency, ["notifier.telephone"] = KnownAs.Telephone, ["notifier.email"] = KnownAs.Email,
        ["death.senior-clinician"] = KnownAs.Professional, ["death.certificate.medical-examiner"] = KnownAs.Professional, ["support.key-worker"] = KnownAs.Professional, ["support.follow-up-with"] = KnownAs.Professional,
        ["support.key-worker-who"] = KnownAs.Professional,
        ["people.professional.agency"] = KnownAs.Agency, ["people.professional.name"] = KnownAs.Professional, ["people.professional.telephone"] = KnownAs.Telephone, ["people.professional.email"] = KnownAs.Email,
        ["reporter.name"] = KnownAs.Professional, ["reporter.agency"] = KnownAs.Agency, ["reporter.telephone"] = KnownAs.Telephone, ["reporter.email"] = KnownAs.Email,
    };

    /// <summary>The questions that each return answers for itself.</summary>
    public static readonly IReadOnlyList<string> OfReporters = [.. Questions.Keys.Where(linkId => linkId.StartsWith("reporter.", StringComparison.Ordinal))];

    /// <summary>Whether a question asks for nothing but such a thing. One that is answered by a choice asks for something else, whatever it is called in another form.</summary>
    public static bool Asks(FormItem item) => (item.LinkId == RelativesName || Questions.ContainsKey(item.LinkId)) && item.Type is not (ItemType.Choice or ItemType.Boolean);

    public static IReadOnlyList<KnownOfCase> Of(Case reviewed, IReadOnlyList<AgencyRequest> requests, IReadOnlyList<Claim> reporters, IReadOnlyList<Collation> collated)
    {
        var child = reviewed.Child;
        List<KnownOfCase> known = [new(KnownAs.Child, $"{child.GivenName} {child.FamilyName}".Trim()), new(KnownAs.Reference, reviewed.Reference.ToString())];
        known.AddRange(child.AlsoKnownAs.Split([',', ';', '\n']).Select(name => new KnownOfCase(KnownAs.Child, name)));
        known.AddRange(new[] { (KnownAs.NhsNumber, child.NhsNumber?.ToString()), (KnownAs.Postcode, child.Postcode?.ToString()) }.Where(one => one.Item2 is not null).Select(one => new KnownOfCase(one.Item1, one.Item2!)));
        known.AddRange(PlaceTold.Read(reviewed.PlaceOfDeath).Name is { Length: > 0 } place ? [new(KnownAs.Hospital, place)] : []);
        foreach (var form in collated)
        {
            foreach (var answer in form.All.Where(answer => Asks(answer.Item)))
            {
                var said = answer.Versions.Select(version => version.Shown);
                if (answer.Item.LinkId == RelativesName)
                {
                    known.AddRange(said.Select(name => new KnownOfCase(AsRelative(form.Of(Relationship, answer.At)), name)));
                }
                else
                {
                    var kind = Questions[answer.Item.LinkId];
                    var role = kind == KnownAs.Professional && form.Of(answer.Item.LinkId.Replace(".name", ".role", StringComparison.Ordinal), answer.At) is { } job && job.Item.LinkId.EndsWith(".role", StringComparison.Ordinal) ? job.Shown : "";
                    known.AddRange(said.SelectMany(text => Separate(kind, text)).Select(text => new KnownOfCase(kind, text, role)));
                }
            }
        }

        known.AddRange(reviewed.People.SelectMany(person => Somebody(person.Name, person.Role, person.Agency, person.Email, person.Telephone)));
        known.AddRange(requests.SelectMany(request => Somebody(request.Name, "", request.Agency, request.Email, request.Telephone)));
        known.AddRange(reporters.SelectMany(claim => Separate(Questions[claim.LinkId], claim.Shown).Select(text => new KnownOfCase(Questions[claim.LinkId], text))));
        return [.. known.Select(one => one with { Text = one.Text.Trim() }).Where(one => one.Text.Length > 1).DistinctBy(one => (one.As, one.Text.ToUpperInvariant()))];
    }

    // A name with how to reach it, or what it is, after a comma; a list of names.
    private static string[] Separate(KnownAs kind, string text) => kind switch
    {
        KnownAs.Professional => [text.Split([',', ';', '(', '\n'])[0]],
        KnownAs.Child => text.Split([',', ';', '\n']),
        _ => [text],
    };

    private static KnownAs AsRelative(CollatedAnswer? relationship) => relationship?.Versions is [var version, ..]
        ? version.Value[(version.Value.IndexOf('|', StringComparison.Ordinal) + 1)..] switch
        {
            "mother" => KnownAs.Mother,
            "father" => KnownAs.Father,
            "brother-or-sister" or "half-or-step-sibling" => KnownAs.Sibling,
            _ => KnownAs.Relative,
        }
        : KnownAs.Relative;

    private static IEnumerable<KnownOfCase> Somebody(string name, string role, string agency, string email, string telephone) =>
        [new(KnownAs.Professional, name, role), new(KnownAs.Agency, agency), new(KnownAs.Email, email), new(KnownAs.Telephone, telephone)];
}
