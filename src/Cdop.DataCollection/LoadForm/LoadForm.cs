using System.ComponentModel.DataAnnotations;
using System.Text;
using Cdop.Forms;
using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

/// <summary>A definition of a form as text, to be kept as a draft. The form binds to it as it stands.</summary>
internal sealed record LoadForm
{
    [Display(Name = "Or paste the definition", ShortName = "The definition")]
    public string? Text { get; init; }

    /// <summary>The text that the page itself put into the box, from a file that was refused, in short: a file chosen then goes before it.</summary>
    [StringLength(64)]
    public string? FromFile { get; init; }

    /// <summary>The draft that it is loaded in place of, as it was on the page.</summary>
    public Guid InPlaceOf { get; init; }

    /// <summary>Sent twice, it is one draft.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
}

/// <summary>Keeps a new version of a form as a draft, or says all that is wrong with it and where.</summary>
internal sealed class LoadFormHandler(DataCollectionDb db, FormLibrary library, ICurrentUser user, IClock clock)
{
    /// <summary>Far more than any form of the standard needs.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <summary>The address of the draft. The field of a problem is its linkId, or nothing for the whole.</summary>
    public async Task<Result<string>> Handle(LoadForm command, CancellationToken ct)
    {
        var text = command.Text ?? "";
        if (Encoding.UTF8.GetByteCount(text) > Largest)
        {
            return new Problem("", "The definition is larger than 2 MB");
        }

        var read = FormDefinition.Read(text);
        if (!read.Succeeded)
        {
            return read.As(_ => "");
        }

        var isInUse = library.Find(read.Value.Key, read.Value.Version) is not null;
        return await db.Once("a form loaded", command.Key, () => Load(read.Value, isInUse, command, ct), ct, typed: command);
    }

    private async Task<Result<string>> Load(FormDefinition form, bool isInUse, LoadForm command, CancellationToken ct)
    {
        var there = await db.FormVersions.SingleOrDefaultAsync(other => other.Key == form.Key && other.Edition == form.Version && other.State != FormState.Withdrawn, ct);
        var problems = new Problems()
            .When(form.Title.Length > FormVersion.LongestTitle, "", $"The title has at most {FormVersion.LongestTitle} characters")
            .When(isInUse || there?.State == FormState.Published, "", $"There is a version {form.Version} of the form “{form.Key}” already, and a version in use never changes: give yours another version")
            .When(there?.State == FormState.Draft && there.Version != command.InPlaceOf, "", $"There is a draft of version {form.Version} of the form “{form.Key}” already: to load yours in its place, go to that draft and follow “Load a corrected one”");
        if (problems.Any)
        {
            return problems;
        }

        var now = clock.GetCurrentInstant();
        if (there is not null)
        {
            there.Withdraw("A corrected definition was loaded in its place", user.Id, now);
            await db.SaveChangesAsync(ct);
        }

        db.Add(FormVersion.Load(form.Key, form.Version, form.Title, command.Text!, user.Id, now));
        await db.SaveChangesAsync(ct);
        return $"/forms/{form.Key}/{form.Version}/draft";
    }
}
