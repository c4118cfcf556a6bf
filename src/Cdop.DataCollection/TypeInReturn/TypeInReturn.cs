using System.ComponentModel.DataAnnotations;

namespace Cdop.DataCollection;

/// <summary>What an agency said on paper or by telephone, and who of it said so. The form binds to it as it stands.</summary>
internal record TypeInReturn : ChangeCase
{
    [Display(Name = "Who answered", ShortName = "Who answered")]
    [StringLength(200)]
    public required string Who { get; init; }
}

/// <summary>That the agency has nothing to add, or did not know the child.</summary>
internal sealed record TypeInNothing : TypeInReturn
{
    /// <summary>Whether that is because the agency did not know the child.</summary>
    public bool DidNotKnow { get; init; }
}

/// <summary>That the agency says it is not for them, and perhaps who should be asked instead.</summary>
internal sealed record TypeInNotForThem : TypeInReturn
{
    [Display(Name = "Who should be asked instead (if they know)", ShortName = "Who should be asked instead")]
    [StringLength(1000)]
    public string? Whom { get; init; }
}

/// <summary>Hands in for an agency what the office typed in. What the agency itself has begun on its own page is the same draft: the office neither opens nor changes those sections, and hands them in as they stand.</summary>
internal sealed class TypeInReturnHandler(DataCollectionDb db, Answering answering) : ChangeRequestHandler(db)
{
    /// <summary>Hands in one form. Null where there is no such request of a case that the person may work.</summary>
    public Task<Result<string>?> Handle(CaseReference reference, string request, string form, TypeInReturn command, CancellationToken ct) =>
        Change(reference, request, command, async (_, asked) =>
        {
            if (asked.Forms.FirstOrDefault(one => one.Form == form) is not { ReturnedAt: null } found || !asked.IsOpen)
            {
                return new Problem("", "This form was handed in meanwhile");
            }

            var whole = await answering.OpenToHandIn(Sheet.For(asked, found), ct);
            if (await answering.Refusal(asked, whole, ct) is { Any: true } refusal)
            {
                return refusal;
            }

            await answering.HandIn(asked, found, whole, By(asked, command), ct);
            return asked.Reference;
        }, ct);

    /// <summary>Says of all that is still asked that there is nothing to add.</summary>
    public Task<Result<string>?> Nothing(CaseReference reference, string request, TypeInNothing command, CancellationToken ct) =>
        Change(reference, request, command, async (_, asked) =>
        {
            if (!asked.IsOpen)
            {
                return Meanwhile;
            }

            if (command.DidNotKnow && asked.KnewTheChild)
            {
                return new Problem("", "They have answered about this child, so they knew it. Save that there is nothing to add, or withdraw what they said first");
            }

            await answering.NothingToAdd(asked, By(asked, command), ReturnKinds.Nil(command.DidNotKnow), ct);
            return asked.Reference;
        }, ct);

    /// <summary>Says that the request is not for them.</summary>
    public Task<Result<string>?> NotForThem(CaseReference reference, string request, TypeInNotForThem command, CancellationToken ct) =>
        Change(reference, request, command, async (reviewed, asked) =>
        {
            if (!asked.IsOpen)
            {
                return Meanwhile;
            }

            if (asked.HasAnswered)
            {
                return new Problem("", "They have answered already, so it is not for somebody else. Save that there is nothing to add, or withdraw what they said first");
            }

            await answering.NotForThem(asked, reviewed, By(asked, command).From, command.Whom ?? "", ct);
            return asked.Reference;
        }, ct);

    private static Problem Meanwhile => new("", "They have answered meanwhile, so this was not kept. Look at what they said first");

    private static AnsweredBy By(AgencyRequest asked, TypeInReturn command) => new($"{command.Who}, {asked.Agency}", [], ReturnKind.TypedIn);
}
