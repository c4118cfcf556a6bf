using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cdop.Kernel;

/// <summary>
/// A page to which a file may be sent, and the only kind that takes a large post. It is read when the page asks for it, so
/// for nobody who may not send it, and the file is held encrypted and never lies on the disk in clear.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFileAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>Some way past the largest file, so that what is too large is answered with a sentence in its field.</summary>
    public long? MaxRequestBodySize => 4 * FileKinds.Largest;
}

/// <summary>A posted form with files in it, read part by part.</summary>
internal sealed class FileForm(HttpContext context, FileStore store) : IFormFeature
{
    private const int MostParts = 200;
    private const int LongestField = 1024 * 1024;
    private const int LongestBoundary = 100;

    public IFormCollection? Form { get; set; }

    public bool HasFormContentType => true;

    public static bool IsFor(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is not null
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    public static bool IsTooLarge(HttpRequest request) => request.ContentLength > request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>()?.MaxRequestBodySize;

    /// <summary>What is sent to such a page and holds no file may be no larger than elsewhere: it is read before anybody is asked who sends it.</summary>
    public static void OnlyFilesAreLarge(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: not null } limit)
        {
            limit.MaxRequestBodySize = context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>>().Value.Limits.MaxRequestBodySize;
        }
    }

    public IFormCollection ReadForm() => ReadFormAsync(context.RequestAborted).GetAwaiter().GetResult();

    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Form ??= await Read(cancellationToken);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form breaks off.", broken);
        }
    }

    private async Task<IFormCollection> Read(CancellationToken ct)
    {
        var boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
        {
            throw new InvalidDataException("The form has no boundary.");
        }

        var (typed, files) = (new KeyValueAccumulator(), new FormFileCollection());
        var reader = new MultipartReader(boundary, context.Request.Body);
        while (await reader.ReadNextSectionAsync(ct) is { } part)
        {
            if (typed.ValueCount + files.Count >= MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var names) || StringSegment.IsNullOrEmpty(names.Name))
            {
                throw new InvalidDataException("The form has too many parts, or one without a name.");
            }

            var name = HeaderUtilities.RemoveQuotes(names.Name).ToString();
            if (names.IsFormDisposition())
            {
                typed.Append(name, await Text(part.Body, ct));
            }
            else if (names.IsFileDisposition() && await File(name, HeaderUtilities.RemoveQuotes(StringSegment.IsNullOrEmpty(names.FileNameStar) ? names.FileName : names.FileNameStar).ToString(), part, ct) is { } file)
            {
                files.Add(file);
            }
        }

        return new FormCollection(typed.GetResults(), files);
    }

    // A text beyond every limit is kept as far as that: its field refuses it with its own sentence, and all else that was typed stays.
    private static async Task<string> Text(Stream part, CancellationToken ct)
    {
        using var text = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int read; (read = await part.ReadAsync(buffer, ct)) > 0;)
        {
            text.Write(buffer, 0, (int)Math.Min(read, LongestField - text.Length));
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private async Task<IFormFile?> File(string field, string name, MultipartSection part, CancellationToken ct)
    {
        var held = await store.Spool(part.Body, FileKinds.Largest, ct);
        context.Response.RegisterForDispose(held);
        return name.Length == 0 && held.Length == 0 ? null : new Sent(field, name, part, held); // no file was chosen
    }

    private sealed class Sent(string control, string name, MultipartSection part, SpooledFile held) : IFormFile
    {
        public string ContentType => part.ContentType ?? "";

        public string ContentDisposition => part.ContentDisposition ?? "";

        public IHeaderDictionary Headers => new HeaderDictionary(part.Headers);

        public long Length => held.Length;

        public string Name => control;

        public string FileName => name;

        public Stream OpenReadStream() => held.Open();

        public void CopyTo(Stream target)
        {
            using var content = held.Open();
            content.CopyTo(target);
        }

        public async Task CopyToAsync(Stream target, CancellationToken cancellationToken = default)
        {
            await using var content = held.Open();
            await content.CopyToAsync(target, cancellationToken);
        }
    }
}
