using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Cdop.PanelReview;

/// <summary>A letter to the key worker, or through them to the family, to print. Only here it names the child.</summary>
[Needs(Permission.FollowUp)]
internal sealed class PrintFamilyLetterPage(PanelReviewDb db, ICaseDirectory cases, IConfiguration settings) : FamilyPage(db, cases)
{
    [FromRoute(Name = "letter")]
    public int Number { get; set; }

    public FamilyLetter Letter { get; private set; } = null!;

    /// <summary>Whether it goes to a family that has said since that it wants none.</summary>
    public bool IsUnwanted => Letter.To == LetterTo.Family && Family.Wishes.WantsNoLetters;

    public string Text => Letter.Text.Replace(FamilyLetter.Child, Named.Child, StringComparison.Ordinal);

    /// <summary>What the key worker is to mind, one a line.</summary>
    public string WishesInWords => string.Join('\n', Lines());

    public string Office => settings["Site:Name"] ?? "The Child Death Overview Panel";

    public string Reach => string.Join(", ", new[] { settings["Site:Telephone"], settings["Site:Email"] }.Where(given => !string.IsNullOrEmpty(given)));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct) || Family.Letters.SingleOrDefault(one => one.Number == Number) is not { } found)
        {
            return NotFound();
        }

        Letter = found;
        return Page();
    }

    private IEnumerable<string> Lines()
    {
        var wishes = Family.Wishes;
        yield return $"Language: {(wishes.Language.Length > 0 ? wishes.Language : "English")}{(wishes.NeedsInterpreter ? ", with an interpreter" : "")}";
        yield return wishes.WantsNoLetters ? "They want no letters" : "They may be written to";
        if (wishes.NotToContact.Length > 0)
        {
            yield return $"Not to be contacted: {string.Join("; ", wishes.NotToContact.Split('\n'))}";
        }

        yield return $"Days to avoid: {wishes.DaysToAvoidInWords(Days)}";
        if (wishes.Else.Length > 0)
        {
            yield return wishes.Else;
        }
    }
}
