using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cdop.DataCollection;

/// <summary>
/// What people had typed in a section when their session ended, or once its form was handed in: sealed, for a day, for the link it was typed at. Only a browser
/// that somebody came in with has anything kept, one post a section, so that strangers cannot fill the database.
/// </summary>
internal sealed class KeptSections(IKeptForAWhile kept, KeyRing keys, IClock clock)
{
    private static readonly Duration Kept = Duration.FromDays(1);

    /// <summary>Keeps what was posted, in place of what was kept of the section before; false where it is too long.</summary>
    public async Task<bool> Keep(Guid door, string form, string section, IFormCollection posted, CancellationToken ct)
    {
        var fields = posted.ToDictionary(field => field.Key, field => field.Value.ToArray());
        var content = JsonSerializer.SerializeToUtf8Bytes(new Post(form, section, fields));
        if (content.Length > Responses.LargestDraft)
        {
            return false;
        }

        await kept.Keep(KeyOf(door, form, section), Hash($"sections of {door}"), Sealed.Bytes(Key(door), content, "kept section"), clock.GetCurrentInstant() + Kept, ct);
        return true;
    }

    /// <summary>A section of which something is kept; null where there is none.</summary>
    public async Task<(string Form, string Section)?> Last(Guid door, CancellationToken ct) =>
        (await kept.Of(Hash($"sections of {door}"), ct)) is [.., var content] ? (Read(door, content).Form, Read(door, content).Section) : null;

    /// <summary>All that is kept of a link, section by section.</summary>
    public async Task<IReadOnlyList<(string Form, string Section, IFormCollection Typed)>> Of(Guid door, CancellationToken ct) =>
        [.. (await kept.Of(Hash($"sections of {door}"), ct)).Select(content => Read(door, content)).Select(post => (post.Form, post.Section, (IFormCollection)Typed(post)))];

    /// <summary>What was typed, if anything. It stays until it is let go of.</summary>
    public async Task<IFormCollection?> Find(Guid door, string form, string section, CancellationToken ct) =>
        await kept.Find(KeyOf(door, form, section), ct) is { } content ? Typed(Read(door, content)) : null;

    /// <summary>Lets go of what was typed: the section is saved, or takes it no more.</summary>
    public Task Forget(Guid door, string form, string section, CancellationToken ct) => kept.Forget(KeyOf(door, form, section), ct);

    private static FormCollection Typed(Post post) => new(post.Fields.ToDictionary(field => field.Key, field => new StringValues(field.Value)));

    private Post Read(Guid door, byte[] content) => JsonSerializer.Deserialize<Post>(Sealed.OpenBytes(Key(door), content, "kept section"))!;

    private byte[] Key(Guid door) => keys.Derive(KeyPurpose.Documents, $"kept sections {door}");

    private static string KeyOf(Guid door, string form, string section) => Hash($"section {door} {form} {section}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Post(string Form, string Section, Dictionary<string, string?[]> Fields);
}
