using System.Text.Json.Nodes;
using Cdop.Forms;

namespace Cdop.Host.Tests;

/// <summary>Definitions of forms to load, made from one of the product's own.</summary>
public static class Definitions
{
    /// <summary>The form about drowning under another key and version, with something done to it.</summary>
    public static string Written(string key, string version, Action<JsonObject>? spoil = null)
    {
        using var stream = typeof(FormLibrary).Assembly.GetManifestResourceStream("definitions/drowning-2022-04.json")!;
        var form = JsonNode.Parse(stream)!.AsObject();
        (form["url"], form["version"]) = ($"urn:cdop:questionnaire:{key}", version);
        spoil?.Invoke(form);
        return form.ToJsonString();
    }

    /// <summary>The first item of the first section.</summary>
    public static JsonObject First(this JsonObject form) => form["item"]![0]!["item"]![0]!.AsObject();

    /// <summary>Every item with that type, whatever it stands in.</summary>
    public static IEnumerable<JsonObject> OfType(this JsonNode within, string type) =>
        within["item"]?.AsArray().SelectMany(item => item!.OfType(type).Concat((string?)item!["type"] == type ? [item.AsObject()] : [])) ?? [];
}
