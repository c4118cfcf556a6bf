namespace Cdop.Partnership.Contracts;

/// <summary>Tells a case page that it is read in an emergency, so that it can say so.</summary>
public interface IEmergencyDirectory
{
    /// <summary>Until when the current user may read a subject that they opened in an emergency; null where they did not.</summary>
    Task<Instant?> OpenUntil(Guid subject, CancellationToken ct);
}
