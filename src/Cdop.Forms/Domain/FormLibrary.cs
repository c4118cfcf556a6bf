using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cdop.Forms;

/// <summary>A version of a form that was published: it never changes, and never goes.</summary>
/// <param name="Id">Its number where it is kept.</param>
/// <param name="Key">Which form it is.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="From">From when it is used for new cases.</param>
/// <param name="Json">The definition, as it was loaded.</param>
public sealed record PublishedForm(Guid Id, string Key, string Version, LocalDate From, string Json);

/// <summary>Where the published versions are kept.</summary>
public interface IPublishedForms
{
    /// <summary>Those that are not among the ones already known.</summary>
    IReadOnlyList<PublishedForm> Beside(IReadOnlyCollection<Guid> known);
}

/// <summary>A published version that cannot be used, and why.</summary>
public sealed record FormFault(string Key, string Version, IReadOnlyList<Problem> Problems);

/// <summary>
/// Every form of the product in every version: those it is built with, and those that were published. What is published is
/// seen at once in this process, and within a minute in others.
/// </summary>
public sealed partial class FormLibrary
{
    private const string Folder = "definitions/";

    private readonly Lazy<IReadOnlyList<FormDefinition>> builtIn;
    private readonly IReadOnlyList<IPublishedForms> published;
    private readonly IClock? clock;
    private readonly ILogger? log;
    private readonly ConcurrentDictionary<(string Form, FormRule Rule), bool> unanswered = new();
    private readonly Lock reading = new();
    private volatile Known? known;

    /// <summary>The definitions that the product is built with.</summary>
    public FormLibrary()
        : this(BuiltIn)
    {
    }

    /// <summary>The definitions that the product is built with, and those that were published since.</summary>
    public FormLibrary(IEnumerable<IPublishedForms> published, IClock clock, ILogger<FormLibrary> log)
        : this(BuiltIn) => (this.published, this.clock, this.log) = ([.. published], clock, log);

    internal FormLibrary(IEnumerable<(string Name, string Json)> definitions) => (builtIn, published) = (new(() => [.. Read(definitions).Select(Heard)]), []);

    /// <summary>All of them, by title, the newest version first.</summary>
    public IReadOnlyList<FormDefinition> All => Know().All;

    /// <summary>Published versions that cannot be used: the others go on without them.</summary>
    public IReadOnlyList<FormFault> Faults => Know().Faults;

    /// <summary>The definitions that the product is built with, by file name.</summary>
    internal static IEnumerable<(string Name, string Json)> BuiltIn =>
        from name in typeof(FormLibrary).Assembly.GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        orderby name
        select (name[Folder.Length..], Text(name));

    /// <summary>One form in one version, if there is one.</summary>
    public FormDefinition? Find(string? key, string? version) => All.FirstOrDefault(form => form.Key == key && form.Version == version);

    /// <summary>The version of a form that a case of that day is asked.</summary>
    public FormDefinition? On(string key, LocalDate day) => All.Where(form => form.Key == key && form.ValidFrom <= day).MaxBy(form => form.ValidFrom);

    /// <summary>The same where the case may have begun before the first version that is known: then that one.</summary>
    public FormDefinition? Begun(string key, LocalDate day) => On(key, day) ?? All.Where(form => form.Key == key).MinBy(form => form.ValidFrom);

    /// <summary>The version of a form that is used last of all, today or from a day to come.</summary>
    public FormDefinition? Latest(string key) => On(key, LocalDate.MaxIsoValue);

    /// <summary>The last day on which a version is used for new cases; none while no later one is known.</summary>
    public LocalDate? LastDay(FormDefinition form)
    {
        ArgumentNullException.ThrowIfNull(form);

        return All.Where(other => other.Key == form.Key && other.ValidFrom > form.ValidFrom).MinBy(other => other.ValidFrom)?.ValidFrom.PlusDays(-1);
    }

    /// <summary>Looks for what was published the next time that anybody asks.</summary>
    public void LookAgain()
    {
        lock (reading)
        {
            known = known is null ? null : known with { IsStale = true };
        }
    }

    private Known Know()
    {
        if (IsFresh(known))
        {
            return known!;
        }

        // What is read while somebody publishes is marked stale by them, who wait for it here.
        lock (reading)
        {
            return IsFresh(known) ? known! : known = ReadBeside(known);
        }
    }

    private bool IsFresh(Known? known) =>
        known is { IsStale: false } && (published.Count == 0 || (Now >= known.At && Now - known.At < Duration.FromSeconds(60)));

    private Instant Now => clock?.GetCurrentInstant() ?? Instant.MinValue;

    // A published version never changes and never goes, so each is read once.
    private Known ReadBeside(Known? before)
    {
        var now = Now;
        var (forms, faults, ids) = (before?.Published.ToList() ?? [], before?.Faults.ToList() ?? [], before?.Ids.ToHashSet() ?? []);
        foreach (var kept in published.SelectMany(source => source.Beside(ids)).ToList())
        {
            ids.Add(kept.Id);
            var read = FormDefinition.Read(kept.Json, kept.From);
            if (read.Succeeded)
            {
                forms.Add(Heard(read.Value));
            }
            else
            {
                faults.Add(new(kept.Key, kept.Version, read.Problems));
                if (log is not null)
                {
                    Fault(log, kept.Key, kept.Version, string.Join("; ", read.Problems.Select(problem => $"{problem.Field}: {problem.Message}")));
                }
            }
        }

        var all = builtIn.Value.Where(form => !forms.Exists(other => other.Canonical == form.Canonical)).Concat(forms);
        return new(now, false, forms, faults, ids, [.. all.OrderBy(form => form.Title, StringComparer.Ordinal).ThenByDescending(form => form.ValidFrom)]);
    }

    // What goes wrong within the engine may hold an answer: of that, only the kind is said.
    private FormDefinition Heard(FormDefinition form)
    {
        form.Unanswered = (rule, wrong) =>
        {
            if (log is not null && unanswered.TryAdd((form.Canonical, rule), true))
            {
                Unanswered(log, rule.Key, form.Key, form.Version, rule.Expression, wrong.GetType().Name);
            }
        };
        return form;
    }

    private static IReadOnlyList<FormDefinition> Read(IEnumerable<(string Name, string Json)> definitions)
    {
        var read = definitions.Select(definition => (definition.Name, Form: FormDefinition.Read(definition.Json))).ToList();
        return read.Where(one => !one.Form.Succeeded).ToList() is { Count: > 0 } wrong
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, wrong.SelectMany(one => one.Form.Problems.Select(problem => $"{one.Name}, {problem.Field}: {problem.Message}"))))
            : [.. read.Select(one => one.Form.Value)];
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(FormLibrary).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The published form {Key}, version {Version}, cannot be read any more, and the others go on without it: {Problems}")]
    private static partial void Fault(ILogger log, string key, string version, string problems);

    [LoggerMessage(Level = LogLevel.Error, Message = "The rule “{Rule}” of the form {Key}, version {Version}, cannot be answered and is taken as kept: {Expression}: {Kind}")]
    private static partial void Unanswered(ILogger log, string rule, string key, string version, string expression, string kind);

    private sealed record Known(
        Instant At, bool IsStale, IReadOnlyList<FormDefinition> Published, IReadOnlyList<FormFault> Faults, IReadOnlyCollection<Guid> Ids, IReadOnlyList<FormDefinition> All);
}
