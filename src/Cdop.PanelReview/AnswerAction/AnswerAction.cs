using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>The owner of an action says how far it is, by their link. The form binds to it as it stands.</summary>
internal sealed record AnswerAction : IChange
{
    [Display(Name = "How far have you got?", ShortName = "How far you have got")]
    public required OwnerSays Says { get; init; }

    [Display(Name = "What has been done, and where can it be seen? Or why not?", ShortName = "What has been done, or why not", Description = "This is your evidence, or your reason. Name no child, no family and no member of staff."), StringLength(4000)]
    public string? Words { get; init; }

    [Display(Name = "A file that shows it (optional)", ShortName = "The file")]
    [JsonIgnore] // what it holds is told apart by its hash
    public IFormFile? File { get; init; }

    /// <summary>Sent twice, it is one answer.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

/// <summary>Takes the answer of who holds a link, about an action that is theirs and no other. A file with it is looked at, kept in quarantine, and scanned at once where the scanner is quick.</summary>
internal sealed class AnswerActionHandler(PanelReviewDb db, FileStore store, ScanFiles scan, ActionMail mail, Acting acting, IClock clock)
{
    /// <summary>Null where the link leads to no such action.</summary>
    public async Task<Result<string>?> Handle(string link, string reference, AnswerAction command, CancellationToken ct)
    {
        if (await db.OwnerOf(link, reference, ct) is not { } owner)
        {
            return null;
        }

        acting.As(new ByLink(owner, "By the link of an owner of actions"));
        if (command.File is not { } sent)
        {
            return await db.Change($"action {reference}", command, () => Answer(owner, reference, command, null, ct), ct);
        }

        // Nothing is kept of what would not be taken.
        if (await Find(owner, reference).AsNoTracking().SingleOrDefaultAsync(ct) is { } asked && asked.Amiss(command.Says, Words(command), withFile: true) is { Any: true } amiss)
        {
            return amiss;
        }

        var taken = await store.Take(sent.FileName, sent.Length, sent.OpenReadStream, nameof(command.File), ct);
        if (!taken.Succeeded)
        {
            return taken.Problems[0];
        }

        Guid? kept = null;
        var answered = await db.Change($"action {reference} with {taken.Value.Kept.Sha256}", command, () => Answer(owner, reference, command, subject =>
        {
            var file = StoredFile.Of(taken.Value, subject, clock.GetCurrentInstant());
            kept = file.Id;
            return file;
        }, ct), ct);
        if (kept is { } number && answered is { Succeeded: true })
        {
            await scan.AtOnceIfQuick<PanelReviewDb>(number);
        }

        return answered;
    }

    // The office that changes something at this moment changes nothing of what was said: it is said again on what is there then.
    private async Task<Result<string>?> Answer(Guid owner, string reference, AnswerAction command, Func<Guid, StoredFile>? with, CancellationToken ct)
    {
        if (await Find(owner, reference).SingleOrDefaultAsync(ct) is not { } action)
        {
            return null;
        }

        var file = with?.Invoke(action.Subject);
        var answered = action.Answer(command.Says, Words(command), file, acting.Id, clock.GetCurrentInstant());
        if (answered.Succeeded && file is not null)
        {
            db.Add(file);
        }

        if (answered.Succeeded && action.TellsOffice(clock.GetCurrentInstant().DateIn()))
        {
            mail.TellOffice(db, action, "An owner has answered");
        }

        return answered.As(_ => reference);
    }

    private static string Words(AnswerAction command) => (command.Words ?? "").Trim();

    private IQueryable<AgreedAction> Find(Guid owner, string reference) =>
        db.Actions.WithSpecification(new ActionsOfOwner(owner)).Include(action => action.Entries.Where(entry => entry.File != null)).Where(action => action.Reference == reference);
}
