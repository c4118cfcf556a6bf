using System.Net;
using Microsoft.Data.Sqlite;

namespace Cdop.Host.Tests;

public sealed class StartTests
{
    public static TheoryData<string, string, string> Faults => new()
    {
        { "Database:Provider", "Oracle", "Set it to Sqlite or SqlServer" },
        { "Database:ConnectionString", "", "Set it to the connection string of the database" },
        { "Site:Address", "", "Set it to the address at which people reach this site, such as https://cdop.example" },
        { "Site:Address", "http://cdop.example", "It must begin with https:// outside development" },
        { "Site:Kind", "Demonstration", "Set it to Live or Training" },
        { "Site:Telephone", "", "Set it to the phone number of the office: it stands on every page for the public" },
        { "Site:Email", "", "Set it to the email address of the office: it stands on every page for the public" },
        { "SignIn:Authority", "", "Set it to the address of your OpenID Connect provider" },
        { "SignIn:Authority", "http://sign-in.example", "It must begin with https:// outside development" },
        { "SignIn:ClientId", "", "Set it to the client that your OpenID Connect provider knows this site by" },
        { "SignIn:ClientSecret", "", "Set it to the secret that your OpenID Connect provider gave this site" },
        { "SignIn:MfaClaim", "amr", "Set it to the claim that tells of a second factor and its value, such as amr=mfa" },
        { "SignIn:StepUpMinutes", "0", "Set it to a whole number of minutes from 1 to 60" },
        { "SignIn:Organisations:trust:Name", " ", "Set it to what the organisation’s people call it" },
        { "SignIn:Organisations:trust:Authority", "trust", "Set it to the address of the organisation’s OpenID Connect provider" },
        { "SignIn:Organisations:trust:Authority", "http://trust.example", "It must begin with https:// outside development" },
        { "SignIn:Organisations:trust:ClientId", " ", "Set it to the client that the organisation’s OpenID Connect provider knows this site by" },
        { "SignIn:Organisations:trust:ClientSecret", " ", "Set it to the secret that the organisation’s OpenID Connect provider gave this site" },
        { "SignIn:Organisations:trust:Domains", " ", "Set it to the domains of the organisation’s email, with spaces between them, such as trust.example" },
        { "SignIn:Organisations:trust:Domains", "trust.example @trust", "Set it to the domains of the organisation’s email, with spaces between them, such as trust.example" },
        { "SignIn:Organisations:trust:Domains", "trust.example Trust.example", "Name each domain once, under the organisation that gives out its addresses" },
        { "Keys:Path", "", "Set it to the folder that holds the master keys" },
        { "Audit:AnchorPath", "", "Set it to a folder outside the database in which this site may write: the audit is anchored there" },
        { "Audit:AnchorPath", "/dev/null/anchors", "Set it to a folder outside the database in which this site may write: the audit is anchored there" },
        { "Files:Path", "", "Set it to a folder for documents in which this site may write" },
        { "Files:Path", "/dev/null/files", "Set it to a folder for documents in which this site may write" },
        { "Scanner:Socket", "clamd.ctl", "Set it to the path of clamd's socket, such as /run/clamav/clamd.ctl, or to tcp:host:port" },
        { "Scanner:AgainAfterDays", "0", "Set it to a whole number of days from 1 to 365" },
        { "Scanner:Socket", "tcp:scanner", "Set it to the path of clamd's socket, such as /run/clamav/clamd.ctl, or to tcp:host:port" },
        { "Chromium:Path", "chromium", "Set it to the path of Chromium, such as /usr/bin/chromium, or leave it out" },
        { "Chromium:Path", "/dev/null/chromium", "Set it to the path of Chromium, such as /usr/bin/chromium, or leave it out" },
        { "Chromium:Path", "/etc/passwd", "Set it to the path of Chromium, such as /usr/bin/chromium, or leave it out" },
        { "Mail:Host", "", "Set it to the mail server that sends for this site" },
        { "Mail:Port", "70000", "Set it to a port number from 1 to 65535" },
        { "Mail:From", "nobody", "Set it to the address that mail comes from" },
        { "Mail:Tls", "Perhaps", "Set it to StartTls, SslOnConnect, StartTlsWhenAvailable or None" },
    };

    private static readonly Dictionary<string, string> Trust = new()
    {
        ["SignIn:Organisations:trust:Name"] = "The trust",
        ["SignIn:Organisations:trust:Authority"] = "https://trust.example",
        ["SignIn:Organisations:trust:ClientId"] = "cdop",
        ["SignIn:Organisations:trust:ClientSecret"] = "secret",
        ["SignIn:Organisations:trust:Domains"] = "trust.example",
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_wrong_setting_is_named_in_one_sentence_and_the_site_does_not_start(string setting, string value, string sentence)
    {
        using var program = new TheProgram();
        foreach (var (name, usual) in setting.StartsWith("SignIn:Organisations", StringComparison.Ordinal) ? Trust : [])
        {
            program.Settings[name] = usual;
        }

        program.Settings[setting] = value;

        var ended = await program.Run();

        Assert.Equal(1, ended.Code);
        Assert.Equal($"{setting}: {sentence}.", Assert.Single(ended.Refused));
        Assert.False(File.Exists(program.Database));
    }

    [Fact]
    public async Task A_damaged_file_ends_the_program_and_says_what_to_do()
    {
        using var program = new TheProgram();
        Assert.Equal(0, (await program.Run("make-keys")).Code);
        Assert.Equal(0, (await program.Run("migrate")).Code);
        Damage(program.Database, "collection_saved_filter");

        var ended = await program.Run("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, ended.Code);
        Assert.Contains("The database file is damaged: restore the last backup (deploy/runbook.md).", ended.Refused);

        // The page of a table that no start reads.
        static void Damage(string path, string table)
        {
            using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            using var ask = connection.CreateCommand();
            ask.CommandText = $"SELECT (rootpage - 1) * page_size FROM sqlite_master, pragma_page_size WHERE name = '{table}'";
            var at = (long)ask.ExecuteScalar()!;
            connection.Close();
            using var file = File.OpenWrite(path);
            file.Position = at;
            file.WriteByte(0xFF);
        }
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        using var program = new TheProgram();
        program.Settings["Mail:Host"] = program.Settings["SignIn:ClientId"] = "";

        var ended = await program.Run();

        Assert.Equal(["SignIn:ClientId", "Mail:Host"], ended.Refused.Select(line => line[..line.LastIndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task A_live_site_makes_no_keys_of_its_own_and_names_the_command_that_does()
    {
        using var program = new TheProgram();

        var ended = await program.Run();

        Assert.Equal(1, ended.Code);
        Assert.Equal(
            "Keys:Path must hold the file audit.key: 32 random bytes in base64. Make the keys with the command make-keys, and keep a copy apart from the database.",
            Assert.Single(ended.Refused));
    }

    [Fact]
    public async Task A_wrong_rule_of_a_clock_is_said_at_the_start_and_not_at_the_first_case()
    {
        using var program = new TheProgram();
        await program.Run("make-keys");
        program.Settings["Clocks:answers:Amount"] = "28";

        var unknown = await program.Run();
        program.Settings.Remove("Clocks:answers:Amount");
        program.Settings["Clocks:returns:Amount"] = "soon";
        var unread = await program.Run();

        Assert.Equal((1, 1), (unknown.Code, unread.Code));
        Assert.StartsWith("Clocks:answers names no clock; they are ", Assert.Single(unknown.Refused), StringComparison.Ordinal);
        Assert.Contains("'soon' at 'Clocks:returns:Amount'", Assert.Single(unread.Refused), StringComparison.Ordinal);
        Assert.False(File.Exists(program.Database));
    }

    [Fact]
    public async Task Copies_made_before_a_change_of_the_tables_are_deleted_when_nobody_goes_back_to_them_any_more()
    {
        using var program = new TheProgram();
        await program.Run("make-keys");
        await program.Run("migrate");
        var now = File.GetLastWriteTimeUtc(program.Database);
        string Copy(string when) => $"{program.Database}.before-{when}";
        var (old, recent, foreign) = (Copy("20250101T120000"), Copy(now.AddDays(-29).ToString("yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture)), Copy("we-moved"));
        foreach (var copy in new[] { old, recent, foreign })
        {
            await File.WriteAllTextAsync(copy, "a copy", TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, (await program.Run("migrate")).Code);

        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(recent), File.Exists(foreign)));
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_answered_with_those_that_do()
    {
        using var program = new TheProgram();
        await program.Run("make-keys");

        var ended = await program.Run("conjure");

        Assert.Equal(1, ended.Code);
        Assert.Equal("There is no command conjure. The commands are: grant, verify-audit, migrate, make-keys.", Assert.Single(ended.Refused));
    }

    [Fact]
    public async Task Whatever_language_a_machine_is_set_up_in_days_and_numbers_are_written_alike()
    {
        // In a process of its own: the language of a process is that of all the tests in it.
        using var program = new TheProgram();
        foreach (var (name, value) in new[] { ("LC_ALL", "da_DK.UTF-8"), ("ASPNETCORE_ENVIRONMENT", "Development"), ("Site:Address", $"{program.Address}"), ("Site:Kind", "Training"), ("Development:Empty", "true") })
        {
            program.Settings[name] = value;
        }

        program.Settings.Remove("Mail:Host");

        var saved = await program.Serve(async _ =>
        {
            using var visitor = new Browser(program.Address, TimeProvider.System, TestContext.Current.CancellationToken);
            return await visitor.Press(await visitor.Get("/notify"), "Save and come back later", ("Form.Notifier.Name", "Nora Hill"));
        });

        Assert.Matches("Saved up to page 1 at [0-9]{2}:[0-9]{2}", saved.Text); // as the Danes write it: 14.05
    }

    [Fact]
    public async Task A_live_site_has_no_page_that_shows_its_mail_and_says_how_its_office_is_reached()
    {
        using var program = new TheProgram();
        await program.Run("make-keys");

        var (mail, missing, privacy) = await program.Serve(async site => (await Get(site, "/development/mail"), await Get(site, "/never-was"), await Get(site, "/privacy")));

        Assert.Equal(HttpStatusCode.NotFound, mail.Status);
        Assert.Equal(missing, mail);
        Assert.Contains("0151 496 0199", privacy.Text, StringComparison.Ordinal);
        Assert.Contains("office@panel.example", privacy.Text, StringComparison.Ordinal);

        static async Task<(HttpStatusCode Status, string Text)> Get(HttpClient site, string address)
        {
            using var answer = await site.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task The_database_is_for_the_account_of_the_site_alone_and_a_live_site_does_not_start_on_one_that_others_may_read()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights");
            return;
        }

        using var program = new TheProgram();
        Assert.Equal(0, (await program.Run("make-keys")).Code);
        Assert.Equal(0, (await program.Run("migrate")).Code);
        var made = File.GetUnixFileMode(program.Database);
        File.SetUnixFileMode(program.Database, made | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var open = await program.Run();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, made);
        Assert.Equal(1, open.Code);
        Assert.Contains(open.Refused, line => line == $"Others than this site may read {program.Database}: give it to the account of the site alone (chmod go= {program.Database}), then start again.");
    }

    [Fact]
    public async Task The_first_manager_is_let_in_at_the_console_and_the_audit_names_the_first_row_that_was_tampered_with()
    {
        using var program = new TheProgram();
        Assert.Equal(0, (await program.Run("make-keys")).Code);

        var empty = await program.Run("verify-audit");
        var made = Tables(program.Database);
        var unknown = await program.Run("grant", "--issuer", "https://sign-in.example", "--subject", "first", "--role", "king", "--areas", "all");
        var granted = await program.Run("grant", "--issuer", "https://sign-in.example", "--subject", "first", "--role", "manager", "--areas", "all");
        var whole = await program.Run("verify-audit");
        Directory.Delete(Path.Combine(Path.GetDirectoryName(program.Database)!, "anchors"), recursive: true);
        var unheld = await program.Run("verify-audit");
        var changed = Tamper(program.Database);
        var broken = await program.Run("verify-audit");

        Assert.Equal((1, 0), (empty.Code, made));
        Assert.Contains("partnership: there is no audit in this database.", empty.Said);
        Assert.Equal(1, unknown.Code);
        Assert.StartsWith("There is no role called \"king\". The roles are Administrator, Manager,", Assert.Single(unknown.Refused), StringComparison.Ordinal);
        Assert.Equal(0, granted.Code);
        Assert.Contains("first is CDOP manager for all areas.", granted.Said); // among what is logged, in no order
        Assert.Equal(0, whole.Code);
        Assert.Contains("partnership: every row holds.", whole.Said);
        Assert.Contains(whole.Said, line => line.StartsWith("partnership: anchored up to ", StringComparison.Ordinal));
        Assert.Equal(1, unheld.Code);
        Assert.Contains("partnership: there are no anchors, so nobody can tell whether its end was cut off.", unheld.Said);
        Assert.Equal(1, broken.Code);
        Assert.Contains($"partnership: row {changed} was changed, moved or put in.", broken.Said);
    }

    // What is verified is not migrated first.
    private static long Tables(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master";
        return (long)command.ExecuteScalar()!;
    }

    private static long Tamper(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE partnership_audit SET Actor = 'somebody else' WHERE Actor = 'console' AND What LIKE 'RoleGiven%' RETURNING Sequence";
        using var rows = command.ExecuteReader();
        var changed = new List<long>();
        while (rows.Read())
        {
            changed.Add(rows.GetInt64(0));
        }

        return changed.Min();
    }
}
