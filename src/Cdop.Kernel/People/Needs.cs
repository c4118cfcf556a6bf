using Microsoft.AspNetCore.Authorization;

namespace Cdop.Kernel;

/// <summary>The one permission an endpoint asks for. Who lacks it is answered as if the page did not exist.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(PolicyOf(permission))
{
    /// <summary>The permission asked for.</summary>
    public Permission Permission { get; } = permission;

    /// <summary>The name of the policy that asks for a permission.</summary>
    public static string PolicyOf(Permission permission) => $"needs:{permission}";
}

/// <summary>Asks for a second factor and a sign-in of the last few minutes: for emergency access, roles and exports.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class StepUpAttribute() : AuthorizeAttribute(Policy)
{
    /// <summary>The name of the policy.</summary>
    public new const string Policy = "step-up";
}
