using System.Security.Cryptography;
using System.Text;

namespace Cdop.Kernel.Tests;

public sealed class FileStoreTests : IDisposable
{
    private const int Chunk = 64 * 1024;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdop-files");
    private readonly FileStore store;

    public FileStoreTests() => store = new(new(folder.FullName, null), ModulesUnderTest.TestKeys);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData((3 * Chunk) + 17)]
    public async Task What_is_kept_is_given_back_and_nothing_of_it_is_on_the_disk_in_clear(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var kept = await store.Keep(new MemoryStream(content), Ct);

        Assert.Equal((length, Convert.ToHexStringLower(SHA256.HashData(content))), (kept.Size, kept.Sha256));
        Assert.Equal(content, await Read(kept.Address));
        Assert.True(await store.IsWhole(kept.Address, Ct));
        var (path, stored) = (Only(), await File.ReadAllBytesAsync(Only(), Ct));
        Assert.DoesNotContain(kept.Sha256, path, StringComparison.OrdinalIgnoreCase);
        Assert.True(length < 16 || stored.AsSpan().IndexOf(content.AsSpan(0, 16)) < 0);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_content_has_one_address_which_only_who_holds_the_key_can_tell()
    {
        var elsewhere = new FileStore(new(folder.CreateSubdirectory("elsewhere").FullName, null), KeyRing.Open(folder.CreateSubdirectory("keys").FullName, makeMissing: true));

        var first = await store.Keep(new MemoryStream("Same words"u8.ToArray()), Ct);
        var again = await store.Keep(new MemoryStream("Same words"u8.ToArray()), Ct);
        var theirs = await elsewhere.Keep(new MemoryStream("Same words"u8.ToArray()), Ct);

        Assert.Equal(first, again);
        Assert.Equal(first.Sha256, theirs.Sha256);
        Assert.NotEqual(first.Address, theirs.Address);
    }

    [Fact]
    public async Task It_is_read_from_any_place_on()
    {
        var content = RandomNumberGenerator.GetBytes((2 * Chunk) + 100);
        var kept = await store.Keep(new MemoryStream(content), Ct);
        await using var open = store.Open(kept.Address);

        foreach (var at in new[] { (2 * Chunk) + 99, 0, Chunk - 1, Chunk })
        {
            open.Position = at;
            Assert.Equal(content[at], open.ReadByte());
        }
    }

    public static TheoryData<string> Harms => ["a bit of the first chunk", "a bit of the last chunk", "a bit of the head", "the last byte", "the last chunk", "two chunks", "a chunk twice", "a byte more", "all"];

    [Theory]
    [MemberData(nameof(Harms))]
    public async Task Whatever_was_done_to_it_on_the_disk_is_found(string harm)
    {
        var kept = await store.Keep(new MemoryStream(RandomNumberGenerator.GetBytes(4 * Chunk)), Ct);
        var stored = await File.ReadAllBytesAsync(Only(), Ct);
        const int head = 64, whole = Chunk + 16;
        switch (harm)
        {
            case "a bit of the first chunk": stored[head + 5] ^= 1; break;
            case "a bit of the last chunk": stored[^1] ^= 128; break;
            case "a bit of the head": stored[12] ^= 1; break;
            case "the last byte": stored = stored[..^1]; break;
            case "the last chunk": stored = stored[..^whole]; break;
            case "two chunks": stored = [.. stored[..head], .. stored[(head + whole)..(head + (2 * whole))], .. stored[head..(head + whole)], .. stored[(head + (2 * whole))..]]; break;
            case "a chunk twice": stored.AsSpan(head, whole).CopyTo(stored.AsSpan(head + whole)); break;
            case "a byte more": stored = [.. stored, 0]; break;
            default: stored = []; break;
        }

        await File.WriteAllBytesAsync(Only(), stored, Ct);

        Assert.False(await store.IsWhole(kept.Address, Ct));
        await Assert.ThrowsAsync<FileDamagedException>(() => Read(kept.Address));
    }

    [Fact]
    public async Task A_file_does_not_pass_for_another_and_one_that_is_gone_is_missed()
    {
        var one = await store.Keep(new MemoryStream("One child"u8.ToArray()), Ct);
        var path = Only();
        var other = await store.Keep(new MemoryStream("Another"u8.ToArray()), Ct);
        File.Copy(path, All().Single(p => p != path), overwrite: true);

        await Assert.ThrowsAsync<FileDamagedException>(() => Read(other.Address));
        await store.Keep(new MemoryStream("Another"u8.ToArray()), Ct);
        Assert.Equal("Another", Encoding.UTF8.GetString(await Read(other.Address)));
        store.Destroy(one.Address);
        store.Destroy(one.Address);
        await Assert.ThrowsAsync<FileDamagedException>(() => Read(one.Address));
    }

    [Fact]
    public async Task A_file_that_the_disk_cannot_read_is_not_whole_and_stops_nobody()
    {
        var kept = await store.Keep(new MemoryStream("One child"u8.ToArray()), Ct);
        var path = Only();
        File.Delete(path);

        Directory.CreateDirectory(path);
        Assert.False(await store.IsWhole(kept.Address, Ct));
        Directory.Delete(path);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link to itself is made on Unix alone");
        File.CreateSymbolicLink(path, path);
        Assert.False(await store.IsWhole(kept.Address, Ct));
        File.Delete(path);
    }

    [Fact]
    public async Task What_came_in_anew_meanwhile_is_not_destroyed()
    {
        var kept = await store.Keep(new MemoryStream("One child"u8.ToArray()), Ct);
        var put = Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(Only()));

        Assert.False(store.Destroy(kept.Address, unlessSince: put));
        Assert.True(await store.IsWhole(kept.Address, Ct));
        Assert.True(store.Destroy(kept.Address, unlessSince: put + Duration.FromSeconds(1)));
        Assert.False(store.Destroy(kept.Address));
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => store.Keep(to =>
        {
            to.Write(new byte[Chunk * 2]);
            throw new InvalidDataException("planted");
        }));

        Assert.Empty(All());
    }

    [Fact]
    public async Task What_comes_in_is_held_encrypted_up_to_the_most_and_gone_when_it_is_let_go()
    {
        var held = await store.Spool(new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 1000))), most: 600, Ct);

        Assert.Equal(1000, held.Length);
        Assert.DoesNotContain("xxxxxxxx", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Only(), Ct)), StringComparison.Ordinal);
        await using (var open = held.Open())
        {
            Assert.Equal(600, open.Length);
        }

        held.Dispose();
        Assert.Empty(All());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<byte[]> Read(FileAddress address)
    {
        await using var open = store.Open(address);
        using var read = new MemoryStream();
        await open.CopyToAsync(read, Ct);
        return read.ToArray();
    }

    private List<string> All() => [.. Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".key", StringComparison.Ordinal))];

    private string Only() => Assert.Single(All());
}
