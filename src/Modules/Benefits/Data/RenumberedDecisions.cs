using Yiju.Platform.Data;
using Yiju.Platform.Divisions;

namespace Yiju.Benefits.Data;

/// <summary>Decisions go on to be paid by the division under its new code.</summary>
internal sealed class RenumberedDecisions(DbSession session) : IRenumberedRows
{
    public IReadOnlyList<string> Tables { get; } = [];

    public Task<int> Move(string oldCode, string newCode, CancellationToken ct) =>
        session.Renumber(["update benefits_decision set payer = @now where payer = @old"], oldCode, newCode, ct);
}
