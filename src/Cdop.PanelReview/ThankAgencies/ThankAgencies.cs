using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>What is written to one agency.</summary>
internal sealed record NoteWritten
{
    /// <summary>The number of what it was asked by.</summary>
    public required Guid Request { get; init; }

    [Display(Name = "What we tell them", ShortName = "What we tell them"), StringLength(AgencyNote.Longest)]
    public string? Text { get; init; }

    /// <summary>Whether it goes out now.</summary>
    public bool IsTicked { get; init; }

    /// <summary>The version that it was written beside; all zeros where there was none.</summary>
    public Guid Version { get; init; }
}

/// <summary>The notes to the agencies are written, and those that are ticked go out. The form binds to it as it stands.</summary>
internal sealed record ThankAgencies : IChange
{
    public IReadOnlyList<NoteWritten> Notes { get; init; } = [];

    /// <summary>Whether those that are ticked go out; without it they are kept.</summary>
    public bool Send { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";
}

internal sealed class ThankAgenciesHandler(ChangePanelCase change, PanelReviewDb db, ICaseDirectory cases, PaperDesk desk, MailWords words, ICurrentUser user, IClock clock)
{
    /// <summary>Null where there is no such case.</summary>
    public Task<Result<string>?> Handle(string label, ThankAgencies command, CancellationToken ct) => change.Make(label, command, reviewed => Write(label, reviewed, command, ct), ct);

    private async Task<Result<string>?> Write(string label, PanelCase reviewed, ThankAgencies command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var asked = (await cases.Answered(reviewed.Id, ct)).ToDictionary(one => one.Request);
        var notes = await db.AgencyNotes.Where(note => note.Subject == reviewed.Subject).ToDictionaryAsync(note => note.Request, ct);
        var problems = (await desk.Amiss(reviewed.Id, command.Notes.Select((note, at) => (FieldOf(at), (string?)Trimmed(note))), ct, isSentOut: true))
            .When(!await db.Findings.AnyAsync(finding => finding.Subject == reviewed.Subject, ct), "", "The panel has not ratified what it finds of this case yet")
            .When(command.Send && !command.Notes.Any(note => note.IsTicked), "", "Tick the agencies to which it goes out");
        for (var at = 0; at < command.Notes.Count; at++)
        {
            var (note, field) = (command.Notes[at], FieldOf(at));
            problems
                .When(!asked.ContainsKey(note.Request), "", "One of these agencies has not answered")
                .When(Trimmed(note).Length == 0 && note.IsTicked, field, "Enter what we tell them")
                .When(note.IsTicked && command.Send && asked.GetValueOrDefault(note.Request) is { Email.Length: 0 }, field, "There is no email address: thank them by phone or post");
        }

        if (problems.Any)
        {
            return problems;
        }

        foreach (var written in command.Notes)
        {
            var (text, to) = (Trimmed(written), asked[written.Request]);
            var note = notes.GetValueOrDefault(written.Request);
            if (note?.SentAt is not null || (text.Length == 0 && note is null))
            {
                continue;
            }

            if (note is null)
            {
                db.Add(note = AgencyNote.To(reviewed.Subject, written.Request));
            }
            else if (note.Text != text)
            {
                db.Expect(note, written.Version);
            }

            if (note.Text != text)
            {
                note.Write(text, user.Id, now);
            }

            if (command.Send && written.IsTicked)
            {
                note.Send(user.Id, now);
                db.Send(new() { MessageId = note.MessageId, To = to.Email, Subject = $"What came of it: request {to.Reference}", About = note.Id, Body = words.Of(to.Name, text), WrittenAt = now });
            }
        }

        return command.Send ? $"/panel-cases/{label}" : $"/panel-cases/{label}/agencies";
    }

    private static string FieldOf(int at) => $"Notes[{at}].Text";

    private static string Trimmed(NoteWritten note) => (note.Text ?? "").Trim().ReplaceLineEndings("\n");
}
