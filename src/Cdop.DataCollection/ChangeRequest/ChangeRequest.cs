using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Changes one request of an open case once for each form, beside the version of the request that the form was filled in beside.</summary>
internal abstract class ChangeRequestHandler(DataCollectionDb db) : ChangeCaseHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    protected Task<Result<string>?> Change(CaseReference reference, string request, ChangeCase form, Func<Case, AgencyRequest, Task<Result<string>>> act, CancellationToken ct) =>
        Change(
            reference,
            form,
            reviewed => db.Requests.Include(r => r.Forms).Include(r => r.Doors).AsSplitQuery().SingleOrDefaultAsync(r => r.Subject == reviewed.Subject && r.Reference == request, ct),
            (reviewed, asked) => reviewed.IsOpen ? act(reviewed, asked) : Task.FromResult<Result<string>>(new Problem("", "The case is closed: move it back to a stage first")),
            ct,
            part: request);
}
