using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using Cdop.Migrations.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using IDatabase = Cdop.Kernel.IDatabase;

namespace Cdop.Testing;

/// <summary>
/// SQLite for a test, where every query that is asked is also translated for SQL Server: one that only SQLite understands
/// fails the test that asks it, although no SQL Server is there. So does one that saves more than a column of that server takes.
/// </summary>
internal sealed class TranslatedForSqlServer(IDatabase sqlite) : IDatabase
{
    public bool PrefixesTables => sqlite.PrefixesTables;

    public string Collation => sqlite.Collation;

    /// <summary>Learns how the contexts of some modules are made.</summary>
    public static void Learn(Func<IDatabase, IServiceProvider> services)
    {
        var design = services(new DesignDatabase());
        foreach (var module in design.GetRequiredService<ModuleList>().Databases)
        {
            Translates.Instance.Twins.TryAdd(module, design);
        }
    }

    public DbConnection Connect() => sqlite.Connect();

    public void Configure(DbContextOptionsBuilder options, DbConnection connection, string schema)
    {
        sqlite.Configure(options, connection, schema);
        options.AddInterceptors(Translates.Instance, Fits.Instance);
    }

    public string LockedHead(string schema) => sqlite.LockedHead(schema);

    public ValueTask<DbTransaction> Begin(DbConnection connection, CancellationToken ct) => sqlite.Begin(connection, ct);

    public bool IsDuplicateKey(DbUpdateException fault) => sqlite.IsDuplicateKey(fault);

    public Task<IReadOnlyList<string>> Check(CancellationToken ct) => sqlite.Check(ct);

    public Task<IReadOnlyList<string>> CheckWhole(CancellationToken ct) => sqlite.CheckWhole(ct);

    private sealed class Translates : IQueryExpressionInterceptor
    {
        // One for all contexts: EF keeps its compiled queries apart by their interceptors.
        public static readonly Translates Instance = new();

        public ConcurrentDictionary<Type, IServiceProvider> Twins { get; } = new();

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            if (eventData.Context is ModuleDb module && Twins.TryGetValue(module.GetType(), out var design))
            {
                using var scope = design.CreateScope();
                var twin = (DbContext)scope.ServiceProvider.GetRequiredService(module.GetType());
                typeof(Translates).GetMethod(nameof(Translate))!
                    .MakeGenericMethod(ResultOf(queryExpression.Type))
                    .Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [twin, new OnTwin(twin.Model).Visit(queryExpression)], null);
            }

            return queryExpression;
        }

        public static void Translate<T>(DbContext twin, Expression query) =>
            twin.GetService<Microsoft.EntityFrameworkCore.Storage.IDatabase>().CompileQuery<T>(query, async: false);

        private static Type ResultOf(Type asked) =>
            asked.GetInterfaces().Prepend(asked).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQueryable<>)) is { } many
                ? typeof(IEnumerable<>).MakeGenericType(many.GetGenericArguments())
                : asked;
    }

    /// <summary>SQLite keeps a text of any length in any column, and SQL Server refuses what is longer than its column.</summary>
    private sealed class Fits : SaveChangesInterceptor
    {
        public static readonly Fits Instance = new();

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            {
                foreach (var property in entry.CurrentValues.Properties.Where(property => property.GetMaxLength() > 0))
                {
                    var value = entry.CurrentValues[property];
                    var length = (property.GetTypeMapping().Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value) switch
                    {
                        string text => text.Length,
                        byte[] bytes => bytes.Length,
                        _ => 0,
                    };
                    if (length > property.GetMaxLength())
                    {
                        throw new DbUpdateException($"SQL Server refuses {entry.Metadata.DisplayName()}.{property.Name}: it is {length} long, and its column takes {property.GetMaxLength()}.");
                    }
                }
            }

            return new(result);
        }
    }

    /// <summary>The same query on the tables of the twin.</summary>
    private sealed class OnTwin(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? root.UpdateEntityType(model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
    }
}
