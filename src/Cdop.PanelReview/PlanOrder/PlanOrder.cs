using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>One case and the place at which it is taken.</summary>
internal sealed record OrderPlace
{
    /// <summary>The panel reference of the case.</summary>
    public required string Case { get; init; }

    [Display(Name = "Place")]
    public required int At { get; init; }
}

/// <summary>The order in which a meeting takes its cases. The form binds to it as it stands.</summary>
internal sealed record PlanOrder : IChangeSeen
{
    public IReadOnlyList<OrderPlace> Places { get; init; } = [];

    /// <summary>The order that stood when the page was opened, in short: what somebody else has saved since is not put back unseen.</summary>
    [StringLength(40)]
    public string? Seen { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    /// <summary>An order in short.</summary>
    /// <param name="labels">The panel references, first to last.</param>
    public static string AsRead(IEnumerable<string> labels) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', labels))))[..32];
}

internal sealed class PlanOrderHandler(ChangeMeeting change, PanelReviewDb db, IClock clock)
{
    /// <summary>Null where there is no such meeting.</summary>
    public Task<Result<string>?> Handle(string number, PlanOrder command, CancellationToken ct) =>
        change.Make(
            number,
            command,
            async meeting =>
            {
                var changed = meeting.ChangeAgenda(clock.GetCurrentInstant());
                if (!changed.Succeeded)
                {
                    return changed;
                }

                var listed = await (
                    from item in db.Agenda
                    where item.Meeting == meeting.Id
                    join one in db.Cases on item.Subject equals one.Subject
                    select new { Item = item, one.Label }).ToDictionaryAsync(one => one.Label, one => one.Item, ct);
                var places = command.Places;
                var twice = places.Select((place, at) => (place, at)).Where(pair => places.Take(pair.at).Any(before => before.At == pair.place.At)).Select(pair => pair.at).ToList();
                if (twice.Count > 0)
                {
                    return twice.Aggregate(new Problems(), (problems, at) => problems.When(true, $"Places[{at}].At", "Give each case a place of its own"));
                }

                if (!places.Select(place => place.Case).Order(StringComparer.Ordinal).SequenceEqual(listed.Keys.Order(StringComparer.Ordinal)))
                {
                    return new Problem("", "Cases were listed or taken off meanwhile: look at the order again, then send it again");
                }

                if (command.Seen != PlanOrder.AsRead(listed.OrderBy(one => one.Value.Position).ThenBy(one => one.Value.Id).Select(one => one.Key)))
                {
                    return new Problem("", "Somebody changed the order since you opened this page. Look at the places again, then send them again");
                }

                db.LeanOn(meeting); // of two orders at one moment the second is told

                // Cases that the person does not see keep their places: theirs are put into the places that they hold now.
                var held = listed.Values.Select(item => item.Position).Order().ToList();
                foreach (var (place, at) in places.OrderBy(place => place.At).Select((place, at) => (place, at)))
                {
                    listed[place.Case].MoveTo(held[at]);
                }

                return meeting;
            },
            ct,
            onlyAdds: true);
}
