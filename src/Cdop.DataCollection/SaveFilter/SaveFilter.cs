using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>The name of a view of the caseload. The form binds to it as it stands.</summary>
internal sealed record SaveFilter
{
    [Display(Name = "Name of this filter", ShortName = "The name")]
    [StringLength(SavedFilter.LongestName)]
    public required string Name { get; init; }

    /// <summary>Sent twice, it is one filter.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

/// <summary>Keeps a filter of the caseload for oneself.</summary>
internal sealed class SaveFilterHandler(DataCollectionDb db, ICurrentUser user)
{
    /// <summary>Keeps a view under a name; answers with its address.</summary>
    public Task<Result<string>> Handle(SaveFilter command, Caseload view, CancellationToken ct) =>
        db.Once($"filter {view.FromTheStart().At("")}", command.Key, () => Save(command, view, ct), ct, typed: command);

    private async Task<Result<string>> Save(SaveFilter command, Caseload view, CancellationToken ct)
    {
        var query = view.FromTheStart().At("");
        var mine = await db.FiltersOf(user.Id).ToListAsync(ct);
        var same = mine.Find(filter => filter.Query == query);
        var problems = new Problems()
            .When(mine.Exists(filter => string.Equals(filter.Name, command.Name, StringComparison.OrdinalIgnoreCase)), nameof(command.Name), "You have a filter of that name. Enter another name, or delete that one first")
            .When(same is not null, "", $"You have saved this filter already, as “{same?.Name}”")
            .When(query.Length is 0 or > SavedFilter.LongestQuery, "", "Choose a filter of the caseload first")
            .When(mine.Count >= SavedFilter.Most, "", $"You have {SavedFilter.Most} filters. Delete one that you do not use first");
        if (problems.Any)
        {
            return problems;
        }

        db.Add(new SavedFilter { Person = user.Id, Name = command.Name, Query = query });
        await db.SaveChangesAsync(ct);
        return view.FromTheStart().At("/cases");
    }
}
