using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

/// <summary>Keeps drafts: encrypted, each under a key of its own, and mails the codes that bring their writers back.</summary>
internal sealed class Drafts(NotificationsDb db, KeyRing keys, IClock clock, MailWords mail)
{
    private const int MostTries = 5;
    private const string EmailField = $"Form.{nameof(LogNotification.Notifier)}.{nameof(Notifier.Email)}";

    public async Task<Draft?> Find(Guid id, CancellationToken ct) => await db.Drafts.FindAsync([id], ct);

    /// <summary>What was typed so far.</summary>
    public Typed Open(Draft draft) =>
        draft.Content.Length == 0 ? Typed.Nothing : Typed.FromJson(Sealed.OpenBytes(ContentKey(draft), draft.Content, "draft"));

    /// <summary>Such as "Saved up to page 3 at 21:09"; null where nothing is kept.</summary>
    public static string? SavedInWords(Draft draft, Typed typed) =>
        Screen.All.LastOrDefault(typed.Has) is { } last ? $"Saved up to page {last.Number} at {draft.ChangedAt.TimeIn().ToString("HH:mm", null)}" : null;

    /// <summary>
    /// Keeps one screen, in a new draft where there is none; mails a code once there is an address to mail it to, unless the
    /// writer is still typing it. Null where it has been sent: what was sent does not change, and its copy shows no other words.
    /// </summary>
    public async Task<Draft?> Keep(Draft? draft, Screen screen, Typed typed, CancellationToken ct, bool isTyping = false)
    {
        if (draft is null)
        {
            draft = new();
            db.Drafts.Add(draft);
        }

        for (var attempt = 1; draft.SentAs is null; attempt++)
        {
            Put(draft, Open(draft).With(screen, typed));
            if (!isTyping && typed[EmailField]?.Trim() is { } email && PlainAddress.Is(email))
            {
                MailCode(draft, email, lost: false, await Mailed([EmailKey(email)], ct));
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return draft;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                // Another tab saved another screen meanwhile: take up what it kept, and put this screen on top.
                db.Forget();
                draft = await db.Drafts.SingleAsync(d => d.Id == draft.Id, ct);
            }
        }

        return null;
    }

    /// <summary>
    /// Keeps a screen of a page that was open for so long that the browser is not known any more, where the page belongs: unless
    /// that was gone on with or sent meanwhile. On the first page only what names the same address is of the same writer.
    /// </summary>
    public async Task<bool> KeepLate((Guid Draft, Instant ChangedAt) page, Screen screen, Typed typed, CancellationToken ct)
    {
        if (await Find(page.Draft, ct) is not { SentAs: null } draft || draft.ChangedAt > page.ChangedAt)
        {
            return false;
        }

        if (screen == Screen.AboutYou && (typed[EmailField]?.Trim() is not { } email || draft.EmailKey?.AsSpan().SequenceEqual(EmailKey(email)) != true))
        {
            return false;
        }

        return await Keep(draft, screen, typed, ct) is not null;
    }

    /// <summary>Whether a first page gives another address than the one that a draft's code went to.</summary>
    public bool NamesAnother(Draft draft, Typed posted) =>
        draft.EmailKey is { } known && posted[EmailField]?.Trim() is { Length: > 0 } email && !known.AsSpan().SequenceEqual(EmailKey(email));

    /// <summary>Notes what a draft became; the caller saves, with the notification itself.</summary>
    public void Sent(Draft draft, NotificationReference reference)
    {
        draft.Sent(reference, clock.GetCurrentInstant());
        draft.Revision = Guid.NewGuid();
    }

    /// <summary>
    /// Mails a new code, unless the last one goes to the same address and nobody lost it, or the address has had as many as
    /// it gets in an hour. The draft is kept and can be sent all the same.
    /// </summary>
    public void MailCode(Draft draft, string email, bool lost, IReadOnlyDictionary<string, int> mailed)
    {
        var (now, address) = (clock.GetCurrentInstant(), EmailKey(email));
        if (draft.EmailKey?.AsSpan().SequenceEqual(address) == true && !lost)
        {
            return;
        }

        var waiting = db.CodesMailed.Local.Count(m => db.Entry(m).State == EntityState.Added && m.EmailKey.AsSpan().SequenceEqual(address));
        if (!draft.MayMail(now) || waiting + mailed.GetValueOrDefault(Convert.ToHexString(address)) >= CodeMailed.Most)
        {
            return;
        }

        var code = ClearCode.New();
        draft.Mailed(CodeHash(draft.Reference, code), address, now);
        draft.Revision = Guid.NewGuid();
        db.CodesMailed.Add(new() { EmailKey = address, At = now });
        db.Send(new()
        {
            To = email,
            Subject = "Come back to your notification",
            Body = $"""
                You have begun a notification to the Child Death Overview Panel.

                To come back to it, go to {mail.Link("/notify/resume")} and enter

                Come-back reference: {draft.Reference}
                Code: {code}

                What you typed is kept for 30 days from when you last saved it. A code sent before this one no longer works.

                If you have finished, or did not begin one, you do not have to do anything. Please do not forward this email.
                """,
            WrittenAt = now,
        });
    }

    /// <summary>Whether an address gets a receipt, which is counted then: as with codes, and apart from them, nobody can have us mail a stranger again and again.</summary>
    public async Task<bool> CountReceipt(string email, Guid draft, CancellationToken ct)
    {
        var address = Hash("receipt", email.Trim().ToUpperInvariant());
        if ((await Mailed([address], ct)).GetValueOrDefault(Convert.ToHexString(address)) >= CodeMailed.Most)
        {
            return false;
        }

        db.CodesMailed.Add(new() { Id = draft, EmailKey = address, At = clock.GetCurrentInstant() });
        return true;
    }

    /// <summary>Whether it is known that a receipt for a draft was mailed: for as long as they are counted.</summary>
    public Task<bool> IsReceiptMailed(Draft draft, CancellationToken ct) => db.CodesMailed.AsNoTracking().AnyAsync(m => m.Id == draft.Id, ct);

    /// <summary>How many codes went to each of these addresses lately, by their keyed hashes in hexadecimal.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Mailed(IReadOnlyCollection<byte[]> addresses, CancellationToken ct)
    {
        var since = clock.GetCurrentInstant() - CodeMailed.Within;
        var sent = await db.CodesMailed.AsNoTracking().Where(m => addresses.Contains(m.EmailKey) && m.At > since).Select(m => m.EmailKey).ToListAsync(ct);
        return sent.CountBy(Convert.ToHexString).ToDictionary();
    }

    /// <summary>The keyed hash that a draft is found by when its code was lost.</summary>
    public byte[] EmailKey(string email) => Hash("email", email.Trim().ToUpperInvariant());

    /// <summary>The keyed hash under which wrong codes are counted.</summary>
    public byte[] TriesKey(string reference) => Hash("reference", reference);

    /// <summary>Whether this is the draft's code; takes as long where there is no draft.</summary>
    public bool IsCode(Draft? draft, string reference, string code) =>
        CryptographicOperations.FixedTimeEquals(CodeHash(reference, code), draft?.CodeHash ?? new byte[HMACSHA256.HashSizeInBytes]);

    /// <summary>The address a draft's codes go to.</summary>
    public string? EmailOf(Draft draft) => Open(draft)[EmailField]?.Trim();

    private byte[] CodeHash(string reference, string code) => Hash("code", $"{reference} {code}");

    private byte[] Hash(string use, string text) => HMACSHA256.HashData(keys.Derive(KeyPurpose.Documents, $"draft {use}"), Encoding.UTF8.GetBytes(text));

    private byte[] ContentKey(Draft draft) => keys.Derive(KeyPurpose.Documents, $"draft {draft.Id}");

    // The same words sent twice are no other words: of two clicks on one button neither overtakes the other.
    private void Put(Draft draft, Typed typed)
    {
        var json = typed.ToJson();
        draft.ChangedAt = clock.GetCurrentInstant();
        if (draft.Content.Length == 0 || !Open(draft).ToJson().AsSpan().SequenceEqual(json))
        {
            (draft.Content, draft.Revision) = (Sealed.Bytes(ContentKey(draft), json, "draft"), Guid.NewGuid());
        }
    }
}
