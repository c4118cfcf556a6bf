using System.Reflection;
using Cdop.DataCollection;
using Cdop.Migrations.Sqlite;
using Cdop.Migrations.SqlServer;
using Cdop.Notifications;
using Cdop.PanelReview;
using Cdop.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using IDatabase = Cdop.Kernel.IDatabase;

namespace Cdop.Architecture.Tests;

/// <summary>The tables of each module on both engines. No server is needed: the scripts are read, not run.</summary>
public sealed class MigrationTests
{
    public static TheoryData<string> Engines => ["SQL Server", "SQLite"];

    [Theory, MemberData(nameof(Engines))]
    public void No_model_has_changes_that_no_migration_makes(string engine) =>
        House.Holds(Contexts(engine).SelectMany(IsAheadOfItsMigrations));

    [Fact]
    public void A_model_ahead_of_its_migrations_is_found()
    {
        using var ahead = new Ahead(new DbContextOptionsBuilder<Ahead>().UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(typeof(Ahead).Assembly)).Options);

        Assert.Single(IsAheadOfItsMigrations(ahead));
    }

    [Fact]
    public void The_script_for_SQL_Server_is_TSQL_that_can_be_run_again() =>
        House.Holds(Contexts("SQL Server").SelectMany(context => MakesNoTables(Head() + Script(context))));

    [Fact]
    public void The_turn_to_write_on_SQL_Server_is_taken_in_TSQL() =>
        House.Holds(IsNoTSql(SqlServerDatabase.TakeTurn));

    [Fact]
    public void Text_on_SQL_Server_is_told_apart_letter_for_letter() =>
        House.Holds(Contexts("SQL Server").SelectMany(context => HasNoCollation(Script(context))));

    [Fact]
    public void Text_without_a_collation_is_found() =>
        Assert.Equal(["[Name] nvarchar(200) NOT NULL"], HasNoCollation("CREATE TABLE [death] (\n    [Name] nvarchar(200) NOT NULL,\n    [Code] varchar(9) COLLATE Latin1_General_100_BIN2 NULL,\n);\nDECLARE @var nvarchar(max);"));

    [Fact]
    public void The_script_for_SQL_Server_says_first_what_sqlcmd_would_leave_out() =>
        Assert.Equal("SET QUOTED_IDENTIFIER ON;\nSET ANSI_NULLS ON;\nGO\n", Head());

    [Fact]
    public void TSQL_that_cannot_be_parsed_is_found()
    {
        Assert.Equal(["it makes no table"], MakesNoTables(""));
        Assert.Empty(IsNoTSql("CREATE TABLE death (id int);\nGO\n"));
        Assert.Contains(IsNoTSql("CREATE TABEL death (id int);\nGO\n"), error => error.StartsWith("line 1", StringComparison.Ordinal));

        // A trigger must come first in its batch: inside the IF of an idempotent script it must be wrapped in EXEC.
        Assert.Contains(IsNoTSql("IF NOT EXISTS (SELECT 1) BEGIN CREATE TRIGGER t ON death FOR DELETE AS ROLLBACK; END;\nGO\n"), error => error.StartsWith("line 1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_logins_for_SQL_Server_are_TSQL_and_leave_no_schema_out()
    {
        var logins = House.Files.Single(file => file.Path == "deploy/logins.sql").Text;

        House.Holds(IsNoTSql(logins));
        Assert.All(Contexts("SQL Server"), context => Assert.Contains($"ON SCHEMA::[{((ModuleDb)context).Schema}]", logins, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_module_keeps_its_own_rows_in_its_own_schema(string engine) =>
        House.Holds(Contexts(engine).SelectMany(context => KeepsElsewhere(context.GetType().Assembly, ((ModuleDb)context).Schema, context.GetService<IDesignTimeModel>().Model)));

    [Fact]
    public void A_row_kept_in_the_schema_of_another_module_is_found()
    {
        using var ahead = new Ahead(new DbContextOptionsBuilder<Ahead>().UseSqlite("Data Source=:memory:").Options);

        Assert.Equal(2, KeepsElsewhere(typeof(KernelModule).Assembly, "notifications", ahead.GetService<IDesignTimeModel>().Model).Count());
    }

    private static IEnumerable<string> IsAheadOfItsMigrations(DbContext context)
    {
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot?.Model;
        var before = snapshot is null ? null : context.GetService<IModelRuntimeInitializer>().Initialize(snapshot is IMutableModel open ? open.FinalizeModel() : snapshot, designTime: true, validationLogger: null);
        return context.GetService<IMigrationsModelDiffer>().GetDifferences(before?.GetRelationalModel(), context.GetService<IDesignTimeModel>().Model.GetRelationalModel())
            .Select(change => $"{context.GetType().Name} calls for {Described(change)}, which no migration does: build/migration");
    }

    private static string Described(MigrationOperation change) =>
        $"{change.GetType().Name.Replace("Operation", "", StringComparison.Ordinal)} {change.GetType().GetProperty("Table")?.GetValue(change)} {change.GetType().GetProperty("Name")?.GetValue(change)}";

    private static string Script(DbContext context) =>
        context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

    // What build/migration-script writes before the modules' parts.
    private static string Head() =>
        House.Files.Single(file => file.Path == "build/migration-script").Text.Split("printf '", 2)[1].Split('\'', 2)[0].Replace("\\n", "\n", StringComparison.Ordinal);

    private static IEnumerable<string> MakesNoTables(string script) =>
        script.Contains("CREATE TABLE", StringComparison.Ordinal) ? IsNoTSql(script) : IsNoTSql(script).Append("it makes no table");

    private static IEnumerable<string> IsNoTSql(string script)
    {
        using var reader = new StringReader(script);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Select(error => $"line {error.Line}: {error.Message}");
    }

    // EF's own table of migrations is not ours to shape.
    private static IEnumerable<string> HasNoCollation(string script) =>
        script.Split('\n').Select(line => line.Trim().TrimEnd(','))
            .Where(line => line.StartsWith('[') && line.Contains("varchar(", StringComparison.Ordinal) && !line.Contains(" COLLATE ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("[MigrationId]", StringComparison.Ordinal) && !line.StartsWith("[ProductVersion]", StringComparison.Ordinal));

    private static IEnumerable<string> KeepsElsewhere(Assembly module, string schema, IModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.ClrType.Assembly != module && entity.ClrType.Assembly != typeof(KernelModule).Assembly)
            {
                yield return $"{entity.ClrType} is a row of another module";
            }

            var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
            if (!table.StartsWith($"{schema}.", StringComparison.Ordinal) && !table.StartsWith($".{schema}_", StringComparison.Ordinal))
            {
                yield return $"{entity.ClrType} is kept in {table}, which is not of {schema}";
            }
        }
    }

    internal static List<DbContext> Contexts(string engine)
    {
        IDatabase database = engine == "SQLite" ? new SqliteDatabase("Data Source=:memory:") : new DesignDatabase();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMemoryCache();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddKernel(database, ModulesUnderTest.TestKeys, new MailSettings());
        services.AddPartnership().AddNotifications().AddDataCollection().AddPanelReview();
        var scope = services.BuildServiceProvider().CreateScope().ServiceProvider;
        return [.. scope.GetRequiredService<ModuleList>().Databases.Select(context => (DbContext)scope.GetRequiredService(context))];
    }

    private sealed class Ahead(DbContextOptions<Ahead> options) : DbContext(options)
    {
        public DbSet<Row> Rows => Set<Row>();
    }

    private sealed class Row
    {
        public int Id { get; init; }
    }
}
