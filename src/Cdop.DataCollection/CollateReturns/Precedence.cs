using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>Whose word is proposed where agencies differ, as data.</summary>
internal sealed record Precedence
{
    public required string Source { get; init; }

    /// <summary>The kinds, the first before the others, where nothing else is said.</summary>
    public required IReadOnlyList<string> Usual { get; init; }

    /// <summary>Other orders for some questions.</summary>
    public required IReadOnlyList<FieldPrecedence> Fields { get; init; }

    /// <summary>Sections that each return has for itself, such as who reports: they are never collated.</summary>
    public required IReadOnlyList<string> Apart { get; init; }

    /// <summary>Where a kind stands for a question: 0 comes first. Kinds that an order does not name follow in the usual order.</summary>
    public int RankOf(string kind, string linkId)
    {
        var own = Fields.FirstOrDefault(field => field.LinkIds.Any(begins => linkId == begins || linkId.StartsWith($"{begins}.", StringComparison.Ordinal)))?.Order ?? [];
        return own.Contains(kind) ? IndexOf(own, kind) : own.Count + IndexOf(Usual, kind);
    }

    /// <summary>What is wrong with it: one sentence a fault.</summary>
    public IEnumerable<string> Faults(IReadOnlyCollection<string> knownKinds, IReadOnlyCollection<FormDefinition> forms) =>
        Fields.SelectMany(field => field.Order).Concat(Usual).Distinct().Where(kind => !knownKinds.Contains(kind)).Select(kind => $"Precedence: {kind} is no kind that a form can be asked of.")
            .Concat(Fields.SelectMany(field => field.LinkIds).Concat(Apart).Where(linkId => !forms.Any(form => form.Find(linkId) is not null)).Select(linkId => $"Precedence: no form asks {linkId}."));

    private static int IndexOf(IReadOnlyList<string> kinds, string kind)
    {
        var at = kinds.TakeWhile(known => known != kind).Count();
        return at;
    }
}

/// <summary>An order for the questions whose linkIds begin so.</summary>
internal sealed record FieldPrecedence
{
    public required IReadOnlyList<string> LinkIds { get; init; }

    public required IReadOnlyList<string> Order { get; init; }
}
