namespace Cdop.Forms;

/// <summary>Every form of the product in every version: read once, at the first question.</summary>
public sealed class FormLibrary
{
    private const string Folder = "definitions/";

    private readonly Lazy<IReadOnlyList<FormDefinition>> all;

    /// <summary>The definitions that the product is built with.</summary>
    public FormLibrary()
        : this(BuiltIn)
    {
    }

    internal FormLibrary(IEnumerable<(string Name, string Json)> definitions) => all = new(() => Read(definitions));

    /// <summary>All of them, by title, the newest version first.</summary>
    public IReadOnlyList<FormDefinition> All => all.Value;

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

    private static IReadOnlyList<FormDefinition> Read(IEnumerable<(string Name, string Json)> definitions)
    {
        var read = definitions.Select(definition => (definition.Name, Form: FormDefinition.Read(definition.Json))).ToList();
        return read.Where(one => !one.Form.Succeeded).ToList() is { Count: > 0 } wrong
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, wrong.SelectMany(one => one.Form.Problems.Select(problem => $"{one.Name}, {problem.Field}: {problem.Message}"))))
            : [.. read.Select(one => one.Form.Value).OrderBy(form => form.Title, StringComparer.Ordinal).ThenByDescending(form => form.ValidFrom)];
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(FormLibrary).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
