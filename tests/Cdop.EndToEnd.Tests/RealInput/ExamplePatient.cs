using System.Text.Json;
using NodaTime.Text;

namespace Cdop.EndToEnd.Tests;

/// <summary>What a published FHIR Patient would have a person type into the form.</summary>
internal sealed record ExamplePatient(
    string Source, string? NhsNumber, string? Given, string? Family, LocalDate? Born, LocalDate? Died, string? Gender, string? Address, string? Postcode, string? Gp)
{
    // A fixed postcode of each of the five areas, none of which is given to a building.
    private static readonly string[] Ours = ["L36 0ZZ", "L8 0ZZ", "L21 0ZZ", "WA9 0ZZ", "CH41 0ZZ"];

    /// <summary>Every different patient in the files of a folder.</summary>
    public static IReadOnlyList<ExamplePatient> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => Patients(JsonDocument.Parse(File.ReadAllText(file)).RootElement).Select(p => Read(Path.GetFileNameWithoutExtension(file), p)))
            .DistinctBy(p => p with { Source = "" })];

    /// <summary>The same with what an English child death needs: a postcode of ours, and a death the day before for the living.</summary>
    public ExamplePatient Mended(int number, LocalDate yesterday)
    {
        var died = Died ?? yesterday;
        return this with { Postcode = Ours[number % Ours.Length], Died = died };
    }

    /// <summary>All dates moved alike, so that the death (or, for the living, the present) is yesterday.</summary>
    public ExamplePatient Shifted(LocalDate yesterday, LocalDate present)
    {
        var days = Period.DaysBetween(Died ?? present, yesterday);
        return this with { Born = Born?.PlusDays(days), Died = Died?.PlusDays(days) };
    }

    private static IEnumerable<JsonElement> Patients(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty("resourceType", out var type) && type.ValueEquals("Patient") => [json],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Patients(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Patients),
        _ => [],
    };

    private static ExamplePatient Read(string source, JsonElement patient)
    {
        var name = First(patient, "name");
        var address = First(patient, "address");
        return new(
            source,
            All(patient, "identifier").Where(i => Text(i, "system") == "https://fhir.nhs.uk/Id/nhs-number").Select(i => Text(i, "value")).FirstOrDefault() ?? (source.Contains('_', StringComparison.Ordinal) && Text(patient, "id") is { Length: 10 } id ? id : null),
            name is { } n ? Words(n, "given", " ") : null,
            name is { } f ? Text(f, "family") : null,
            Date(Text(patient, "birthDate")),
            Date(Text(patient, "deceasedDateTime")),
            Text(patient, "gender"),
            address is { } a ? Words(a, "line", ", ") : null,
            address is { } p ? Text(p, "postalCode") : null,
            First(patient, "generalPractitioner") is { } gp && gp.TryGetProperty("identifier", out var practice) ? Text(practice, "value") : null);
    }

    private static IReadOnlyList<JsonElement> All(JsonElement of, string name) =>
        of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out var list) ? [] : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [list];

    private static JsonElement? First(JsonElement of, string name) => All(of, name).Select(e => (JsonElement?)e).FirstOrDefault();

    // Some examples give one text where the standard has a list.
    private static string? Words(JsonElement of, string name, string between) =>
        Text(of, name) ?? string.Join(between, All(of, name).Select(w => w.ValueKind == JsonValueKind.String ? w.GetString() : null).Where(w => !string.IsNullOrWhiteSpace(w)));

    private static string? Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static LocalDate? Date(string? iso) => iso is { Length: >= 10 } && LocalDatePattern.Iso.Parse(iso[..10]) is { Success: true, Value: var date } ? date : null;
}
