namespace Cdop.Kernel;

/// <summary>How a file stands with the scanner, as people read it.</summary>
public static class FileStanding
{
    /// <summary>In a word or a few, for a list.</summary>
    public static string InWords(this StoredFile file) => file switch
    {
        { State: FileState.Infected } => $"Infected ({file.Finding}). Destroyed",
        { IsDamaged: true } => "Damaged in our store",
        { State: FileState.Clean } => "Scanned, nothing found",
        { Finding.Length: > 0 } => $"In quarantine: {file.Finding}",
        _ => "In quarantine: not scanned yet",
    };

    /// <summary>What became of it, for whoever sent it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hasScanner">Whether a scanner is set up.</param>
    /// <param name="instead">How they send a clean copy of an infected one.</param>
    public static string ToSender(this StoredFile file, bool hasScanner, string instead) => file switch
    {
        { State: FileState.Infected } => $"A virus was found in it, and it is destroyed. {instead}",
        { State: FileState.Clean } => "Received, and scanned for viruses",
        _ when !hasScanner => "Received. It stays in quarantine until there is a virus scanner",
        _ => "Received. It waits for the virus scanner",
    };

    /// <summary>Why a file is not given to anybody, and what to do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="hasScanner">Whether a scanner is set up.</param>
    /// <param name="clean">How one comes by a clean copy of an infected one.</param>
    /// <param name="readable">How one comes by a copy that the scanner can look into.</param>
    public static string WhyNot(this StoredFile file, bool hasScanner, string clean, string readable) => file switch
    {
        { State: FileState.Infected } => $"A virus was found in it ({file.Finding}). The file is destroyed. {clean}.",
        { IsDamaged: true } or { State: FileState.Clean } => "The stored copy is damaged or gone. Tell whoever looks after this service: it has to come back from the backup.",
        { Finding.Length: > 0 } => $"The scanner could not look into it: {file.Finding}. {readable}.",
        _ when !hasScanner => "No virus scanner is set up for this service, so no file can be opened. Tell whoever looks after it. The file is kept.",
        _ => "It waits for the virus scanner. That takes a minute as a rule: come back then.",
    };
}
