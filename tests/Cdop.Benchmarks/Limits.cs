using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Cdop.Benchmarks;

/// <summary>
/// What an act cannot be cheaper than: a bare Kestrel that does with prepared statements, on the same file, no more than the
/// work itself. No sign-in, no filter, no audit. It runs in a process of its own, so that its processor time is its own.
/// </summary>
internal static class Limits
{
    private const int ColumnsOfANotification = 41;
    private static readonly string[] PartsOfACase = ["clock", "task", "entry", "person", "notification"];

    /// <summary>Serves the limits until it is stopped: <c>limits --urls ADDRESS DATABASE SCRATCH</c>.</summary>
    public static async Task Serve(string address, string database, string scratch)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        using var reads = new Prepared(database);
        using var writes = new Prepared(scratch);
        var columns = Enumerable.Range(1, ColumnsOfANotification).ToList();
        writes.Run($"CREATE TABLE IF NOT EXISTS durable (id INTEGER PRIMARY KEY, {string.Join(", ", columns.Select(c => $"c{c} TEXT"))})");
        var insert = $"INSERT INTO durable ({string.Join(", ", columns.Select(c => $"c{c}"))}) VALUES ({string.Join(", ", columns.Select(c => $"'twenty-four letters of {c:00}'"))})";

        app.MapGet("/hello", () => "hello");
        app.MapGet("/page", (int bytes) => Page(bytes, reads.Rows(
            "SELECT Reference, Child_FamilyName, Child_GivenName, Stage, WaitingFor, NextClock, NextDue, DateOfDeath FROM collection_case WHERE ClosedAt IS NULL AND IsRestricted = 0 ORDER BY NextDue, Reference LIMIT 25")));
        app.MapGet("/find", (int bytes, string from, string to) => Page(bytes, reads.Rows(
            "SELECT DISTINCT c.Reference, c.Child_FamilyName, c.Child_GivenName, c.DateOfDeath FROM collection_case_word w JOIN collection_case c ON c.Subject = w.Subject WHERE w.Word >= @from AND w.Word < @to LIMIT 25", ("@from", from), ("@to", to))));
        app.MapGet("/case", (int bytes, string reference) =>
        {
            var rows = reads.Rows("SELECT * FROM collection_case WHERE Reference = @reference", ("@reference", reference)).ToList();
            foreach (var part in PartsOfACase)
            {
                rows.AddRange(reads.Rows($"SELECT * FROM collection_case_{part} WHERE Subject = (SELECT Subject FROM collection_case WHERE Reference = @reference)", ("@reference", reference)));
            }

            writes.Run(insert);
            return Page(bytes, rows);
        });
        app.MapGet("/log", () =>
        {
            writes.Run(insert);
            return "kept";
        });
        await app.RunAsync();
    }

    private static IResult Page(int bytes, IEnumerable<string> rows)
    {
        var page = new StringBuilder("<!DOCTYPE html><title>A page</title><table>", bytes + 1024);
        foreach (var row in rows)
        {
            page.Append("<tr>").Append(row).Append("</tr>");
        }

        return Results.Text(page.Append(' ', Math.Max(0, bytes - page.Length)).ToString(), "text/html");
    }

    /// <summary>One connection whose statements are prepared once.</summary>
    private sealed class Prepared : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly Dictionary<string, SqliteCommand> commands = [];
        private readonly Lock one = new();

        public Prepared(string file)
        {
            connection = new($"Data Source={file};Pooling=False");
            connection.Open();
            Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-4096;");
        }

        public void Run(string sql)
        {
            lock (one)
            {
                Of(sql).ExecuteNonQuery();
            }
        }

        public List<string> Rows(string sql, params (string Name, string Value)[] given)
        {
            lock (one)
            {
                var command = Of(sql);
                command.Parameters.Clear();
                foreach (var (name, value) in given)
                {
                    command.Parameters.AddWithValue(name, value);
                }

                using var reader = command.ExecuteReader();
                var rows = new List<string>();
                while (reader.Read())
                {
                    rows.Add(string.Concat(Enumerable.Range(0, reader.FieldCount).Select(i => $"<td>{reader.GetValue(i)}</td>")));
                }

                return rows;
            }
        }

        public void Dispose()
        {
            foreach (var command in commands.Values)
            {
                command.Dispose();
            }

            connection.Dispose();
        }

        private SqliteCommand Of(string sql)
        {
            if (!commands.TryGetValue(sql, out var command))
            {
                command = connection.CreateCommand();
                command.CommandText = sql;
                commands[sql] = command;
            }

            return command;
        }
    }
}
