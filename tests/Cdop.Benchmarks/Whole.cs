using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Cdop.Benchmarks;

/// <summary>
/// The product as a whole over HTTP, at 1,000, 10,000 and 100,000 cases. Of each act it gives the processor time of the
/// server a request, beside its limit measured in the same run: a bare answer of Kestrel, and the bare SQLite statement.
/// The driver shares the machine with the server.
/// </summary>
internal static partial class Whole
{
    private const int Rounds = 5;
    private const int Times = 40;

    public static async Task Run(string root, int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("cdop-bench").FullName;
        var seed = Path.Combine(folder, "seed.db");
        using (var first = new Server(root, seed, cases: 190, empty: false))
        {
            Console.WriteLine($"190 cases invented and served in {first.Ready.TotalSeconds:0.0} s");
        }

        Console.WriteLine("| act | cases | server CPU ms a request | of a bare answer | wall ms median | wall ms p95 | bare SQLite ms |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var size in sizes)
        {
            var database = Path.Combine(folder, "cdop.db");
            foreach (var old in Directory.EnumerateFiles(folder, "cdop.db*"))
            {
                File.Delete(old);
            }

            Checkpoint(seed);
            File.Copy(seed, database);
            Multiply.To(database, size);
            using var server = new Server(root, database, cases: 0, empty: true);
            await server.SignIn();
            await At(server, database, size);
            Console.WriteLine($"| cold start to ready | {size:N0} | {server.Ready.TotalMilliseconds:0} ms wall | | | | |");
            Console.WriteLine($"| memory of the server | {size:N0} | {server.Memory / 1048576} MB | | | | |");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task At(Server server, string database, int size)
    {
        var bare = await Measure(server, () => server.Get("/health/live"));
        Print("bare answer of Kestrel", size, bare, bare, null);

        var first = await server.Get("/cases");
        Print("caseload, first page", size, await Measure(server, () => server.Get("/cases")), bare,
            Sqlite(database, "SELECT Reference, Child_FamilyName, Child_GivenName, Stage, WaitingFor, NextClock, NextDue, DateOfDeath FROM collection_case WHERE ClosedAt IS NULL AND IsRestricted = 0 ORDER BY NextDue, Reference LIMIT 25"));

        var next = first;
        var deep = "/cases";
        for (var page = 0; page < 40 && Next().Match(next) is { Success: true } link; page++)
        {
            deep = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
            next = await server.Get(deep);
        }

        Print("caseload, deep page", size, await Measure(server, () => server.Get(deep)), bare, null);
        Print("caseload, closed cases", size, await Measure(server, () => server.Get("/cases?show=closed")), bare, null);

        var reference = Reference().Match(first).Groups[1].Value;
        Print("open a case", size, await Measure(server, () => server.Get($"/cases/{reference}")), bare,
            Sqlite(database, $"SELECT * FROM collection_case WHERE Reference = '{reference}'"));
        Print("find by name", size, await Measure(server, () => server.Post("/find", first, ("Form.Words", "ashdown"))), bare,
            Sqlite(database, "SELECT c.Reference FROM collection_case c JOIN collection_case_word w ON w.Subject = c.Subject WHERE w.Word >= 'ashdown' AND w.Word < 'ashdowo' LIMIT 25"));
        Print("find by reference", size, await Measure(server, () => server.Post("/find", first, ("Form.Words", reference))), bare, null);

        var form = await server.Get("/notifications/new");
        var number = 0;
        Print("log a notification and see it beside what is known", size, await Measure(server, () => Log(server, form, ++number)), bare,
            Sqlite(database, "INSERT INTO collection_case_word SELECT Subject, 'bench' || hex(randomblob(8)) FROM collection_case LIMIT 1"));
    }

    private static async Task<string> Log(Server server, string form, int number)
    {
        var key = Key().Match(form).Groups[1].Value;
        var day = new LocalDate(2026, 1, 5).PlusDays(-(number % 300));
        var page = await server.Post(
            "/notifications/new", form,
            (key, Guid.NewGuid().ToString()), ("Form.Source", "Telephone"),
            ("Form.Notifier.Name", "A. Notifier"), ("Form.Child.GivenName", "Rowan"), ("Form.Child.FamilyName", $"Ashdown {number}"),
            ("Form.Child.DateOfBirth.Day", $"{day.Day}"), ("Form.Child.DateOfBirth.Month", $"{day.Month}"), ("Form.Child.DateOfBirth.Year", $"{day.Year - 3}"),
            ("Form.Child.Sex", "Male"), ("Form.Child.NoNhsNumber", "NotAvailable"), ("Form.Child.Postcode", "L8 0ZZ"),
            ("Form.Death.Date.Day", $"{day.Day}"), ("Form.Death.Date.Month", $"{day.Month}"), ("Form.Death.Date.Year", $"{day.Year}"),
            ("Form.Death.Place", "Hospital"), ("Form.Death.Expected", "NotKnown"), ("Form.Death.Circumstances", "Invented to measure."));
        return server.Last.AbsolutePath.StartsWith("/notifications/N-", StringComparison.Ordinal)
            ? page
            : throw new InvalidOperationException($"The notification was not taken: {string.Join("; ", Wrong().Matches(page).Select(m => m.Groups[1].Value))}");
    }

    private static async Task<(double Cpu, double Median, double P95)> Measure(Server server, Func<Task<string>> act)
    {
        for (var warm = 0; warm < 10; warm++)
        {
            await act();
        }

        var cpu = new List<double>();
        var wall = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = server.Processor;
            for (var i = 0; i < Times; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await act();
                wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            cpu.Add((server.Processor - before).TotalMilliseconds / Times);
        }

        cpu.Sort();
        wall.Sort();
        return (cpu[Rounds / 2], wall[wall.Count / 2], wall[wall.Count * 95 / 100]);
    }

    private static void Print(string act, int size, (double Cpu, double Median, double P95) measured, (double Cpu, double Median, double P95) bare, double? sqlite) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {act} | {size:N0} | {measured.Cpu:0.00} | {measured.Cpu / Math.Max(bare.Cpu, 0.001):0.0}x | {measured.Median:0.0} | {measured.P95:0.0} | {(sqlite is { } ms ? $"{ms:0.000}" : "")} |"));

    private static double Sqlite(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000";
        settings.ExecuteNonQuery();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        var times = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using (var reader = command.ExecuteReader())
            {
                while (reader.Read())
                {
                    _ = reader.GetValue(0);
                }
            }

            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return times[25];
    }

    private static void Checkpoint(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    [GeneratedRegex("<a[^>]*href=\"(/cases\\?[^\"]+)\"[^>]*>\\s*Next")]
    private static partial Regex Next();

    [GeneratedRegex("href=\"/cases/([A-Z]{3}-[0-9]{4}-[0-9]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("type=\"hidden\"[^>]*name=\"([A-Za-z.]*Key)\"")]
    private static partial Regex Key();

    [GeneratedRegex("nhsuk-error-message[^>]*>(.*?)</span>", RegexOptions.Singleline)]
    private static partial Regex Wrong();
}
