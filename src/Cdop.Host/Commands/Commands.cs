using Cdop.Partnership;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Host;

/// <summary>What an operator does at the console instead of starting the site: <c>dotnet run --project src/Cdop.Host -- COMMAND</c>.</summary>
internal static class Commands
{
    private static readonly string[] Known = ["grant", "verify-audit", "migrate", "make-keys"];

    /// <summary>Whether the arguments ask for a command.</summary>
    public static bool Asked(string[] args) => args is [var first, ..] && !first.StartsWith('-');

    /// <summary>Does it; the answer is the exit code.</summary>
    public static async Task<int> Run(string[] args, WebApplication app, Settings settings, CancellationToken ct)
    {
        if (!Known.Contains(args[0]))
        {
            return Fail($"There is no command {args[0]}. The commands are: {string.Join(", ", Known)}.");
        }

        if (args[0] == "make-keys")
        {
            Console.WriteLine($"The keys are in {settings.KeysPath}. Keep a copy apart from the database: without them the audit and the documents cannot be read.");
            return 0;
        }

        if (args[0] == "verify-audit")
        {
            return await VerifyAudit(app.Services, ct);
        }

        if (await PrepareDatabase.Run(app.Services, settings, ct) is { Count: > 0 } faults)
        {
            return Fail([.. faults]);
        }

        return args[0] switch
        {
            "grant" => await Grant(app, ct),
            _ => 0,
        };
    }

    private static async Task<int> Grant(WebApplication app, CancellationToken ct)
    {
        await PartnershipModule.SeedAsync(app.Services, ct);
        var given = app.Configuration;
        var granted = await PartnershipModule.GrantAsync(app.Services, given["issuer"] ?? "", given["subject"] ?? "", given["role"] ?? "", given["areas"] ?? "", ct);
        if (!granted.Succeeded)
        {
            return Fail([.. granted.Problems.Select(p => $"{p.Message}.")]);
        }

        await app.Services.GetRequiredService<AnchorAudit>().Anchor(ct);

        Console.WriteLine(granted.Value);
        return 0;
    }

    // What is verified is left as it is: a database of an older version, such as a backup, is not brought up to this one first.
    private static async Task<int> VerifyAudit(IServiceProvider services, CancellationToken ct)
    {
        if (await services.GetRequiredService<IDatabase>().Check(ct) is { Count: > 0 } faults)
        {
            return Fail([.. faults]);
        }

        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        var trail = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        var anchors = scope.ServiceProvider.GetRequiredService<AuditAnchors>();
        var bad = 0;
        foreach (var type in scope.ServiceProvider.GetRequiredService<ModuleList>().Databases)
        {
            var module = (ModuleDb)scope.ServiceProvider.GetRequiredService(type);
            if (!(await module.Database.GetAppliedMigrationsAsync(ct)).Any())
            {
                bad++;
                Console.WriteLine($"{module.Schema}: there is no audit in this database.");
            }
            else
            {
                var verdict = await trail.Verify(module, anchors.Of(module.Schema), ct);
                bad += verdict is { Fault: null, IsAnchored: true } ? 0 : 1;
                Console.WriteLine(verdict.Fault is { } fault ? $"{fault.Module}: row {fault.Sequence} {fault.What}." : $"{module.Schema}: every row holds.");
                Console.WriteLine($"{module.Schema}: {verdict.Anchored}.");
            }
        }

        return bad == 0 ? 0 : 1;
    }

    private static int Fail(params string[] sentences)
    {
        foreach (var sentence in sentences)
        {
            Console.Error.WriteLine(sentence);
        }

        return 1;
    }
}
