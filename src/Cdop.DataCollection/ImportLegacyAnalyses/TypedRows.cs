using System.Text;

namespace Cdop.DataCollection;

/// <summary>A domain of the legacy analysis form, in its order.</summary>
/// <param name="Code">As the definition writes it.</param>
/// <param name="Letter">Its letter on paper.</param>
/// <param name="Name">As a person reads it.</param>
internal sealed record LegacyDomain(string Code, string Letter, string Name)
{
    public static readonly IReadOnlyList<LegacyDomain> All =
    [
        new("child", "A", "Child"),
        new("family", "B", "Family and environment"),
        new("parenting", "C", "Parenting capacity"),
        new("service", "D", "Service provision"),
    ];

    /// <summary>The domain that somebody means by its letter, its name or its first word.</summary>
    public static LegacyDomain? Find(string typed) => All.FirstOrDefault(domain =>
        new[] { domain.Letter, domain.Code, domain.Name }.Any(name => string.Equals(name, typed, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>A row of a table as it was typed, and the line that it begins on.</summary>
internal sealed record TypedRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Reads rows that were pasted or saved by a spreadsheet: with commas, semicolons or tabs between them, quoted where they hold one.</summary>
internal static class TypedRows
{
    public static IReadOnlyList<TypedRow> Read(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        var between = first.Contains('\t', StringComparison.Ordinal) ? '\t' : first.Contains(';', StringComparison.Ordinal) && !first.Contains(',', StringComparison.Ordinal) ? ';' : ',';
        var (rows, cells, cell) = (new List<TypedRow>(), new List<string>(), new StringBuilder());
        var (line, began, isQuoted) = (1, 1, false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            line += letter == '\n' ? 1 : 0;
            if (isQuoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (letter == '"' && (isQuoted || string.IsNullOrWhiteSpace(cell.ToString())))
            {
                isQuoted = !isQuoted;
                cell = isQuoted ? cell.Clear() : cell;
            }
            else if (!isQuoted && letter == between)
            {
                EndCell();
            }
            else if (!isQuoted && letter == '\n')
            {
                EndRow();
                began = line;
            }
            else
            {
                cell.Append(letter);
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (cells.Exists(said => said.Length > 0))
            {
                rows.Add(new(began, [.. cells]));
            }

            cells.Clear();
        }
    }
}
