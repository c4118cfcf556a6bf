using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>Somebody writes in a part of the minutes. The form binds to it as it stands.</summary>
internal sealed record WriteMinutes : IChangeSeen
{
    [Display(Name = "What the minutes say"), StringLength(MinutesPart.Longest)]
    public string? Text { get; init; }

    [Display(Name = "Why are the approved minutes corrected?", ShortName = "Why the approved minutes are corrected"), StringLength(2000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => (Because ?? "").Trim();
}

internal sealed class WriteMinutesHandler(PanelReviewDb db, PaperDesk desk, IServiceScopeFactory scopes, ICurrentUser user, IClock clock)
{
    /// <summary>What is said where somebody else was faster.</summary>
    public const string Overtaken = "Somebody else wrote here while you had it open. What you typed is still in the box: look at how it stands now below, put both together and save again";

    /// <summary>What is said where what is written of the meeting itself names the family of a case.</summary>
    public const string ToldOfFamily = "By words here the family of a case could be told. Take out names, addresses, numbers and references, and write each day with its year: what is said of a case stands in its own part";

    /// <summary>Null where there is no such part that the person may see.</summary>
    public Task<Result<string>?> Handle(Guid part, WriteMinutes command, CancellationToken ct) => db.Change($"part {part} of minutes", command, () => Write(part, command, ct), ct, Overtaken);

    private async Task<Result<string>?> Write(Guid id, WriteMinutes command, CancellationToken ct)
    {
        if (await db.Minutes.SingleOrDefaultAsync(part => part.Id == id, ct) is not { } part)
        {
            return null;
        }

        var (text, because) = ((command.Text ?? "").Trim().ReplaceLineEndings("\n"), (command.Because ?? "").Trim());
        if (await Amiss(part, text, ct) is { Any: true } amiss)
        {
            return amiss;
        }

        var written = part.Write(text, because, new(user.Id, user.Name, clock.GetCurrentInstant()));
        if (written.Succeeded)
        {
            db.Expect(part, command.Version);
        }

        return written.As(_ => $"{id}");
    }

    private async Task<Problems> Amiss(MinutesPart part, string text, CancellationToken ct)
    {
        if (part.Subject != Guid.Empty)
        {
            return await desk.Amiss(new(part.Subject), [(nameof(WriteMinutes.Text), text)], ct);
        }

        if (!(await db.ProgressOf(part.Meeting, user.AreasFor(Permission.HoldMeetings), ct)).IsSeenWhole)
        {
            return new Problems().When(true, "", MeetingProgress.NotSeenWhole);
        }

        // What is said of the meeting itself is read by everybody, those too who take no part in a case: it is looked through for the families
        // of all its cases, whoever writes, and nothing is said of which of them it was.
        var cases = await db.Agenda.AsNoTracking().WithSpecification(new WholeAgendaOf(part.Meeting)).Select(item => item.Subject).ToListAsync(ct);
        await using var scope = scopes.AsTheService();
        var everybody = scope.ServiceProvider.GetRequiredService<PaperDesk>();
        await everybody.Read(cases.ConvertAll(subject => new CaseId(subject)), ct);
        foreach (var subject in cases)
        {
            if (await everybody.Amiss(new(subject), [(nameof(WriteMinutes.Text), text)], ct) is { Any: true })
            {
                return new Problems().When(true, nameof(WriteMinutes.Text), ToldOfFamily);
            }
        }

        return new();
    }
}
