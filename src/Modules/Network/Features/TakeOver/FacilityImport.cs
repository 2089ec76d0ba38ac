using System.Globalization;
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

/// <summary>Places of service of a running city.</summary>
internal sealed class FacilityImport(
    NetworkDb db,
    DbSession session,
    INetwork network,
    INetworkLoader loader,
    DivisionStore divisions,
    ImportedRecords records,
    AuditTrail audit
) : RecordKind<FacilityRow>(records)
{
    private const int Most = 500;

    public override string Name => "facilities";

    public override string Title => "服务点";

    public override string Note => "一行一个服务站、饭堂、养老院；运营机构要先随合同导入。";

    public override string Unit => "个";

    public override int Order => 30;

    public override IReadOnlyList<Role> Senders => OrgReach.Keepers;

    public override IReadOnlyList<ImportCode> Codes { get; } = ImportCode.DeclaredIn(typeof(FacilityCodes));

    protected override TableSpec<FacilityRow> Columns => FacilityTable.Spec;

    protected override async Task<TableSpec<FacilityRow>> SpecFor(ImportScope scope, CancellationToken ct) =>
        FacilityTable.In(PlaceCheck.Of(await divisions.Tree(ct), scope));

    protected override async Task<IReadOnlyList<RowVerdict>> Judge(
        IReadOnlyList<ImportedRow<FacilityRow>> rows,
        ImportScope scope,
        CancellationToken ct
    )
    {
        var orgs = await network.ByCreditCode(
            [.. rows.Select(r => r.Value!.OrgCode).OfType<string>().Distinct()],
            scope.Area,
            ct
        );
        var places = rows.Select(r => r.Value!.Division).Distinct().ToList();
        var there = (
            await db.Facilities.AsNoTracking().Where(f => places.Contains(f.Division)).ToListAsync(ct)
        ).ToLookup(f => (f.Division, f.Name));
        return [.. rows.Select(r => One(r.Value!))];

        RowVerdict One(FacilityRow row)
        {
            if (row.OrgCode is { } code)
            {
                if (!orgs.TryGetValue(code, out var org))
                {
                    return RowRefusal.Of(RecordCodes.OrgUnknown, "orgCode", code);
                }
                row.OrgId = org.Id;
            }
            return there[(row.Division, row.Name)].FirstOrDefault() is { } known
                ? RowVerdict.ThereExcept([.. Differences(row, known)])
                : RowVerdict.New;
        }
    }

    protected override async Task<IReadOnlyList<WrittenRow>> Write(
        IReadOnlyList<ImportedRow<FacilityRow>> rows,
        ImportScope scope,
        long runId,
        CancellationToken ct
    )
    {
        var written = new List<WrittenRow>();
        foreach (var some in rows.Select(r => r.Value!).Chunk(Most))
        {
            var ids = await loader.Facilities([.. some.Select(New)], ct);
            await session.Save(ct);
            written.AddRange(
                some.Select(
                    (r, i) =>
                        new WrittenRow(
                            ids[i],
                            Print(r.Name, r.Longitude, r.Latitude, r.AreaM2, r.Beds ?? 0, r.OrgId, r.Phone, null)
                        )
                )
            );
        }
        return written;
    }

    /// <summary>A place goes unless somebody changed it; nothing else hangs on a place.</summary>
    protected override async Task<IReadOnlyDictionary<long, string>> TakeBack(
        IReadOnlyList<ImportedRecord> taken,
        long runId,
        CancellationToken ct
    )
    {
        var ids = taken.Select(r => r.RecordId).ToList();
        var prints = taken.ToDictionary(r => r.RecordId, r => r.Print);
        var kept = new Dictionary<long, string>();
        foreach (var row in await db.Facilities.Where(f => ids.Contains(f.Id)).ToListAsync(ct))
        {
            var now = Print(
                row.Name,
                row.Longitude,
                row.Latitude,
                row.AreaM2,
                row.Beds,
                row.OrgId,
                row.Phone,
                row.ClosedOn
            );
            if (now == prints[row.Id])
            {
                db.Facilities.Remove(row);
            }
            else
            {
                kept.Add(row.Id, "这个服务点后来改过");
            }
        }
        audit.Did("network.take-over-withdrawn", [], detail: SourceOf(runId));
        return kept;
    }

    private static NewFacility New(FacilityRow row) =>
        new(
            row.Kind,
            row.Name,
            row.Division,
            row.Longitude,
            row.Latitude,
            row.AreaM2,
            row.Beds ?? 0,
            row.Opened,
            row.OrgId,
            row.Phone
        );

    private static string Print(
        string name,
        double? longitude,
        double? latitude,
        int? area,
        int beds,
        long? org,
        string? phone,
        DateOnly? closed
    ) =>
        PrintOf(name, longitude, latitude, area, beds, org, phone, closed?.ToString("o", CultureInfo.InvariantCulture));

    private static IEnumerable<string> Differences(FacilityRow row, Facility there)
    {
        (bool Differs, string Key)[] columns =
        [
            (row.Kind != there.Kind, "kind"),
            (row.OrgId != there.OrgId, "orgCode"),
            (row.Phone != there.Phone, "phone"),
            (row.Longitude != there.Longitude, "longitude"),
            (row.Latitude != there.Latitude, "latitude"),
            (row.AreaM2 != there.AreaM2, "area"),
            ((row.Beds ?? 0) != there.Beds, "beds"),
            (row.Opened != there.OpenedOn, "opened"),
        ];
        return columns
            .Where(c => c.Differs)
            .Select(c => FacilityTable.Spec.Columns.First(column => column.Key == c.Key).Header);
    }
}
