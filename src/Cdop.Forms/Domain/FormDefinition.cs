namespace Cdop.Forms;

/// <summary>A statutory form of one version, read once from its FHIR Questionnaire. A form is data, never a class.</summary>
public sealed class FormDefinition
{
    internal const string UrlPrefix = "urn:cdop:questionnaire:";

    private readonly Dictionary<string, FormItem> items;

    internal FormDefinition(IReadOnlyList<FormItem> sections)
    {
        Sections = sections;
        All = [.. sections.SelectMany(section => section.WithAllWithin())];
        items = All.ToDictionary(item => item.LinkId);
    }

    /// <summary>Which form it is.</summary>
    public required string Key { get; init; }

    /// <summary>Which version of it.</summary>
    public required string Version { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for, in plain words.</summary>
    public required string Description { get; init; }

    /// <summary>From when it is used for new cases.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>Its sections, in order.</summary>
    public IReadOnlyList<FormItem> Sections { get; }

    /// <summary>Every item, in the order of the form.</summary>
    public IReadOnlyList<FormItem> All { get; }

    /// <summary>What all answers together must keep to.</summary>
    public IReadOnlyList<FormRule> Rules { get; init; } = [];

    /// <summary>When a supplementary form is asked for.</summary>
    public IReadOnlyList<FormTrigger> Triggers { get; init; } = [];

    /// <summary>What was assumed of the whole form where the source is not certain.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>Who is told of a rule that the engine cannot answer.</summary>
    internal Action<FormRule, Exception>? Unanswered { get; set; }

    /// <summary>How a response names it.</summary>
    public string Canonical => $"{UrlPrefix}{Key}|{Version}";

    /// <summary>The item with that linkId, if there is one.</summary>
    public FormItem? Find(string? linkId) => linkId is null ? null : items.GetValueOrDefault(linkId);

    /// <summary>Reads a definition, or says what is wrong with it: each problem names its linkId, or nothing for the whole.</summary>
    /// <param name="json">The definition.</param>
    /// <param name="from">The day it is used from, as it was published; without it, the day in the definition.</param>
    public static Result<FormDefinition> Read(string json, LocalDate? from = null) => new DefinitionReader(json).Read(from);
}

/// <summary>When a supplementary form is asked for: an event by its code, and the same in words.</summary>
public sealed record FormTrigger(string? Event, string? Words);
