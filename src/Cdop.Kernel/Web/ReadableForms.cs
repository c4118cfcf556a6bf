using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel;

/// <summary>
/// Lets a form with a NUL in it be read: the framework refuses the whole of such a form, and with it all that was typed.
/// The NUL becomes the sign for what cannot be kept, which its field then turns away with a sentence.
/// What is posted and is no form at all, which no page of ours sends, is answered as such before any page is asked.
/// </summary>
public static class ReadableForms
{
    private const string Nul = "%00";
    private const string Unreadable = "%EF%BF%BD";

    /// <summary>Reads forms before anything else does. What is larger than the server takes is answered as too large.</summary>
    public static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) => app.Use(Read);

    private static async Task Read(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (FileForm.IsTooLarge(request))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (FileForm.IsFor(request))
        {
            context.Features.Set<IFormFeature>(new FileForm(context, context.RequestServices.GetRequiredService<FileStore>()));
            await next(context);
            return;
        }

        FileForm.OnlyFilesAreLarge(context);
        try
        {
            if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            {
                var sent = new MemoryStream();
                await request.Body.CopyToAsync(sent, context.RequestAborted);
                request.Body = Readable(sent);
            }

            if (HttpMethods.IsPost(request.Method) && !await IsForm(request, context.RequestAborted))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
        }
        catch (BadHttpRequestException tooLarge)
        {
            context.Response.StatusCode = tooLarge.StatusCode;
            return;
        }

        await next(context);
    }

    private static async Task<bool> IsForm(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return false;
        }

        try
        {
            await request.ReadFormAsync(ct); // kept for whoever reads it next
            return true;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return false;
        }
    }

    private static MemoryStream Readable(MemoryStream sent)
    {
        var bytes = sent.GetBuffer().AsSpan(0, (int)sent.Length);
        if (bytes.IndexOf("%00"u8) < 0)
        {
            sent.Position = 0;
            return sent;
        }

        // An encoded form is ASCII; Latin-1 takes whatever else a machine sends through unchanged.
        return new(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace(Nul, Unreadable, StringComparison.Ordinal)));
    }
}
