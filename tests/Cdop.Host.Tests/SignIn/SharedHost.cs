using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cdop.Host.Tests;

/// <summary>One program for all tests of signing in, which run after each other because they move its clock.</summary>
public sealed class SharedHost : IAsyncDisposable
{
    public HostUnderTest Host { get; } = new()
    {
        MoreEndpoints = more =>
        {
            more.MapGet("/try/people", () => "people").WithMetadata(new NeedsAttribute(Permission.ManagePeople));
            more.MapGet("/try/areas", (ICurrentUser user) => string.Join(' ', user.Areas.Select(a => a.Code).Order(StringComparer.Ordinal))).WithMetadata(new NeedsAttribute(Permission.ReadCases));
            more.MapGet("/try/weighty", () => "done").WithMetadata(new NeedsAttribute(Permission.ManagePeople), new StepUpAttribute());
            more.MapPost("/try/weighty", (HttpRequest request) => $"done {request.Form["words"]}").WithMetadata(new NeedsAttribute(Permission.ManagePeople), new StepUpAttribute()).DisableAntiforgery();
            more.MapGet("/try/nothing-named", () => "nobody named a permission");
        },
    };

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedHostTests : ICollectionFixture<SharedHost>
{
    public const string Name = "One host";
}
