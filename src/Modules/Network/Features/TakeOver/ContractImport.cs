using Microsoft.EntityFrameworkCore;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Network.Features.TakeOver;

/// <summary>Contracts of a running city; organisations that are not known yet come with them.</summary>
internal sealed class ContractImport(
    NetworkDb db,
    DbSession session,
    INetworkLoader loader,
    DivisionStore divisions,
    IEnumerable<IReliance> reliances,
    ImportedRecords records,
    AuditTrail audit
) : RecordKind<ContractRow>(records)
{
    private const int Most = 500;

    public override string Name => "contracts";

    public override string Title => "合同";

    public override string Note => "一行一份合同；没有登记过的机构一并登记。";

    public override string Unit => "份";

    public override int Order => 20;

    public override IReadOnlyList<Role> Senders => OrgReach.Keepers;

    public override IReadOnlyList<ImportCode> Codes { get; } = ImportCode.DeclaredIn(typeof(ContractCodes));

    protected override TableSpec<ContractRow> Columns => ContractTable.Spec;

    protected override async Task<TableSpec<ContractRow>> SpecFor(ImportScope scope, CancellationToken ct) =>
        ContractTable.In(PlaceCheck.Of(await divisions.Tree(ct), scope), scope.Area);

    protected override async Task<IReadOnlyList<RowVerdict>> Judge(
        IReadOnlyList<ImportedRow<ContractRow>> rows,
        ImportScope scope,
        CancellationToken ct
    )
    {
        var codes = rows.Select(r => r.Value!.OrgCode).Distinct().ToList();
        var orgs = await db
            .Orgs.AsNoTracking()
            .Where(o => codes.Contains(o.CreditCode))
            .ToDictionaryAsync(o => o.CreditCode, ct);
        var numbers = rows.Select(r => r.Value!.Number).ToList();
        var contracts = await db
            .Contracts.AsNoTracking()
            .Where(c => numbers.Contains(c.Number))
            .ToDictionaryAsync(c => c.Number, ct);
        return [.. rows.Select(r => One(r.Value!))];

        RowVerdict One(ContractRow row)
        {
            var org = orgs.GetValueOrDefault(row.OrgCode);
            return org is not null && org.Name != row.OrgName
                    ? RowRefusal.Of(ContractCodes.OrgNameOther, "org", org.Name)
                : contracts.TryGetValue(row.Number, out var there)
                    ? RowVerdict.ThereExcept([.. Differences(row, org, there)])
                : RowVerdict.New;
        }
    }

    protected override async Task<IReadOnlyList<WrittenRow>> Write(
        IReadOnlyList<ImportedRow<ContractRow>> rows,
        ImportScope scope,
        long runId,
        CancellationToken ct
    )
    {
        var written = new List<WrittenRow>();
        foreach (var some in rows.Select(r => r.Value!).Chunk(Most))
        {
            var codes = some.Select(r => r.OrgCode).Distinct().ToList();
            var fresh = codes
                .Except(
                    await db.Orgs.Where(o => codes.Contains(o.CreditCode)).Select(o => o.CreditCode).ToListAsync(ct)
                )
                .ToHashSet();
            var orgs = await loader.Orgs(
                [.. some.Select(r => new NewOrg(r.OrgKind, r.OrgName, r.OrgCode, r.County, r.Phone))],
                ct
            );
            var contracts = await loader.Contracts(
                [
                    .. some.Select(
                        (r, i) =>
                            new NewContract(orgs[i], r.County, r.Number, r.Kind, r.From!.Value, r.To, Quota: r.Quota)
                    ),
                ],
                ct
            );
            await session.Save(ct);
            written.AddRange(
                some.Select(
                    (r, i) =>
                        new WrittenRow(
                            contracts[i],
                            Print(orgs[i], r.County, r.Kind, r.From, r.To, r.Quota),
                            fresh.Remove(r.OrgCode) ? orgs[i] : null
                        )
                )
            );
        }
        return written;
    }

    /// <summary>A contract goes unless it was ended or its organisation is at work; the organisation it brought goes when nothing of it is left.</summary>
    protected override async Task<IReadOnlyDictionary<long, string>> TakeBack(
        IReadOnlyList<ImportedRecord> taken,
        long runId,
        CancellationToken ct
    )
    {
        var ids = taken.Select(r => r.RecordId).ToList();
        var contracts = await db.Contracts.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var busy = await Busy([.. contracts.Values.Select(c => c.OrgId).Distinct()], ct);
        var kept = new Dictionary<long, string>();
        foreach (var record in taken)
        {
            if (!contracts.TryGetValue(record.RecordId, out var contract))
            {
                continue;
            }
            if (
                record.Print
                != Print(
                    contract.OrgId,
                    contract.Division,
                    contract.Kind,
                    contract.FromOn,
                    contract.ToOn,
                    contract.Quota
                )
            )
            {
                kept.Add(record.RecordId, "合同后来改过");
            }
            else if (busy.TryGetValue(contract.OrgId, out var why))
            {
                kept.Add(record.RecordId, why);
            }
            else
            {
                db.Contracts.Remove(contract);
            }
        }
        await session.Save(ct);
        await RemoveOrgs([.. taken.Select(r => r.BroughtId).OfType<long>()], busy, ct);
        audit.Did("network.take-over-withdrawn", [], detail: SourceOf(runId));
        return kept;
    }

    /// <summary>Organisations something else than contracts hangs on.</summary>
    private async Task<Dictionary<long, string>> Busy(List<long> orgs, CancellationToken ct)
    {
        var busy = await reliances.On(Things.Org, orgs, ct);
        var running = await db
            .Facilities.Where(f => f.OrgId != null && orgs.Contains(f.OrgId.Value))
            .Select(f => f.OrgId!.Value)
            .Distinct()
            .ToListAsync(ct);
        running.ForEach(id => busy.TryAdd(id, "这家机构还有服务点"));
        return busy;
    }

    private async Task RemoveOrgs(List<long> brought, Dictionary<long, string> busy, CancellationToken ct)
    {
        var idle = brought.Where(id => !busy.ContainsKey(id)).ToList();
        db.Orgs.RemoveRange(
            await db
                .Orgs.Where(o =>
                    idle.Contains(o.Id)
                    && !db.Contracts.Any(c => c.OrgId == o.Id)
                    && !db.Prices.Any(p => p.OrgId == o.Id)
                )
                .ToListAsync(ct)
        );
    }

    private static string Print(long org, string county, ContractKind kind, DateOnly? from, DateOnly? to, int? quota) =>
        PrintOf(org, county, (int)kind, $"{from:yyyyMMdd}", $"{to:yyyyMMdd}", quota);

    private static IEnumerable<string> Differences(ContractRow row, Organisation? org, Contract there)
    {
        (bool Differs, string Key)[] columns =
        [
            (org?.Id != there.OrgId, "orgCode"),
            (row.County != there.Division, "county"),
            (row.Kind != there.Kind, "kind"),
            (row.From != there.FromOn, "from"),
            (row.To != there.ToOn, "to"),
            (row.Quota != there.Quota, "quota"),
        ];
        return columns
            .Where(c => c.Differs)
            .Select(c => ContractTable.Spec.Columns.First(column => column.Key == c.Key).Header);
    }
}

/// <summary>What can be wrong with a contract.</summary>
internal static class ContractCodes
{
    public static readonly ImportCode OrgNameOther = new(
        "org-name-other",
        Severity.Error,
        IssueScope.Cell,
        "这个信用代码登记的机构叫“{名称}”。请核对代码和名称；如果机构改了名，请先到“机构”里改。",
        "信用代码已登记，名称不同"
    );
}
