using Microsoft.Playwright;

namespace Cdop.EndToEnd.Tests;

public sealed class The_office_attaches_a_document(Site site)
{
    private static readonly Told Death = Told.Of(Site.Today) with { Email = "documents@hospital.example" };

    [Theory]
    [InlineData(1280, true)]
    [InlineData(375, true)]
    [InlineData(1280, false)]
    public async Task A_report_is_attached_superseded_and_withdrawn(int width, bool script)
    {
        var reviewed = await site.Accepted(Death with { GivenName = "Una", FamilyName = $"Paper {width}", NhsNumber = script ? (width > 400 ? "999 000 0700" : "999 000 0719") : "999 000 0727", Born = Death.Born.PlusDays(-240 - width) });
        await using var office = await site.Begin(width, script);
        await office.SignIn("Priya Marsh", $"/cases/{reviewed}");

        await office.Follow("Documents");
        Assert.Contains("No virus scanner is set up.", await office.Text(), StringComparison.Ordinal);
        await office.Follow("Attach a document");
        await office.Press("Attach");
        Assert.Contains("Choose the file", await office.Problems());

        await office.Page.GetByLabel("What is it?").SelectOptionAsync("Post-mortem report");
        await office.Fill("Title", "Report of Dr Field");
        await office.Fill("Who wrote it?", "Royal Liverpool University Hospital");
        await office.Pick("Only if the originator agrees");
        await Choose(office, "Report of Dr Field, final.pdf", "%PDF-1.7 the first");
        await office.Press("Attach");
        Assert.Contains("In quarantine: not scanned yet", await office.Text(), StringComparison.Ordinal);

        await office.Follow("Report of Dr Field");
        await office.Follow("Add a new version");
        await Choose(office, "Report of Dr Field, amended.pdf", "%PDF-1.7 the second");
        await office.Press("Add the version");
        await office.Page.GetByText("Version 2, and those before").ClickAsync();
        await office.Look();
        Assert.Contains("Version 1, superseded", await office.Text(), StringComparison.Ordinal);

        await office.Page.GetByRole(AriaRole.Link, new() { Name = "Why it cannot be opened" }).ClickAsync();
        await office.Look();
        Assert.Contains("No virus scanner is set up for this service", await office.Text(), StringComparison.Ordinal);
        await office.Follow("Back to the documents of the case");

        await office.Follow("Report of Dr Field");
        await office.Follow("What the panel reads of it");
        Assert.Contains("Onward sharing is “Only if the originator agrees”, so the panel does not read it", await office.Text(), StringComparison.Ordinal);
        await office.Pick("Yes");
        await office.Press("Save");
        Assert.Equal(["It may not be put in the panel’s papers: onward sharing is “Only if the originator agrees”. Ask Royal Liverpool University Hospital, and change that first"], await office.Problems());
        await office.Follow("Leave it as it is");

        await office.Follow("Report of Dr Field");
        await office.Follow("Withdraw it");
        await office.Fill("Why is it withdrawn?", "It belongs to another child.");
        await office.Press("Withdraw");
        Assert.Contains("Withdrawn by Priya Marsh", await office.Text(), StringComparison.Ordinal);
    }

    private static Task Choose(Journey office, string name, string content) =>
        office.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = System.Text.Encoding.ASCII.GetBytes(content) });
}
