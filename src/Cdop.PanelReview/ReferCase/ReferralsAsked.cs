using Cdop.Forms;

namespace Cdop.PanelReview;

/// <summary>To whom an analysis form says that a death is to be referred, and which referrals answer to that.</summary>
internal sealed record ReferralsAsked(string Words, IReadOnlyList<ReferralTo> MeetBy)
{
    private static readonly Dictionary<string, ReferralTo[]> Codes = new()
    {
        ["safeguarding"] = [ReferralTo.SafeguardingPartnership, ReferralTo.PracticeReview, ReferralTo.RapidReview],
        ["certifier"] = [ReferralTo.MedicalExaminer],
        ["coroner"] = [ReferralTo.Coroner],
        ["police"] = [ReferralTo.Police],
        ["mhra"] = [ReferralTo.Mhra],
        ["opss"] = [ReferralTo.Opss],
    };

    public static IReadOnlyList<ReferralsAsked> In(FormAnswers answers) =>
        answers.Form.Find("actions.referral") is null ? [] : [.. answers.Of("actions.referral").OfType<Answer.Chosen>().Where(chosen => Codes.ContainsKey(chosen.Code)).Select(chosen => new ReferralsAsked(chosen.Display, Codes[chosen.Code]))];
}
