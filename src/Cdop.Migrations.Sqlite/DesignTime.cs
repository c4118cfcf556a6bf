using Cdop.DataCollection;
using Cdop.Kernel;
using Cdop.Notifications;
using Cdop.PanelReview;
using Cdop.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cdop.Migrations.Sqlite;

internal abstract class DesignTime<TDb> : IDesignTimeDbContextFactory<TDb>
    where TDb : DbContext
{
    public TDb CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddKernel(new SqliteDatabase($"Data Source={Path.Combine(Path.GetTempPath(), "cdop-design.db")}"), KeyRing.Open(Path.Combine(Path.GetTempPath(), "cdop-design-keys"), makeMissing: true), new MailSettings())
            .AddPartnership().AddNotifications().AddDataCollection().AddPanelReview()
            .BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<TDb>();
}

internal sealed class PartnershipDesign : DesignTime<PartnershipDb>;

internal sealed class NotificationsDesign : DesignTime<NotificationsDb>;

internal sealed class DataCollectionDesign : DesignTime<DataCollectionDb>;

internal sealed class PanelReviewDesign : DesignTime<PanelReviewDb>;
