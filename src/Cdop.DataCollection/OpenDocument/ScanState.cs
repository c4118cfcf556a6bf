namespace Cdop.DataCollection;

/// <summary>How a file stands with the scanner, as people read it.</summary>
internal static class ScanState
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

    /// <summary>What became of it, for the agency that sent it.</summary>
    public static string ToSender(this SentDocument sent, bool hasScanner) => sent switch
    {
        { Document: { WithdrawnAt: not null, WithdrawnBy: { } by } } => by.IsByLink ? "Taken back" : "Set aside by the office",
        { File.State: FileState.Infected } => "A virus was found in it, and it is destroyed. Take it back, and attach a clean copy",
        { File.State: FileState.Clean } => "Received, and scanned for viruses",
        _ when !hasScanner => "Received. It stays in quarantine until there is a virus scanner",
        _ => "Received. It waits for the virus scanner",
    };

    /// <summary>Why a file is not given to anybody, and what to do.</summary>
    public static string WhyNot(this StoredFile file, bool hasScanner) => file switch
    {
        { State: FileState.Infected } => $"A virus was found in it ({file.Finding}). The file is destroyed. Ask its originator for a clean copy, and withdraw this one.",
        { IsDamaged: true } or { State: FileState.Clean } => "The stored copy is damaged or gone. Tell whoever looks after this service: it has to come back from the backup.",
        { Finding.Length: > 0 } => $"The scanner could not look into it: {file.Finding}. Ask its originator for a copy that can be looked into, and attach that as a new version.",
        _ when !hasScanner => "No virus scanner is set up for this service, so no file can be opened. Tell whoever looks after it. The file is kept.",
        _ => "It waits for the virus scanner. That takes a minute as a rule: come back then.",
    };
}
