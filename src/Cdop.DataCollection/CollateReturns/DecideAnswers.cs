using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What a person takes as the answer to questions on which agencies differ. The form binds to it as it stands.</summary>
internal sealed record DecideAnswers : ChangeCase
{
    [StringLength(60)]
    public required string Of { get; init; }

    public IReadOnlyList<AnswerDecided> Decided { get; init; } = [];

    /// <inheritdoc/>
    public override string Why => string.Join("; ", Decided.Where(one => one.Return is not null).Select(one => one.Because).OfType<string>());
}

/// <summary>One question, and whose word is taken.</summary>
internal sealed record AnswerDecided
{
    [StringLength(150)]
    public string LinkId { get; init; } = "";

    /// <summary>The claims that were shown, as <see cref="ClaimPlaces"/> writes them: in a list they say which row is meant, whatever its number is by now.</summary>
    [StringLength(4000)]
    public string? Told { get; init; }

    /// <summary>The return whose word is taken, or the notification's; null leaves it open.</summary>
    public Guid? Return { get; init; }

    [StringLength(1000)]
    public string? Because { get; init; }

    /// <summary>What was on the page, in short: the different values, and the last decision.</summary>
    [StringLength(60)]
    public string? Seen { get; init; }
}

/// <summary>Decides what agencies differ about. A decision is a claim of its own: it is added, and nothing is overwritten.</summary>
internal sealed class DecideAnswersHandler(DataCollectionDb db, CaseRecord record, IRightsDirectory people, ICurrentUser user, IClock clock) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such case that the person may work, or no such form.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, DecideAnswers command, CancellationToken ct) =>
        Change(reference, command, reviewed => Decide(reviewed, command, ct), ct, part: command.Of, onlyAdds: true);

    private async Task<Result<string>> Decide(Case reviewed, DecideAnswers command, CancellationToken ct)
    {
        var collated = await record.Collate(reviewed, command.Of, await record.Returns(reviewed.Subject, ct), ct);
        var now = clock.GetCurrentInstant();
        var problems = new Problems().When(!reviewed.IsOpen, "", "The case is closed: move it back to a stage first").When(collated is null, nameof(command.Of), "There is no such form");
        var decided = (await db.Set<Decision>().Where(d => d.Subject == reviewed.Subject && d.Form == command.Of).Select(d => new { d.LinkId, d.Place }).ToListAsync(ct)).CountBy(d => (d.LinkId, d.Place)).ToDictionary();
        List<(string What, string Because)> taken = [];
        for (var at = 0; collated is not null && at < command.Decided.Count; at++)
        {
            var one = command.Decided[at];
            var field = $"{nameof(command.Decided)}[{at}].{nameof(one.Return)}";
            var meant = collated.Meant(one.LinkId, ClaimPlaces.Read(one.Told));
            if (one.Return is not { } from)
            {
                problems.When(!string.IsNullOrWhiteSpace(one.Because), field, $"“{meant?.Item.Text ?? one.LinkId}”: you wrote why, and chose nothing. Choose whose word is taken, or delete why");
                continue;
            }

            if (meant is not { } answer || answer.Versions.FirstOrDefault(version => version.By.Any(said => said.Return == from)) is not { } version)
            {
                problems.When(true, field, "What you chose is not there any more: the return was withdrawn or sent anew. Look at it again");
                continue;
            }

            if (one.Seen != SeenOf(answer) && SeenOf(answer).Split(':')[0] == one.Seen?.Split(':')[0] && answer.Decision is { } theirs)
            {
                var name = theirs.By == user.Id ? "you, in another window" : (await Names.Of(people, [theirs.By], ct))[theirs.By];
                problems.When(
                    !await IsAsShown(reviewed, command.Of, one, version, ct),
                    field,
                    $"“{answer.Item.Text}” was decided meanwhile by {name}: “{theirs.Shown}”. You chose “{version.Shown}”, which is not saved. Choose again whose word is taken");
                continue;
            }

            problems.When(one.Seen != SeenOf(answer), field, $"“{answer.Item.Text}”: another return came in meanwhile. Look at it again");
            if (!problems.Any && (answer.Decision is not { } known || known.Value != version.Value || known.Because != (one.Because ?? "") || answer.IsOpen))
            {
                var number = decided[(one.LinkId, answer.At)] = decided.GetValueOrDefault((one.LinkId, answer.At)) + 1;
                db.Add(Decision.Take(
                    reviewed.Subject, command.Of, one.LinkId, answer.At, number, answer.ToldFor(version), version.Value, version.Shown, from == CaseRecord.Notified ? null : from, one.Because ?? "", answer.Versions.Select(v => Collation.Faced(v.Value)), user.Id, now));
                taken.Add(($"“{answer.Item.Text}”: {version.By[0].From}", one.Because ?? ""));
            }
        }

        problems.When(taken.Count == 0 && !problems.Any && command.Decided.All(one => one.Return is null), "", "Choose whose word is taken for at least one question");
        if (problems.Any)
        {
            return problems;
        }

        taken.ForEach(one => reviewed.Told($"Decided where agencies differ: {one.What}", user.Id, now, one.Because));
        return reviewed.Reference.ToString();
    }

    /// <summary>The different values of a question, and the last decision, in short: a page carries it, so that nobody decides on what they have not seen.</summary>
    public static string SeenOf(CollatedAnswer answer) =>
        $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', answer.Versions.Select(version => version.Value).Order(StringComparer.Ordinal))))[..8])}:{answer.Last?.Id:N}";

    // A page sends the decisions that it showed along with what is chosen on it: what nobody touched there decides nothing.
    private async Task<bool> IsAsShown(Case reviewed, string form, AnswerDecided sent, Version chosen, CancellationToken ct) =>
        sent.Seen?.Split(':') is [_, var last] && Guid.TryParse(last, out var decision)
        && await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == decision && d.Subject == reviewed.Subject && d.Form == form && d.LinkId == sent.LinkId, ct) is { } shown
        && shown.Value == chosen.Value && shown.Because == (sent.Because ?? "");
}
