using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Host;

/// <summary>In development, where no mail server is set, mail is read here. Anywhere else there is no such page.</summary>
[AllowAnonymous]
internal sealed class ReadMailPage(IServiceScopeFactory scopes, ModuleList modules, IHostEnvironment environment, MailSettings settings) : PageModel
{
    private const int Newest = 25;

    public IReadOnlyList<Row> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!environment.IsDevelopment() || settings.Host is not null)
        {
            return NotFound();
        }

        await using var scope = scopes.AsTheService();
        var all = new List<Row>();
        foreach (var module in modules.Databases)
        {
            all.AddRange(await ((ModuleDb)scope.ServiceProvider.GetRequiredService(module)).Mail.AsNoTracking()
                .OrderByDescending(m => m.WrittenAt).ThenByDescending(m => m.Id).Take(Newest)
                .Select(m => new Row(m.Id, m.To, m.Subject, m.Body, m.WrittenAt)).ToListAsync(ct));
        }

        Mails = [.. all.OrderByDescending(m => m.WrittenAt).ThenByDescending(m => m.Id).Take(Newest)];
        return Page();
    }

    internal sealed record Row(Guid Id, string To, string Subject, string Body, Instant WrittenAt);
}
