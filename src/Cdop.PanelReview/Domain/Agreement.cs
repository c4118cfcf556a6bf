namespace Cdop.PanelReview.Domain;

/// <summary>How far several people agree who judged the same things apart, beyond what chance would give: 1 is full agreement, 0 is chance.</summary>
internal static class Agreement
{
    /// <summary>
    /// Fleiss' kappa (J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76, 1971): every unit was
    /// judged by the same number of people, whoever they were. Null where that is not so, or where all gave one and the same judgement throughout.
    /// </summary>
    /// <param name="units">What was judged, each with all the judgements of it.</param>
    public static double? Fleiss<T>(IReadOnlyCollection<IReadOnlyList<T>> units)
        where T : notnull
    {
        var raters = units.Count == 0 ? 0 : units.First().Count;
        if (raters < 2 || units.Any(unit => unit.Count != raters))
        {
            return null;
        }

        var observed = units.Average(unit => PairsAgreeing(unit)!.Value);
        var expected = units.SelectMany(unit => unit).GroupBy(judged => judged).Sum(same => Square((double)same.Count() / (units.Count * raters)));
        return IsOne(expected) ? null : (observed - expected) / (1 - expected);
    }

    /// <summary>Which part of the pairs that can be made of the judgements of one unit say the same; null where there is no pair.</summary>
    public static double? PairsAgreeing<T>(IReadOnlyCollection<T> unit)
        where T : notnull =>
        unit.Count < 2 ? null : (double)unit.GroupBy(judged => judged).Sum(same => same.Count() * (same.Count() - 1)) / (unit.Count * (unit.Count - 1));

    /// <summary>
    /// Krippendorff's alpha for names (K. Krippendorff, Computing Krippendorff's alpha-reliability, University of Pennsylvania, 2011):
    /// whoever left a unit out is missing there. Null where no unit has two judgements, or where all judgements are the same.
    /// </summary>
    public static double? Nominal<T>(IEnumerable<IReadOnlyCollection<T>> units)
        where T : notnull, IComparable<T> => Alpha(units, (_, one, other) => one == other ? 0 : 1);

    /// <summary>The same for grades, which have an order: two that lie far apart disagree more, by how many judgements lie between them.</summary>
    public static double? Ordinal<T>(IEnumerable<IReadOnlyCollection<T>> units)
        where T : notnull, IComparable<T> => Alpha(units, RanksBetween);

    private static double? Alpha<T>(IEnumerable<IReadOnlyCollection<T>> units, Func<double[], int, int, double> distance)
        where T : notnull, IComparable<T>
    {
        // A judgement that nobody else gave one beside pairs with nothing, and counts for nothing.
        var paired = units.Where(unit => unit.Count > 1).ToList();
        var values = paired.SelectMany(unit => unit).Distinct().Order().ToList();
        var at = values.Select((value, number) => (value, number)).ToDictionary(one => one.value, one => one.number);
        var coincide = new double[values.Count, values.Count];
        foreach (var unit in paired)
        {
            var judged = unit.Select(value => at[value]).ToList();
            for (var one = 0; one < judged.Count; one++)
            {
                for (var other = 0; other < judged.Count; other++)
                {
                    coincide[judged[one], judged[other]] += one == other ? 0 : 1.0 / (judged.Count - 1);
                }
            }
        }

        var totals = Enumerable.Range(0, values.Count).Select(one => Enumerable.Range(0, values.Count).Sum(other => coincide[one, other])).ToArray();
        var (all, observed, expected) = (totals.Sum(), 0.0, 0.0);
        for (var one = 0; one < values.Count; one++)
        {
            for (var other = 0; other < values.Count; other++)
            {
                var apart = distance(totals, one, other);
                observed += coincide[one, other] * apart;
                expected += totals[one] * totals[other] * apart;
            }
        }

        return expected == 0 ? null : 1 - ((all - 1) * observed / expected);
    }

    private static double RanksBetween(double[] totals, int one, int other)
    {
        var (from, to) = (Math.Min(one, other), Math.Max(one, other));
        return Square(totals[from..(to + 1)].Sum() - ((totals[from] + totals[to]) / 2));
    }

    private static double Square(double number) => number * number;

    private static bool IsOne(double number) => Math.Abs(1 - number) < 1e-12;
}
