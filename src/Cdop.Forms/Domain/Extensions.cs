using Hl7.Fhir.Model;

namespace Cdop.Forms;

/// <summary>The extensions that a definition may carry: those of the standard that we honour, and our own. README.md tells what each means.</summary>
internal static class Extensions
{
    public const string Control = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
    public const string ControlSystem = "http://hl7.org/fhir/questionnaire-item-control";
    public const string MinValue = "http://hl7.org/fhir/StructureDefinition/minValue";
    public const string MaxValue = "http://hl7.org/fhir/StructureDefinition/maxValue";
    public const string MaxDecimalPlaces = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces";
    public const string Unit = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
    public const string UnitOption = "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption";
    public const string Exclusive = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
    public const string Constraint = "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint";
    public const string InitialExpression = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";
    public const string AskedOf = "urn:cdop:extension:asked-of";
    public const string Panel = "urn:cdop:extension:panel";
    public const string Ncmd = "urn:cdop:extension:ncmd";
    public const string Domain = "urn:cdop:extension:domain";
    public const string Assumption = "urn:cdop:extension:assumption";
    public const string ShowKnown = "urn:cdop:extension:show-known";
    public const string Trigger = "urn:cdop:extension:trigger";
    public const string TriggerEvent = Trigger + "#event";
    public const string TriggerWords = Trigger + "#words";

    /// <summary>The extensions of an item, the type that the value of each must have, and whether it may stand twice.</summary>
    public static readonly IReadOnlyDictionary<string, (Type? Value, bool Many)> OfItems = new Dictionary<string, (Type?, bool)>
    {
        [Control] = (typeof(CodeableConcept), false),
        [MinValue] = (typeof(DataType), false),
        [MaxValue] = (typeof(DataType), false),
        [MaxDecimalPlaces] = (typeof(Integer), false),
        [Unit] = (typeof(Coding), false),
        [UnitOption] = (typeof(Coding), true),
        [Constraint] = (null, true),
        [InitialExpression] = (typeof(Expression), false),
        [AskedOf] = (typeof(Code), true),
        [Panel] = (typeof(Code), false),
        [Ncmd] = (typeof(FhirBoolean), false),
        [Domain] = (typeof(Code), false),
        [Assumption] = (typeof(FhirString), true),
        [ShowKnown] = (typeof(Code), true),
    };

    /// <summary>The same of an option.</summary>
    public static readonly IReadOnlyDictionary<string, (Type? Value, bool Many)> OfOptions = new Dictionary<string, (Type?, bool)>
    {
        [Exclusive] = (typeof(FhirBoolean), false),
    };

    /// <summary>The same of the whole form; what it says of itself holds for the items that say nothing.</summary>
    public static readonly IReadOnlyDictionary<string, (Type? Value, bool Many)> OfForms = new Dictionary<string, (Type?, bool)>
    {
        [Constraint] = (null, true),
        [AskedOf] = (typeof(Code), true),
        [Panel] = (typeof(Code), false),
        [Domain] = (typeof(Code), false),
        [Assumption] = (typeof(FhirString), true),
        [Trigger] = (null, true),
    };

    public static readonly IReadOnlySet<string> Controls = new HashSet<string> { "help", "radio-button", "check-box", "drop-down", "text-area" };

    public static readonly IReadOnlyDictionary<string, PanelUse> PanelUses = new Dictionary<string, PanelUse>
    {
        ["keep"] = PanelUse.Keep,
        ["redact"] = PanelUse.Redact,
        ["generalise"] = PanelUse.Generalise,
    };

    public static readonly IReadOnlyDictionary<string, AnalysisDomain> Domains = new Dictionary<string, AnalysisDomain>
    {
        ["child"] = AnalysisDomain.Child,
        ["social"] = AnalysisDomain.Social,
        ["physical"] = AnalysisDomain.Physical,
        ["service"] = AnalysisDomain.Service,
    };

    public static readonly IReadOnlySet<string> Events = new HashSet<string>
    {
        "road-traffic", "drowning", "fire", "poisoning", "other-accident", "substance-misuse", "apparent-homicide",
        "apparent-suicide", "sudden-unexpected", "neonatal", "life-limiting",
        "long-term", "asthma", "heart", "congenital", "diabetes", "epilepsy", "infection", "cancer",
    };

    public static T? Value<T>(IExtendable element, string url)
        where T : DataType => element.GetExtension(url)?.Value as T;

    public static string? Text(IExtendable element, string url) => Texts(element, url) is [var text, ..] ? text : null;

    public static IReadOnlyList<string> Texts(IExtendable element, string url) =>
        [.. element.GetExtensions(url).Select(extension => (extension.Value as PrimitiveType)?.ToString() ?? "").Where(text => text.Length > 0)];

    public static string? ControlOf(IExtendable item) => Value<CodeableConcept>(item, Control) is { Coding: [var coding, ..] } ? coding.Code : null;
}
