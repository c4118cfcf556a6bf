namespace Cdop.DataCollection;

/// <summary>An address that somebody's own organisation has just proved to be theirs.</summary>
internal sealed record EnterThroughOrganisation(KnownOrganisation Organisation, string Email);

/// <summary>Lets in whose address a known organisation proves, where it is the one that the link went to: as a code does, and with the same session.</summary>
internal sealed class EnterThroughOrganisationHandler(LetIn letIn, EntryCodes codes)
{
    /// <summary>The link; null where it does not open or went to another address, and nobody learns which.</summary>
    public Task<RequestDoor?> Handle(string selector, EnterThroughOrganisation command, CancellationToken ct) =>
        command.Organisation.SpeaksFor(command.Email)
            ? letIn.Try(selector, (door, now) => codes.IsAddressOf(door, command.Email) && door.EnterVouched(now), nameof(EnterThroughOrganisation), $"Signed in with {command.Organisation.Name}", ct)
            : Task.FromResult<RequestDoor?>(null);
}
