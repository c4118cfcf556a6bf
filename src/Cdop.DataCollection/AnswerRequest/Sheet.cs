using Cdop.Forms;

namespace Cdop.DataCollection;

/// <summary>One form while somebody fills it in: a form of a request, or a record that the office and the designated doctor keep of a case.</summary>
/// <param name="Subject">The case.</param>
/// <param name="Of">Whose draft it is: the request's, or for a record the case's own.</param>
/// <param name="Form">Which form.</param>
/// <param name="Version">The version that it is pinned to.</param>
/// <param name="Kind">As which kind of agency it is filled in; null where whoever fills it in sees all of it.</param>
internal sealed record Sheet(Guid Subject, Guid Of, string Form, string Version, AskedKind? Kind)
{
    /// <summary>The request that asks it; null for a record.</summary>
    public AgencyRequest? Request { get; private init; }

    /// <summary>A form of a request.</summary>
    public static Sheet For(AgencyRequest request, RequestForm asked) =>
        new(request.Subject, request.Id, asked.Form, asked.Version, Answering.KindOf(request)) { Request = request };

    /// <summary>A record of a case.</summary>
    public static Sheet OfCase(Guid subject, string form, string version) => new(subject, subject, form, version, Kind: null);
}
