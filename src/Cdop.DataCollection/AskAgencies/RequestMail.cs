using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Cdop.DataCollection;

/// <summary>The links to a request and the mails that carry them. A mail names the request and nothing of the child.</summary>
internal sealed class RequestMail(KeyRing keys, IConfiguration settings, IClock clock)
{
    private const int SelectorBytes = 16; // 128 bits

    /// <summary>What a link to a request is found by.</summary>
    public static byte[] HashOf(string selector) => SHA256.HashData(Encoding.UTF8.GetBytes(selector));

    /// <summary>The link of a door. It is not kept: it follows from the door and a key that the database does not hold.</summary>
    public string LinkOf(RequestDoor door) => $"{settings["Site:Address"]?.TrimEnd('/')}/r/{SelectorOf(door)}";

    /// <summary>Mails the link of a new door.</summary>
    public void Ask(DataCollectionDb db, AgencyRequest request, RequestDoor door)
    {
        door.SelectorHash = HashOf(SelectorOf(door));
        Send(db, door, $"Request {request.Reference}: what your agency knows", $"""
            The Child Death Overview Panel reviews the death of each child, so that other children live. We ask you for what your agency knows of one child.

            This email names nobody. Open this link, enter this email address, and we send you a code that lets you in:

            {LinkOf(door)}

            Please answer by {InWords.Day(request.DueOn)}. You only see the questions for your agency. If you have nothing to add, or this is not for you, say so there: it takes a few seconds.

            Reference: {request.Reference}
            The law: sections 16M and 16N of the Children Act 2004.
            """);
    }

    /// <summary>Puts a mail about a request into the outbox.</summary>
    public void Send(DataCollectionDb db, RequestDoor door, string subject, string body) => db.Send(new()
    {
        To = door.Email,
        Subject = subject,
        Body = $"""
            {(door.Name.Length == 0 ? "Dear colleague" : $"Dear {door.Name}")},

            {body}

            {Office}
            """,
        WrittenAt = clock.GetCurrentInstant(),
    });

    private string Office => string.Join('\n', new[]
    {
        settings["Site:Name"] ?? "The Child Death Overview Panel",
        settings["Site:Telephone"] is { Length: > 0 } telephone ? $"Telephone: {telephone}" : null,
        settings["Site:Email"] is { Length: > 0 } email ? $"Email: {email}" : null,
    }.OfType<string>());

    private string SelectorOf(RequestDoor door) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Derive(KeyPurpose.Documents, "request link"), door.Id.ToByteArray()).AsSpan(0, SelectorBytes));
}
