using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Cdop.Benchmarks;

/// <summary>
/// Asking, answering and collating over HTTP: the desk's pages of a case with twenty returns among so many other cases, a form of
/// 400 questions, and 200 professionals who read and save a section at once. The driver shares the machine with the server.
/// </summary>
internal static partial class Agencies
{
    private const int Returns = 20;
    private const int Professionals = 200;
    private const int Times = 100;
    private const int TimesToWarmUp = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    /// <summary>The desk's pages at each size, and the form of 400 questions at the last.</summary>
    public static async Task Run(string root, int[] sizes)
    {
        var (folder, seed) = Begin(root);
        foreach (var size in sizes)
        {
            var database = Sized(folder, seed, size);
            var reference = Multiply.Returns(database, Returns);
            using var server = new Server(root, database, cases: 0, empty: true);
            await server.SignIn();
            await Desk(server, size, $"/cases/{reference}");
            if (size == sizes[^1])
            {
                await LargeForm(server, size);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The professionals, among so many cases.</summary>
    public static async Task RunAtOnce(string root, int size)
    {
        var (folder, seed) = Begin(root);
        var database = Sized(folder, seed, size);
        using (var server = new Server(root, database, cases: 0, empty: true))
        {
            await server.SignIn();
            await AtOnce(server, database, size);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static (string Folder, string Seed) Begin(string root)
    {
        var folder = Directory.CreateTempSubdirectory("cdop-bench").FullName;
        var seed = Path.Combine(folder, "seed.db");
        using (var first = new Server(root, seed, cases: 190, empty: false))
        {
            Console.WriteLine($"190 cases invented and served in {first.Ready.TotalSeconds:0.0} s");
        }

        Whole.Checkpoint(seed);
        Console.WriteLine("| act | cases | CPU ms | wall ms median | wall ms p95 |");
        Console.WriteLine("|---|---|---|---|---|");
        return (folder, seed);
    }

    private static string Sized(string folder, string seed, int size)
    {
        var database = Path.Combine(folder, "cdop.db");
        foreach (var old in Directory.EnumerateFiles(folder, "cdop.db*"))
        {
            File.Delete(old);
        }

        File.Copy(seed, database);
        Multiply.To(database, size);
        return database;
    }

    private static async Task Desk(Server server, int size, string reviewed)
    {
        var asked = await server.Get($"{reviewed}?tab=requests");
        var request = Request().Match(asked).Value;
        var returned = Returned().Match(await server.Get(request)).Value;
        await Print($"open a case with {Returns} returns", size, server, () => server.Get(reviewed));
        await Print("its agencies asked", size, server, () => server.Get($"{reviewed}?tab=requests"));
        await Print("its collated record", size, server, () => server.Get($"{reviewed}/record"));
        await Print("one request", size, server, () => server.Get(request));
        await Print("one return", size, server, () => server.Get(returned.Length > 0 ? returned : request));
        await Print("whom to ask", size, server, () => server.Get($"{reviewed}/ask"));
        await Print("caseload, waiting for returns", size, server, () => server.Get("/cases?waiting=returns"));
    }

    // A page of the preview: the same parts as an agency's page, in the desk's frame.
    private static async Task LargeForm(Server server, int size)
    {
        await server.Post("/forms/load", await server.Get("/forms/load"), ("Form.Text", FourHundred()), ("Form.Key", Guid.NewGuid().ToString()));
        await Print("a form of 400 questions, 3 levels of conditions", size, server, () => server.Get("/forms/bench/2026-11"));
    }

    private static async Task AtOnce(Server server, string database, int size)
    {
        await AskAll(server);
        var all = await Task.WhenAll(Enumerable.Range(0, Professionals).Select(number => Professional.ComeIn(server, database, AddressOf(number))));
        await Measure("with a pause of 5 s between reading and saving", Pause, Long);
        await Measure("without any pause", TimeSpan.Zero, Long / 3);
        foreach (var one in all)
        {
            one.Dispose();
        }

        async Task Measure(string how, TimeSpan pause, TimeSpan length)
        {
            using var warm = new CancellationTokenSource(length / 3);
            await Task.WhenAll(all.Select(one => one.Work(pause, record: false, warm.Token)));
            var (before, since) = (server.Processor, Stopwatch.GetTimestamp());
            using var measured = new CancellationTokenSource(length);
            await Task.WhenAll(all.Select(one => one.Work(pause, record: true, measured.Token)));
            var (spent, passed) = (server.Processor - before, Stopwatch.GetElapsedTime(since));
            var (read, saved) = (all.SelectMany(one => one.Read).Order().ToList(), all.SelectMany(one => one.Saved).Order().ToList());
            var each = spent.TotalMilliseconds / (read.Count + saved.Count);
            Row($"{Professionals} at once read a section, {how}", size, each, read);
            Row($"{Professionals} at once save it, {how} ({(read.Count + saved.Count) / passed.TotalSeconds:0} requests a second)", size, each, saved);
            foreach (var one in all)
            {
                one.Forget();
            }
        }
    }

    private static string AddressOf(int number) => $"pro{number}@bench.example";

    private static async Task AskAll(Server server)
    {
        var cases = CaseLink().Matches(await server.Get("/cases?waiting=review-meeting")).Select(found => found.Groups[1].Value).Distinct().Take(20).ToList();
        if (cases.Count == 0)
        {
            throw new InvalidOperationException("No case waits for its review meeting.");
        }

        var due = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(21);
        for (var at = 0; at < cases.Count; at++)
        {
            var each = Professionals / cases.Count;
            var numbers = Enumerable.Range(at * each, at == cases.Count - 1 ? Professionals - (at * each) : each).ToList();
            var page = await server.Get($"{cases[at]}/ask");
            (string, string)[] fields =
            [
                ("Form.Version", Field("Form.Version", page)), ("Form.Key", Field("Form.Key", page)), ("go", "send"),
                ("Form.DueOn.Day", $"{due.Day}"), ("Form.DueOn.Month", $"{due.Month}"), ("Form.DueOn.Year", $"{due.Year}"),
                .. numbers.SelectMany((number, line) => new[]
                {
                    ($"Form.Ask[{line}].Ticked", "true"), ($"Form.Ask[{line}].Kind", "gp"), ($"Form.Ask[{line}].Agency", $"Practice {number}"), ($"Form.Ask[{line}].Name", $"Dr No. {number}"),
                    ($"Form.Ask[{line}].Email", AddressOf(number)), ($"Form.Ask[{line}].IsChecked", "true"), ($"Form.Ask[{line}].Forms", "reporting"),
                }),
            ];
            await server.Post($"{cases[at]}/ask", page, fields);
            if (!server.Last.Query.Contains("tab=requests", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{cases[at]} could not be asked about.");
            }
        }
    }

    private static string FourHundred()
    {
        const string list = "urn:cdop:codes:bench";
        var options = new object[] { Option("yes", "Yes"), Option("no", "No"), Option("not-known", "Not known") };
        var items = Enumerable.Range(0, 400).Select(number => new Dictionary<string, object>
        {
            ["linkId"] = $"all.q{number}",
            ["type"] = "choice",
            ["text"] = $"Question {number} of four hundred?",
            ["answerOption"] = options,
            ["enableWhen"] = number % 4 == 0 ? [] : new object[] { new { question = $"all.q{number - 1}", @operator = "=", answerCoding = new { system = list, code = "yes" } } },
        }).ToList();
        items.Where(item => item["enableWhen"] is object[] { Length: 0 }).ToList().ForEach(item => item.Remove("enableWhen"));
        return JsonSerializer.Serialize(new
        {
            resourceType = "Questionnaire",
            url = "urn:cdop:questionnaire:bench",
            version = "2026-11",
            name = "Bench",
            title = "Four hundred questions",
            status = "active",
            description = "Invented to measure.",
            effectivePeriod = new { start = "2026-11-01" },
            item = new object[] { new { linkId = "all", type = "group", text = "All of them", item = items } },
        });

        static object Option(string code, string display) => new { valueCoding = new { system = list, code, display } };
    }

    private static async Task Print(string act, int size, Server server, Func<Task<string>> does)
    {
        for (var i = 0; i < TimesToWarmUp; i++)
        {
            await does();
        }

        var wall = new List<double>();
        var before = server.Processor;
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await does();
            wall.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Row(act, size, (server.Processor - before).TotalMilliseconds / Times, wall.Order().ToList());
    }

    private static void Row(string act, int size, double cpu, List<double> wall) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {act} | {size:N0} | {cpu:0.0} | {wall[wall.Count / 2]:0} | {wall[wall.Count * 95 / 100]:0} |"));

    private static string Field(string name, string page) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;

    /// <summary>One who came in with a code, at the largest section of the reporting form.</summary>
    private sealed class Professional(HttpClient http, string section) : IDisposable
    {
        private readonly Random random = new(section.GetHashCode(StringComparison.Ordinal));
        private int saves;

        public List<double> Read { get; } = [];

        public List<double> Saved { get; } = [];

        public static async Task<Professional> ComeIn(Server server, string database, string email)
        {
            var http = server.Visitor();
            var link = await Mailed(database, email, "Request %", LinkInMail());
            var asks = await http.GetStringAsync(new Uri(link, UriKind.Relative));
            await Post(http, link, asks, ("Form.Email", email));
            var code = await Mailed(database, email, "Your code%", CodeInMail());
            var enters = await http.GetStringAsync(new Uri($"{link}/code", UriKind.Relative));
            await Post(http, $"{link}/code", enters, ("Form.Code", code));
            return new(http, $"{link}/forms/reporting/child");
        }

        /// <summary>Reads the section, thinks, saves it as the page's script does, thinks, and so on.</summary>
        public async Task Work(TimeSpan pause, bool record, CancellationToken until)
        {
            try
            {
                await Task.Delay(pause * (2 * random.NextDouble()), until);
                while (!until.IsCancellationRequested)
                {
                    var started = Stopwatch.GetTimestamp();
                    var page = await http.GetStringAsync(new Uri(section, UriKind.Relative), CancellationToken.None);
                    Note(Read, started);
                    var fields = Radio().Matches(page).Select(found => found.Groups[1].Value).Distinct().Select(name => (name, "no"))
                        .Append(("q:child.disability.development", $"As expected for the age. Written {++saves} times.")).Append(("seen", Field("seen", page))).ToArray();
                    await Task.Delay(pause, until);
                    started = Stopwatch.GetTimestamp();
                    await Post(http, section, page, fields);
                    Note(Saved, started);
                    await Task.Delay(pause, until);
                }
            }
            catch (OperationCanceledException)
            {
                // The time is over.
            }

            void Note(List<double> times, long started)
            {
                if (record)
                {
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }
        }

        public void Forget()
        {
            Read.Clear();
            Saved.Clear();
        }

        public void Dispose() => http.Dispose();

        private static async Task Post(HttpClient http, string address, string page, params (string Name, string Value)[] fields)
        {
            using var sent = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative))
            {
                Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(new("__RequestVerificationToken", Field("__RequestVerificationToken", page)))),
            };
            if (fields.Any(field => field.Name == "seen"))
            {
                sent.Headers.Add("Accept", "application/json");
            }

            using var answer = await http.SendAsync(sent);
            answer.EnsureSuccessStatusCode();
        }

        private static async Task<string> Mailed(string database, string email, string subject, Regex holding)
        {
            using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
            for (var looked = 0; looked < 240 && await often.WaitForNextTickAsync(); looked++)
            {
                using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT Body FROM collection_mail WHERE \"To\" = @to AND Subject LIKE @subject ORDER BY WrittenAt DESC LIMIT 1";
                command.Parameters.AddWithValue("@to", email);
                command.Parameters.AddWithValue("@subject", subject);
                if (command.ExecuteScalar() is string body && holding.Match(body) is { Success: true } found)
                {
                    return found.Groups[1].Value;
                }
            }

            throw new InvalidOperationException($"No mail came to {email}.");
        }
    }

    [GeneratedRegex("/cases/[A-Z]{3}-[0-9]{4}-[0-9]+/requests/[A-Z0-9-]+")]
    private static partial Regex Request();

    [GeneratedRegex("/cases/[A-Z]{3}-[0-9]{4}-[0-9]+/requests/[A-Z0-9-]+/returns/[0-9a-f-]{36}")]
    private static partial Regex Returned();

    [GeneratedRegex("href=\"(/cases/[A-Z]{3}-[0-9]{4}-[0-9]+)[?\"]")]
    private static partial Regex CaseLink();

    [GeneratedRegex("name=\"(q:[^\"]+)\" type=\"radio\" value=\"no\"")]
    private static partial Regex Radio();

    [GeneratedRegex("(/r/[A-Za-z0-9_-]{22})")]
    private static partial Regex LinkInMail();

    [GeneratedRegex("Your code is ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex CodeInMail();
}
