using System.Net;
using System.Net.Sockets;

namespace Cdop.PanelReview;

public sealed class ChromiumTests : IDisposable
{
    private const string Sheet = "<!doctype html><html lang=\"en\"><title>x</title><h1>Papers</h1>";

    private readonly Printing printing = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => printing.Dispose();

    [Fact]
    public async Task Without_one_it_says_so()
    {
        printing.Settings = new(Path: null);

        Assert.Equal(Chromium.NotSetUp, await Refused());
    }

    [Fact]
    public async Task It_reaches_no_network_not_even_a_program_on_the_same_machine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var chromium = printing.Chromium;

        Assert.True((await chromium.Print($"{Sheet}<img src=\"http://127.0.0.1:{port}/a.png\"><img src=\"http://localhost:{port}/b.png\"><link rel=\"stylesheet\" href=\"https://127.0.0.1:{port}/c.css\"><script>fetch('http://127.0.0.1:{port}/d')</script>", Ct)).Succeeded);

        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task A_pack_that_asked_for_a_file_of_the_machine_would_not_get_it()
    {
        var secret = Path.Combine(printing.Folder, "secret.html");
        await File.WriteAllTextAsync(secret, "Wisteria", Ct);
        var pack = PrintedPack.Make("2026-003", 1, "Una Whitlow", "1a2b3c4d", [], Instant.FromUtc(2026, 5, 27, 11, 30));
        var asks = pack.Replace("</body>", $"<iframe src=\"{new Uri(secret).AbsoluteUri}\"></iframe><object data=\"{new Uri(secret).AbsoluteUri}\"></object><script>document.body.append('Scripts')</script></body>", StringComparison.Ordinal);
        using var chromium = printing.Chromium;

        var told = Printing.Text((await chromium.Print(asks, Ct)).Value);

        Assert.Contains("Papers for panel meeting", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Wisteria", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Scripts", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_nothing_of_the_site_by_its_environment()
    {
        printing.Instead("env > \"$HOME/../told\"");
        Environment.SetEnvironmentVariable("CDOP_TEST_SECRET", "Wisteria");
        try
        {
            Assert.Equal(Chromium.Failed, await Refused());
        }
        finally
        {
            Environment.SetEnvironmentVariable("CDOP_TEST_SECRET", null);
        }

        var told = await File.ReadAllTextAsync(Path.Combine(printing.Folder, "told"), Ct);
        Assert.Contains("HOME=", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Wisteria", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 3")]
    [InlineData("kill -SEGV $$")]
    [InlineData("true")]
    [InlineData("printf '%%PDF-1.4\\nhalf' > \"$pdf\"")]
    [InlineData("printf '%%PDF-1.4\\nwithout an end\\n%%%%EOF' > \"$pdf\"")]
    public async Task Whatever_goes_wrong_is_one_plain_sentence_and_leaves_nothing_behind(string does)
    {
        printing.Instead(does);

        Assert.Equal(Chromium.Failed, await Refused());
        Assert.Empty(printing.Left);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_is_the_same_sentence()
    {
        printing.Instead($"ulimit -f 4\nexec {Printing.Program} \"$@\"");
        Assert.Equal(Chromium.Failed, await Refused());
        Assert.Empty(printing.Left);

        printing.Settings = new(Printing.Program) { Folder = "/dev/null/nowhere" };
        Assert.Equal(Chromium.Failed, await Refused());
    }

    [Fact]
    public async Task What_takes_too_long_is_ended_with_all_its_children()
    {
        printing.Instead("sleep 300 &\necho $$ $! > \"$HOME/../children\"\nwait");
        printing.Settings = printing.Settings with { Longest = TimeSpan.FromSeconds(1) };

        Assert.Equal(Chromium.Failed, await Refused());

        Assert.Empty(printing.Left);
        var children = (await File.ReadAllTextAsync(Path.Combine(printing.Folder, "children"), Ct)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, children.Length);
        Assert.All(children, id => Assert.False(Runs(int.Parse(id, null))));
    }

    [Fact]
    public async Task Who_goes_away_takes_the_print_with_them()
    {
        printing.Instead("echo $$ > \"$HOME/../child\"\nexec sleep 300");
        using var chromium = printing.Chromium;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var print = chromium.Print(Sheet, leaving.Token);
        var child = Path.Combine(printing.Folder, "child");
        while (!File.Exists(child) || (await File.ReadAllTextAsync(child, Ct)).Length == 0)
        {
            await Task.Yield();
        }

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => print);
        Assert.False(Runs(int.Parse(await File.ReadAllTextAsync(child, Ct), null)));
        Assert.Empty(printing.Left);
    }

    [Fact]
    public async Task Two_print_at_a_time_and_a_third_is_asked_to_come_again()
    {
        printing.Instead("exec sleep 300");
        printing.Settings = printing.Settings with { LongestWait = TimeSpan.FromMilliseconds(100) };
        using var chromium = printing.Chromium;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (first, second) = (chromium.Print(Sheet, leaving.Token), chromium.Print(Sheet, leaving.Token));

        Assert.Equal(Chromium.Busy, (await chromium.Print(Sheet, Ct)).Problems[0].Message);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        printing.Instead("exit 3");
        Assert.Equal(Chromium.Failed, (await chromium.Print(Sheet, Ct)).Problems[0].Message); // and there is room again
    }

    [Fact]
    public async Task What_a_process_that_was_killed_left_is_removed_after_an_hour()
    {
        var left = Directory.CreateDirectory(Path.Combine(printing.Folder, "cdop-print-left")).FullName;
        var young = Directory.CreateDirectory(Path.Combine(printing.Folder, "cdop-print-young")).FullName;
        Directory.SetLastWriteTimeUtc(left, new(2026, 3, 3, 10, 59, 0, DateTimeKind.Utc)); // the clock of the test says noon
        Directory.SetLastWriteTimeUtc(young, new(2026, 3, 3, 11, 1, 0, DateTimeKind.Utc));
        printing.Instead("exit 3");

        await Refused();

        Assert.Equal([young], printing.Left);
    }

    private static bool Runs(int id)
    {
        // One that has ended may still stand in the table, until who began it looks (Z).
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string> Refused()
    {
        using var chromium = printing.Chromium;
        return Assert.Single((await chromium.Print(Sheet, Ct)).Problems).Message;
    }
}
