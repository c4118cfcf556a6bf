using System.Numerics;

namespace Cdop.PanelReview.Domain;

/// <summary>A case to be put in its place, and who takes no part in it.</summary>
internal sealed record CaseToOrder(Guid Item, IReadOnlyCollection<Guid> Recused);

/// <summary>Somebody who sits, for what, and from which minute of the meeting until which.</summary>
internal sealed record Sitter(Guid Member, string Seat, int From, int Until);

/// <summary>The places of a meeting at which some of its cases are taken.</summary>
/// <param name="Places">Each place, from nought, first to last.</param>
/// <param name="Of">How many places the meeting has.</param>
internal sealed record Slots(IReadOnlyList<int> Places, int Of)
{
    /// <summary>All places of a meeting.</summary>
    public static Slots All(int cases) => new([.. Enumerable.Range(0, cases)], cases);
}

/// <summary>An order in which a meeting takes its cases.</summary>
/// <param name="Items">The places on the agenda, first to last.</param>
/// <param name="NotQuorate">How many cases are not quorate in it.</param>
/// <param name="Returns">How often a member leaves for a case and comes back.</param>
internal sealed record RunningOrder(IReadOnlyList<Guid> Items, int NotQuorate, int Returns)
{
    // Beyond ten cases with a recusal of its own each, only so many beginnings are followed further: those that are best so far.
    private const int MostFollowed = 100_000;

    /// <summary>Whether a member is there for the whole of a case's time, where cases share the meeting evenly.</summary>
    public static bool IsThere(Sitter sitter, int place, int cases, int minutes) =>
        sitter.From <= minutes * place / cases && sitter.Until >= minutes * (place + 1) / cases;

    /// <summary>
    /// The order with the fewest cases that are not quorate, then the fewest times that a member leaves and comes back, then the nearest to the
    /// order there is. Found by taking the cases one after another and keeping, of all beginnings that took the same cases and end alike,
    /// the best (Held and Karp 1962); cases in which the same members take no part are alike.
    /// </summary>
    /// <param name="quorum">When the panel may decide.</param>
    /// <param name="minutes">How long the meeting lasts.</param>
    /// <param name="sitters">Who sits, and when.</param>
    /// <param name="cases">The cases, in the order there is.</param>
    /// <param name="slots">The places that they share among them.</param>
    public static RunningOrder Plan(Quorum quorum, int minutes, IReadOnlyList<Sitter> sitters, IReadOnlyList<CaseToOrder> cases, Slots slots)
    {
        var kinds = cases.Select((one, at) => (Absent: Mask(sitters, one), Case: one, At: at)).GroupBy(one => one.Absent).Select(same => same.ToList()).ToList();
        var there = slots.Places.Select(place => Mask(sitters, sitter => IsThere(sitter, place, slots.Of, minutes))).ToList();
        var known = new Dictionary<ulong, bool>();

        // Who may never sit at all does not come back when they first come in; of the others the first coming is counted for all orders alike.
        var mayNeverSit = Mask(sitters, sitter => there.Count(present => Has(present, sitters, sitter)) <= cases.Count(one => one.Recused.Contains(sitter.Member)));
        var layer = new Dictionary<(string Taken, int Last, ulong Seen), Beginning> { [(string.Join(',', kinds.Select(_ => 0)), -1, 0)] = new(default, null, null) };
        for (var place = 0; place < cases.Count; place++)
        {
            var next = new Dictionary<(string Taken, int Last, ulong Seen), Beginning>();
            foreach (var (key, beginning) in layer.Count > MostFollowed ? layer.OrderBy(one => one.Value.Cost).Take(MostFollowed) : layer)
            {
                var taken = key.Taken.Split(',').Select(int.Parse).ToArray();
                var before = key.Last < 0 ? 0 : there[place - 1] & ~kinds[key.Last][0].Absent;
                for (var kind = 0; kind < kinds.Count; kind++)
                {
                    if (taken[kind] == kinds[kind].Count)
                    {
                        continue;
                    }

                    var chosen = kinds[kind][taken[kind]];
                    var present = there[place] & ~chosen.Absent;
                    var comeIn = present & ~before & (~mayNeverSit | key.Seen);
                    var cost = (beginning.Cost.NotQuorate + (IsQuorate(present) ? 0 : 1), beginning.Cost.Returns + BitOperations.PopCount(comeIn), beginning.Cost.Moved + Math.Abs(chosen.At - place));
                    var now = (Count(taken, kind), kind, (key.Seen | present) & mayNeverSit);
                    if (!next.TryGetValue(now, out var other) || cost.CompareTo(other.Cost) < 0)
                    {
                        next[now] = new(cost, chosen.Case, beginning);
                    }
                }
            }

            layer = next;
        }

        var best = layer.Values.MinBy(one => one.Cost)!;
        return Of(quorum, minutes, sitters, [.. best.Cases()], slots);

        bool IsQuorate(ulong present) => known.TryGetValue(present, out var quorate) ? quorate : known[present] = quorum.Missing([.. sitters.Where(sitter => Has(present, sitters, sitter)).Select(sitter => sitter.Seat)]).Count == 0;
    }

    /// <summary>What an order is like.</summary>
    public static RunningOrder Of(Quorum quorum, int minutes, IReadOnlyList<Sitter> sitters, IReadOnlyList<CaseToOrder> cases, Slots slots)
    {
        var sits = sitters.Select(sitter => cases.Select((one, at) => IsThere(sitter, slots.Places[at], slots.Of, minutes) && !one.Recused.Contains(sitter.Member)).ToList()).ToList();
        return new(
            [.. cases.Select(one => one.Item)],
            cases.Where((_, place) => quorum.Missing([.. sitters.Where((_, at) => sits[at][place]).Select(sitter => sitter.Seat)]).Count > 0).Count(),
            sits.Sum(row => Math.Max(0, row.Where((here, place) => here && (place == 0 || !row[place - 1])).Count() - 1)));
    }

    private static ulong Mask(IReadOnlyList<Sitter> sitters, CaseToOrder one) => Mask(sitters, sitter => one.Recused.Contains(sitter.Member));

    private static ulong Mask(IReadOnlyList<Sitter> sitters, Func<Sitter, bool> holds) =>
        sitters.Select((sitter, at) => holds(sitter) ? 1UL << at : 0).Aggregate(0UL, (all, one) => all | one);

    private static bool Has(ulong mask, IReadOnlyList<Sitter> sitters, Sitter sitter) => sitters.Select((one, at) => (one, at)).Any(pair => pair.one == sitter && (mask & (1UL << pair.at)) != 0);

    private static string Count(int[] taken, int kind) => string.Join(',', taken.Select((count, at) => at == kind ? count + 1 : count));

    private sealed record Beginning((int NotQuorate, int Returns, int Moved) Cost, CaseToOrder? Last, Beginning? Before)
    {
        public Stack<CaseToOrder> Cases()
        {
            var line = new Stack<CaseToOrder>();
            for (var at = this; at?.Last is { } one; at = at.Before)
            {
                line.Push(one);
            }

            return line;
        }
    }
}
