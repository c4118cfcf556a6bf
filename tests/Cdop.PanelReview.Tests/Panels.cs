using Cdop.DataCollection.Contracts;
using Cdop.Forms;
using Cdop.Partnership;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.PanelReview;

/// <summary>An office with a panel of five that is quorate, on an empty database.</summary>
internal sealed class Panels : IAsyncDisposable
{
    private static readonly string[] Seats = ["chair", "designated-doctor", "social-care", "police", "lay"];

    private readonly ReadyCases ready = new();
    private readonly DirectoryInfo files = System.IO.Directory.CreateTempSubdirectory("cdop-files");

    /// <param name="chromium">What prints papers; null where nothing does.</param>
    /// <param name="more">Hand-made neighbours in place of the real ones.</param>
    /// <param name="scanner">The socket of a scanner; null where there is none.</param>
    public Panels(string? chromium = null, Action<IServiceCollection>? more = null, string? scanner = null) => Modules = new(services =>
    {
        services.AddForms().AddPartnership().AddPanelReview(chromium).AddFiles(new(files.FullName, scanner)).AddSingleton<ICaseDirectory>(ready).AddSingleton<IPaperDirectory>(Papers);
        more?.Invoke(services);
    });

    public ModulesUnderTest Modules { get; }

    /// <summary>How many files lie in the store.</summary>
    public int FilesKept => files.EnumerateFiles("*", SearchOption.AllDirectories).Count();

    /// <summary>The disk loses what the store keeps.</summary>
    public void LoseFiles()
    {
        foreach (var file in files.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Delete();
        }
    }

    public Dictionary<CaseId, CaseInvolvement> Involvements => ready.Involvements;

    /// <summary>What later modules are told of the cases.</summary>
    public ReadyCases Directory => ready;

    public PapersMade Papers { get; } = new();

    /// <summary>What the review meeting drafted of every case.</summary>
    public DraftOfAnalysis? Drafted { set => ready.Drafted = value; }

    public static PlanMeeting Plan => new() { Panel = "general", On = new(2026, 5, 13), Starts = new(9, 30), Minutes = 180, Place = "Room 2" };

    public async Task<IReadOnlyList<Guid>> Members(CancellationToken ct)
    {
        foreach (var seat in Seats)
        {
            await Modules.Use((AddMemberHandler handler) => handler.Handle(
                new() { Name = $"The {seat}", Email = $"{seat}@panel.example", Seat = seat, Employer = "Example Trust", Panels = ["general"] }, ct));
        }

        return await Modules.Use((PanelReviewDb db) => db.Members.Select(m => m.Id).ToListAsync(ct));
    }

    /// <summary>Lets the member of a seat sign in as somebody of the same name.</summary>
    public Task GiveAccounts(CancellationToken ct) => Modules.Use(async (PanelReviewDb db) =>
    {
        foreach (var member in await db.Members.ToListAsync(ct))
        {
            member.Describe(DescribeMember.Of(member) with { Person = member.Seat }, PanelRulesAsData.Read());
        }

        await db.SaveChangesAsync(ct);
    });

    /// <summary>The member of a seat acts from now on; "office" for somebody of the office.</summary>
    public Panels As(string seat)
    {
        Modules.Person.Id = new(seat);
        return this;
    }

    /// <summary>A meeting at which three members have said that they come, with one case listed and scores asked; on its day.</summary>
    public async Task<(string Number, string Label)> Held(CancellationToken ct, params string[] coming)
    {
        await Members(ct);
        await GiveAccounts(ct);
        var number = await Planned(ct);
        foreach (var seat in coming)
        {
            await Answer(await LinkOf($"{seat}@panel.example", ct), Reply.Coming, ct);
        }

        var reviewed = await Ready(ReadyCases.Of(), ct);
        Papers.Told[reviewed] = PapersMade.Of("Found at home.");
        Assert.True((await List(number, ct, reviewed))!.Succeeded);
        var asked = await Modules.Use((AskScoresHandler handler) => handler.Handle(number, new() { Asks = true, Version = Meeting(number, ct).Result.Version }, ct));
        Assert.True(asked!.Succeeded);
        return (number, (await Case(reviewed, ct))!.Label);
    }

    /// <summary>It is ticked who is there: those who said that they come.</summary>
    public async Task Tick(string number, CancellationToken ct)
    {
        var meeting = await Meeting(number, ct);
        var there = meeting.Invited.Where(one => one.Reply == Reply.Coming).Select(one => one.Id).ToList();
        Assert.True((await Modules.Use((RecordAttendanceHandler handler) => handler.Handle(number, new() { Present = there, Version = meeting.Version }, ct)))!.Succeeded);
    }

    /// <summary>Plans a meeting and gives its number.</summary>
    public async Task<string> Planned(CancellationToken ct, PlanMeeting? plan = null) => (await Modules.Use((PlanMeetingHandler handler) => handler.Handle(plan ?? Plan, ct))).Value;

    public Task<Meeting> Meeting(string number, CancellationToken ct) => Modules.Use((PanelReviewDb db) => db.Whole(number).AsNoTracking().SingleAsync(ct));

    public Task<List<OutgoingMail>> Mail(CancellationToken ct) => Modules.Use((PanelReviewDb db) => db.Mail.AsNoTracking().OrderBy(m => m.Id).ToListAsync(ct));

    /// <summary>The part of the link that stands in the newest mail to an address.</summary>
    public async Task<string> LinkOf(string email, CancellationToken ct) =>
        (await Mail(ct)).Last(mail => mail.To == email && mail.Body.Contains("/invitation/", StringComparison.Ordinal)).Body.Split("/invitation/")[1].Split((char[]?)null)[0];

    /// <summary>The answer page of a link, as it is opened.</summary>
    public Task<AnswerInvitationPage> Opened(string link, CancellationToken ct) => Look<AnswerInvitationPage>(page =>
    {
        page.Link = link;
        return page.OnGetAsync(ct);
    });

    /// <summary>The cases of which the member of a link is asked, once they have shown who they are.</summary>
    public async Task<IReadOnlyList<CaseAsked>> Asked(string link, CancellationToken ct)
    {
        var invitation = await InvitationOf(link, ct);
        return await Modules.Use((CasesAsked asked) => asked.Of(invitation, ct));
    }

    public async Task<Invitation> InvitationOf(string link, CancellationToken ct)
    {
        var hash = SecretLink.HashOf(link);
        return (await Modules.Use((PanelReviewDb db) => db.Meetings.AsNoTracking().WithSpecification(new MeetingOfLink(link)).Include(m => m.Invitations).SingleAsync(ct))).Invitations.Single(one => one.LinkHash.SequenceEqual(hash));
    }

    /// <summary>Somebody comes, and says of the cases on the page which they had a part in.</summary>
    public async Task<Result<Invitation>?> Declare(string link, CancellationToken ct, params CaseId[] cases)
    {
        var (invitation, asked) = (await InvitationOf(link, ct), await Asked(link, ct));
        return await Modules.Use((AnswerInvitationHandler handler) => handler.Handle(
            invitation.Id, new DeclareInterests { Reply = Reply.Coming, Asked = [.. asked.Select(one => one.Item)], Interests = [.. asked.Where(one => cases.Contains(new(one.Subject))).Select(one => one.Item)] }, ct));
    }

    public Task<Result<Invitation>?> Answer(string link, Reply reply, CancellationToken ct, string? standIn = null, string? email = null, bool isChecked = true) =>
        Modules.Use((AnswerInvitationHandler handler) => handler.Handle(link, new() { Reply = reply, StandIn = standIn, StandInEmail = email, IsChecked = isChecked }, ct));

    /// <summary>A case becomes ready for the panel, or stands otherwise than before; with null it is ready no more.</summary>
    public async Task<CaseId> Ready(CaseForPanel? stands, CancellationToken ct, CaseId? reviewed = null)
    {
        var one = reviewed ?? new CaseId(Guid.CreateVersion7());
        if (stands is null)
        {
            ready.Ready.Remove(one);
        }
        else
        {
            ready.Ready[one] = stands;
            Papers.Told.TryAdd(one, PapersMade.Of("It was in the night."));
        }

        await using var scope = Modules.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().As(new TheService());
        await scope.ServiceProvider.GetRequiredService<IHandle<CaseReadinessChanged>>().Handle(
            new() { Case = one, Area = stands?.Area ?? Examples.Liverpool, OccurredAt = Modules.Clock.GetCurrentInstant() }, ct);
        return one;
    }

    /// <summary>The panel's case, of what the person who acts may see.</summary>
    public Task<PanelCase?> Case(CaseId reviewed, CancellationToken ct) =>
        Modules.Use((PanelReviewDb db) => db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Subject == reviewed.Value, ct));

    /// <summary>What is decided of the papers of a case; null where nothing is.</summary>
    public Task<Redaction?> Redaction(CaseId reviewed, CancellationToken ct) => Modules.Use((PanelReviewDb db) => db.RedactionOf(reviewed.Value).AsNoTracking().SingleOrDefaultAsync(ct));

    /// <summary>Certifies the papers of a listed case as they stand.</summary>
    public async Task Certify(string number, CaseId reviewed, CancellationToken ct)
    {
        var label = (await Case(reviewed, ct))!.Label;
        var redaction = await Redaction(reviewed, ct);
        var seen = RedactedPapers.Of(Papers.Told[reviewed], redaction, OrdinaryWords.Read()).Stamp;
        Assert.True((await Modules.Use((CertifyPapersHandler handler) => handler.Handle(number, label, new() { HasRead = true, Seen = seen, Version = redaction?.Version ?? Guid.Empty }, ct)))!.Succeeded);
    }

    /// <summary>A meeting to which these seats come, with as many cases listed, whose papers are certified, and its pack issued.</summary>
    public async Task<(string Number, IReadOnlyList<CaseId> Cases)> Issued(int many, CancellationToken ct, params string[] coming)
    {
        await Members(ct);
        await GiveAccounts(ct);
        var number = await Planned(ct);
        foreach (var seat in coming)
        {
            await Answer(await LinkOf($"{seat}@panel.example", ct), Reply.Coming, ct);
        }

        var cases = new List<CaseId>();
        for (var at = 0; at < many; at++)
        {
            var reviewed = await Ready(ReadyCases.Of(due: new LocalDate(2026, 6, 1).PlusDays(at)), ct);
            Papers.Told[reviewed] = PapersMade.Of($"The mother, Sarah Thorne, came {at + 1} times.");
            cases.Add(reviewed);
        }

        await List(number, ct, [.. cases]);
        foreach (var reviewed in cases)
        {
            await Certify(number, reviewed, ct);
        }

        Assert.True((await Issue(number, ct)).Succeeded);
        return (number, cases);
    }

    /// <summary>Issues the pack of a meeting as it stands now.</summary>
    public async Task<Result<string>> Issue(string number, CancellationToken ct, string? accepts = null, bool nevertheless = false) =>
        await Issue(number, (await Meeting(number, ct)).Version, ct, accepts, nevertheless);

    /// <summary>Issues it from a page that has seen the meeting as it was then.</summary>
    public async Task<Result<string>> Issue(string number, Guid version, CancellationToken ct, string? accepts = null, bool nevertheless = false) =>
        (await Modules.Use((IssuePackHandler handler) => handler.Handle(number, new() { Accepts = accepts, Nevertheless = nevertheless, Version = version }, ct)))!.As(issued => issued.Meeting);

    /// <summary>The chair lets these seats take the papers away.</summary>
    public async Task AllowTakeAway(string number, CancellationToken ct, params string[] seats)
    {
        var meeting = await Meeting(number, ct);
        var members = meeting.Invitations.Where(one => seats.Contains(one.Seat)).Select(one => one.Member).ToList();
        Assert.True((await As("chair").Modules.Use((AllowTakeAwayHandler handler) => handler.Handle(number, new() { Members = members, Version = meeting.Version }, ct)))!.Succeeded);
    }

    /// <summary>Lists cases for a meeting.</summary>
    public async Task<Result<string>?> List(string number, CancellationToken ct, params CaseId[] cases)
    {
        var labels = new List<string>();
        foreach (var one in cases)
        {
            labels.Add((await Case(one, ct))!.Label);
        }

        return await Modules.Use((ListForMeetingHandler handler) => handler.Handle(number, new() { Cases = labels }, ct));
    }

    /// <summary>The cases of a meeting, in their order.</summary>
    public Task<List<AgendaItem>> Agenda(string number, CancellationToken ct) => Modules.Use((PanelReviewDb db) =>
        db.Agenda.AsNoTracking().Where(i => db.Meetings.Any(m => m.Id == i.Meeting && m.Number == number)).OrderBy(i => i.Position).ToListAsync(ct));

    /// <summary>Who may see a case is changed, as Partnership does it.</summary>
    public async Task Keep(CaseId one, bool isRestricted, IReadOnlyCollection<AccessEntry> lines, CancellationToken ct)
    {
        await using var scope = Modules.Scope();
        foreach (var copy in scope.ServiceProvider.GetServices<IKeepAccess>())
        {
            await copy.Keep(one.Value, isRestricted, lines, "As it is", ct);
        }
    }

    /// <summary>A page as it is when somebody has looked at it.</summary>
    public Task<TPage> Look<TPage>(Func<TPage, Task> look)
        where TPage : PageModel =>
        Modules.Use(async (IServiceProvider services) =>
        {
            var page = ActivatorUtilities.CreateInstance<TPage>(services);
            await look(page);
            return page;
        });

    /// <summary>The panel reference of a case.</summary>
    public async Task<string> Label(CaseId reviewed, CancellationToken ct) => (await Case(reviewed, ct))!.Label;

    /// <summary>The chair says that somebody of a seat takes no part in a listed case.</summary>
    public async Task<Result<string>?> Recuse(string number, CaseId reviewed, string seat, CancellationToken ct)
    {
        var member = await Modules.Use((PanelReviewDb db) => db.Members.Where(m => m.Seat == seat).Select(m => m.Id).SingleAsync(ct));
        return await Recuse(number, reviewed, member, ct);
    }

    public async Task<Result<string>?> Recuse(string number, CaseId reviewed, Guid member, CancellationToken ct)
    {
        var label = await Label(reviewed, ct);
        return await Modules.Use((RecuseMemberHandler handler) => handler.Handle(number, label, new() { Member = member, Because = "Treated the child" }, ct));
    }

    public async ValueTask DisposeAsync()
    {
        await Modules.DisposeAsync();
        files.Delete(recursive: true);
    }
}
