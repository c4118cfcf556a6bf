using System.Text.RegularExpressions;
using Cdop.DataCollection.Domain;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.DataCollection.Tests;

/// <summary>An agency that was asked about a child, and what is done at its link.</summary>
internal sealed partial class Asked(CasesUnderTest cases)
{
    public const string Email = "Bell@example.nhs.uk";

    public static readonly byte[] Browser = [1, 2, 3];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Guid Request { get; private set; }

    public string Selector { get; private set; } = "";

    public FormLibrary Library => cases.Modules.Services.GetRequiredService<FormLibrary>();

    /// <summary>Accepts the death of a child and asks a practice about it.</summary>
    public static async Task<Asked> About(CasesUnderTest cases, bool restricted = false, string kind = "gp", params string[] forms)
    {
        await cases.Accept(CasesUnderTest.Ann, restricted: restricted);
        var asked = new Asked(cases);
        await asked.Send(kind, forms.Length == 0 ? ["reporting"] : forms);
        return asked;
    }

    /// <summary>The request as it stands.</summary>
    public async Task<AgencyRequest> Now() => await AsTheService((DataCollectionDb db) => db.Answered(Request).AsNoTracking().SingleAsync(Ct));

    public async Task<RequestDoor> Door() => (await Now()).Doors.Single(door => door.IsAddressee);

    /// <summary>Does something as whoever holds the addressee's link.</summary>
    public async Task<T> AsAddressee<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull => await As(await Door(), act);

    /// <summary>Does something as whoever holds a link.</summary>
    public async Task<T> As<TService, T>(RequestDoor door, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = cases.Modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new ByLink(door.Id, door.Name));
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<T> AsTheService<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = cases.Modules.Services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks for a code as somebody at a browser.</summary>
    public Task AskForCode(string email = Email, byte[]? browser = null, string? selector = null) =>
        cases.Modules.Use((AskForEntryHandler handler) => handler.Handle(selector ?? Selector, new() { Email = email }, browser ?? Browser, Ct));

    /// <summary>What the job does every few seconds.</summary>
    public async Task Sweep() => await cases.Modules.Services.GetRequiredService<MailEntryCodes>().Sweep(Ct);

    /// <summary>The codes that were mailed, the last one last.</summary>
    public async Task<IReadOnlyList<string>> Codes() => [.. (await Mails()).Select(mail => Code().Match(mail.Body)).Where(found => found.Success).Select(found => found.Groups[1].Value)];

    public Task<List<OutgoingMail>> Mails() => AsTheService((DataCollectionDb db) => db.Mail.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync(Ct));

    public async Task<Result<RequestDoor>> Enter(string code, byte[]? browser = null) =>
        await cases.Modules.Use((EnterRequestHandler handler) => handler.Handle(Selector, new() { Code = code }, browser ?? Browser, Ct));

    public Task<List<Return>> Returns() => AsTheService((DataCollectionDb db) => db.Returns.AsNoTracking().Include(r => r.Claims).OrderBy(r => r.At).ToListAsync(Ct));

    public Task<List<string>> Timeline() => AsTheService((DataCollectionDb db) => db.Set<CaseEntry>().AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Text + "|" + e.Because).ToListAsync(Ct));

    private async Task Send(string kind, string[] forms)
    {
        await AsTheService(async (IServiceProvider scope) =>
        {
            var db = scope.GetRequiredService<DataCollectionDb>();
            var reviewed = await db.Cases.AsNoTracking().SingleAsync(Ct);
            var today = cases.Clock.GetCurrentInstant().DateIn();
            var sent = AgencyRequest.Send(
                reviewed.Subject, new(kind, null, "The Surgery", "Dr A. Bell", Email, "0151 496 0000"), [.. forms.Select(form => new AskedForm(form, Library.On(form, today)!.Version))],
                "", today.PlusDays(21), today.PlusDays(7), new("someone"), cases.Clock.GetCurrentInstant());
            db.Add(sent);
            scope.GetRequiredService<RequestMail>().Ask(db, sent, sent.Doors[0]);
            (Request, Selector) = (sent.Id, "");
            await db.SaveChangesAsync(Ct);
            return 0;
        });
        Selector = Link().Match((await Mails())[^1].Body).Groups[1].Value;
    }

    [GeneratedRegex("/r/([A-Za-z0-9_-]{22})")]
    private static partial Regex Link();

    [GeneratedRegex("Your code is ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex Code();
}
