using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Cdop.Benchmarks;

/// <summary>
/// The product as a whole over HTTP, at 1,000, 10,000 and 100,000 cases. Of each act it gives the processor time of the
/// server a request, beside that of its limit (see <see cref="Limits"/>), measured turn by turn in the same run.
/// The driver shares the machine with the servers.
/// </summary>
internal static partial class Whole
{
    private const int Rounds = 5;
    private const int Times = 40;
    private const int TimesOfALimit = 200;

    // Until the compiler has done with the code that runs often.
    private const int TimesToWarmUp = 2_000;

    public static async Task Run(string root, int[] sizes)
    {
        var folder = Directory.CreateTempSubdirectory("cdop-bench").FullName;
        var seed = Path.Combine(folder, "seed.db");
        using (var first = new Server(root, seed, cases: 190, empty: false))
        {
            Console.WriteLine($"190 cases invented and served in {first.Ready.TotalSeconds:0.0} s");
        }

        Console.WriteLine("| act | cases | CPU ms | its limit, CPU ms | ratio | least to most | wall ms median | wall ms p95 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
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
            using var limits = new Server(database, Path.Combine(folder, "scratch.db"));
            await server.SignIn();
            await At(server, limits, size);
            Console.WriteLine($"| from start to ready | {size:N0} | {server.Ready.TotalMilliseconds:0} wall | {limits.Ready.TotalMilliseconds:0} wall | {server.Ready / limits.Ready:0.0}x | | | |");
            Console.WriteLine($"| memory, MB | {size:N0} | {server.Memory / 1048576} | {limits.Memory / 1048576} | | | | |");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task At(Server server, Server limits, int size)
    {
        var first = await server.Get("/cases");
        var page = $"/page?bytes={first.Length}";
        await Print("a bare answer, /health/live", size, server, () => server.Get("/health/live"), limits, "/hello");
        await Print("caseload, first page", size, server, () => server.Get("/cases"), limits, page);

        var next = first;
        var deep = "/cases";
        for (var turned = 0; turned < 40 && Next().Match(next) is { Success: true } link; turned++)
        {
            deep = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
            next = await server.Get(deep);
        }

        await Print("caseload, deep page", size, server, () => server.Get(deep), limits, page);
        await Print("caseload, closed cases", size, server, () => server.Get("/cases?show=closed"), limits, page);

        var reference = Reference().Match(first).Groups[1].Value;
        var opened = await server.Get($"/cases/{reference}");
        await Print("open a case", size, server, () => server.Get($"/cases/{reference}"), limits, $"/case?bytes={opened.Length}&reference={reference}");
        var found = await server.Post("/find", first, ("Form.Words", "ashdown"));
        await Print("find by name", size, server, () => server.Post("/find", first, ("Form.Words", "ashdown")), limits, $"/find?bytes={found.Length}&from=ashdown&to=ashdowo");
        await Print("find by reference", size, server, () => server.Post("/find", first, ("Form.Words", reference)), limits, $"/case?bytes={opened.Length}&reference={reference}");

        var form = await server.Get("/notifications/new");
        var number = 0;
        await Print("log a notification and see it beside what is known", size, server, () => Log(server, form, ++number), limits, "/log");
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

    private static async Task Print(string act, int size, Server server, Func<Task<string>> does, Server limits, string limit)
    {
        var wall = new List<double>();
        var (cpu, least) = (new List<double>(), new List<double>());
        await Cpu(server, does, TimesToWarmUp, []);
        await Cpu(limits, () => limits.Get(limit), TimesToWarmUp, []);
        for (var round = 0; round < Rounds; round++)
        {
            cpu.Add(await Cpu(server, does, Times, wall));
            least.Add(await Cpu(limits, () => limits.Get(limit), TimesOfALimit, []));
        }

        var ratios = cpu.Zip(least, (spent, needed) => spent / needed).Order().ToList();
        cpu.Sort();
        least.Sort();
        wall.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {act} | {size:N0} | {cpu[Rounds / 2]:0.00} | {least[Rounds / 2]:0.00} | {cpu[Rounds / 2] / least[Rounds / 2]:0.0}x | {ratios[0]:0.0}x to {ratios[^1]:0.0}x | {wall[wall.Count / 2]:0.0} | {wall[wall.Count * 95 / 100]:0.0} |"));
    }

    private static async Task<double> Cpu(Server server, Func<Task<string>> does, int times, List<double> wall)
    {
        var before = server.Processor;
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await does();
            wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        // The clock of a process ticks in hundredths of a second.
        return Math.Max((server.Processor - before).TotalMilliseconds, 10) / times;
    }

    /// <summary>Brings all that was written into the file itself.</summary>
    public static void Checkpoint(string database)
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
