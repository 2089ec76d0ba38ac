using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;

namespace Yiju.Funds.Data;

/// <summary>
/// Whose money it is follows a renumbering: accounts, purses and settlements. Journals and lines name accounts, not divisions, so nothing that
/// was posted changes. Where both divisions had an account of the same kind, the old one keeps its own key and stays beside the new one under
/// the new payer; its closed months stay closed under the old code, so that a merger closes no month of the other.
/// </summary>
internal sealed class RenumberedMoney(FundsDb db, DbSession session) : IRenumberedRows
{
    private const string NewKey =
        "replace(replace(unique_key, '|' || @old, '|' || @now), 'division:' || @old, 'division:' || @now)";

    private static readonly string[] Statements =
    [
        $"""
            update funds_account set unique_key = {NewKey}
            where payer = @old and {NewKey} not in (select unique_key from funds_account)
            """,
        "update funds_account set owner = 'division:' || @now where owner = 'division:' || @old",
        "update funds_account set payer = @now where payer = @old",
        "update funds_purse set payer = @now where payer = @old",
        """
            update funds_settlement set payer = @now where payer = @old and not exists (
              select 1 from funds_settlement other
              where other.payer = @now and other.org_id = funds_settlement.org_id and other.period = funds_settlement.period)
            """,
    ];

    public IReadOnlyList<string> Tables { get; } = [];

    public async Task<int> Move(string oldCode, string newCode, CancellationToken ct)
    {
        var merges = await db.Closes.AnyAsync(c => c.Payer == newCode, ct);
        string[] closes = merges ? [] : ["update funds_month_close set payer = @now where payer = @old"];
        return await session.Renumber([.. Statements, .. closes], oldCode, newCode, ct);
    }
}
