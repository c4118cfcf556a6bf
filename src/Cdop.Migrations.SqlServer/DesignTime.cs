using Cdop.DataCollection;
using Cdop.Kernel;
using Cdop.Notifications;
using Cdop.PanelReview;
using Cdop.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cdop.Migrations.SqlServer;

internal abstract class DesignTime<TDb> : IDesignTimeDbContextFactory<TDb>
    where TDb : DbContext
{
    public TDb CreateDbContext(string[] args) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<IClock>(SystemClock.Instance)
            .AddKernel(new DesignDatabase(), KeyRing.Open(Path.Combine(Path.GetTempPath(), "cdop-design-keys"), makeMissing: true), new MailSettings())
            .AddPartnership().AddNotifications().AddDataCollection().AddPanelReview()
            .BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<TDb>();
}

internal sealed class PartnershipDesign : DesignTime<PartnershipDb>;

internal sealed class NotificationsDesign : DesignTime<NotificationsDb>;

internal sealed class DataCollectionDesign : DesignTime<DataCollectionDb>;

internal sealed class PanelReviewDesign : DesignTime<PanelReviewDb>;

/// <summary>Enough of a database to write scripts by: no server is asked.</summary>
public sealed class DesignDatabase : IDatabase
{
    private readonly SqlServerDatabase server = new("Server=none;Database=cdop");

    /// <inheritdoc/>
    public bool PrefixesTables => false;

    /// <inheritdoc/>
    public string Collation => server.Collation;

    /// <inheritdoc/>
    public System.Data.Common.DbConnection Connect() => new Microsoft.Data.SqlClient.SqlConnection("Server=none;Database=cdop");

    /// <inheritdoc/>
    public void Configure(DbContextOptionsBuilder options, System.Data.Common.DbConnection connection, string schema) => server.Configure(options, connection, schema);

    /// <inheritdoc/>
    public string LockedHead(string schema) => server.LockedHead(schema);

    /// <inheritdoc/>
    public ValueTask<System.Data.Common.DbTransaction> Begin(System.Data.Common.DbConnection connection, CancellationToken ct) => server.Begin(connection, ct);

    /// <inheritdoc/>
    public bool IsDuplicateKey(DbUpdateException fault) => server.IsDuplicateKey(fault);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Check(CancellationToken ct) => server.Check(ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckWhole(CancellationToken ct) => server.CheckWhole(ct);
}
