namespace Cdop.Kernel;

/// <summary>A file that was looked at and kept.</summary>
/// <param name="Kept">Where, and what of it.</param>
/// <param name="Name">Its cleaned name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Traces">What it carries beside what its pages show.</param>
public sealed record TakenFile(KeptFile Kept, string Name, FileKind Kind, FileTraces Traces);

/// <summary>The one way for a file into the store: looked at by name and content, pictures cleaned, then kept; or refused with a sentence.</summary>
public static class TakeFile
{
    /// <summary>Looks at what came under a name, and keeps it; the problem names <paramref name="field"/>.</summary>
    public static async Task<Result<TakenFile>> Take(this FileStore store, string name, long length, Func<Stream> open, string field, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(open);

        if (length > FileKinds.Largest)
        {
            return new Problem(field, $"The file is larger than {FileKinds.Largest / 1024 / 1024} MB. Split it, or save it as a smaller PDF, and attach that");
        }

        await using var content = open();
        var looked = FileKinds.Look(name, content, field);
        if (!looked.Succeeded)
        {
            return looked.Problems[0];
        }

        try
        {
            content.Position = 0;
            var kept = Picture.IsCleaned(looked.Value.Kind)
                ? await store.Keep(to =>
                {
                    Picture.Copy(looked.Value.Kind, content, to);
                    return Task.CompletedTask;
                })
                : await store.Keep(content, ct);
            return new TakenFile(kept, FileName.Clean(name), looked.Value.Kind, looked.Value.Traces);
        }
        catch (InvalidDataException)
        {
            return new Problem(field, "The picture is damaged or too large to be shown. Open it, save it again and attach that");
        }
    }
}
