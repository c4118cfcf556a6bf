using CsCheck;

namespace Cdop.PanelReview;

public sealed class RunningOrderTests
{
    private const int Minutes = 180;

    private static readonly string[] Seats = ["chair", "deputy-chair", "designated-doctor", "primary-care", "social-care", "public-health", "police", "lay", "education", "neonatology"];

    private static readonly Quorum General = PanelRulesAsData.Read().Type("general")!.Quorum;

    private static readonly Gen<(Sitter[] Sitters, CaseToOrder[] Cases)> Meetings = Gen.Int[1, 10].SelectMany(members => Gen.Int[1, 7].SelectMany(cases => Meeting(members, cases)));

    [Fact]
    public void No_order_is_better_than_the_one_planned() =>
        Meetings.Sample(
            meeting =>
            {
                var planned = RunningOrder.Plan(General, Minutes, meeting.Sitters, meeting.Cases, Slots.All(meeting.Cases.Length));
                var best = Best(meeting.Sitters, meeting.Cases);
                return (planned.NotQuorate, planned.Returns) == best && planned.Items.Order().SequenceEqual(meeting.Cases.Select(one => one.Item).Order());
            },
            iter: 300);

    [Fact]
    public void Nor_for_ten_members_and_ten_cases() =>
        Meeting(10, 10).Sample(
            meeting =>
            {
                var planned = RunningOrder.Plan(General, Minutes, meeting.Sitters, meeting.Cases, Slots.All(meeting.Cases.Length));
                return (planned.NotQuorate, planned.Returns) == Best(meeting.Sitters, meeting.Cases);
            },
            iter: 3,
            threads: 1);

    [Fact]
    public void What_needs_no_change_keeps_its_order()
    {
        var sitters = Seats.Select(seat => new Sitter(Guid.NewGuid(), seat, 0, Minutes)).ToList();
        var cases = Enumerable.Range(0, 20).Select(_ => new CaseToOrder(Guid.NewGuid(), [])).ToList();

        Assert.Equal(cases.Select(one => one.Item), RunningOrder.Plan(General, Minutes, sitters, cases, Slots.All(cases.Count)).Items);
    }

    [Fact]
    public void Who_takes_no_part_in_some_cases_comes_later_or_leaves_earlier_and_is_not_called_back()
    {
        var sitters = Seats.Select(seat => new Sitter(Guid.NewGuid(), seat, 0, Minutes)).ToList();
        var cases = Enumerable.Range(0, 6).Select(at => new CaseToOrder(Guid.NewGuid(), at is 1 or 3 ? [sitters[^1].Member] : Array.Empty<Guid>())).ToList();
        Assert.Equal(2, RunningOrder.Of(General, Minutes, sitters, cases, Slots.All(cases.Count)).Returns);

        var planned = RunningOrder.Plan(General, Minutes, sitters, cases, Slots.All(cases.Count));

        Assert.Equal((0, 0), (planned.NotQuorate, planned.Returns));
    }

    [Fact]
    public void Who_leaves_early_is_there_for_the_case_that_needs_them()
    {
        // Of two who could stand for health one takes no part in the last case, and the other goes after an hour.
        var (sitters, doctor, gp) = (new List<Sitter>(), Guid.NewGuid(), Guid.NewGuid());
        sitters.AddRange([new(Guid.NewGuid(), "chair", 0, Minutes), new(doctor, "designated-doctor", 0, 60), new(gp, "primary-care", 0, Minutes), new(Guid.NewGuid(), "social-care", 0, Minutes), new(Guid.NewGuid(), "police", 0, Minutes), new(Guid.NewGuid(), "lay", 0, Minutes)]);
        CaseToOrder[] cases = [new(Guid.NewGuid(), []), new(Guid.NewGuid(), []), new(Guid.NewGuid(), [gp])];
        Assert.Equal(1, RunningOrder.Of(General, Minutes, sitters, cases, Slots.All(cases.Length)).NotQuorate);

        var planned = RunningOrder.Plan(General, Minutes, sitters, cases, Slots.All(cases.Length));

        Assert.Equal((0, cases[2].Item), (planned.NotQuorate, planned.Items[0]));
    }

    [Fact]
    public void Cases_that_are_not_seen_keep_their_places_and_take_their_time()
    {
        // The police come after half the meeting: to the third and the fourth of four cases, of which two are seen, at the first place and the third.
        var sitters = Seats.Where(seat => seat is "chair" or "designated-doctor" or "social-care" or "lay").Select(seat => new Sitter(Guid.NewGuid(), seat, 0, Minutes)).Append(new(Guid.NewGuid(), "police", Minutes / 2, Minutes)).ToList();
        CaseToOrder[] cases = [new(Guid.NewGuid(), []), new(Guid.NewGuid(), [])];

        var planned = RunningOrder.Plan(General, Minutes, sitters, cases, new([0, 2], 4));

        Assert.Equal(1, planned.NotQuorate);
        Assert.Equal(2, RunningOrder.Plan(General, Minutes, sitters, cases, new([0, 1], 4)).NotQuorate);
    }

    [Fact]
    public void A_case_that_no_order_makes_quorate_is_counted()
    {
        string[] five = ["chair", "designated-doctor", "social-care", "police", "lay"];
        var sitters = five.Select(seat => new Sitter(Guid.NewGuid(), seat, 0, Minutes)).ToList();

        Assert.Equal(1, RunningOrder.Plan(General, Minutes, sitters, [new(Guid.NewGuid(), []), new(Guid.NewGuid(), [sitters[3].Member])], Slots.All(2)).NotQuorate);
    }

    private static Gen<(Sitter[] Sitters, CaseToOrder[] Cases)> Meeting(int members, int cases) =>
        from windows in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 3]).Array[members]
        from recused in Gen.Int[0, 3].Array[members].Array[cases]
        let sitters = windows.Select((window, at) => new Sitter(Guid.NewGuid(), Seats[at], window.Item1 == 0 ? window.Item2 * 20 : 0, window.Item1 <= 1 ? Minutes - (window.Item3 * 20) : Minutes)).ToArray()
        select (sitters, recused.Select(row => new CaseToOrder(Guid.NewGuid(), [.. sitters.Where((_, at) => row[at] == 0).Select(sitter => sitter.Member)])).ToArray());

    // Every order there is, each looked at from the beginning.
    private static (int NotQuorate, int Returns) Best(Sitter[] sitters, CaseToOrder[] cases)
    {
        var (n, best, order) = (cases.Length, (int.MaxValue, int.MaxValue), Enumerable.Range(0, cases.Length).ToArray());
        var sits = new bool[n, n, sitters.Length];
        var quorate = new bool[n, n];
        for (var (place, one) = (0, 0); place < n; (place, one) = one == n - 1 ? (place + 1, 0) : (place, one + 1))
        {
            for (var at = 0; at < sitters.Length; at++)
            {
                sits[place, one, at] = sitters[at].From <= Minutes * place / n && sitters[at].Until >= Minutes * (place + 1) / n && !cases[one].Recused.Contains(sitters[at].Member);
            }

            quorate[place, one] = General.Missing([.. sitters.Where((_, at) => sits[place, one, at]).Select(sitter => sitter.Seat)]).Count == 0;
        }

        Try(0);
        return best;

        void Try(int from)
        {
            if (from == n)
            {
                var cost = Cost();
                best = cost.CompareTo(best) < 0 ? cost : best;
                return;
            }

            for (var at = from; at < n; at++)
            {
                (order[from], order[at]) = (order[at], order[from]);
                Try(from + 1);
                (order[from], order[at]) = (order[at], order[from]);
            }
        }

        (int, int) Cost()
        {
            var (not, returns) = (0, 0);
            for (var place = 0; place < n; place++)
            {
                not += quorate[place, order[place]] ? 0 : 1;
            }

            for (var at = 0; at < sitters.Length; at++)
            {
                var (before, everSat) = (false, false);
                for (var place = 0; place < n; place++)
                {
                    var now = sits[place, order[place], at];
                    returns += now && !before && everSat ? 1 : 0;
                    (before, everSat) = (now, everSat || now);
                }
            }

            return (not, returns);
        }
    }
}
