using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel.Tests;

public sealed class ClamdRunning : IAsyncLifetime
{
    private Clamd? clamd;

    internal string Socket => clamd!.Socket;

    public async ValueTask InitializeAsync() => clamd = await Clamd.Start(CancellationToken.None);

    public ValueTask DisposeAsync() => clamd?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class ScanFilesTests(ClamdRunning clamd) : IClassFixture<ClamdRunning>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdop-files");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_scanner_tells_the_clean_from_the_infected()
    {
        var scanner = new Scanner(new(folder.FullName, clamd.Socket));

        Assert.IsType<ScanResult.Clean>(await scanner.Scan(Content("A letter"), Ct));
        Assert.Equal(Clamd.Found, Assert.IsType<ScanResult.Infected>(await scanner.Scan(Content($"A letter {Clamd.Bad}"), Ct)).Name);
        Assert.Equal(Clamd.Found, Assert.IsType<ScanResult.Infected>(await scanner.Scan(Content(new string('x', 1_000_000) + Clamd.Bad), Ct)).Name);
    }

    [Fact]
    public async Task What_the_scanner_could_not_look_at_is_not_clean()
    {
        var large = Assert.IsType<ScanResult.CouldNot>(await new Scanner(new(folder.FullName, clamd.Socket)).Scan(new MemoryStream(new byte[5_000_000]), Ct));
        var away = Assert.IsType<ScanResult.CouldNot>(await new Scanner(new(folder.FullName, Path.Combine(folder.FullName, "nobody"))).Scan(Content("A letter"), Ct));
        var none = Assert.IsType<ScanResult.CouldNot>(await new Scanner(new(folder.FullName, null)).Scan(Content("A letter"), Ct));

        Assert.Contains("larger than the scanner takes", large.Reason, StringComparison.Ordinal);
        Assert.False(large.IsAway); // others may well be looked at
        Assert.True(away.IsAway && none.IsAway);
    }

    [Theory]
    [InlineData("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", "it is larger or packed deeper than the scanner looks")]
    [InlineData("stream: Heuristics.Encrypted.PDF FOUND\0", "it is protected by a password")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", "it is larger than the scanner takes")]
    [InlineData("stream: OK and more", "the scanner gave an answer that says nothing of it")]
    [InlineData("", "the scanner gave an answer that says nothing of it")]
    public void An_answer_that_proves_nothing_is_not_clean(string answer, string reason) => Assert.Equal(reason, Assert.IsType<ScanResult.CouldNot>(Scanner.Read(answer)).Reason);

    [Fact]
    public async Task The_sweep_frees_the_clean_and_destroys_the_infected_wherever_it_was_kept()
    {
        await using var modules = Modules(clamd.Socket);
        var (clean, bad, same) = (await Keep(modules, "A letter"), await Keep(modules, Clamd.Bad), await Keep(modules, Clamd.Bad));
        Assert.Equal(FileState.Quarantined, (await Read(modules, clean)).State);

        await Sweep(modules);

        Assert.True((await Read(modules, clean)).MayBeOpened);
        foreach (var file in new[] { await Read(modules, bad), await Read(modules, same) })
        {
            Assert.Equal((FileState.Infected, Clamd.Found), (file.State, file.Finding));
            Assert.NotNull(file.DestroyedAt);
            Assert.Throws<FileDamagedException>(() => modules.Services.GetRequiredService<FileStore>().Open(file.Address));
        }

        Assert.Equal(2, modules.Told.OfType<FileInfected>().Count());
    }

    [Fact]
    public async Task Without_a_scanner_or_while_it_is_away_nothing_leaves_quarantine_and_nothing_is_written()
    {
        foreach (var socket in new[] { null, Path.Combine(folder.FullName, "nobody") })
        {
            await using var modules = Modules(socket);
            var file = await Keep(modules, "A letter");
            var before = await Read(modules, file);

            await Sweep(modules);
            await modules.Services.GetRequiredService<ScanFiles>().AtOnceIfQuick<FilesDb>(file);

            Assert.Equal((FileState.Quarantined, before.Version), ((await Read(modules, file)).State, (await Read(modules, file)).Version));
        }
    }

    [Fact]
    public async Task What_the_record_calls_infected_is_destroyed_though_the_power_failed_in_between()
    {
        await using var modules = Modules(clamd.Socket);
        var file = await Keep(modules, Clamd.Bad);
        await modules.Use(async (FilesDb db) =>
        {
            (await db.Set<StoredFile>().SingleAsync(f => f.Id == file, Ct)).Take(new ScanResult.Infected("X"), "", modules.Clock.GetCurrentInstant());
            await db.SaveChangesAsync(Ct);
        });

        await Sweep(modules);

        var destroyed = await Read(modules, file);
        Assert.NotNull(destroyed.DestroyedAt);
        Assert.Throws<FileDamagedException>(() => modules.Services.GetRequiredService<FileStore>().Open(destroyed.Address));
    }

    [Fact]
    public async Task What_was_clean_is_scanned_anew_by_other_signatures_or_after_long_and_destroyed_where_they_know_it()
    {
        var socket = Path.Combine(folder.FullName, "scanner");
        Guid file, other;
        await using (var modules = Modules(socket))
        {
            File.CreateSymbolicLink(socket, clamd.Socket);
            (file, other) = (await Keep(modules, "A letter of old"), await Keep(modules, "Another"));
            await Sweep(modules);
            var first = await Read(modules, file);
            Assert.StartsWith("ClamAV", first.ScannedWith, StringComparison.Ordinal);

            // The same signatures on the next day: nothing is asked.
            modules.Clock.AdvanceDays(1);
            await Anew(modules);
            Assert.Equal(first.ScannedAt, (await Read(modules, file)).ScannedAt);

            // Others.
            await modules.Use((FilesDb db) => db.Set<StoredFile>().ExecuteUpdateAsync(set => set.SetProperty(f => f.ScannedWith, "ClamAV 0.1/1/long ago"), Ct));
            await Anew(modules);
            Assert.Equal((modules.Clock.GetCurrentInstant(), first.ScannedWith), ((await Read(modules, file)).ScannedAt!.Value, (await Read(modules, file)).ScannedWith));

            // While the scanner is away, what was clean stays so.
            modules.Clock.AdvanceDays(31);
            File.Delete(socket);
            await Anew(modules);
            Assert.True((await Read(modules, file)).MayBeOpened);

            // After long, by one that knows it.
            await using var knows = await Clamd.Start(Ct, "A letter of old");
            File.CreateSymbolicLink(socket, knows.Socket);
            await Anew(modules);

            Assert.Equal(FileState.Infected, (await Read(modules, file)).State);
            Assert.NotNull((await Read(modules, file)).DestroyedAt);
            Assert.True(Assert.Single(modules.Told.OfType<FileInfected>()).WasOpen);
            Assert.Equal((true, modules.Clock.GetCurrentInstant()), ((await Read(modules, other)).MayBeOpened, (await Read(modules, other)).ScannedAt!.Value));
        }
    }

    [Fact]
    public async Task Every_night_what_no_row_names_goes_and_what_is_damaged_is_known()
    {
        await using var modules = Modules(null);
        var store = modules.Services.GetRequiredService<FileStore>();
        var kept = await Read(modules, await Keep(modules, "A letter"));
        var orphan = await store.Keep(Content("Nobody's"), Ct);
        modules.Clock.Reset(Instant.FromDateTimeUtc(DateTime.UtcNow));

        await Check(modules);
        Assert.True(await store.IsWhole(orphan.Address, Ct)); // its row may be on the way

        modules.Clock.AdvanceDays(2);
        await Check(modules);
        Assert.False(await store.IsWhole(orphan.Address, Ct));
        Assert.True(await store.IsWhole(kept.Address, Ct));

        store.Destroy(kept.Address);
        modules.Clock.AdvanceDays(31);
        await Check(modules);
        Assert.True((await Read(modules, kept.Id)).IsDamaged);

        // Put back, it is whole again with the next night.
        await store.Keep(Content("A letter"), Ct);
        modules.Clock.AdvanceDays(1);
        await Check(modules);
        Assert.False((await Read(modules, kept.Id)).IsDamaged);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static MemoryStream Content(string words) => new(Encoding.ASCII.GetBytes(words));

    private static Task Sweep(ModulesUnderTest modules) => modules.Services.GetRequiredService<ScanFiles>().Sweep(Ct);

    private static Task Anew(ModulesUnderTest modules) => modules.Services.GetRequiredService<ScanFilesAnew>().Sweep(Ct);

    private static Task Check(ModulesUnderTest modules) => modules.Services.GetRequiredService<CheckFiles>().Sweep(Ct);

    private static Task<StoredFile> Read(ModulesUnderTest modules, Guid file) => modules.Use((FilesDb db) => db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == file, Ct));

    private static async Task<Guid> Keep(ModulesUnderTest modules, string words)
    {
        var kept = await modules.Services.GetRequiredService<FileStore>().Keep(Content(words), Ct);
        return await modules.Use(async (FilesDb db) =>
        {
            var file = StoredFile.Of(new(kept, "letter.txt", FileKind.Text, FileTraces.None), Guid.NewGuid(), modules.Clock.GetCurrentInstant());
            db.Add(file);
            await db.SaveChangesAsync(Ct);
            return file.Id;
        });
    }

    private ModulesUnderTest Modules(string? socket) => new(services => services
        .AddModuleDb<FilesDb>("files")
        .AddFiles(new(folder.CreateSubdirectory("kept").FullName, socket))
        .AddFilesOf<FilesDb>()
        .ListenTo<FileInfected>());
}

/// <summary>A module that keeps files and nothing else.</summary>
internal sealed class FilesDb(DbContextOptions<FilesDb> options, Ground ground) : ModuleDb(options, "files", ground)
{
    protected override void Shape(ModelBuilder modelBuilder) => KeepsFiles(modelBuilder);
}
