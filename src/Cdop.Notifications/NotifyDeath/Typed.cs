using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Primitives;

namespace Cdop.Notifications;

/// <summary>What was typed into the form, field by field as the browser sent it: right, wrong or half done.</summary>
internal sealed partial class Typed
{
    /// <summary>What one screen may hold in letters, names of its fields counted: far more than its longest answers.</summary>
    public const int Most = 64 * 1024;

    private static readonly string[] BoxesOfADate = ["Day", "Month", "Year"];

    private static readonly HashSet<string> Fields = [.. Screen.All.SelectMany(FieldsOf)];

    public static readonly Typed Nothing = new([]);

    private readonly Dictionary<string, string[]> answers;

    private Typed(Dictionary<string, string[]> answers) => this.answers = answers;

    /// <summary>The fields of one screen, out of a post; what the form does not ask is left out.</summary>
    public static Typed Of(IFormCollection posted, Screen screen) =>
        new(posted.Where(field => Belongs(field.Key, screen) && IsAsked(field.Key)).ToDictionary(field => field.Key, field => field.Value.Select(v => v ?? "").ToArray()));

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static Typed FromJson(ReadOnlySpan<byte> json) => new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? []);

    /// <summary>Whether it is more than is kept.</summary>
    public bool IsTooMuch => answers.Sum(answer => answer.Key.Length + answer.Value.Sum(value => value.Length)) > Most;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(answers);

    /// <summary>Whether a screen was ever sent.</summary>
    public bool Has(Screen screen) => answers.Keys.Any(key => Belongs(key, screen));

    /// <summary>Whether another says the same on one screen.</summary>
    public bool SaysTheSame(Screen screen, Typed other)
    {
        var (mine, theirs) = (On(answers), On(other.answers));
        return mine.Count == theirs.Count && mine.All(field => theirs.TryGetValue(field.Key, out var said) && said.SequenceEqual(field.Value));

        Dictionary<string, string[]> On(IReadOnlyDictionary<string, string[]> all) => all.Where(field => Belongs(field.Key, screen)).ToDictionary();
    }

    /// <summary>The same, with one screen as it now is.</summary>
    public Typed With(Screen screen, Typed anew) =>
        new(answers.Where(field => !Belongs(field.Key, screen)).Concat(anew.answers.Where(field => Belongs(field.Key, screen))).ToDictionary());

    /// <summary>One answer, as typed.</summary>
    public string? this[string field] => answers.TryGetValue(field, out var typed) && typed.Length > 0 ? typed[0] : null;

    /// <summary>How many rows a list of a screen has up to the last one in which anything is typed.</summary>
    public int Rows(string list)
    {
        var begins = $"{list}[";
        return answers.Where(answer => answer.Key.StartsWith(begins, StringComparison.Ordinal) && answer.Value.Any(value => !string.IsNullOrWhiteSpace(value))).Select(answer => answer.Key)
            .Select(key => int.TryParse(key[begins.Length..].Split(']')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? Math.Min(at + 1, People.Most) : 0)
            .DefaultIfEmpty(0).Max();
    }

    public IValueProvider Values() =>
        new FormValueProvider(BindingSource.Form, new FormCollection(answers.ToDictionary(field => field.Key, field => new StringValues(field.Value))), CultureInfo.InvariantCulture);

    private static bool IsAsked(string field) =>
        Row().Match(field) is { Success: true } row
            ? int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) < People.Most && Fields.Contains(Row().Replace(field, "[]"))
            : Fields.Contains(field);

    // Each question of the form by the names that its boxes have.
    private static IEnumerable<string> FieldsOf(Screen screen) =>
        Asked(typeof(LogNotification).GetProperty(screen.Part)!.PropertyType, screen.Prefix)
            .Concat(screen == Screen.ThePeople ? Asked(typeof(Professional), $"{screen.Prefix}.{nameof(People.Professionals)}[]") : []);

    private static IEnumerable<string> Asked(Type part, string prefix) =>
        part.GetProperties()
            .Where(question => question.GetCustomAttribute<DisplayAttribute>() is not null)
            .SelectMany(question => question.PropertyType == typeof(LocalDate)
                ? BoxesOfADate.Select(box => $"{prefix}.{question.Name}.{box}")
                : [$"{prefix}.{question.Name}"]);

    [GeneratedRegex(@"\[([0-9]{1,3})\]")]
    private static partial Regex Row();

    private static bool Belongs(string field, Screen screen) => field.StartsWith($"{screen.Prefix}.", StringComparison.Ordinal);
}

/// <summary>Reads what was typed with the same binders and rules that read a post, whenever it was typed.</summary>
internal sealed class ReadTyped(IModelMetadataProvider metadata, IModelBinderFactory binders, IObjectModelValidator validator)
{
    /// <summary>One part of the form, as far as it can be read; what is wrong with it goes to the context's model state.</summary>
    public async Task<T> Read<T>(ActionContext context, Typed typed, Screen screen)
        where T : class
    {
        var field = metadata.GetMetadataForType(typeof(T));
        var about = new BindingInfo { BinderModelName = screen.Prefix };
        var binding = DefaultModelBindingContext.CreateBindingContext(context, typed.Values(), field, about, screen.Prefix);
        await binders.CreateBinder(new ModelBinderFactoryContext { Metadata = field, BindingInfo = about, CacheToken = field }).BindModelAsync(binding);
        var read = (T)binding.Result.Model!;
        validator.Validate(context, binding.ValidationState, screen.Prefix, read);
        return read;
    }

    /// <summary>All four parts, and for each what is wrong with it.</summary>
    public async Task<WholeForm> ReadAll(ActionContext context, Typed typed, Instant now, bool refuseTestNumbers)
    {
        var states = Screen.All.ToDictionary(screen => screen, _ => new ModelStateDictionary());
        ActionContext Beside(Screen screen) => new(context.HttpContext, context.RouteData, context.ActionDescriptor, states[screen]);

        var command = new LogNotification
        {
            Notifier = await Read<Notifier>(Beside(Screen.AboutYou), typed, Screen.AboutYou),
            Child = await Read<Child>(Beside(Screen.TheChild), typed, Screen.TheChild),
            Death = await Read<Death>(Beside(Screen.TheDeath), typed, Screen.TheDeath),
            People = await Read<People>(Beside(Screen.ThePeople), typed, Screen.ThePeople),
        };
        var problems = Notification.Check(command.Notifier, command.Child, command.Death, command.People, Source.WebForm, now, refuseTestNumbers);
        foreach (var problem in problems.Found)
        {
            var state = states[Screen.All.First(screen => problem.Field.StartsWith(screen.Part, StringComparison.Ordinal))];
            var field = $"Form.{problem.Field}";
            if (state.GetFieldValidationState(field) != ModelValidationState.Invalid)
            {
                state.AddModelError(field, problem.Message); // the first sentence for a field is the one to act on
            }
        }

        return new(command, states);
    }
}

/// <summary>The form as far as it can be read, and what is wrong with each screen of it.</summary>
internal sealed record WholeForm(LogNotification Command, IReadOnlyDictionary<Screen, ModelStateDictionary> States)
{
    /// <summary>The first screen that cannot be sent as it is; null where all can.</summary>
    public Screen? Unfinished => Screen.All.FirstOrDefault(screen => !States[screen].IsValid);

    /// <summary>Where somebody who comes back goes on: the first screen that was never sent or has a fault, or the last.</summary>
    public Screen GoesOn(Typed typed) => Screen.All.FirstOrDefault(screen => !typed.Has(screen) || !States[screen].IsValid) ?? Screen.ThePeople;
}
