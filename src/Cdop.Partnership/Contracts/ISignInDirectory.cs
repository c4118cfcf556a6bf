namespace Cdop.Partnership.Contracts;

/// <summary>Keeps in the audit who came in, who left, and who was not let in.</summary>
public interface ISignInDirectory
{
    /// <summary>Writes it down for an account, also one that nobody here knows.</summary>
    Task Note(SignInAct act, string issuer, string subject, CancellationToken ct);
}

/// <summary>What the audit keeps of sessions.</summary>
public enum SignInAct
{
    /// <summary>The sign-in provider said who it is, with a second factor.</summary>
    SignedIn,

    /// <summary>The person signed out.</summary>
    SignedOut,

    /// <summary>The provider named somebody without a second factor, or without the fresh proof that was asked for.</summary>
    SignInRefused,

    /// <summary>A session was ended: by its person from another browser, or because what they may do has changed.</summary>
    SessionEnded,
}
