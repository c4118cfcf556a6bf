using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>What was notified of a child and a death, as answers to the notification form: filled from the case, and stored nowhere else.</summary>
internal static class CaseAsNotified
{
    private const string Form = "notification";
    private const string NhsNumber = "child.nhs-number";

    /// <summary>Where the child died, coded: the reporting form asks it by the same name.</summary>
    public const string Place = "death.place";

    /// <summary>Whether a question is first answered with the NHS number.</summary>
    public static bool SaysNhsNumber(FormItem item) => item.InitialExpression?.Contains($"'{NhsNumber}'", StringComparison.Ordinal) == true;

    /// <summary>The answers; null where there is no such form.</summary>
    public static FormAnswers? Of(Case reviewed, FormLibrary library)
    {
        if (library.Begun(Form, reviewed.AcceptedAt.DateIn()) is not { } form)
        {
            return null;
        }

        var answers = new FormAnswers(form);
        var child = reviewed.Child;
        Put("child.given-name", Words(child.GivenName));
        Put("child.family-name", Words(child.FamilyName));
        Put("child.also-known-as", Words(child.AlsoKnownAs));
        Put("child.date-of-birth", new Answer.Day(child.DateOfBirth));
        Put("child.sex", form.Find("child.sex")?.Options.FirstOrDefault(option => string.Equals(option.Code, CodeOf(child.Sex), StringComparison.Ordinal))?.Answer);
        Put(NhsNumber, Words(child.NhsNumber?.Spaced()));
        Put("child.address", Words(child.Address));
        Put("child.postcode", Words(child.Postcode?.ToString()));
        Put("death.date", new Answer.Day(reviewed.DateOfDeath));
        var place = PlaceTold.Read(reviewed.PlaceOfDeath);
        Put(Place, form.Find(Place)?.Options.FirstOrDefault(option => option.Code == place.Code)?.Answer);
        Put("death.place-in-words", Words(place.Name));
        return answers;

        void Put(string linkId, Answer? answer)
        {
            if (answer is not null && form.Find(linkId) is { IsQuestion: true })
            {
                answers.Set(new(linkId), answer);
            }
        }
    }

    private static string CodeOf(Sex sex) => sex switch { Sex.Female => "female", Sex.Male => "male", _ => "not-known" };

    private static Answer.Words? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text);
}
