using Cdop.DataCollection.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class ThankAgenciesTests : IAsyncDisposable
{
    private static readonly AgencyAnswered Surgery = new(Guid.CreateVersion7(), "HK7M-2QRT", "A surgery", "Dr Field", "field@surgery.example", new(2026, 3, 1));
    private static readonly AgencyAnswered Police = new(Guid.CreateVersion7(), "QW2X-8LMN", "Merseyside Police", "", "requests@police.example", new(2026, 3, 4));
    private static readonly AgencyAnswered OnPaper = new(Guid.CreateVersion7(), "ZZ4F-7GHK", "A school", "", "", new(2026, 3, 5));

    private readonly PanelThatMet met = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => met.DisposeAsync();

    [Fact]
    public async Task Each_agency_that_answered_has_a_draft_that_thanks_and_holds_published_learning_alone()
    {
        await met.Meet(Ct);
        met.Panels.Directory.Agencies = [Surgery, Police];
        Assert.Empty((await Page()).ToTell); // nothing is found yet
        await met.Ratify(0, Ct);

        var drafts = (await Page()).Form.Notes;
        Assert.Equal([Surgery.Request, Police.Request], drafts.Select(note => note.Request));
        Assert.All(drafts, note => Assert.StartsWith("Thank you", note.Text, StringComparison.Ordinal));
        Assert.Contains("Reference: HK7M-2QRT", drafts[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ambulance", drafts[0].Text, StringComparison.OrdinalIgnoreCase);

        await Publish("Ambulances were quick to come");
        Assert.Contains("– Ambulances were quick to come", (await Page()).Form.Notes[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_that_are_ticked_go_out_in_one_step_and_once_with_a_message_id_that_never_changes()
    {
        await Ratified(Surgery, Police);
        var form = (await Page()).Form with { Send = true };
        form = form with { Notes = [form.Notes[0] with { Text = "Thank you for all" }, form.Notes[1] with { IsTicked = false, Text = "To be sent later" }] };

        Assert.True((await Send(form)).Succeeded);
        Assert.True((await Send(form)).Succeeded); // sent twice, it is one
        Assert.True((await Send(form with { Key = Guid.NewGuid() })).Succeeded); // and so it is by another page that was open

        var mail = Assert.Single(await Mails());
        var note = await Note(Surgery);
        Assert.Equal(($"{note.Id:N}@cdop", "field@surgery.example", "What came of it: request HK7M-2QRT", note.Id), (mail.MessageId, mail.To, mail.Subject, mail.About));
        Assert.Contains("Dear Dr Field", mail.Body, StringComparison.Ordinal);
        Assert.Contains("Thank you for all", mail.Body, StringComparison.Ordinal);
        var page = await Page();
        Assert.Equal([Surgery.Request], page.Told.Select(one => one.Agency.Request));
        Assert.Equal([Police.Request], page.ToTell.Select(one => one.Agency.Request));
        Assert.Equal("To be sent later", page.Form.Notes.Single().Text); // nothing typed is lost
    }

    [Fact]
    public async Task Nobody_who_knew_the_child_is_named_and_nothing_of_the_family()
    {
        await Ratified(Surgery);
        var form = (await Page()).Form with { Send = true };

        foreach (var told in new[] { "Rose", "Sarah Thorne", "Jo Blundell", "999 000 0018", "LIV-2026-017" })
        {
            var refused = await Send(form with { Key = Guid.NewGuid(), Notes = [form.Notes[0] with { Text = $"We spoke of {told} at length" }] });
            Assert.Contains("could be told", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        }

        Assert.Empty(await Mails());
    }

    [Fact]
    public async Task Without_an_address_or_a_tick_nothing_goes_out_and_before_a_finding_nothing_is_written()
    {
        await met.Meet(Ct);
        met.Panels.Directory.Agencies = [OnPaper];
        Assert.Contains("has not ratified", Assert.Single((await Send(new() { Notes = [new() { Request = OnPaper.Request, Text = "Thank you" }] })).Problems).Message, StringComparison.Ordinal);
        await met.Ratify(0, Ct);

        Assert.Contains("Tick the agencies", Assert.Single((await Send(new() { Send = true, Notes = [new() { Request = OnPaper.Request, Text = "Thank you" }] })).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("no email address", Assert.Single((await Send(new() { Send = true, Notes = [new() { Request = OnPaper.Request, Text = "Thank you", IsTicked = true }] })).Problems).Message, StringComparison.Ordinal);
        Assert.Contains("has not answered", Assert.Single((await Send(new() { Notes = [new() { Request = Guid.NewGuid(), Text = "Thank you" }] })).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_wrote_meanwhile_is_not_written_over()
    {
        await Ratified(Surgery);
        Assert.True((await Send(Written("First", Guid.Empty))).Succeeded);
        var seen = (await Note(Surgery)).Version;
        Assert.True((await Send(Written("Second", seen))).Succeeded);

        var refused = await Send(Written("Third", seen));

        Assert.Contains("Somebody else changed this", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("Second", (await Note(Surgery)).Text);

        static ThankAgencies Written(string text, Guid version) => new() { Notes = [new() { Request = Surgery.Request, Text = text, Version = version }] };
    }

    [Fact]
    public async Task What_was_typed_goes_with_its_agency_where_another_answered_meanwhile()
    {
        await Ratified(Police);
        var form = (await Page()).Form;
        met.Panels.Directory.Agencies = [Surgery, Police];
        var label = await met.As("office").Label(0, Ct);

        var page = await met.Panels.Look<ThankAgenciesPage>(async page =>
        {
            (page.Label, page.Form) = (label, form with { Send = true, Notes = [form.Notes[0] with { Text = "Of Rose" }] });
            await page.OnPostAsync(Ct);
        });

        Assert.Equal([Surgery.Request, Police.Request], page.Form.Notes.Select(note => note.Request));
        Assert.Equal("Of Rose", page.Form.Notes[1].Text);
    }

    private async Task Ratified(params AgencyAnswered[] answered)
    {
        await met.Meet(Ct);
        met.Panels.Directory.Agencies = answered;
        await met.Ratify(0, Ct);
    }

    private async Task Publish(string words)
    {
        var point = await met.As("office").Modules.Use((PanelReviewDb db) => db.Library.AsNoTracking().SingleAsync(one => one.Kind == LearningKind.Positive, Ct));
        Assert.True((await met.Modules.Use((DescribeLearningHandler handler) => handler.Handle(point.Id, new() { Theme = "emergency-care", PublishedWords = words, Version = point.Version }, Ct)))!.Succeeded);
    }

    private async Task<ThankAgenciesPage> Page()
    {
        var label = await met.As("office").Label(0, Ct);
        return await met.Panels.Look<ThankAgenciesPage>(page =>
        {
            page.Label = label;
            return page.OnGetAsync(Ct);
        });
    }

    private async Task<Result<string>> Send(ThankAgencies form)
    {
        var label = await met.As("office").Label(0, Ct);
        return (await met.Modules.Use((ThankAgenciesHandler handler) => handler.Handle(label, form, Ct)))!;
    }

    private Task<AgencyNote> Note(AgencyAnswered agency) => met.Modules.Use((PanelReviewDb db) => db.AgencyNotes.AsNoTracking().SingleAsync(note => note.Request == agency.Request, Ct));

    private async Task<List<OutgoingMail>> Mails() => [.. (await met.Panels.Mail(Ct)).Where(mail => mail.Subject.StartsWith("What came of it", StringComparison.Ordinal))];
}
