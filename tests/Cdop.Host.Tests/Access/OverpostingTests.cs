using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Host.Tests;

[Collection(WorldTests.Name)]
public sealed class OverpostingTests(World world)
{
    private static readonly (string Name, string Value)[] Extra =
    [
        .. new[] { "", "Form.", "Change.", "Form.Child.", "Form.Death.", "Form.Notifier.", "Form.People.", "Form.Receipt.", "Case.", "Notification." }.SelectMany(prefix => new[]
        {
            ($"{prefix}State", "Accepted"), ($"{prefix}IsRestricted", "true"), ($"{prefix}Area", "E08000015"), ($"{prefix}Area.Code", "E08000015"), ($"{prefix}LoggedBy", "service"),
            ($"{prefix}LoggedBy.Value", "service"), ($"{prefix}By", "service"), ($"{prefix}Reference", "N-2020-1"), ($"{prefix}Subject", Guid.Empty.ToString()),
            ($"{prefix}Id", Guid.Empty.ToString()), ($"{prefix}CaseReference", "WIR-2020-001"), ($"{prefix}Stage", "Closed"), ($"{prefix}ClosedAt", "2020-01-01"),
            ($"{prefix}Decisions[0].Kind", "Accepted"), ($"{prefix}WithdrawnBecause", "A slip"),
        }),
        ("Form.Source", "Coroner"), ("Form.ReceivedOn.Day", "1"), ("Form.ReceivedOn.Month", "1"), ("Form.ReceivedOn.Year", "2020"), ("Form.ReceivedTime", "00:01"),
    ];

    [Fact]
    public async Task What_the_public_form_does_not_ask_for_cannot_be_sent_with_it()
    {
        var told = Told.Of(world.Today) with { FamilyName = "Overposted", NhsNumber = "999 000 0077" };

        var plain = await Row("notifications_notification", await world.Notify(told));
        var loaded = await Row("notifications_notification", await world.Notify(told, Extra));

        string[] own = ["Id", "Reference", "Subject", "Version", "ReceivedAt", "LoggedAt"];
        Assert.Equal(plain.Where(c => !own.Contains(c.Key)), loaded.Where(c => !own.Contains(c.Key)));
        Assert.Equal(loaded["Id"], loaded["Subject"]);
    }

    [Fact]
    public async Task A_correction_changes_what_it_asks_for_and_nothing_else()
    {
        var subject = world.Subjects[0];
        using var browser = await world.Host.SignIn("admin.marsh");
        var before = await Row("notifications_notification", subject.Accepted);

        var page = await browser.Get($"/notifications/{subject.Accepted}/amend");
        var after = await browser.Press(page, "Save the correction", [.. Extra.Where(e => e.Name != "Form.Source"), ("Form.Child.Gp", "Another surgery"), ("Change.Because", "The hospital telephoned.")]);

        Assert.True(after.Address.AbsolutePath == $"/notifications/{subject.Accepted}", Office.Complaints(after));
        Assert.Equal(["Child_Gp", "Version"], Changed(before, await Row("notifications_notification", subject.Accepted)));
    }

    [Fact]
    public async Task A_case_is_changed_by_what_its_pages_ask_for_and_nothing_else()
    {
        var subject = world.Subjects[0];
        using var browser = await world.Host.SignIn("admin.marsh");
        var before = await Row("collection_case", subject.Case);

        await browser.Press(await browser.Get($"/cases/{subject.Case}/notes"), "Save the note", [.. Extra, ("Form.Text", "Telephoned the ward.")]);
        var noted = await Row("collection_case", subject.Case);
        await browser.Press(await browser.Get($"/cases/{subject.Case}/owner"), "Save", Extra);
        var owned = await Row("collection_case", subject.Case);

        Assert.Empty(Changed(before, noted).Except(["Version", "ChangedAt", "ChangedBy"]));
        Assert.Equal(["Owner"], Changed(noted, owned).Except(["Version", "ChangedAt", "ChangedBy"]));
    }

    private static IEnumerable<string> Changed(SortedDictionary<string, object> before, SortedDictionary<string, object> after) =>
        before.Keys.Where(column => !Equals(before[column], after[column])).Order(StringComparer.Ordinal);

    private async Task<SortedDictionary<string, object>> Row(string table, string reference)
    {
        await using var connection = new SqliteConnection(world.Host.Services.GetRequiredService<IConfiguration>()["Database:ConnectionString"]);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE Reference = $reference";
        command.Parameters.AddWithValue("$reference", reference);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken), $"{table} has no {reference}");
        return new(Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, at => row.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(at)), StringComparer.Ordinal);
    }
}
