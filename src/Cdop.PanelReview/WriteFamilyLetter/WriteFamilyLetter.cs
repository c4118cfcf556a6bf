using System.ComponentModel.DataAnnotations;

namespace Cdop.PanelReview;

/// <summary>A letter to the key worker, or through them to the family, is drafted. The form binds to it as it stands.</summary>
internal sealed record WriteFamilyLetter : IChangeFamily
{
    [Display(Name = "To whom?", ShortName = "To whom it goes")]
    public LetterTo? To { get; init; }

    [Display(Name = "Addressed to"), StringLength(200)]
    public string? Addressee { get; init; }

    [Display(Name = "On which day is it given to them?", ShortName = "The day")]
    public required LocalDate On { get; init; }

    [Display(Name = "What it says"), StringLength(4000)]
    public string? Text { get; init; }

    [Display(Name = "If it breaks a wish of theirs, why?", ShortName = "Why it breaks a wish"), StringLength(1000)]
    public string? Because { get; init; }

    /// <inheritdoc/>
    public Guid Version { get; init; }

    /// <inheritdoc/>
    public Guid Key { get; init; } = Guid.NewGuid();

    string IChange.Why => Because ?? "";

    IEnumerable<(string Field, string? Words)> IReadByOthers.Written => [(nameof(Text), Text), (nameof(Because), Because)];
}

internal sealed class WriteFamilyLetterHandler(ChangeFamily change)
{
    /// <summary>Null where there is no such reviewed case.</summary>
    public Task<Result<string>?> Handle(string label, WriteFamilyLetter command, CancellationToken ct) => change.Make(
        label,
        command,
        (family, named) => command.To is { } to
            ? family.Write(to, (command.Addressee ?? "").Trim(), command.On, (command.Text ?? "").Trim().ReplaceLineEndings("\n"), (command.Because ?? "").Trim(), new(named.Born, named.Died), change.Hand)
            : new Problem(nameof(command.To), "Select to whom it goes"),
        ct,
        letter => $"/panel-cases/{label}/family/letters/{letter.Number}");
}
