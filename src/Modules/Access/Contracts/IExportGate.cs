using Yiju.Kernel;

namespace Yiju.Access.Contracts;

/// <summary>
/// Stands before every export of named people: small ones pass, large ones need a request that somebody else of the same or a wider
/// area approved (SEC-01). Every pass is audited with the number of rows.
/// </summary>
public interface IExportGate
{
    /// <summary>
    /// Asks before the file is made, outside a unit of work. Faults: <c>export-needs-approval</c>, whose sentence tells where to ask;
    /// send the user to <see cref="AskHref"/> then.
    /// </summary>
    Task<Outcome<Done>> Pass(ExportAsk ask, CancellationToken ct);

    /// <summary>Page on which the request is made.</summary>
    string AskHref(ExportAsk ask);
}

/// <summary>An export somebody wants.</summary>
/// <param name="Kind">Stable word such as <c>people.elders</c>.</param>
/// <param name="Title">In words, such as 东岭镇 80 岁以上老人名单.</param>
/// <param name="Link">Local address that makes this very file; an approval is good for this address only.</param>
/// <param name="Rows">How many people.</param>
public sealed record ExportAsk(string Kind, string Title, string Link, int Rows);
