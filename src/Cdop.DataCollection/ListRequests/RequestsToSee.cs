using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>Why a request needs a person.</summary>
internal enum RequestNeed
{
    /// <summary>The mail server would not take a mail to an address that still holds.</summary>
    [Display(Name = "Email refused")]
    Refused,

    /// <summary>A link was closed after five wrong codes.</summary>
    [Display(Name = "Link closed")]
    Frozen,

    [Display(Name = "Asks for time")]
    AsksForTime,

    [Display(Name = "Not for them")]
    NotForThem,

    /// <summary>The day is over, and so are the reminders.</summary>
    [Display(Name = "Late, reminders over")]
    Late,

    [Display(Name = "Answered in the last 7 days")]
    Answered,
}

/// <summary>One request that needs a person.</summary>
internal sealed record RequestToSee(
    CaseReference Case,
    string? GivenName,
    string FamilyName,
    string Reference,
    string Agency,
    string Name,
    LocalDate DueOn,
    RequestState State,
    string Because,
    LocalDate? AsksUntil,
    LocalDate? NextStepOn,
    Instant? SettledAt,
    bool IsFrozen,
    bool IsRefused,
    int Came,
    int Forms,
    Instant? CameLast,
    bool IsChildNotKnown)
{
    public string Child => GivenName is null ? $"{FamilyName}, not named" : $"{GivenName} {FamilyName}";

    private bool IsOpen => State is RequestState.Sent or RequestState.SentBack;

    /// <summary>Why it is here, in words, and where a person does something about it.</summary>
    public IEnumerable<(string Words, string Page)> Why(LocalDate today)
    {
        if (IsOpen && IsRefused)
        {
            yield return ("An email could not be delivered", "readdress");
        }

        if (IsOpen && IsFrozen)
        {
            yield return ("A link is closed after five wrong codes", "");
        }

        if (AsksUntil is { } until)
        {
            yield return ($"Asks for time until {InWords.DayOfYear(until, today)}", "more-time");
        }

        if (State == RequestState.NotForThem)
        {
            yield return (Because.Length == 0 ? "Not for them" : $"Not for them. To be asked instead: {Because}", "");
        }

        if (IsOpen && NextStepOn is null && DueOn < today)
        {
            yield return ("Late, and no reminder is left", "letter");
        }

        if (IsOpen && AgencyRequest.InPart(Came, Forms) is { } part && CameLast is { } last)
        {
            yield return ($"{part}, the last {InWords.Moment(last)}", "");
        }

        if (State is RequestState.Returned or RequestState.NothingToAdd && SettledAt is { } at)
        {
            yield return ($"{(State == RequestState.Returned ? "Answered" : Wording.AtStart(ReturnKinds.Nil(IsChildNotKnown).NilInWords()))}, {InWords.Moment(at)}", "");
        }
    }
}

/// <summary>Where a page of requests begins or ends.</summary>
internal sealed record Edge(LocalDate DueOn, Guid Id);

/// <summary>Which requests need a person. Each reason is looked up by an index of its own, so the size of the table does not matter.</summary>
internal sealed class RequestsToSee(DataCollectionDb db, Instant now)
{
    private static readonly Duration New = Duration.FromDays(7);

    /// <summary>Those of the open cases of some areas, the longest due first, from where a page ended; backwards the other way round.</summary>
    public IQueryable<RequestToSee> Rows(RequestNeed? need, IReadOnlyCollection<Area> areas, Edge? edge, bool backwards)
    {
        var (shown, refused) = (For(need), For(RequestNeed.Refused));
        var requests = db.Requests.Where(r => shown.Contains(r.Id));
        if (edge is { DueOn: var due, Id: var id })
        {
            requests = backwards
                ? requests.Where(r => r.DueOn < due || (r.DueOn == due && r.Id < id))
                : requests.Where(r => r.DueOn > due || (r.DueOn == due && r.Id > id));
        }

        var found =
            from r in requests
            join c in db.Cases on r.Subject equals c.Subject
            where c.ClosedAt == null && areas.Contains(c.Area)
            select new { Request = r, Case = c };
        found = backwards ? found.OrderByDescending(f => f.Request.DueOn).ThenByDescending(f => f.Request.Id) : found.OrderBy(f => f.Request.DueOn).ThenBy(f => f.Request.Id);
        return found.Select(f => new RequestToSee(
            f.Case.Reference,
            f.Case.Child.GivenName,
            f.Case.Child.FamilyName,
            f.Request.Reference,
            f.Request.Agency,
            f.Request.Name,
            f.Request.DueOn,
            f.Request.State,
            f.Request.Because,
            f.Request.AsksUntil,
            f.Request.NextStepOn,
            f.Request.SettledAt,
            f.Request.Doors.Any(d => d.FrozenAt != null && d.ClosedAt == null),
            refused.Contains(f.Request.Id),
            f.Request.Forms.Count(form => form.ReturnedAt != null),
            f.Request.Forms.Count,
            f.Request.Forms.Max(form => form.ReturnedAt),
            f.Request.Forms.All(form => form.IsChildNotKnown)));
    }

    // One after the other, and not a union: SQLite would merge that in the order of the keys, and walk all of them.
    private IQueryable<Guid> For(RequestNeed? need) =>
        need is { } one ? Of(one) : Enum.GetValues<RequestNeed>().Select(Of).Aggregate((all, more) => all.Concat(more));

    private IQueryable<Guid> Of(RequestNeed need)
    {
        var (today, since) = (now.DateIn(), now - New);
        return need switch
        {
            RequestNeed.Refused =>
                from mail in db.Mail
                where mail.State == MailState.Refused
                join door in db.Set<RequestDoor>() on mail.About equals door.Request
                where door.ClosedAt == null && door.Email == mail.To
                join request in db.Requests on door.Request equals request.Id
                where request.State == RequestState.Sent || request.State == RequestState.SentBack
                select request.Id,
            RequestNeed.Frozen =>
                from door in db.Set<RequestDoor>()
                where door.FrozenAt != null && door.ClosedAt == null
                join request in db.Requests on door.Request equals request.Id
                where request.State == RequestState.Sent || request.State == RequestState.SentBack
                select request.Id,
            RequestNeed.AsksForTime => db.Requests.Where(request => request.AsksUntil != null).Select(request => request.Id),
            RequestNeed.NotForThem => db.Requests.Where(request => request.State == RequestState.NotForThem).Select(request => request.Id),
            RequestNeed.Late => db.Requests.Where(request => request.NextStepOn == null && (request.State == RequestState.Sent || request.State == RequestState.SentBack) && request.DueOn < today).Select(request => request.Id),
            _ => db.Requests.Where(request => request.SettledAt > since && (request.State == RequestState.Returned || request.State == RequestState.NothingToAdd)).Select(request => request.Id)
                .Concat(
                    from form in db.Set<RequestForm>()
                    where form.ReturnedAt > since
                    join request in db.Requests on form.Request equals request.Id
                    where request.State == RequestState.Sent || request.State == RequestState.SentBack
                    select request.Id),
        };
    }
}
