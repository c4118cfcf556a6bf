using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A return does not count any more. The form binds to it as it stands.</summary>
internal sealed record WithdrawReturn : ChangeCase
{
    /// <summary>The return.</summary>
    public required Guid Return { get; init; }

    [Display(Name = "Why")]
    [StringLength(2000)]
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Why => Because;
}

/// <summary>
/// Withdraws a return: the collated record and the request are as if it had never come. The request waits again, which the agency is told,
/// unless an earlier return counts to which the office had no question; a question that the withdrawn return answered waits as it did.
/// </summary>
internal sealed class WithdrawReturnHandler(DataCollectionDb db, Answering answering, Chasing chasing, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, WithdrawReturn command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Withdraw(reviewed, asked, command, ct), ct);

    private async Task<Result<string>> Withdraw(Case reviewed, AgencyRequest asked, WithdrawReturn command, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var returns = await db.Returns.Where(r => r.Request == asked.Id).OrderByDescending(r => r.Number).ToListAsync(ct);
        if (returns.Find(r => r.Id == command.Return && r.WithdrawnAt is null) is not { } withdrawn)
        {
            return new Problem("", "It was withdrawn already, or is none of this request");
        }

        var ofForm = returns.FindAll(r => r.Form == withdrawn.Form);
        var counted = ofForm.Find(r => r.WithdrawnAt is null) == withdrawn;
        withdrawn.Withdraw(command.Because, user.Id, now);
        var queries = await db.Set<AnswerQuery>().Where(q => q.Request == asked.Id).ToListAsync(ct);
        foreach (var query in queries.Where(query => counted && query.SettledAt is null && query.Form == withdrawn.Form))
        {
            query.Settle("", now); // it was about what does not count any more
        }

        if (queries.TrueForAll(query => query.SettledAt is not null))
        {
            asked.NothingAskedBack();
        }

        if (counted && asked.State != RequestState.Withdrawn)
        {
            // Where it had been sent back, what it said was being put right: that is over, whichever way it goes on.
            await answering.Close(Sheet.For(asked, asked.Forms.Single(form => form.Form == withdrawn.Form)), ct);
            var earlier = ofForm.Find(r => r.WithdrawnAt is null);
            // Of several on one answer, one after another, the last.
            var answered = earlier is null ? [] : queries.Where(query => query.IsAbout(earlier, ofForm)).GroupBy(query => (query.LinkId, query.Place)).Select(same => same.MaxBy(query => query.AskedAt)!).ToList();
            answered.ForEach(query => query.WaitAgain());
            if (earlier is not null && answered.Count == 0)
            {
                asked.CountsAgain(withdrawn.Form, earlier.At, earlier.Kind, now);
            }
            else
            {
                asked.Unreturned(withdrawn.Form);
                await answering.Reopen(reviewed, asked, now.DateIn().PlusDays(AgencyRequest.UsualDays), chasing.Next(reviewed.Area, 0, now.DateIn()), ct);
                mail.TakenBack(db, asked, isAskedBack: answered.Count > 0);
            }
        }

        reviewed.Told($"Return withdrawn: {withdrawn.From}", user.Id, now, command.Because);
        return asked.Reference;
    }
}
