using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>What every form that changes a notification carries.</summary>
internal abstract record ChangeNotification
{
    /// <summary>The version of the notification that the form was filled in beside.</summary>
    public Guid Version { get; init; }

    /// <summary>Sent twice, it is one change.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>The reason that the audit keeps: asked for by its own name.</summary>
    [ValidateNever]
    public abstract string Why { get; }
}

/// <summary>Changes a notification once for each form, beside the version that the form was filled in beside.</summary>
internal abstract class ChangeNotificationHandler(NotificationsDb db)
{
    /// <summary>Null where there is none that the person may see; throws <see cref="DbUpdateConcurrencyException"/> where somebody else has changed it.</summary>
    /// <param name="reference">Which notification.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="with">What of it has to be read.</param>
    /// <param name="act">The change, with the answer that a second post is given too.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="told">What was sent beside the form: with other words it is another change.</param>
    /// <param name="version">The version that it goes on from, where that is not the form's own.</param>
    protected Task<Result<string>?> Change(
        NotificationReference reference, ChangeNotification form, Func<IQueryable<Notification>, IQueryable<Notification>> with, Func<Notification, Task<Result<string>>> act, CancellationToken ct, object? told = null, Guid? version = null)
    {
        return db.OnceIfThere($"{form.GetType().Name} of {reference}", form.Key, Once, ct, typed: new { Form = (object)form, Told = told });

        async Task<Result<string>?> Once() =>
            await with(db.Notifications).SingleOrDefaultAsync(n => n.Reference == reference, ct) is { } changed ? await Save(changed) : null;

        async Task<Result<string>> Save(Notification changed)
        {
            db.Expect(changed, version ?? form.Version);
            var result = await act(changed);
            if (result.Succeeded)
            {
                await db.SaveBecause(form.Why, ct);
            }

            return result;
        }
    }
}
