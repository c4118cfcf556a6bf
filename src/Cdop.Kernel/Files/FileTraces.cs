using System.ComponentModel.DataAnnotations;

namespace Cdop.Kernel;

/// <summary>What a file carries beside what its pages show. What it says is not read out of it: only that it is there.</summary>
[Flags]
public enum FileTraces
{
    /// <summary>Nothing that we look for.</summary>
    None = 0,

    /// <summary>Who wrote or changed it, or for whom.</summary>
    [Display(Name = "The name of who wrote it")]
    Names = 1,

    /// <summary>Remarks at its margin.</summary>
    [Display(Name = "Comments")]
    Comments = 2,

    /// <summary>What stood there before it was changed.</summary>
    [Display(Name = "Tracked changes")]
    Changes = 4,

    /// <summary>Sheets that are not shown.</summary>
    [Display(Name = "Hidden sheets")]
    Hidden = 8,

    /// <summary>Where a picture was taken.</summary>
    [Display(Name = "The place where it was taken")]
    Place = 16,
}

/// <summary>What was found inside a file.</summary>
/// <param name="Refusal">The sentence that refuses it; null where nothing stands against it.</param>
/// <param name="Traces">What it carries.</param>
internal readonly record struct Inside(string? Refusal, FileTraces Traces = FileTraces.None)
{
    public const string Fetches = "The file takes something in from elsewhere when it is opened. Save it as PDF and attach that";
    public const string Embeds = "The file holds other files or programs. Save it as PDF and attach that, and attach each of the others by itself";
    public const string Closed = "The file is protected by a password, or of the old kind. Take the password off, or save it as PDF, and attach that";
    public const string Unpacks = "The file unpacks to more than can be looked at safely. Save it as PDF and attach that";
}
