using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Host;

/// <summary>
/// Mail of all modules that was refused, or has waited for longer than it should: for who runs the platform,
/// so without an address and without a body.
/// </summary>
[Needs(Permission.Operate)]
internal sealed class WatchMailPage(IServiceScopeFactory scopes, ModuleList modules, MailSettings settings, IClock clock) : PageModel
{
    private const int Newest = 50;
    private static readonly Duration Long = Duration.FromMinutes(10);

    public IReadOnlyList<Row> Mails { get; private set; } = [];

    /// <summary>How many there are, shown or not.</summary>
    public int Count { get; private set; }

    /// <summary>Whether mail is sent at all, and not only kept.</summary>
    public bool IsSent => settings.Host is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var scope = scopes.AsTheService();
        var longAgo = clock.GetCurrentInstant() - Long;
        var all = new List<Row>();
        foreach (var type in modules.Databases)
        {
            var module = (ModuleDb)scope.ServiceProvider.GetRequiredService(type);
            var stuck = module.Mail.AsNoTracking().Where(m => m.State == MailState.Refused || (m.State == MailState.Queued && m.WrittenAt < longAgo));
            Count += await stuck.CountAsync(ct);
            all.AddRange(await stuck.OrderByDescending(m => m.WrittenAt).ThenByDescending(m => m.Id).Take(Newest)
                .Select(m => new Row(m.WrittenAt, module.Schema, m.Subject, m.State, m.Attempts, m.LastAnswer)).ToListAsync(ct));
        }

        Mails = [.. all.OrderByDescending(m => m.WrittenAt).Take(Newest)];
    }

    internal sealed record Row(Instant WrittenAt, string Module, string Subject, MailState State, int Attempts, string? LastAnswer);
}
