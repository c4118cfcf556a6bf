using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Cdop.Notifications;

/// <summary>
/// What a page showed of what was notified, answer by answer and in short: it goes with the page, so that it can be told which of
/// the answers the person changed.
/// </summary>
internal sealed class AnswersSeen
{
    /// <summary>What the list of people who knew the child is called; it stands whole, since its rows have no names.</summary>
    public const string List = $"{nameof(LogNotification.People)}.{nameof(People.Professionals)}";

    private readonly Dictionary<string, string> marks;

    private AnswersSeen(Dictionary<string, string> marks) => this.marks = marks;

    /// <summary>What a page that shows it carries.</summary>
    public static string Of(LogNotification told) => string.Join(' ', MarksOf(told).Where(mark => mark.Value.Length > 0).Select(mark => $"{mark.Key}={mark.Value}").Prepend("shown"));

    /// <summary>Reads what a page carried; null where it carried nothing.</summary>
    public static AnswersSeen? Read(string? carried) =>
        carried?.Split(' ') is ["shown", .. var marks]
            ? new(marks.Select(mark => mark.Split('=')).Where(mark => mark.Length == 2).DistinctBy(mark => mark[0]).ToDictionary(mark => mark[0], mark => mark[1]))
            : null;

    /// <summary>
    /// What the person changed on the page, put on what stands now. <see cref="Merged.Both"/> names what somebody else changed too,
    /// each otherwise: there the person's own answer stays until they have seen both.
    /// </summary>
    public static Merged Merge(AnswersSeen? shown, LogNotification typed, LogNotification stored)
    {
        var (mine, theirs) = (MarksOf(typed), MarksOf(stored));
        var differ = mine.Keys.Where(answer => mine[answer] != theirs[answer]).ToList();
        string? Was(string answer) => shown is null ? null : shown.marks.GetValueOrDefault(answer, "");
        var untouched = differ.Where(answer => mine[answer] == Was(answer)).ToHashSet();
        var both = differ.Where(answer => !untouched.Contains(answer) && theirs[answer] != Was(answer)).ToHashSet();
        var people = Put(typed.People, stored.People, nameof(LogNotification.People), untouched);
        return new(
            typed with
            {
                Notifier = Put(typed.Notifier, stored.Notifier, nameof(LogNotification.Notifier), untouched),
                Child = Put(typed.Child, stored.Child, nameof(LogNotification.Child), untouched),
                Death = Put(typed.Death, stored.Death, nameof(LogNotification.Death), untouched),
                People = people with { Professionals = untouched.Contains(List) ? stored.People.Professionals : typed.People.Professionals },
            },
            untouched,
            both);
    }

    private static Dictionary<string, string> MarksOf(LogNotification told)
    {
        var marks = new Dictionary<string, string>();
        foreach (var (part, name) in new (object, string)[] { (told.Notifier, nameof(told.Notifier)), (told.Child, nameof(told.Child)), (told.Death, nameof(told.Death)), (told.People, nameof(told.People)) })
        {
            foreach (var question in Questions(part.GetType()))
            {
                marks[$"{name}.{question.Name}"] = MarkOf(question.GetValue(part)?.ToString());
            }
        }

        marks[List] = MarkOf(string.Join('\n', told.People.Professionals.Where(person => !person.IsBlank).Select(person => string.Join('\t', person.Agency, person.Name, person.Role, person.Email, person.Telephone))));
        return marks;
    }

    private static string MarkOf(string? answer) => string.IsNullOrEmpty(answer) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer)))[..8];

    // Whether only a few should see it is settled elsewhere, and this page does not ask it.
    private static IEnumerable<PropertyInfo> Questions(Type part) =>
        part.GetProperties().Where(question => question.CanWrite && question.Name != nameof(People.OnlyAFew) && question.GetCustomAttribute<DisplayAttribute>() is not null);

    private static T Put<T>(T typed, T stored, string name, HashSet<string> untouched)
        where T : class
    {
        var put = Activator.CreateInstance<T>();
        foreach (var question in typeof(T).GetProperties().Where(question => question.CanWrite))
        {
            question.SetValue(put, question.GetValue(untouched.Contains($"{name}.{question.Name}") ? stored : typed));
        }

        return put;
    }
}

/// <summary>What two people wrote of one notification, put together.</summary>
/// <param name="Told">What it comes to.</param>
/// <param name="Untouched">What was taken from what stands, since the person did not change it.</param>
/// <param name="Both">What both changed, each otherwise.</param>
internal sealed record Merged(LogNotification Told, IReadOnlySet<string> Untouched, IReadOnlySet<string> Both);
