using System.Net;
using Cdop.DevelopmentSignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace Cdop.Host.Tests;

/// <summary>
/// The whole program as it runs, on Kestrel at a free port, with a database file, keys and a clock of its own,
/// beside the real development sign-in. It starts with the first use of <see cref="Address"/> or <see cref="Open"/>.
/// </summary>
public sealed class HostUnderTest : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdop-host-test");
    private readonly Lazy<Running> running;
    private WebApplication? provider;

    /// <summary>An argument of a program whose settings nobody changes while it runs: each that watches for it takes one of the 128 ears that a machine has for files.</summary>
    public const string WatchesNoFiles = "--hostBuilder:reloadConfigOnChange=false";

    public HostUnderTest() => running = new(Start);

    /// <summary>Another server of the same site: the same database, keys, sign-in and clock.</summary>
    public HostUnderTest(HostUnderTest first)
        : this()
    {
        Clock = first.Clock;
        Settings["SignIn:Authority"] = first.Issuer;
        Settings["Database:ConnectionString"] = $"Data Source={first.DatabaseFile};Pooling=False";
        Settings["Keys:Path"] = first.KeysFolder;
    }

    /// <summary>
    /// The one clock of both programs. It begins at noon of tomorrow in London: far from midnight whenever the tests run, and
    /// not before the clock of a real browser, which would drop its cookies. It stands still until <see cref="Advance"/>.
    /// </summary>
    public FakeTimeProvider Clock { get; } = new(Noon());

    /// <summary>Settings beside or instead of the usual ones; to be filled before the start.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>More endpoints than the program has, to try rules that no page needs yet; before the start.</summary>
    public Action<IEndpointRouteBuilder>? MoreEndpoints { get; set; }

    /// <summary>Registrations instead of the usual ones; before the start.</summary>
    public Action<IServiceCollection>? MoreServices { get; set; }

    public Uri Address => running.Value.Address;

    /// <summary>The issuer as the provider's tokens spell it.</summary>
    public string Issuer => running.Value.Issuer;

    private string DatabaseFile => Path.Combine(folder.FullName, "cdop.db");

    /// <summary>Where the files of the documents lie.</summary>
    public string FilesFolder => Path.Combine(folder.FullName, "files");

    private string KeysFolder => Path.Combine(folder.FullName, "keys");

    public IServiceProvider Services => running.Value.Factory.Services;

    /// <summary>A browser with no cookies yet.</summary>
    public Browser Open() => new(Address, Clock, TestContext.Current.CancellationToken);

    /// <summary>A browser in which one of the ready accounts has signed in.</summary>
    public async Task<Browser> SignIn(string subject)
    {
        var browser = Open();
        await browser.SignIn(subject);
        return browser;
    }

    /// <summary>Moves the clock on, and waits until each job that is due by it has run: nothing goes on behind what the test does next.</summary>
    public async Task Advance(TimeSpan by)
    {
        Clock.Advance(by);
        var jobs = await Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await IsBusy(jobs))
        {
            await often.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Stops the provider, as when it cannot be reached.</summary>
    public async Task StopProvider()
    {
        _ = running.Value;
        await provider!.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (running.IsValueCreated)
        {
            await running.Value.Factory.DisposeAsync();
            await provider!.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static DateTimeOffset Noon()
    {
        var tomorrow = Instant.FromDateTimeOffset(DateTimeOffset.UtcNow).DateIn().PlusDays(1);
        return tomorrow.At(new(12, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant().ToDateTimeOffset();
    }

    // A trigger is executing from the moment it fires until all that its job did is written.
    private async Task<bool> IsBusy(IScheduler jobs)
    {
        foreach (var key in await jobs.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), TestContext.Current.CancellationToken))
        {
            var trigger = await jobs.GetTrigger(key, TestContext.Current.CancellationToken);
            if (trigger?.NextFireTimeUtc <= Clock.GetUtcNow() || await jobs.GetTriggerState(key, TestContext.Current.CancellationToken) is TriggerState.Executing or TriggerState.Blocked)
            {
                return true;
            }
        }

        return false;
    }

    private Running Start()
    {
        var (port, providerPort) = (FreePort.Next(), FreePort.Next());
        var (address, issuer) = ($"http://localhost:{port}", $"http://localhost:{providerPort}/");
        provider = DevelopmentProvider.Build(
            ["--environment", "Development", "--urls", issuer, WatchesNoFiles, "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning"],
            builder => builder.Services.AddSingleton<TimeProvider>(Clock));
        provider.Start();

        var factory = new Factory(port, this, new()
        {
            ["Site:Address"] = address,
            ["Site:Kind"] = "Training",
            ["SignIn:Authority"] = issuer,
            ["SignIn:Organisations:alderhey:Name"] = Organisation.Name,
            ["SignIn:Organisations:alderhey:Authority"] = issuer,
            ["SignIn:Organisations:alderhey:ClientId"] = Organisation.ClientId,
            ["SignIn:Organisations:alderhey:ClientSecret"] = DevelopmentProvider.ClientSecret,
            ["SignIn:Organisations:alderhey:Domains"] = Organisation.Domain,
            ["Database:ConnectionString"] = $"Data Source={DatabaseFile};Pooling=False",
            ["Keys:Path"] = KeysFolder,
            ["Audit:AnchorPath"] = Path.Combine(folder.FullName, "anchors"),
            ["Files:Path"] = FilesFolder,
            ["Development:Empty"] = "true",
            ["hostBuilder:reloadConfigOnChange"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Critical",
        });
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        factory.StartServer();
        return new(factory, new(address), issuer);
    }

    private sealed record Running(Factory Factory, Uri Address, string Issuer);

    private sealed class Factory(int port, HostUnderTest test, Dictionary<string, string?> settings) : WebApplicationFactory<Program>
    {
        protected override IHost CreateHost(IHostBuilder builder)
        {
            // Given as the program's arguments, so that they are there when it reads its settings.
            builder.UseEnvironment("Development");
            builder.ConfigureHostConfiguration(host => host.AddInMemoryCollection(settings).AddInMemoryCollection(test.Settings));
            return base.CreateHost(builder);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseUrls($"http://localhost:{port}").ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(test.Clock);
                services.AddSingleton<IStartupFilter>(new AddEndpoints(test.MoreEndpoints));
                test.MoreServices?.Invoke(services);
            });
    }

    private sealed class AddEndpoints(Action<IEndpointRouteBuilder>? more) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            if (more is null)
            {
                next(app);
                return;
            }

            // What the program does not know falls through to these; but in development it has an answer to every post.
            app.MapWhen(http => HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments("/try"), Add);
            next(app);
            Add(app);
        };

        private void Add(IApplicationBuilder app)
        {
            app.UseRouting();
            app.UseSignIn();
            app.UseEndpoints(more!);
        }
    }
}
