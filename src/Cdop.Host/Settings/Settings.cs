using System.Net.Mail;
using Cdop.Migrations.Sqlite;
using Cdop.Migrations.SqlServer;
using MailKit.Security;

namespace Cdop.Host;

/// <summary>What an installation says of itself, read once and checked at start: one sentence a fault.</summary>
internal sealed record Settings
{
    private const string OwnProvider = "http://localhost:5081/";

    private Settings()
    {
    }

    /// <summary>Whether the training manners hold: invented data, and the NHS numbers kept for tests are allowed.</summary>
    public required bool IsTraining { get; init; }

    /// <summary>The address that links in mails begin with.</summary>
    public required Uri Address { get; init; }

    public required string Provider { get; init; }

    public required string ConnectionString { get; init; }

    public required string KeysPath { get; init; }

    public required string AnchorPath { get; init; }

    public required FileSettings Files { get; init; }

    public required MailSettings Mail { get; init; }

    /// <summary>The Chromium that prints papers; null where there is none.</summary>
    public string? Chromium { get; init; }

    /// <summary>Whether keys may be made where they are missing.</summary>
    public required bool MakesKeys { get; init; }

    /// <summary>The one database.</summary>
    public IDatabase Database() => Provider == "Sqlite" ? new SqliteDatabase(ConnectionString) : new SqlServerDatabase(ConnectionString);

    /// <summary>Reads the settings, and fills what development leaves out into the configuration itself.</summary>
    public static Result<Settings> Read(ConfigurationManager given, IHostEnvironment environment)
    {
        var development = environment.IsDevelopment();
        if (development)
        {
            Default(given, "Site:Address", "http://localhost:5080");
            Default(given, "Site:Kind", "Training");
            Default(given, "Site:Telephone", "0151 496 0123"); // of the numbers that are kept for invention
            Default(given, "Site:Email", "office@cdop.example");
            Default(given, "SignIn:Authority", OwnProvider);
            Default(given, "SignIn:ClientId", "cdop");
            Default(given, "SignIn:ClientSecret", "development-only");
            Default(given, "Keys:Path", ".data/keys");
            Default(given, "Audit:AnchorPath", ".data/anchors");
            Default(given, "Files:Path", ".data/files");
            Default(given, "Database:ConnectionString", "Data Source=.data/cdop.db");
        }

        Default(given, "Database:Provider", "Sqlite");
        Default(given, "Site:Kind", "Live");

        var (provider, connection) = (given["Database:Provider"]!, given["Database:ConnectionString"]);
        var (keys, anchors) = (given["Keys:Path"], given["Audit:AnchorPath"]);
        var (files, scanner) = (given["Files:Path"], given["Scanner:Socket"]);
        var chromium = given["Chromium:Path"];
        var again = given["Scanner:AgainAfterDays"] ?? "30";
        var (host, port, from) = (given["Mail:Host"], given["Mail:Port"] ?? "25", given["Mail:From"] ?? (development ? "no-reply@cdop.example" : ""));
        var site = Uri.TryCreate(given["Site:Address"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
        var tls = given["Mail:Tls"] ?? (development ? nameof(SecureSocketOptions.StartTlsWhenAvailable) : nameof(SecureSocketOptions.StartTls));

        var problems = new Problems()
            .When(provider is not ("Sqlite" or "SqlServer"), "Database:Provider", "Set it to Sqlite or SqlServer")
            .When(string.IsNullOrWhiteSpace(connection), "Database:ConnectionString", "Set it to the connection string of the database")
            .When(site is null, "Site:Address", "Set it to the address at which people reach this site, such as https://cdop.example")
            .When(!development && site is { Scheme: "http" }, "Site:Address", "It must begin with https:// outside development")
            .When(given["Site:Kind"] is not ("Live" or "Training"), "Site:Kind", "Set it to Live or Training")
            .When(string.IsNullOrWhiteSpace(given["Site:Telephone"]), "Site:Telephone", "Set it to the phone number of the office: it stands on every page for the public")
            .When(!MailAddress.TryCreate(given["Site:Email"], out _), "Site:Email", "Set it to the email address of the office: it stands on every page for the public");
        SignInProvider.Check(problems, given.GetSection("SignIn"), "your", development);
        SignInSettings.CheckOrganisations(problems, given, development)
            .When(!SignInSettings.NamesProxies(given), "Site:Proxies", "Set it to the addresses or networks of the proxies in front, with spaces between them, such as 10.0.0.0/24")
            .When(!SignInSettings.NamesMfa(given), "SignIn:MfaClaim", "Set it to the claim that tells of a second factor and its value, such as amr=mfa")
            .When(!SignInSettings.NamesStepUp(given), "SignIn:StepUpMinutes", "Set it to a whole number of minutes from 1 to 60")
            .When(string.IsNullOrWhiteSpace(keys), "Keys:Path", "Set it to the folder that holds the master keys")
            .When(!MayWriteIn(anchors), "Audit:AnchorPath", "Set it to a folder outside the database in which this site may write: the audit is anchored there")
            .When(!MayWriteIn(files), "Files:Path", "Set it to a folder for documents in which this site may write")
            .When(!string.IsNullOrWhiteSpace(scanner) && !FileSettings.NamesSocket(scanner), "Scanner:Socket", "Set it to the path of clamd's socket, such as /run/clamav/clamd.ctl, or to tcp:host:port")
            .When(!int.TryParse(again, out var againAfter) || againAfter is < 1 or > 365, "Scanner:AgainAfterDays", "Set it to a whole number of days from 1 to 365")
            .When(!string.IsNullOrWhiteSpace(chromium) && !IsProgram(chromium), "Chromium:Path", "Set it to the path of Chromium, such as /usr/bin/chromium, or leave it out")
            .When(!development && string.IsNullOrWhiteSpace(host), "Mail:Host", "Set it to the mail server that sends for this site")
            .When(!int.TryParse(port, out var mailPort) || mailPort is < 1 or > 65535, "Mail:Port", "Set it to a port number from 1 to 65535")
            .When(!MailAddress.TryCreate(from, out _), "Mail:From", "Set it to the address that mail comes from")
            .When(!Enum.TryParse<SecureSocketOptions>(tls, out var security), "Mail:Tls", "Set it to StartTls, SslOnConnect, StartTlsWhenAvailable or None");
        if (problems.Any)
        {
            return problems;
        }

        return new Settings
        {
            IsTraining = given["Site:Kind"] == "Training",
            Address = site!,
            Provider = provider,
            ConnectionString = connection!,
            KeysPath = keys!,
            AnchorPath = anchors!,
            Files = new(files!, string.IsNullOrWhiteSpace(scanner) ? null : scanner) { AgainAfterDays = againAfter },
            Chromium = string.IsNullOrWhiteSpace(chromium) ? null : chromium,
            MakesKeys = development,
            Mail = new()
            {
                Host = string.IsNullOrWhiteSpace(host) ? null : host,
                Port = mailPort,
                From = from,
                UserName = given["Mail:UserName"],
                Password = given["Mail:Password"],
                Tls = security,
            },
        };
    }

    private static bool IsProgram(string path) =>
        Path.IsPathRooted(path) && File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);

    private static bool MayWriteIn(string? folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".{Guid.NewGuid():N}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static void Default(ConfigurationManager given, string name, string value)
    {
        if (string.IsNullOrWhiteSpace(given[name]))
        {
            given[name] = value;
        }
    }
}
