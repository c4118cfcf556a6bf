using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Cdop.Benchmarks;

/// <summary>
/// Makes many cases of a few: copies the rows of an invented caseload, each copy with its own numbers, references and
/// dates further back. One copy in five keeps its open cases, so that about one case in twenty is open, as in an office.
/// </summary>
internal static class Multiply
{
    private const int KeepsOpen = 5;

    private static readonly HashSet<string> Ids = ["Id", "Subject", "Notification", "BeganWith", "Case", "Request", "Return"];

    private static readonly HashSet<string> Days = ["DateOfDeath", "BornOn", "DiedOn", "Child_DateOfBirth", "Death_Date", "StartedOn", "DoneOn", "On"];

    private static readonly string[] OfCases =
        ["collection_case_clock", "collection_case_entry", "collection_case_notification", "collection_case_person", "collection_case_step", "collection_case_task", "collection_case_word"];

    private static readonly string[] OfRequests = ["collection_request", "collection_request_form", "collection_request_door", "collection_return", "collection_answer_query", "collection_decision"];

    // Ten million claims would be minutes of copying: one copy in this many has them, which is a tree as deep.
    private const int HasClaims = 20;

    /// <summary>Brings a database file to at least this many cases.</summary>
    public static void To(string file, int cases)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        connection.CreateFunction("nhs", (string? number, long copy) => number is null ? null : NhsNumberOf(number, copy), isDeterministic: true);
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000;");
        var (held, open) = (Number(connection, "SELECT COUNT(*) FROM collection_case"), Number(connection, "SELECT COUNT(*) FROM collection_case WHERE ClosedAt IS NULL"));
        using var transaction = connection.BeginTransaction();
        for (var (copy, all) = (1L, held); all < cases; copy++)
        {
            var keeps = copy % KeepsOpen == 0;
            var of = keeps ? "1" : "ClosedAt IS NOT NULL";
            Copy(connection, "collection_case", copy, of);
            foreach (var table in OfCases)
            {
                Copy(connection, table, copy, $"Subject IN (SELECT Subject FROM collection_case WHERE Reference NOT LIKE '%-%-_____%' AND {of})");
            }

            foreach (var table in copy % HasClaims == 0 ? OfRequests.Append("collection_claim") : OfRequests)
            {
                Copy(connection, table, copy, $"Subject IN (SELECT Subject FROM collection_case WHERE Reference NOT LIKE '%-%-_____%' AND {of})");
            }

            foreach (var table in new[] { "notifications_notification", "notifications_decision", "notifications_professional" })
            {
                var key = table == "notifications_notification" ? "Id" : "Notification";
                Copy(connection, table, copy, $"{key} IN (SELECT BeganWith FROM collection_case WHERE Reference NOT LIKE '%-%-_____%' AND {of})");
            }

            all += keeps ? held : held - open;
        }

        transaction.Commit();
        Run(connection, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <summary>Gives the case with the most returns this many: its own, again under other numbers. Its reference.</summary>
    public static string Returns(string file, int returns)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA foreign_keys=OFF;");
        const string most = "(SELECT t.Subject FROM collection_return t JOIN collection_case c ON c.Subject = t.Subject WHERE c.ClosedAt IS NULL AND c.IsRestricted = 0 AND c.Reference NOT LIKE '%-%-_____%' GROUP BY t.Subject ORDER BY COUNT(*) DESC, t.Subject LIMIT 1)";
        var (subject, reference) = (Text(connection, $"SELECT {most}"), Text(connection, $"SELECT Reference FROM collection_case WHERE Subject = {most}"));
        var own = OfRequests.Append("collection_claim").ToDictionary(table => table, table => Number(connection, $"SELECT COUNT(*) FROM {table} WHERE Subject = '{subject}'"));
        for (var copy = 0xF00000L; Number(connection, $"SELECT COUNT(*) FROM collection_return WHERE Subject = '{subject}'") < returns; copy++)
        {
            foreach (var table in own.Keys.Where(table => table is not "collection_decision"))
            {
                Copy(connection, table, copy, $"Subject = '{subject}' AND rowid IN (SELECT rowid FROM {table} WHERE Subject = '{subject}' ORDER BY rowid LIMIT {own[table]})", sameCase: true);
            }
        }

        return reference;
    }

    /// <summary>Says each narrative of the returns so many times over, in the cases that wait for a panel.</summary>
    public static void Words(string file, int times)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        const string narrative = "LinkId LIKE '%narrative%' OR length(Shown) > 60";
        Run(
            connection,
            $"UPDATE collection_claim SET Value = replace(printf('%.*c', {times}, '#'), '#', Value || ' '), Shown = replace(printf('%.*c', {times}, '#'), '#', Shown || ' ') WHERE ({narrative}) AND Subject IN (SELECT Subject FROM collection_case WHERE Stage = 'ReadyForPanel')");
    }

    /// <summary>Agreed actions of the cases that are listed for a meeting: half of them open, each due on another day.</summary>
    public static void Actions(string file, int many)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(
            connection,
            $"""
            PRAGMA foreign_keys=OFF;
            WITH RECURSIVE
                counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {many}),
                listed AS (
                    SELECT row_number() OVER () - 1 AS at, count(*) OVER () AS cases, i.Subject, i.Meeting, c.Label, m.Panel
                    FROM panel_agenda_item i JOIN panel_panel_case c ON c.Subject = i.Subject JOIN panel_meeting m ON m.Id = i.Meeting)
            INSERT INTO panel_agreed_action (Id, Reference, Subject, Label, Panel, Meeting, Finding, What, Owner, AgreedFor, DueOn, Factor, State, Words, Question, SettledAt, SettledBecause, Version)
            SELECT
                upper(printf('%08x-0000-7000-8000-%012x', n, n)), printf('A-%09d', n), Subject, Label, Panel, Meeting, Subject, 'Give every family the leaflet on safer sleep, and note that it was given', 'Trust ' || (n % 50),
                date('now', (n % 1000 - 500) || ' days'), date('now', (n % 1000 - 500) || ' days'), '', CASE n % 4 WHEN 0 THEN 'Done' WHEN 1 THEN 'Dropped' ELSE 'Open' END, '', '', CASE WHEN n % 4 < 2 THEN '2026-05-13 09:00:00' END, '', Subject
            FROM counted JOIN listed ON listed.at = n % listed.cases;
            ANALYZE;
            PRAGMA wal_checkpoint(TRUNCATE);
            """);
    }

    private static void Copy(SqliteConnection connection, string table, long copy, string where, bool sameCase = false)
    {
        // Only the first caseload is copied: its references have three or four digits, those of the copies have more.
        var back = copy * 18;
        var original = table is "collection_case" ? $"Reference NOT LIKE '%-%-_____%' AND ({where})" : where;
        var columns = new List<string>();
        var values = new List<string>();
        using (var ask = connection.CreateCommand())
        {
            ask.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using var reader = ask.ExecuteReader();
            while (reader.Read())
            {
                var name = reader.GetString(0);
                columns.Add($"\"{name}\"");
                values.Add(name switch
                {
                    "Subject" when sameCase => "Subject",
                    "Reference" when table == "collection_request" => $"\"Reference\" || '-{copy}'",
                    "NextStepOn" => "NULL", // nobody is reminded
                    "SelectorHash" => "randomblob(32)",
                    "Response" when !sameCase => "CASE WHEN \"Response\" = '' THEN '' ELSE '{}' END",
                    _ when Ids.Contains(name) => $"substr(\"{name}\", 1, 30) || printf('%06X', {copy})",
                    // The letters and the year stay; the running number becomes one that no other copy has.
                    "Reference" or "CaseReference" => $"substr(\"{name}\", 1, {Prefix(table, name)}) || ({copy + 10} * 1000 + CAST(substr(\"{name}\", {Prefix(table, name) + 1}) AS INTEGER) % 1000)",
                    "NhsNumber" or "Child_NhsNumber" or "Child_TypedNhsNumber" => $"nhs(\"{name}\", {copy})",
                    "Word" => $"CASE WHEN \"Word\" GLOB '[0-9]*' THEN nhs(\"Word\", {copy}) ELSE \"Word\" END",
                    _ when Days.Contains(name) => $"date(\"{name}\", '-{back} days')",
                    _ => $"\"{name}\"",
                });
            }
        }

        Run(connection, $"INSERT OR IGNORE INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {table} WHERE {original}");
    }

    // "N-2026-" before the number of a notification, "KNO-2026-" before that of a case.
    private static int Prefix(string table, string column) =>
        column == "Reference" && table is "notifications_notification" or "collection_case_notification" ? 7 : 9;

    // A number of its own for each original and copy, within the range kept for tests.
    private static string NhsNumberOf(string number, long copy)
    {
        if (!long.TryParse(number.AsSpan(0, Math.Min(9, number.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var was))
        {
            return number;
        }

        var stem = 999_000_000 + ((was + (copy * 967)) % 499_000 * 2);
        return Enumerable.Range(0, 20)
            .Select(n => string.Create(CultureInfo.InvariantCulture, $"{stem + (n / 10)}{n % 10}"))
            .First(written => NhsNumber.TryParse(written, null, out _));
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
