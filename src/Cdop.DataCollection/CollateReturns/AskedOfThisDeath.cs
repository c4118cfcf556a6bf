using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>
/// What forms ask of some deaths only, in words and not by a condition of the form. The notification form: of a child under one year the
/// length of the pregnancy and the birth weight; of a baby who died at home within a day of birth, whether it may have been a
/// stillbirth; and of a fact and why it cannot be given, one. The analysis: what only the panel can say, once it has sat.
/// </summary>
internal static class AskedOfThisDeath
{
    private static readonly string[] OfAnInfant = ["child.gestation.weeks", "child.gestation.days", "child.birth-weight"];

    private static readonly string[] OfThePanel = ["quality.themed", "quality.late-why", "quality.finalised"];

    // Each instead of the other.
    private static readonly (string LinkId, string Instead)[] Either =
        [("child.nhs-number", "child.no-nhs-number"), ("child.no-nhs-number", "child.nhs-number"), ("child.postcode", "child.no-postcode"), ("child.given-name", "child.not-named")];

    /// <summary>Whether a question that nobody has answered is asked of this death. What would decide it and is not known leaves it asked.</summary>
    public static bool Of(FormItem item, Collation record)
    {
        if (record.Form.Key != Records.Notification)
        {
            return record.Form.Key != Records.Analysis || !OfThePanel.Contains(item.LinkId);
        }

        return item.LinkId switch
        {
            "death.suspected-stillbirth-at-home" => Ages() is not var (born, died) || (died <= born.PlusDays(1) && record.Answers.Of("death.place") is not [Answer.Chosen { Code: not "home" }]),
            var linkId when OfAnInfant.Contains(linkId) => Ages() is not var (born, died) || died < Age.Birthday(born, 1),
            var linkId => !Either.Any(pair => pair.LinkId == linkId && record.Answers.Of(pair.Instead).Count > 0),
        };

        (LocalDate Born, LocalDate Died)? Ages() =>
            record.Answers.Of("child.date-of-birth") is [Answer.Day(var born)] && record.Answers.Of("death.date") is [Answer.Day(var died)] ? (born, died) : null;
    }
}
