using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The code that was mailed.</summary>
internal sealed record EnterRequest
{
    [Display(Name = "Code"), StringLength(40)]
    public required string Code { get; init; }
}

/// <summary>Lets in who has the code of a link, in the browser that asked for it. The fifth wrong one closes the link, and the case's timeline says so.</summary>
internal sealed class EnterRequestHandler(DataCollectionDb db, EntryCodes codes, Acting acting, IClock clock)
{
    private static readonly Problem Wrong = new(nameof(EnterRequest.Code), "Check the code, or ask for another. If it does not work, telephone the office");

    private const int MostAttempts = 4;

    /// <summary>The link, or one sentence that tells nothing of it.</summary>
    public async Task<Result<RequestDoor>> Handle(string selector, EnterRequest command, byte[] browser, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                return await Try(RequestMail.HashOf(selector), command.Code, browser, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear(); // tried from two places at once: each is counted before it is answered
            }
        }

        return Wrong;
    }

    private async Task<Result<RequestDoor>> Try(byte[] link, string code, byte[] browser, CancellationToken ct)
    {
        if (await db.Set<RequestDoor>().SingleOrDefaultAsync(d => d.SelectorHash == link, ct) is not { } door)
        {
            return Wrong;
        }

        var (now, wasFrozen) = (clock.GetCurrentInstant(), door.FrozenAt is not null);
        if (door.Enter(codes.IsCode(door, browser, code), now))
        {
            await db.SaveChangesAsync(ct);
            acting.As(new Respondent(door));
            await db.Saw(new("Entered", door.Subject, nameof(EnterRequest)), ct); // nobody is in before it is written
            return door;
        }

        if (!wasFrozen && door.FrozenAt is not null)
        {
            var reviewed = await db.Cases.WithSpecification(new CaseOfRequest(door.Subject)).SingleAsync(ct);
            reviewed.Told($"A link was closed after five wrong codes: {(await db.Answered(door.Request).AsNoTracking().SingleAsync(ct)).Addressee}", UserId.Service, now, "Speak to the addressee, then open it again");
        }

        await db.SaveChangesAsync(ct);
        return Wrong;
    }
}
