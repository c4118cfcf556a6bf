using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>What a family wishes of those who write to them. The form binds to it as it stands.</summary>
internal sealed record KeepFamilyWishes : IChangeFamily
{
    [Display(Name = "Which language do they read? (leave empty for English)", ShortName = "The language they read"), StringLength(60)]
    public string? Language { get; init; }

    [Display(Name = "They need an interpreter")]
    public bool NeedsInterpreter { get; init; }

    [Display(Name = "They want no letters")]
    public bool WantsNoLetters { get; init; }

    [Display(Name = "Who is not to be contacted?", ShortName = "Who is not to be contacted"), StringLength(500)]
    public string? NotToContact { get; init; }

    [Display(Name = "The day the child was due (where it is a day to avoid)", ShortName = "The due date")]
    public LocalDate? DueDate { get; init; }

    [Display(Name = "Another day to avoid each year", ShortName = "The other day")]
    public LocalDate? Another { get; init; }

    [Display(Name = "What day is that?", ShortName = "What day it is"), StringLength(100)]
    public string? AnotherIs { get; init; }

    [Display(Name = "What else is to be known?", ShortName = "What else is to be known"), StringLength(1000)]
    public string? Else { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Else), Else), (nameof(AnotherIs), AnotherIs)];

    public FamilyWishes Wishes => new()
    {
        Language = Trimmed(Language),
        NeedsInterpreter = NeedsInterpreter,
        WantsNoLetters = WantsNoLetters,
        NotToContact = Trimmed(NotToContact).ReplaceLineEndings("\n"),
        DueDate = DueDate,
        Another = Another,
        AnotherIs = Trimmed(AnotherIs),
        Else = Trimmed(Else),
    };

    public static KeepFamilyWishes Of(FamilyWishes wishes) => new()
    {
        Language = wishes.Language,
        NeedsInterpreter = wishes.NeedsInterpreter,
        WantsNoLetters = wishes.WantsNoLetters,
        NotToContact = wishes.NotToContact,
        DueDate = wishes.DueDate,
        Another = wishes.Another,
        AnotherIs = wishes.AnotherIs,
        Else = wishes.Else,
    };

    private static string Trimmed(string? text) => (text ?? "").Trim();
}

internal sealed class KeepFamilyWishesHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case.</summary>
    public Task<Result<string>?> Handle(string label, KeepFamilyWishes command, CancellationToken ct) => change.Make(label, command, (family, _) => family.Wish(command.Wishes), ct);
}
