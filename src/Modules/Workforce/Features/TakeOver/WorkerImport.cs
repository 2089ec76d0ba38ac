using Microsoft.EntityFrameworkCore;
using Yiju.Network.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Platform.Protection;
using Yiju.Platform.Tables;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;
using Yiju.Workforce.Domain;

namespace Yiju.Workforce.Features.TakeOver;

/// <summary>Workers of a running city with their certificates.</summary>
internal sealed class WorkerImport(
    WorkforceDb db,
    DbSession session,
    INetwork network,
    IWorkerLoader loader,
    FieldCipher cipher,
    BlindIndex index,
    IEnumerable<IReliance> reliances,
    ImportedRecords records,
    AuditTrail audit
) : RecordKind<WorkerRow>(records)
{
    private const int Most = 500;

    public override string Name => "workers";

    public override string Title => "人员";

    public override string Note => "一行一位护理员、评估员；机构要先随合同导入。";

    public override string Unit => "人";

    public override int Order => 40;

    public override IReadOnlyList<Role> Senders { get; } = [Role.CountyOfficer, Role.CityOfficer];

    public override IReadOnlyList<ImportCode> Codes { get; } = ImportCode.DeclaredIn(typeof(WorkerCodes));

    protected override TableSpec<WorkerRow> Columns => WorkerTable.Spec;

    protected override Task<TableSpec<WorkerRow>> SpecFor(ImportScope scope, CancellationToken ct) =>
        Task.FromResult(WorkerTable.On(scope.Today));

    protected override async Task<IReadOnlyList<RowVerdict>> Judge(
        IReadOnlyList<ImportedRow<WorkerRow>> rows,
        ImportScope scope,
        CancellationToken ct
    )
    {
        var orgs = await network.ByCreditCode([.. rows.Select(r => r.Value!.OrgCode).Distinct()], scope.Area, ct);
        var there = await There(rows, ct);
        var ids = there.Values.Select(w => w.Id).ToList();
        var papers = (
            await db.Certificates.AsNoTracking().Where(c => ids.Contains(c.WorkerId)).ToListAsync(ct)
        ).ToLookup(c => c.WorkerId);
        return [.. rows.Select(r => One(r.Value!))];

        RowVerdict One(WorkerRow row)
        {
            if (!orgs.TryGetValue(row.OrgCode, out var org))
            {
                return RowRefusal.Of(RecordCodes.OrgUnknown, "orgCode", row.OrgCode);
            }
            row.OrgId = org.Id;
            return there.TryGetValue((org.Id, row.ResidentId), out var known)
                ? RowVerdict.ThereExcept([.. Differences(row, known, papers[known.Id])])
                : RowVerdict.New;
        }
    }

    protected override async Task<IReadOnlyList<WrittenRow>> Write(
        IReadOnlyList<ImportedRow<WorkerRow>> rows,
        ImportScope scope,
        long runId,
        CancellationToken ct
    )
    {
        var written = new List<WrittenRow>();
        foreach (var some in rows.Select(r => r.Value!).Chunk(Most))
        {
            var ids = await loader.Load([.. some.Select(New)], ct);
            await session.Save(ct);
            written.AddRange(
                some.Select((r, i) => new WrittenRow(ids[i], PrintOf(r.Name, r.From, r.To, PapersOf(r.Papers), null)))
            );
        }
        return written;
    }

    /// <summary>A worker goes unless somebody changed the record or tied an account to it, or the worker has been at work.</summary>
    protected override async Task<IReadOnlyDictionary<long, string>> TakeBack(
        IReadOnlyList<ImportedRecord> taken,
        long runId,
        CancellationToken ct
    )
    {
        var ids = taken.Select(r => r.RecordId).ToList();
        var prints = taken.ToDictionary(r => r.RecordId, r => r.Print);
        var kept = await reliances.On(Things.Worker, ids, ct);
        var papers = (await db.Certificates.Where(c => ids.Contains(c.WorkerId)).ToListAsync(ct)).ToLookup(c =>
            c.WorkerId
        );
        foreach (var row in await db.Workers.Where(w => ids.Contains(w.Id)).ToListAsync(ct))
        {
            var now = PrintOf(row.Name, row.EmployedFrom, row.EmployedTo, PapersOf(papers[row.Id]), row.AccountId);
            if (now != prints[row.Id])
            {
                kept.TryAdd(row.Id, "这个人的登记后来改过，或者已经有账号");
            }
            if (!kept.ContainsKey(row.Id))
            {
                db.Workers.Remove(row);
                db.Certificates.RemoveRange(papers[row.Id]);
            }
        }
        audit.Did("workforce.take-over-withdrawn", [], detail: SourceOf(runId));
        return kept;
    }

    /// <summary>Workers of these numbers, by organisation and number.</summary>
    private async Task<Dictionary<(long Org, string Number), Worker>> There(
        IReadOnlyList<ImportedRow<WorkerRow>> rows,
        CancellationToken ct
    )
    {
        var byPrint = new Dictionary<string, string>();
        foreach (var number in rows.Select(r => r.Value!.ResidentId).Distinct())
        {
            foreach (var print in index.Candidates(Worker.ResidentIdField, number))
            {
                byPrint[Convert.ToHexString(print)] = number;
            }
        }
        var prints = byPrint.Keys.Select(Convert.FromHexString).ToList();
        var found = await db
            .Workers.AsNoTracking()
            .Where(w => prints.Contains(w.ResidentIdIndex))
            .OrderBy(w => w.Id)
            .ToListAsync(ct);
        return found
            .GroupBy(w => (w.OrgId, byPrint[Convert.ToHexString(w.ResidentIdIndex)]))
            .ToDictionary(g => g.Key, g => g.Last());
    }

    private static NewWorker New(WorkerRow row) =>
        new(
            row.Name,
            row.ResidentId,
            row.Phone,
            row.OrgId,
            row.From!.Value,
            row.To,
            null,
            null,
            [
                .. row
                    .Papers.Where(p => !p.IsEmpty)
                    .Select(p => new NewCertificate(p.Kind!, p.Number!, p.From!.Value, p.To)),
            ]
        );

    private IEnumerable<string> Differences(WorkerRow row, Worker there, IEnumerable<Certificate> papers)
    {
        var phone = there.Phone is { } known ? cipher.Reveal(Worker.PhoneField, known) : null;
        (bool Differs, string Key)[] columns =
        [
            (row.Name != there.Name, "name"),
            (row.Phone != phone, "phone"),
            (row.From != there.EmployedFrom, "from"),
            (row.To != there.EmployedTo, "to"),
            (PapersOf(row.Papers) != PapersOf(papers), "kind1"),
        ];
        return columns
            .Where(c => c.Differs)
            .Select(c => WorkerTable.Spec.Columns.First(column => column.Key == c.Key).Header);
    }

    private static string PapersOf(IEnumerable<WorkerPaper> papers) =>
        Texts(papers.Where(p => !p.IsEmpty).Select(p => $"{p.Kind}|{p.Number}|{p.From:yyyyMMdd}|{p.To:yyyyMMdd}"));

    private static string PapersOf(IEnumerable<Certificate> papers) =>
        Texts(papers.Select(p => $"{p.Kind}|{p.Number}|{p.ValidFrom:yyyyMMdd}|{p.ValidTo:yyyyMMdd}"));

    private static string Texts(IEnumerable<string> papers) => string.Join(';', papers.Order(StringComparer.Ordinal));
}
