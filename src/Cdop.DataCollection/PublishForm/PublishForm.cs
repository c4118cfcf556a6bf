using System.ComponentModel.DataAnnotations;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>Lets a draft of a form be used for new cases from a day on. The form binds to it as it stands.</summary>
internal sealed record PublishForm : ChangeDraft
{
    [Display(Name = "Used for new cases from", ShortName = "The day from which it is used")]
    public required LocalDate From { get; init; }

    [Display(Name = "If that day is not after today, why?", ShortName = "Why the day is not after today"), StringLength(FormVersion.LongestReason)]
    public override string? Because { get; init; }
}

/// <summary>Publishes a draft: a matter of all areas, so only a manager of all of them does.</summary>
internal sealed class PublishFormHandler(DataCollectionDb db, FormLibrary library, IAreaDirectory areas, ICurrentUser user, IClock clock) : ChangeDraftHandler(db)
{
    private readonly DataCollectionDb db = db;

    /// <summary>Null where there never was such a draft.</summary>
    public async Task<Result<string>?> Handle(string key, string edition, PublishForm command, CancellationToken ct)
    {
        var builtIn = library.All.Where(form => form.Key == key).Select(form => (LocalDate?)form.ValidFrom).Max();
        var published = await Settle(key, edition, command, Publish, $"/forms/{key}/{edition}", ct);
        library.LookAgain();
        return published;

        async Task<Problems> Publish(FormVersion draft)
        {
            var all = await areas.All(ct);
            var others = await db.FormVersions.Where(form => form.Key == key && form.State == FormState.Published).Select(form => form.From).ToListAsync(ct);
            var problems = new Problems()
                .When(!all.All(area => user.Areas.Contains(area.Area)), "", "Only a manager of all areas publishes a form: it is used in all of them")
                .When(!FormDefinition.Read(draft.Json).Succeeded, "", "The draft is not right any more: load a corrected one in its place");
            return problems.Any ? problems : draft.Publish(command.From, others.Append(builtIn).Max(), command.Because, user.Id, clock.GetCurrentInstant());
        }
    }
}
