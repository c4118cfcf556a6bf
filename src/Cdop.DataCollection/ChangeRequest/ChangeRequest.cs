using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Changes one request of a case once for each form, beside the version of the request that the form was filled in beside.</summary>
internal abstract class ChangeRequestHandler(DataCollectionDb db)
{
    /// <summary>Null where there is no such request of a case that the person may work.</summary>
    protected async Task<Result<string>?> Change(CaseReference reference, string request, ChangeCase form, Func<Case, AgencyRequest, Task<Result<string>>> act, CancellationToken ct)
    {
        try
        {
            return await Once();
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other may have been this very form, sent at the same moment: then it has its answer by now.
            db.ChangeTracker.Clear();
            return await Once();
        }

        async Task<Result<string>?> Once()
        {
            var reviewed = await db.Cases.SingleOrDefaultAsync(c => c.Reference == reference, ct);
            var asked = reviewed is null ? null : await db.Requests.Include(r => r.Forms).Include(r => r.Doors).AsSplitQuery().SingleOrDefaultAsync(r => r.Subject == reviewed.Subject && r.Reference == request, ct);
            return asked is null ? null : await db.Once($"{form.GetType().Name} of {request} of {reference}", form.Key, () => Save(reviewed!, asked), ct, typed: form);
        }

        async Task<Result<string>> Save(Case reviewed, AgencyRequest asked)
        {
            var result = reviewed.IsOpen ? await act(reviewed, asked) : new Problem("", "The case is closed: move it back to a stage first");
            if (result.Succeeded && db.ChangeTracker.HasChanges())
            {
                if (db.Entry(asked).State == EntityState.Modified)
                {
                    db.Expect(asked, form.Version);
                }

                await db.SaveBecause(form.Why, ct);
            }

            return result;
        }
    }
}
