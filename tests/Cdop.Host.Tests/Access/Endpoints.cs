using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

/// <summary>One endpoint of the running program, as its routing table tells of it.</summary>
/// <param name="Route">Its address with what is to be filled in.</param>
/// <param name="Needs">The permission it names; null where it names none.</param>
/// <param name="IsForAll">Whether it is open to visitors.</param>
/// <param name="IsPage">Whether it is a page, which answers posts too.</param>
/// <param name="Posts">What comes after the address of each of its posts.</param>
public sealed record EndpointFound(string Route, Permission? Needs, bool IsForAll, bool IsPage, IReadOnlyList<string> Posts)
{
    public bool IsOfASubject => Route.StartsWith("/cases/{", StringComparison.Ordinal) || Route.StartsWith("/notifications/{", StringComparison.Ordinal) || Route.StartsWith("/access/{", StringComparison.Ordinal)
        || Route.StartsWith("/meetings/{number}/cases/{label}", StringComparison.Ordinal) || Route.StartsWith("/panel-cases/{label}", StringComparison.Ordinal)
        || Route.StartsWith("/scores/{number}/{label}", StringComparison.Ordinal) || Route.StartsWith("/hold/{number}/{label}", StringComparison.Ordinal)
        || Route.StartsWith("/packs/{number}/{label}", StringComparison.Ordinal) || Route.StartsWith("/actions/{reference}", StringComparison.Ordinal)
        || Route.StartsWith("/recommendations/{reference}", StringComparison.Ordinal) || Route.StartsWith("/guest/{number}/{label}", StringComparison.Ordinal);

    /// <summary>Whether the page itself does something with a post.</summary>
    public bool TakesPosts { get; init; }

    public override string ToString() => Route;
}

/// <summary>The routing table of a running host, and how the addresses in it are filled.</summary>
public static class Endpoints
{
    private const string FilesOfDevelopment = "{**path:file}";

    // Whoever adds an endpoint with something to fill in says here how; a test names the one that nobody spoke for.
    private static readonly Dictionary<string, Func<World, Subject, string?>> Fills = new()
    {
        ["/cases/{reference}"] = (_, s) => $"/cases/{s.Case}",
        ["/cases/{reference}/notes"] = (_, s) => $"/cases/{s.Case}/notes",
        ["/cases/{reference}/owner"] = (_, s) => $"/cases/{s.Case}/owner",
        ["/cases/{reference}/stage"] = (_, s) => $"/cases/{s.Case}/stage",
        ["/cases/{reference}/stage/undo"] = (_, s) => $"/cases/{s.Case}/stage/undo",
        ["/cases/{reference}/joint-response"] = (_, s) => $"/cases/{s.Case}/joint-response",
        ["/cases/{reference}/pause"] = (_, s) => $"/cases/{s.Case}/pause",
        ["/cases/{reference}/resume"] = (_, s) => $"/cases/{s.Case}/resume",
        ["/cases/{reference}/settle/{code}"] = (w, s) => Part(w, s, "settle"),
        ["/cases/{reference}/ask"] = (_, s) => $"/cases/{s.Case}/ask",
        ["/cases/{reference}/decide"] = (_, s) => $"/cases/{s.Case}/decide",
        ["/cases/{reference}/record"] = (_, s) => $"/cases/{s.Case}/record",
        ["/cases/{reference}/requests/{request}"] = (w, s) => Request(w, s),
        ["/cases/{reference}/requests/{request}/remind"] = (w, s) => Request(w, s, "remind"),
        ["/cases/{reference}/requests/{request}/more-time"] = (w, s) => Request(w, s, "more-time"),
        ["/cases/{reference}/requests/{request}/no-more-time"] = (w, s) => Request(w, s, "no-more-time"),
        ["/cases/{reference}/requests/{request}/another-form"] = (w, s) => Request(w, s, "another-form"),
        ["/cases/{reference}/requests/{request}/readdress"] = (w, s) => Request(w, s, "readdress"),
        ["/cases/{reference}/requests/{request}/withdraw"] = (w, s) => Request(w, s, "withdraw"),
        ["/cases/{reference}/requests/{request}/letter"] = (w, s) => Request(w, s, "letter"),
        ["/cases/{reference}/requests/{request}/links/{link:guid}/open"] = (w, s) => s.Area is null || s.Area == Examples.Wirral ? $"/cases/{s.Case}{w.ClosedLink}" : null,
        ["/cases/{reference}/requests/{request}/returns/{handed:guid}"] = (w, s) => Returned(w, s),
        ["/cases/{reference}/requests/{request}/returns/{handed:guid}/send-back"] = (w, s) => Returned(w, s, "send-back"),
        ["/cases/{reference}/requests/{request}/returns/{handed:guid}/withdraw"] = (w, s) => Returned(w, s, "withdraw"),
        ["/cases/{reference}/requests/{request}/answer"] = (w, s) => OpenRequest(w, s, "answer"),
        ["/cases/{reference}/requests/{request}/answer/{form}"] = (w, s) => OpenRequest(w, s, "answer/reporting"),
        ["/cases/{reference}/requests/{request}/answer/{form}/{section}"] = (w, s) => OpenRequest(w, s, "answer/reporting/identity"),
        ["/cases/{reference}/requests/{request}/nothing"] = (w, s) => OpenRequest(w, s, "nothing"),
        ["/cases/{reference}/requests/{request}/not-for-them"] = (w, s) => OpenRequest(w, s, "not-for-them"),
        ["/cases/{reference}/review-meeting"] = (_, s) => $"/cases/{s.Case}/review-meeting",
        ["/cases/{reference}/forms/{form}"] = (_, s) => $"/cases/{s.Case}/forms/analysis",
        ["/cases/{reference}/forms/{form}/complete"] = (_, s) => $"/cases/{s.Case}/forms/analysis/complete",
        ["/cases/{reference}/forms/{form}/give-up"] = (_, s) => $"/cases/{s.Case}/forms/analysis/give-up",
        ["/cases/{reference}/missing"] = (_, s) => $"/cases/{s.Case}/missing",
        ["/cases/{reference}/forms/{form}/sections/{section}"] = (_, s) => $"/cases/{s.Case}/forms/analysis/sections/child",
        ["/cases/{reference}/forms/{form}/versions/{number:int}"] = (_, s) => s.Area is null || s.Area == Examples.Wirral ? $"/cases/{s.Case}/forms/cdrm/versions/1" : null,
        ["/cases/{reference}/people/{person}"] = (_, s) => $"/cases/{s.Case}/people/new",
        ["/cases/{reference}/people/{person:guid}/off"] = (w, s) => Part(w, s, "people") is { } person ? $"{person}/off" : null,
        ["/cases/{reference}/documents/new"] = (_, s) => $"/cases/{s.Case}/documents/new",
        ["/cases/{reference}/documents/{document:guid}"] = (w, s) => Part(w, s, "documents"),
        ["/cases/{reference}/documents/{document:guid}/withdraw"] = (w, s) => $"{Part(w, s, "documents")}/withdraw",
        ["/cases/{reference}/documents/{document:guid}/papers"] = (w, s) => $"{Part(w, s, "documents")}/papers",
        ["/cases/{reference}/documents/{document:guid}/versions/new"] = (w, s) => $"{Part(w, s, "documents")}/versions/new",
        ["/cases/{reference}/documents/{document:guid}/versions/{version:int}"] = (w, s) => $"{Part(w, s, "documents")}/versions/1",
        ["/notifications/{reference}"] = (_, s) => $"/notifications/{s.Waiting}",
        ["/notifications/{reference}/form"] = (_, s) => $"/notifications/{s.Accepted}/form",
        ["/notifications/{reference}/amend"] = (_, s) => $"/notifications/{s.Accepted}/amend",
        ["/notifications/{reference}/withdraw"] = (_, s) => $"/notifications/{s.Waiting}/withdraw",
        ["/notifications/{reference}/undo"] = (_, s) => $"/notifications/{s.Accepted}/undo",
        ["/access/{reference}"] = (_, s) => $"/access/{s.Case}",
        ["/access/{reference}/restrict"] = (_, s) => $"/access/{s.Case}/restrict",
        ["/access/{reference}/lift"] = (_, s) => $"/access/{s.Case}/lift",
        ["/access/{reference}/allow"] = (_, s) => $"/access/{s.Case}/allow",
        ["/access/{reference}/exclude"] = (_, s) => $"/access/{s.Case}/exclude",
        ["/access/{reference}/people/{person}/{kind:regex(^(Listed|Excluded)$)}/remove"] = (w, s) =>
            s.Area is null ? $"/access/{s.Case}/people/nobody/Listed/remove"
            : s.Excluded.Count > 0 ? $"/access/{s.Case}/people/{w.People["shut out"]}/Excluded/remove"
            : s.IsRestricted ? $"/access/{s.Case}/people/{w.People["listed"]}/Listed/remove"
            : null,
        ["/people/{id}"] = (w, s) => Person(w, s, "kept"),
        ["/people/{id}/edit"] = (w, s) => $"{Person(w, s, "kept")}/edit",
        ["/people/{id}/disable"] = (w, s) => $"{Person(w, s, "kept")}/disable",
        ["/people/{id}/let-back"] = (w, s) => $"{Person(w, s, "left")}/let-back",
        ["/people/{id}/roles/new"] = (w, s) => $"{Person(w, s, "kept")}/roles/new",
        ["/people/{id}/roles/{role:guid}/take"] = (w, s) => $"{Person(w, s, "kept")}/roles/{w.People["role"]}/take",
        ["/forms/{key}/{version}"] = (_, s) => $"/forms/{(s.Area is null ? "never-was" : "notification")}/2022-04",
        ["/forms/{key}/{version}/print"] = (_, s) => $"/forms/{(s.Area is null ? "never-was" : "notification")}/2022-04/print",
        ["/forms/{key}/{version}/panel"] = (_, s) => $"/forms/{(s.Area is null ? "never-was" : "notification")}/2022-04/panel",
        ["/forms/{key}/{version}/compare"] = (_, s) => $"/forms/{(s.Area is null ? "never-was" : "notification")}/2022-04/compare",
        ["/forms/{key}/{version}/draft"] = (_, s) => $"{Draft(s)}/draft",
        ["/forms/{key}/{version}/publish"] = (_, s) => $"{Draft(s)}/publish",
        ["/forms/{key}/{version}/withdraw"] = (_, s) => $"{Draft(s)}/withdraw",
        ["/areas/{area}"] = (_, s) => $"/areas/{s.Area?.Code ?? "E08000099"}",
        ["/agencies/{code}"] = (_, s) => Agency(s),
        ["/agencies/{code}/edit"] = (_, s) => $"{Agency(s)}/edit",
        ["/agencies/{code}/close"] = (_, s) => $"{Agency(s)}/close",
        ["/agencies/{code}/reopen"] = (_, s) => $"{Agency(s)}/reopen",
        ["/agencies/{code}/contacts/{contact}"] = (_, s) => $"{Agency(s)}/contacts/new",
        ["/break-glass/reviews/{id:guid}"] = (w, s) => $"/break-glass/reviews/{(s.Area is null ? Guid.Empty.ToString() : w.EmergencyUse)}",
        ["/r/{selector}"] = (w, s) => Link(w, s),
        ["/r/{selector}/code"] = (w, s) => $"{Link(w, s)}/code",
        ["/r/{selector}/answer"] = (w, s) => $"{Link(w, s)}/answer",
        ["/r/{selector}/forms/{form}"] = (w, s) => $"{Link(w, s)}/forms/reporting",
        ["/r/{selector}/forms/{form}/{section}"] = (w, s) => $"{Link(w, s)}/forms/reporting/identity",
        ["/r/{selector}/nothing"] = (w, s) => $"{Link(w, s)}/nothing",
        ["/r/{selector}/not-us"] = (w, s) => $"{Link(w, s)}/not-us",
        ["/r/{selector}/more-time"] = (w, s) => $"{Link(w, s)}/more-time",
        ["/r/{selector}/colleague"] = (w, s) => $"{Link(w, s)}/colleague",
        ["/r/{selector}/documents"] = (w, s) => $"{Link(w, s)}/documents",
        ["/r/{selector}/documents/{document:guid}/take-back"] = (w, s) => $"{Link(w, s)}/documents/{Guid.Empty}/take-back",
        ["/r/{selector}/sent"] = (w, s) => $"{Link(w, s)}/sent",
        ["/meetings/{number}"] = (w, s) => Meeting(w, s),
        ["/meetings/{number}/move"] = (w, s) => $"{Meeting(w, s)}/move",
        ["/meetings/{number}/cancel"] = (w, s) => $"{Meeting(w, s)}/cancel",
        ["/meetings/{number}/interests"] = (w, s) => $"{Meeting(w, s)}/interests",
        ["/meetings/{number}/order"] = (w, s) => $"{Meeting(w, s)}/order",
        ["/meetings/{number}/attendance"] = (w, s) => $"{Meeting(w, s)}/attendance",
        ["/meetings/{number}/invitations/{invitation:guid}/answer"] = (w, s) => s.Area is null ? $"{Meeting(w, s)}/invitations/{Guid.Empty}/answer" : w.Invitation.Replace("/withdraw", "/answer", StringComparison.Ordinal),
        ["/meetings/{number}/invitations/{invitation:guid}/withdraw"] = (w, s) => s.Area is null ? $"{Meeting(w, s)}/invitations/{Guid.Empty}/withdraw" : w.Invitation,
        ["/meetings/{number}/cases"] = (w, s) => $"{Meeting(w, s)}/cases",
        ["/meetings/{number}/cases/{label}"] = (w, s) => Listed(w, s),
        ["/meetings/{number}/cases/{label}/off"] = (w, s) => $"{Listed(w, s)}/off",
        ["/meetings/{number}/cases/{label}/fast-track"] = (w, s) => $"{Listed(w, s)}/fast-track",
        ["/meetings/{number}/cases/{label}/recuse"] = (w, s) => $"{Listed(w, s)}/recuse",
        ["/meetings/{number}/cases/{label}/recusals/{recusal:guid}/take-back"] = (w, s) => s.Area is null ? $"{Listed(w, s)}/recusals/{Guid.Empty}/take-back" : s.Area == Examples.Wirral ? w.Recusal : null,
        ["/meetings/{number}/cases/{label}/guest"] = (w, s) => $"{Listed(w, s)}/guest",
        ["/meetings/{number}/cases/{label}/guests/{guest:guid}/withdraw"] = (w, s) => s.Area is null ? $"{Listed(w, s)}/guests/{Guid.Empty}/withdraw" : s.Area == Examples.Wirral ? w.Guest : null,
        ["/guest/{number}/{label}"] = (w, s) => $"/guest/{Meeting(w, s).Split('/')[^1]}/{Label(s)}",
        ["/meetings/{number}/cases/{label}/papers"] = (w, s) => $"{Listed(w, s)}/papers",
        ["/meetings/{number}/cases/{label}/papers/certify"] = (w, s) => $"{Listed(w, s)}/papers/certify",
        ["/meetings/{number}/pack"] = (w, s) => $"{Meeting(w, s)}/pack",
        ["/meetings/{number}/copies"] = (w, s) => $"{Meeting(w, s)}/copies",
        ["/meetings/{number}/take-away"] = (w, s) => $"{Meeting(w, s)}/take-away",
        ["/packs/{number}/take-away"] = (_, s) => s.Area is null ? "/packs/1999-001/take-away" : null,
        ["/packs/{number}/pdf"] = (_, s) => s.Area is null ? "/packs/1999-001/pdf" : null,
        ["/packs/{number}"] = (w, s) => $"/packs/{Meeting(w, s).Split('/')[^1]}",
        ["/packs/{number}/{label}"] = (w, s) => $"/packs/{Meeting(w, s).Split('/')[^1]}/{Label(s)}",
        ["/meetings/{number}/scores"] = (w, s) => $"{Meeting(w, s)}/scores",
        ["/scores/{number}/{label}"] = (w, s) => $"/scores/{Meeting(w, s).Split('/')[^1]}/{Label(s)}",
        ["/hold/{number}"] = (w, s) => Held(w, s),
        ["/hold/{number}/{label}"] = (w, s) => $"{Held(w, s)}/{Label(s)}",
        ["/hold/{number}/{label}/record"] = (w, s) => $"{Held(w, s)}/{Label(s)}/record",
        ["/hold/{number}/{label}/ratify"] = (w, s) => $"{Held(w, s)}/{Label(s)}/ratify",
        ["/hold/{number}/{label}/defer"] = (w, s) => $"{Held(w, s)}/{Label(s)}/defer",
        ["/hold/{number}/{label}/take-up"] = (w, s) => $"{Held(w, s)}/{Label(s)}/take-up",
        ["/hold/{number}/{label}/keep"] = (w, s) => $"{Held(w, s)}/{Label(s)}/keep",
        ["/hold/{number}/{label}/form/{section}"] = (w, s) => $"{Held(w, s)}/{Label(s)}/form/category",
        ["/hold/{number}/minutes"] = (w, s) => $"{Held(w, s)}/minutes",
        ["/hold/{number}/minutes/approve"] = (w, s) => $"{Held(w, s)}/minutes/approve",
        ["/hold/{number}/minutes/print"] = (w, s) => s.Area is null ? $"{Held(w, s)}/minutes/print" : null,
        ["/hold/{number}/{label}/minutes"] = (w, s) => s.Area is null ? $"{Held(w, s)}/{Label(s)}/minutes" : null,
        ["/packs/{number}/minutes"] = (_, s) => s.Area is null ? "/packs/1999-001/minutes" : null,
        ["/panel-cases/{label}"] = (_, s) => $"/panel-cases/{Label(s)}",
        ["/panel-cases/{label}/findings/{version:int}"] = (_, s) => s.Area is null ? $"/panel-cases/{Label(s)}/findings/1" : null,
        ["/panel-cases/{label}/refer"] = (_, s) => $"/panel-cases/{Label(s)}/refer",
        ["/panel-cases/{label}/referrals/{referral:guid}"] = (w, s) => Referral(w, s),
        ["/panel-cases/{label}/referrals/{referral:guid}/letter"] = (w, s) => Referral(w, s) is { } referral ? $"{referral}/letter" : null,
        ["/panel-cases/{label}/agencies"] = (_, s) => $"/panel-cases/{Label(s)}/agencies",
        ["/panel-cases/{label}/family"] = (_, s) => Family(s),
        ["/panel-cases/{label}/family/plan"] = (_, s) => Family(s, "/plan"),
        ["/panel-cases/{label}/family/wishes"] = (_, s) => Family(s, "/wishes"),
        ["/panel-cases/{label}/family/told"] = (_, s) => Family(s, "/told"),
        ["/panel-cases/{label}/family/not-told"] = (_, s) => Family(s, "/not-told"),
        ["/panel-cases/{label}/family/take-back"] = (_, s) => Family(s, "/take-back"),
        ["/panel-cases/{label}/family/letters/new"] = (_, s) => Family(s, "/letters/new"),
        ["/panel-cases/{label}/family/letters/{letter:int}"] = (_, s) => Family(s, "/letters/1"),
        ["/panel-cases/{label}/family/questions/{question}"] = (_, s) => Family(s, "/questions/new"),
        ["/learning/{point:guid}"] = (_, s) => s.Area is null ? $"/learning/{Guid.Empty}" : null,
        ["/panel-cases/{label}/hold"] = (_, s) => $"/panel-cases/{Label(s)}/hold",
        ["/meeting-series/{series:guid}"] = (w, s) => s.Area is null ? $"/meeting-series/{Guid.Empty}" : w.Series,
        ["/panel-members/{member:guid}"] = (w, s) => s.Area is null ? $"/panel-members/{Guid.Empty}" : w.PanelMember,
        ["/actions/{reference}"] = (w, s) => Agreed(w, s),
        ["/actions/{reference}/evidence/{file:guid}"] = (w, s) => s.Area is null ? $"/actions/A-2222-2222/evidence/{Guid.Empty}" : s.Area == Examples.Wirral ? w.Evidence : null,
        ["/actions/{reference}/owner"] = (w, s) => Agreed(w, s, "/owner"),
        ["/actions/{reference}/due"] = (w, s) => Agreed(w, s, "/due"),
        ["/actions/{reference}/note"] = (w, s) => Agreed(w, s, "/note"),
        ["/actions/{reference}/serves"] = (w, s) => Agreed(w, s, "/serves"),
        ["/actions/{reference}/answer"] = (w, s) => Agreed(w, s, "/answer"),
        ["/actions/{reference}/close"] = (w, s) => Agreed(w, s, "/close"),
        ["/actions/{reference}/reopen"] = (w, s) => Agreed(w, s, "/reopen"),
        ["/recommendations/{reference}"] = (w, s) => Recommended(w, s),
        ["/recommendations/{reference}/letters/new"] = (w, s) => Recommended(w, s, "/letters/new"),
        ["/recommendations/{reference}/letters/{letter:int}"] = (w, s) => Recommended(w, s, "/letters/1"),
        ["/recommendations/{reference}/letters/{letter:int}/answer"] = (w, s) => Recommended(w, s, "/letters/1/answer"),
        ["/my-actions/{link}"] = (w, s) => s.Area is null ? "/my-actions/AAAAAAAAAAAAAAAAAAAAAA" : w.ActionLink,
        ["/my-actions/{link}/{reference}"] = (w, s) => s.Area is null ? "/my-actions/AAAAAAAAAAAAAAAAAAAAAA/A-2222-2222" : $"{w.ActionLink}/{w.Action.Split('/')[^1]}",
        ["/invitation/{link}"] = (_, _) => "/invitation/AAAAAAAAAAAAAAAAAAAAAA",
        ["/invitation/{link}/enter"] = (_, _) => "/invitation/AAAAAAAAAAAAAAAAAAAAAA/enter",
        ["/invitation/{link}/code"] = (_, _) => "/invitation/AAAAAAAAAAAAAAAAAAAAAA/code",
        ["/invitation/{link}/cases"] = (_, _) => "/invitation/AAAAAAAAAAAAAAAAAAAAAA/cases",
        ["/panel-invitations/{number}"] = (w, s) => $"/panel-invitations/{Meeting(w, s).Split('/')[^1]}",
        ["/problems/{what}"] = (_, _) => "/problems/not-found",
        ["/sign-in/kept/{number}"] = (_, _) => $"/sign-in/kept/{Guid.Empty}",
    };

    /// <summary>Every endpoint but the files of the pages, which hold nothing of anybody.</summary>
    public static async Task<IReadOnlyList<EndpointFound>> Of(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<EndpointFound>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint.RoutePattern.RawText == FilesOfDevelopment)
            {
                continue;
            }

            var route = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                found.Add(new(route, endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, false, []));
                continue;
            }

            var whole = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var model = whole.ModelTypeInfo!;
            found.Add(new(
                route,
                model.GetCustomAttribute<NeedsAttribute>()?.Permission,
                model.GetCustomAttribute<AllowAnonymousAttribute>() is not null,
                true,
                [.. whole.HandlerMethods.Where(h => h.HttpMethod == "POST" || h.HttpMethod == "Post").Select(h => h.Name is null ? "" : $"?handler={h.Name}").DefaultIfEmpty("")])
            {
                TakesPosts = whole.HandlerMethods.Any(h => string.Equals(h.HttpMethod, "POST", StringComparison.OrdinalIgnoreCase)),
            });
        }

        return found;
    }

    /// <summary>Whether anybody has said how its address is filled.</summary>
    public static bool CanBeFilled(EndpointFound endpoint) => !endpoint.Route.Contains('{', StringComparison.Ordinal) || Fills.ContainsKey(endpoint.Route);

    /// <summary>The address of an endpoint for a subject; null where the subject has nothing of the kind.</summary>
    public static string? Filled(this EndpointFound endpoint, World world, Subject subject) =>
        endpoint.Route.Contains('{', StringComparison.Ordinal) ? Fills.TryGetValue(endpoint.Route, out var fill) ? fill(world, subject) : null : endpoint.Route;

    private static string? Part(World world, Subject subject, string kind) =>
        subject.Area is null ? $"/cases/{subject.Case}/{kind}/{world.Subjects[0].Parts[kind]}"
        : subject.Parts.TryGetValue(kind, out var code) ? $"/cases/{subject.Case}/{kind}/{code}"
        : null;

    // One agency was asked about the child in Wirral, and has answered.
    private static string? Request(World world, Subject subject, string act = "") =>
        subject.Area is null || subject.Area == Examples.Wirral ? $"/cases/{subject.Case}/requests/{world.Request}{(act.Length == 0 ? "" : $"/{act}")}" : null;

    // Another was asked, and has not answered.
    private static string? OpenRequest(World world, Subject subject, string act) =>
        subject.Area is null || subject.Area == Examples.Wirral ? $"/cases/{subject.Case}/requests/{world.OpenRequest}/{act}" : null;

    private static string? Returned(World world, Subject subject, string act = "") => Request(world, subject, $"returns/{world.Return}{(act.Length == 0 ? "" : $"/{act}")}");

    private static string Meeting(World world, Subject subject) => subject.Area is null ? "/meetings/1999-001" : world.Meeting;

    private static string Listed(World world, Subject subject) => $"{Meeting(world, subject)}/cases/{Label(subject)}";

    private static string Held(World world, Subject subject) => $"/hold/{Meeting(world, subject).Split('/')[^1]}";

    // A panel has reviewed another case of Wirral.
    private static string? Agreed(World world, Subject subject, string act = "") => subject.Area is null ? $"/actions/A-2222-2222{act}" : subject.Area == Examples.Wirral ? $"{world.Action}{act}" : null;

    private static string? Recommended(World world, Subject subject, string act = "") =>
        subject.Area is null ? $"/recommendations/R-2222-2222{act}" : subject.Area == Examples.Wirral ? $"{world.Recommendation}{act}" : null;

    private static string Label(Subject subject) => subject.Parts.GetValueOrDefault("panel", "P-2222");

    // The death of the child in Wirral was referred to the coroner.
    private static string? Referral(World world, Subject subject) =>
        subject.Area is null ? $"/panel-cases/{Label(subject)}/referrals/{Guid.Empty}" : subject.Area == Examples.Wirral ? world.Referral : null;

    // No finding is ratified here, so no family is to be told.
    private static string? Family(Subject subject, string act = "") => subject.Area is null ? $"/panel-cases/{Label(subject)}/family{act}" : null;

    private static string Draft(Subject subject) => subject.Area is null ? "/forms/never-was/2022-04" : World.Draft;
    private static string Link(World world, Subject subject) => subject.Area is null ? "/r/AAAAAAAAAAAAAAAAAAAAAA" : world.RequestLink;

    private static string Agency(Subject subject) => $"/agencies/{(subject.Area is null ? "NOWHERE" : "RBS")}";

    private static string Person(World world, Subject subject, string which) => $"/people/{(subject.Area is null ? "nobody" : world.People[which])}";
}
