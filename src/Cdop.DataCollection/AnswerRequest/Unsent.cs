using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>What somebody typed in a section once its form was handed in.</summary>
/// <param name="Form">The form, as the request asks it.</param>
/// <param name="Title">What the form is called.</param>
/// <param name="Section">The section.</param>
/// <param name="Answers">Each question with what was typed, as far as it was not sent.</param>
internal sealed record UnsentSection(RequestForm Form, string Title, FormItem Section, IReadOnlyList<(string Question, string Words)> Answers);

/// <summary>Reads what came through a link too late to be sent: it is shown to whoever typed it for as long as it is kept, and to nobody else.</summary>
internal sealed class Unsent(KeptSections kept, Answering answering, DataCollectionDb db)
{
    /// <summary>Section by section; what was handed in all the same is left out.</summary>
    public async Task<IReadOnlyList<UnsentSection>> Of(Case reviewed, AgencyRequest request, RequestDoor door, CancellationToken ct)
    {
        var found = new List<UnsentSection>();
        foreach (var (form, section, typed) in await kept.Of(door.Id, ct))
        {
            if (request.Forms.FirstOrDefault(asked => asked.Form == form && (asked.ReturnedAt is not null || !request.IsOpen)) is { } asked
                && answering.FormOf(asked) is var definition && definition.Sections.FirstOrDefault(one => one.LinkId == section) is { } part
                && await Of(reviewed, request, asked, part, typed, ct) is { Count: > 0 } answers)
            {
                found.Add(new(asked, definition.Title, part, answers));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<(string Question, string Words)>> Of(Case reviewed, AgencyRequest request, RequestForm asked, FormItem section, IFormCollection typed, CancellationToken ct)
    {
        var mine = answering.Typed(Sheet.For(request, asked), section, typed);
        var definition = answering.FormOf(asked);
        var last = await db.Returns.AsNoTracking().WithSpecification(new ReturnsOf(request.Id)).Where(r => r.Form == asked.Form && r.WithdrawnAt == null).OrderByDescending(r => r.Number).Select(r => r.Response).FirstOrDefaultAsync(ct);
        var (sent, begun) = (last is { Length: > 0 } ? Responses.Read(definition, last).Value : new(definition), await answering.BeginOn(reviewed, request, asked, ct));
        var replies = await db.Set<AnswerQuery>().AsNoTracking().WithSpecification(new QueriesOf(request.Id)).Where(query => query.Form == asked.Form).ToListAsync(ct);
        return
        [
            .. from one in mine
               where !one.Given.SequenceEqual(sent.Of(one.Place)) && !(sent.Of(one.Place).Count == 0 && one.Given.SequenceEqual(begun.Of(one.Place)))
               select (one.Item.Text, string.Join(", ", one.Given.Select(answer => answer.Shown))),
            .. from query in replies
               let reply = typed[$"{Answering.ReplyPrefix}{query.Id}"].ToString().Trim()
               where reply.Length > 0 && TextBinder.Shown(reply).Trim() != query.Reply
               select ($"Your reply to: {query.Text}", TextBinder.Shown(reply).Trim()),
        ];
    }
}
