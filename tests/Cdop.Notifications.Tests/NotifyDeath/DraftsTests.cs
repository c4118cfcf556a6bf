using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.Notifications.Tests;

public sealed partial class DraftsTests : IAsyncDisposable
{
    private readonly ModulesUnderTest modules = Given.Modules();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_right_or_wrong_comes_back_as_it_was_and_cannot_be_read_in_the_database()
    {
        var draft = (await Keep(null, Screen.TheChild, ("Form.Child.FamilyName", "Unmistakable"), ("Form.Child.DateOfBirth.Day", "thirty")))!;

        Assert.Equal(("Unmistakable", "thirty"), await Opened(draft.Id, typed => (typed["Form.Child.FamilyName"], typed["Form.Child.DateOfBirth.Day"])));
        Assert.DoesNotContain("Unmistakable", Encoding.UTF8.GetString(draft.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_that_save_two_screens_at_once_keep_both()
    {
        var draft = (await Keep(null, Screen.AboutYou, ("Form.Notifier.Name", "Nora")))!;

        await Task.WhenAll(
            Task.Run(() => Keep(draft.Id, Screen.TheChild, ("Form.Child.FamilyName", "Smith")), Ct),
            Task.Run(() => Keep(draft.Id, Screen.TheDeath, ("Form.Death.Circumstances", "Found unwell")), Ct));

        Assert.Equal(("Nora", "Smith", "Found unwell"), await Opened(draft.Id, typed => (typed["Form.Notifier.Name"], typed["Form.Child.FamilyName"], typed["Form.Death.Circumstances"])));
    }

    [Fact]
    public async Task The_same_screen_sent_twice_is_no_other_draft_and_other_words_are()
    {
        var first = (await Keep(null, Screen.TheDeath, ("Form.Death.Circumstances", "Found unwell")))!;
        var again = (await Keep(first.Id, Screen.TheDeath, ("Form.Death.Circumstances", "Found unwell")))!;
        var other = (await Keep(first.Id, Screen.TheDeath, ("Form.Death.Circumstances", "Found ill")))!;

        Assert.Equal(first.Revision, again.Revision);
        Assert.NotEqual(first.Revision, other.Revision);
    }

    [Fact]
    public async Task A_code_is_mailed_once_there_is_an_address_and_the_mail_names_nobody()
    {
        var draft = (await Keep(null, Screen.AboutYou, ("Form.Notifier.Name", "Nora Hill"), ("Form.Notifier.Email", "not yet")))!;
        Assert.Empty(await Mails());

        await Keep(draft.Id, Screen.AboutYou, ("Form.Notifier.Name", "Nora Hill"), ("Form.Notifier.Email", "nora@hospital.example"));
        await Keep(draft.Id, Screen.TheChild, ("Form.Child.FamilyName", "Unmistakable"));

        var mail = Assert.Single(await Mails());
        Assert.Equal("nora@hospital.example", mail.To);
        Assert.DoesNotContain("Nora", mail.Body + mail.Subject, StringComparison.Ordinal);
        Assert.Contains(draft.Reference, mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_many_drafts_one_address_gets_ten_codes_an_hour_and_others_get_theirs()
    {
        for (var i = 0; i < 15; i++)
        {
            await Keep(null, Screen.AboutYou, ("Form.Notifier.Email", i % 2 == 0 ? "stranger@hospital.example" : "Stranger@Hospital.example "));
        }

        Assert.Equal(10, (await Mails()).Count);

        await Keep(null, Screen.AboutYou, ("Form.Notifier.Email", "nora@hospital.example"));
        Assert.Equal(11, (await Mails()).Count);

        modules.Clock.AdvanceMinutes(61);
        await Keep(null, Screen.AboutYou, ("Form.Notifier.Email", "stranger@hospital.example"));
        Assert.Equal(12, (await Mails()).Count);
    }

    [Fact]
    public async Task Reference_and_code_bring_the_writer_back_however_they_are_typed()
    {
        var (draft, code) = await Begun();

        Assert.Equal(draft.Id, (await Resume(draft.Reference.ToLowerInvariant(), $" {code.Replace("-", " ", StringComparison.Ordinal)} ")).Value);
    }

    [Fact]
    public async Task Five_wrong_codes_close_a_reference_for_an_hour_whether_there_is_such_a_draft_or_not()
    {
        var (draft, code) = await Begun();
        foreach (var reference in new[] { draft.Reference, "2222-2222" })
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.StartsWith("Check the reference", Assert.Single((await Resume(reference, "2222-3333")).Problems).Message, StringComparison.Ordinal);
            }

            Assert.StartsWith("There have been too many", Assert.Single((await Resume(reference, code)).Problems).Message, StringComparison.Ordinal);
        }

        modules.Clock.AdvanceMinutes(61);

        Assert.True((await Resume(draft.Reference, code)).Succeeded);
    }

    [Fact]
    public async Task Wrong_codes_tried_all_at_once_do_not_open_a_way_in()
    {
        var (draft, _) = await Begun();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => Resume(draft.Reference, $"2222-33{i + 22}"), Ct)));

        Assert.True(await modules.Use((NotificationsDb db) => db.CodeTries.AnyAsync(t => t.Wrong >= 5, Ct)));
    }

    [Fact]
    public async Task A_lost_code_is_mailed_again_and_the_old_one_no_longer_works()
    {
        var (draft, old) = await Begun();
        modules.Clock.AdvanceMinutes(5);

        await Ask("NORA@hospital.example");
        await Ask("stranger@elsewhere.example");
        await modules.Use((MailLostCodes job) => job.Sweep(Ct));
        await modules.Use((MailLostCodes job) => job.Sweep(Ct));

        var mails = await Mails();
        Assert.Equal(2, mails.Count);
        Assert.False((await Resume(draft.Reference, old)).Succeeded);
        Assert.True((await Resume(draft.Reference, CodeIn(mails[1]))).Succeeded);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_keeps_nobody_else_from_having_a_code()
    {
        var (broken, _) = await Begun();
        await modules.Use((NotificationsDb db) => db.Drafts.Where(d => d.Id == broken.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Content, new byte[64]), Ct));
        modules.Clock.AdvanceMinutes(5);
        await Ask("nora@hospital.example");
        var (other, _) = await Begun("zoe@hospital.example");
        modules.Clock.AdvanceMinutes(5);
        await Ask("zoe@hospital.example");
        var before = (await Mails()).Count;

        await modules.Use((MailLostCodes job) => job.Sweep(Ct));

        var mail = Assert.Single((await Mails()).Skip(before));
        Assert.True((await Resume(other.Reference, CodeIn(mail))).Succeeded);
        Assert.Equal(1, await modules.Use((NotificationsDb db) => db.CodesAsked.CountAsync(Ct))); // tried again
    }

    [Fact]
    public async Task Nobody_can_have_us_mail_a_stranger_again_and_again()
    {
        await Begun();
        for (var i = 0; i < 20; i++)
        {
            await Ask("nora@hospital.example");
            await modules.Use((MailLostCodes job) => job.Sweep(Ct));
        }

        Assert.Single(await Mails());
    }

    [Fact]
    public async Task A_draft_is_gone_after_30_days_and_the_copy_behind_a_receipt_after_an_hour()
    {
        var (forgotten, _) = await Begun();
        modules.Clock.AdvanceDays(29);
        var (sent, _) = await Begun();
        var reference = (await Send(sent)).Value;
        await modules.Use((PurgeDrafts job) => job.Sweep(Ct));
        Assert.Equal(2, await modules.Use((NotificationsDb db) => db.Drafts.CountAsync(d => d.Content != Array.Empty<byte>(), Ct)));

        modules.Clock.AdvanceMinutes(61);
        await modules.Use((PurgeDrafts job) => job.Sweep(Ct));
        Assert.Equal([forgotten.Id], await modules.Use((NotificationsDb db) => db.Drafts.Where(d => d.Content != Array.Empty<byte>()).Select(d => d.Id).ToListAsync(Ct)));

        modules.Clock.AdvanceDays(1);
        await modules.Use((PurgeDrafts job) => job.Sweep(Ct));
        await modules.Use((PurgeDrafts job) => job.Sweep(Ct));
        var left = Assert.Single(await modules.Use((NotificationsDb db) => db.Drafts.ToListAsync(Ct)));
        Assert.Equal((sent.Id, reference), (left.Id, left.SentAs));
    }

    [Fact]
    public async Task A_draft_is_sent_with_its_notification_and_then_keeps_no_other_words()
    {
        var (draft, _) = await Begun();

        var reference = (await Send(draft)).Value; // the site may end here: nothing more is needed

        Assert.Equal(reference, (await modules.Use((Drafts drafts) => drafts.Find(draft.Id, Ct)))!.SentAs);
        Assert.Null(await Keep(draft.Id, Screen.AboutYou, ("Form.Notifier.Name", "Nora Hilton")));
        Assert.Equal("Nora Hill", await Opened(draft.Id, typed => typed["Form.Notifier.Name"]));
        Assert.Equal(reference, (await Send(draft)).Value);
        Assert.Equal(1, await modules.Use((NotificationsDb db) => db.Notifications.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_draft_that_another_window_changed_while_it_was_sent_is_not_sent_with_the_words_of_before()
    {
        var (draft, _) = await Begun();
        await Keep(draft.Id, Screen.AboutYou, ("Form.Notifier.Name", "Nora Hilton"));

        var sent = await Send(draft);

        Assert.StartsWith("Another window changed your answers", Assert.Single(sent.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(0, await modules.Use((NotificationsDb db) => db.Notifications.CountAsync(Ct)));
        Assert.Null((await modules.Use((Drafts drafts) => drafts.Find(draft.Id, Ct)))!.SentAs);
    }

    [Fact]
    public async Task Who_sends_a_notification_has_a_mail_with_its_reference_and_nothing_else()
    {
        var logged = await modules.Log(Given.Word);

        var mail = Assert.Single(await Mails());
        Assert.Contains(logged.Value.ToString(), mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Nora", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_gets_ten_receipts_an_hour_whatever_codes_it_had_and_others_get_theirs()
    {
        await Keep(null, Screen.AboutYou, ("Form.Notifier.Email", Given.Nurse.Email!));
        Guid[] keys = [.. Enumerable.Range(0, 12).Select(_ => Guid.NewGuid())];
        foreach (var (i, key) in keys.Index())
        {
            Assert.True((await modules.Log(Given.Word with { Notifier = Given.Nurse with { Email = i % 2 == 0 ? Given.Nurse.Email : Given.Nurse.Email!.ToUpperInvariant() } }, key)).Succeeded);
        }

        Assert.Equal(10, await Receipts());
        Assert.Equal(10, await modules.Use((NotificationsDb db) => db.CodesMailed.CountAsync(m => keys.Contains(m.Id), TestContext.Current.CancellationToken))); // so the page of the others does not say that one was sent
        await modules.Log(Given.Word with { Notifier = Given.Nurse with { Email = "other@hospital.example" } });
        Assert.Equal(11, await Receipts());
        modules.Clock.Advance(CodeMailed.Within);
        await modules.Log(Given.Word);
        Assert.Equal(12, await Receipts());

        async Task<int> Receipts() => (await Mails()).Count(mail => mail.Subject.StartsWith("We have your notification", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_site_of_https_the_cookie_is_called_so_that_no_plain_page_can_set_it()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://cdop.example")]).Build();
        var cookie = ActivatorUtilities.CreateInstance<DraftCookie>(modules.Services, settings);
        var (id, context) = (Guid.NewGuid(), new DefaultHttpContext());
        cookie.Write(context.Response, id);
        var written = context.Response.Headers.SetCookie.ToString();

        Assert.StartsWith("__Secure-cdop-draft=", written, StringComparison.Ordinal);
        Assert.Contains("secure", written.Split(';').Select(part => part.Trim()));
        Assert.Equal(id, Read(written.Split(';')[0]));
        Assert.Null(Read(written.Split(';')[0]["__Secure-".Length..]));

        Guid? Read(string sent)
        {
            var request = new DefaultHttpContext().Request;
            request.Headers.Cookie = sent;
            return cookie.Read(request);
        }
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_after_four_hours_or_changed_by_one_letter()
    {
        var id = Guid.NewGuid();
        var cookie = modules.Services.GetRequiredService<DraftCookie>();
        var context = new DefaultHttpContext();
        cookie.Write(context.Response, id);
        var value = context.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2)[1];

        Assert.Equal(id, Read(value));
        Assert.Null(Read((value[0] == 'A' ? "B" : "A") + value[1..]));
        Assert.Null(Read(""));
        Assert.Contains("httponly", context.Response.Headers.SetCookie.ToString(), StringComparison.OrdinalIgnoreCase);
        modules.Clock.AdvanceHours(4);
        Assert.Null(Read(value));
        await Task.CompletedTask;

        Guid? Read(string sent)
        {
            var request = new DefaultHttpContext().Request;
            request.Headers.Cookie = $"cdop-draft={sent}";
            return cookie.Read(request);
        }
    }

    public ValueTask DisposeAsync() => modules.DisposeAsync();

    private static string CodeIn(OutgoingMail mail) => CodeLine().Match(mail.Body).Groups[1].Value;

    private async Task<(Draft Draft, string Code)> Begun(string email = "nora@hospital.example")
    {
        var draft = (await Keep(null, Screen.AboutYou, ("Form.Notifier.Name", "Nora Hill"), ("Form.Notifier.Email", email)))!;
        return (draft, CodeIn((await Mails())[^1]));
    }

    private Task<Result<NotificationReference>> Send(Draft draft) => modules.Use((LogNotificationHandler handler) => handler.Handle(Given.Word, draft.Id, Ct, draft.Revision));

    private Task<Draft?> Keep(Guid? draft, Screen screen, params (string Field, string Answer)[] typed) =>
        modules.Use(async (Drafts drafts) => await drafts.Keep(
            draft is { } id ? await drafts.Find(id, Ct) : null,
            screen,
            Typed.Of(new FormCollection(typed.ToDictionary(t => t.Field, t => new StringValues(t.Answer))), screen),
            Ct));

    private Task<T> Opened<T>(Guid draft, Func<Typed, T> look) => modules.Use(async (Drafts drafts) => look(drafts.Open((await drafts.Find(draft, Ct))!)));

    private Task<Result<Guid>> Resume(string reference, string code) =>
        modules.Use((ResumeDraftHandler handler) => handler.Handle(new() { Reference = reference, Code = code }, Ct));

    private Task Ask(string email) => modules.Use((AskForCodeHandler handler) => handler.Handle(new() { Email = email }, Ct));

    private Task<List<OutgoingMail>> Mails() => modules.Use((NotificationsDb db) => db.Mail.AsNoTracking().OrderBy(m => m.WrittenAt).ToListAsync(Ct));

    [GeneratedRegex("Code: ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex CodeLine();
}
