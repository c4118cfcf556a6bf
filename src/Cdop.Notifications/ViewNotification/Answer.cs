using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Cdop.Notifications;

/// <summary>One answer of a notification as people read it: to check before sending, on the receipt, and in print.</summary>
/// <param name="Label">The question.</param>
/// <param name="Value">The answer; null where none was given.</param>
internal sealed record Answer(string Label, string? Value)
{
    /// <summary>The answers of one screen; with names, such as Child.FamilyName, only theirs.</summary>
    public static IReadOnlyList<Answer> Of(Screen screen, LogNotification told, IReadOnlySet<string>? only = null) =>
        screen.Part switch
        {
            nameof(LogNotification.Notifier) => Of(told.Notifier, screen.Part, only),
            nameof(LogNotification.Child) => Of(told.Child, screen.Part, only),
            nameof(LogNotification.Death) => Of(told.Death, screen.Part, only),
            _ => [.. only?.Contains(AnswersSeen.List) == false ? [] : told.People.Professionals.Where(p => !p.IsBlank).Select((p, at) => new Answer($"Person or service {at + 1}", InOneLine(p))), .. Of(told.People, screen.Part, only)],
        };

    // In the order of the form, which is the order in which the answers are declared.
    private static IReadOnlyList<Answer> Of(object part, string name, IReadOnlySet<string>? only) =>
        [.. part.GetType().GetProperties()
            .Select(property => (Property: property, Display: property.GetCustomAttribute<DisplayAttribute>()))
            .Where(answer => only?.Contains($"{name}.{answer.Property.Name}") != false)
            .Where(answer => answer.Display is not null && !IsNoQuestion(answer.Property, answer.Property.GetValue(part)))
            .Select(answer => new Answer(Wording.AtStart(answer.Display!.GetShortName() ?? ""), InWords(answer.Property.GetValue(part))))];

    // A box left unticked, and a reason that was not called for.
    private static bool IsNoQuestion(PropertyInfo property, object? value) =>
        value is false || (value is null && property.Name is (nameof(Child.NoNhsNumber) or nameof(Child.NoPostcode)));

    private static string InOneLine(Professional p) => string.Join(", ", new[] { p.Agency, p.Name, p.Role, p.Email, p.Telephone }.Where(answer => answer is not null));

    private static string? InWords(object? value) => value switch
    {
        null or JointResponseCriteria.None => null,
        true => "Yes",
        LocalDate date => date.ToString("d MMMM uuuu", null),
        LocalTime time => time.ToString("HH:mm", null),
        Enum choice => Wording.Of(choice),
        string typed when NhsNumber.TryParse(typed, null, out var number) => number.Spaced(),
        _ => value.ToString(),
    };
}
