namespace Cdop.DataCollection;

/// <summary>Sends a reminder now, beside those that go by themselves. The form binds to it as it stands.</summary>
internal sealed record RemindAddressee : ChangeCase;

/// <summary>Reminds who has not answered yet; the links are good for 28 days again.</summary>
internal sealed class RemindAddresseeHandler(DataCollectionDb db, RequestMail mail, ICurrentUser user, IClock clock) : ChangeRequestHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, RemindAddressee command, CancellationToken ct) =>
        Change(reference, request, command, (reviewed, asked) => Task.FromResult(Remind(reviewed, asked)), ct);

    private Result<string> Remind(Case reviewed, AgencyRequest asked)
    {
        var problems = new Problems()
            .When(!asked.IsOpen, "", "It is not waited for any more")
            .When(asked.IsFrozen, "", $"The link of {asked.Email} is closed after five wrong codes: open it again first");
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
