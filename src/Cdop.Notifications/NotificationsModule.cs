using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Cdop.Notifications;

/// <summary>Takes the first word of a child's death, and decides once what becomes of it.</summary>
public static class NotificationsModule
{
    internal const string Schema = "notifications";

    /// <summary>Everything the module runs on.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services
            .AddModuleDb<NotificationsDb>(Schema)
            .AddAccessCopies<NotificationsDb, Notification>()
            .AddScoped<INotificationDirectory, NotificationDirectory>()
            .AddScoped<ISubjectDirectory, NotificationSubjects>()
            .AddScoped<ILikeDeathDirectory, LikeDeaths>()
            .AddScoped<AmendNotificationHandler>()
            .AddScoped<WithdrawNotificationHandler>()
            .AddSingleton<LiveSite>()
            .AddScoped<LikeDeaths>()
            .AddScoped<ShutOutAtOnce>()
            .AddScoped<LogNotificationHandler>()
            .AddScoped<InventNotificationHandler>()
            .AddScoped<KnownDeaths>()
            .AddScoped<ProposedScope>()
            .AddScoped<TriageNotificationHandler>()
            .AddScoped<UndoDecisionHandler>()
            .AddScoped<Drafts>()
            .AddSingleton<DraftCookie>()
            .AddSingleton<ReadTyped>()
            .AddScoped<ResumeDraftHandler>()
            .AddScoped<AskForCodeHandler>()
            .AddTransient<MailLostCodes>()
            .AddTransient<PurgeDrafts>()
            .AddQuartz(MailLostCodes.Schedule)
            .AddQuartz(PurgeDrafts.Schedule);

    /// <summary>The draft of the public form that a browser writes, by which its posts are counted; null where it has begun none.</summary>
    public static Guid? DraftOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.RequestServices.GetRequiredService<DraftCookie>().Read(context.Request);
    }

    /// <summary>
    /// Invents a death, notifies it and mostly accepts it, at the time of the scope's clock and as whoever acts in it: for the
    /// caseload of development. Answers with the case, or null where the notification still waits.
    /// </summary>
    public static async Task<CaseId?> InventAsync(IServiceProvider scope, int number, Random random, bool waits, ICurrentUser manager, CancellationToken ct) =>
        await scope.GetRequiredService<InventNotificationHandler>().Handle(number, random, waits, manager, ct);
}
