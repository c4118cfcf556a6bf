using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Sends a reminder now, beside those that go by themselves. The form binds to it as it stands.</summary>
internal sealed record RemindAddressee : ChangeCase
{
    /// <summary>Whether they are reminded although they were today already.</summary>
    [Display(Name = "Remind them once more today")]
    public bool Again { get; init; }
}

/// <summary>Reminds who has not answered yet; the links are good for 28 days again.</summary>
internal sealed class RemindAddresseeHandler(DataCollectionDb db, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, RemindAddressee command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Task.FromResult(Remind(reviewed, asked, command)), ct);

    /// <summary>When they were reminded today already, in words; null where they were not.</summary>
    public string? RemindedToday(AgencyRequest asked) =>
        asked.RemindedAt is { } at && at.DateIn() == clock.GetCurrentInstant().DateIn() ? $"They were reminded today at {InWords.Time(at.TimeIn().TimeOfDay)} already" : null;

    private Result<string> Remind(Case reviewed, AgencyRequest asked, RemindAddressee command)
    {
        var today = RemindedToday(asked);
        var problems = new Problems()
            .When(!asked.IsOpen, "", "It is not waited for any more")
            .When(asked.IsFrozen, "", $"The link of {asked.Email} is closed after five wrong codes: open it again first")
            .When(asked.IsOpen && !asked.IsFrozen && today is not null && !command.Again, nameof(command.Again), $"{today}. Tick that you remind them once more, or leave it as it is");
        if (problems.Any)
        {
            return problems;
        }

        var now = clock.GetCurrentInstant();
        asked.Renew(now);
        mail.Remind(db, asked);
        reviewed.Told($"Reminded: {asked.Addressee}", user.Id, now);
        return asked.Reference;
    }
}
