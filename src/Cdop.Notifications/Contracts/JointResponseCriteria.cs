using System.ComponentModel.DataAnnotations;

namespace Cdop.Notifications.Contracts;

/// <summary>What calls for a joint agency response: any one of five (statutory guidance 2018, chapter 2).</summary>
[Flags]
public enum JointResponseCriteria
{
    /// <summary>None of the five.</summary>
    None = 0,

    /// <summary>An outside cause, or possibly one.</summary>
    [Display(Name = "Due, or possibly due, to an outside cause", Description = "An injury, a collision, drowning, poisoning and the like")]
    ExternalCause = 1,

    /// <summary>Sudden, and no cause is apparent at once.</summary>
    [Display(Name = "Sudden, with no cause apparent at once", Description = "Including sudden unexpected death in infancy or childhood")]
    NoApparentCause = 2,

    /// <summary>In custody, or detained under the Mental Health Act.</summary>
    [Display(Name = "In custody, or while detained under the Mental Health Act")]
    InCustody = 4,

    /// <summary>A suspicion that it was not natural.</summary>
    [Display(Name = "Something raised a suspicion that it was not natural")]
    MayNotBeNatural = 8,

    /// <summary>A stillbirth that no health professional attended.</summary>
    [Display(Name = "A stillbirth with no health professional present")]
    UnattendedStillbirth = 16,
}
