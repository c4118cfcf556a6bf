using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Kernel;

/// <summary>
/// Lets a form with a NUL in it be read: the framework refuses the whole of such a form, and with it all that was typed.
/// The NUL becomes the sign for what cannot be kept, which its field then turns away with a sentence.
/// What is posted and is no form at all, which no page of ours sends, is answered as such before any page is asked.
/// </summary>
public static partial class ReadableForms
{
    private const string Nul = "%00";
    private const string Unreadable = "%EF%BF%BD";

    /// <summary>Reads forms before anything else does. What is larger than the server takes is answered as too large.</summary>
    public static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) => app.Use(Read);

    private static async Task Read(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page that says what went wrong takes nothing of what was sent: to read it again would go wrong again.
            (request.Body, request.ContentType, request.ContentLength) = (Stream.Null, null, 0);
            context.Features.Set<IFormFeature>(null);
            await next(context);
            return;
        }

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

            if ((HttpMethods.IsPost(request.Method) || request.HasFormContentType) && await Fault(request, context.RequestAborted) is { } fault)
            {
                context.Response.StatusCode = fault;
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

    // The status that a post which cannot be read is answered with; null where it can.
    private static async Task<int?> Fault(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        try
        {
            var form = await request.ReadFormAsync(ct); // kept for whoever reads it next
            return IsBound(form) ? null : StatusCodes.Status413PayloadTooLarge;
        }
        catch (Exception wrong) when (wrong is NotSupportedException or ArgumentException)
        {
            return StatusCodes.Status400BadRequest; // in an alphabet that is not read here, such as UTF-7
        }
        catch (InvalidDataException tooMuch) when (tooMuch.Message.Contains("limit", StringComparison.Ordinal))
        {
            return StatusCodes.Status413PayloadTooLarge; // more fields, or longer ones, than a form has
        }
        catch (Exception wrong) when (wrong is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }
    }

    // The framework throws at a list that is longer than this, or that numbers its lines in a way of its own; no page of ours has either.
    private static bool IsBound(IFormCollection form) =>
        form.Keys.All(name => !name.EndsWith(".index", StringComparison.OrdinalIgnoreCase) && !LongList().IsMatch(name));

    [GeneratedRegex(@"\[0*(?:102[4-9]|10[3-9]\d|1[1-9]\d\d|[2-9]\d{3}|[1-9]\d{4,})\]", RegexOptions.NonBacktracking)]
    private static partial Regex LongList();

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
