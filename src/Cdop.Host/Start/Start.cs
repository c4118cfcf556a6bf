using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Cdop.Forms;
using Cdop.Notifications;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cdop.Host;

/// <summary>What happens around the start of the program.</summary>
internal static class Start
{
    // A pasted text of a megabyte is answered with a sentence in its field, not with a broken page.
    private const int LargestForm = 8 * 1024 * 1024;

    // A section of a statutory form whose groups are filled in as often as they can be.
    private const int MostFields = 10_000;

    // Who has come in with a code is kept from typing by no limit: a whole hospital answers from one address, and each page saves every ten seconds.
    private const int PeopleBehindOneAddress = 50;

    private const string EntryWrite = "entry-write";

    /// <summary>Says on the console what stands in the way, a sentence a fault, and gives the exit code.</summary>
    public static int Refuse(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem.Field.Length > 0 ? $"{problem.Field}: {problem.Message}." : problem.Message);
        }

        return 1;
    }

    /// <summary>The same for faults that no setting alone is the name of.</summary>
    public static int Refuse(IEnumerable<string> sentences) => Refuse(sentences.Select(sentence => new Problem("", sentence)));

    /// <summary>Opens the master keys; makes them in development and for the command make-keys.</summary>
    public static bool TryOpenKeys(this Settings settings, string[] args, [NotNullWhen(true)] out KeyRing? keys, [NotNullWhen(false)] out Problem? fault)
    {
        try
        {
            (keys, fault) = (KeyRing.Open(settings.KeysPath, settings.MakesKeys || args is ["make-keys", ..]), null);
            return true;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            (keys, fault) = (null, new("", wrong.Message));
            return false;
        }
    }

    /// <summary>Bounds on what a stranger may send: sizes, and how often.</summary>
    public static void LimitWhatComesIn(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = MostFields;
            form.ValueLengthLimit = LargestForm;
            form.BufferBodyLengthLimit = LargestForm;
            form.MultipartBodyLengthLimit = LargestForm;
        });
        var perMinute = builder.Configuration.GetValue("Limits:PublicPostsPerMinute", 30);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy("public-write", context => IsWriting(context) && NotificationsModule.DraftOf(context) is { } draft
                ? Posts(context, $"draft {draft}", perMinute)
                : Posts(context, AddressOf(context), perMinute));
            limiter.AddPolicy(EntryWrite, context => Posts(context, $"entry {context.GetRouteValue("selector") ?? context.GetRouteValue("link")}", perMinute));
            limiter.AddPolicy("answer-write", context => Posts(context, AddressOf(context), perMinute * PeopleBehindOneAddress));
            limiter.AddPolicy("action-write", context => Posts(context, $"action {context.GetRouteValue("link")} {context.GetRouteValue("reference")}".ToUpperInvariant(), perMinute));

            // A hospital has one address and many writers, each with a draft, a link or an action of their own; all of them together have this.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsNotifying(context)
                ? Posts(context, AddressOf(context), perMinute * PeopleBehindOneAddress)
                : IsActing(context)
                ? Posts(context, $"actions {AddressOf(context)}", perMinute * PeopleBehindOneAddress)
                : IsEntering(context)
                ? Posts(context, $"entries {AddressOf(context)}", perMinute * PeopleBehindOneAddress)
                : RateLimitPartition.GetNoLimiter(""));
        });

        static RateLimitPartition<string> Posts(HttpContext context, string by, int perMinute) => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(by, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("");

        // Who asks for a lost code, or tries one, writes no draft.
        static bool IsWriting(HttpContext context) => IsNotifying(context) && !context.Request.Path.StartsWithSegments("/notify/lost-code", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/notify/resume", StringComparison.OrdinalIgnoreCase);

        static bool IsNotifying(HttpContext context) => context.Request.Path.StartsWithSegments("/notify", StringComparison.OrdinalIgnoreCase);

        static bool IsActing(HttpContext context) => context.Request.Path.StartsWithSegments("/my-actions", StringComparison.OrdinalIgnoreCase);

        static bool IsEntering(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == EntryWrite;

        static string AddressOf(HttpContext context) => NetworkOf(context.Connection.RemoteIpAddress);
    }

    /// <summary>What is counted together: an IPv4 address, or the /64 that one subscriber of IPv6 has to himself and can take any address of.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}

/// <summary>Ready once the database answers.</summary>
internal sealed class DatabaseAnswers(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var ask = scope.ServiceProvider.GetRequiredService<UnitOfWork>().Connection.CreateCommand();
        ask.CommandText = "SELECT 1";
        await ask.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Worse for wear while a form that was published cannot be read any more: the others go on without it.</summary>
internal sealed class FormsAreRead(FormLibrary library) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(library.Faults is { Count: > 0 } faults
            ? HealthCheckResult.Degraded(string.Join("; ", faults.Select(fault => $"{fault.Key}, version {fault.Version}")))
            : HealthCheckResult.Healthy());
}
