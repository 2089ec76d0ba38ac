using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;

namespace Yiju.Network.Features;

/// <summary>Answers other modules' questions about organisations and places.</summary>
internal sealed class Directory(NetworkDb db, TimeProvider time) : INetwork
{
    public async Task<OrgCard?> Find(long orgId, CancellationToken ct) =>
        (await db.Orgs.AsNoTracking().SingleOrDefaultAsync(o => o.Id == orgId, ct))?.Card();

    public async Task<IReadOnlyDictionary<long, OrgCard>> Cards(IReadOnlyCollection<long> orgIds, CancellationToken ct)
    {
        var rows = await db.Orgs.AsNoTracking().Where(o => orgIds.Contains(o.Id)).ToListAsync(ct);
        return rows.ToDictionary(o => o.Id, o => o.Card());
    }

    public async Task<IReadOnlyDictionary<string, OrgCard>> ByCreditCode(
        IReadOnlyCollection<string> codes,
        DivisionCode area,
        CancellationToken ct
    )
    {
        var (first, last) = area.Range;
        var rows = await db
            .Orgs.AsNoTracking()
            .Where(o => codes.Contains(o.CreditCode))
            .Where(o =>
                (string.Compare(o.Division, first) >= 0 && string.Compare(o.Division, last) <= 0)
                || db.Contracts.Any(c =>
                    c.OrgId == o.Id && string.Compare(c.Division, first) >= 0 && string.Compare(c.Division, last) <= 0
                )
            )
            .ToListAsync(ct);
        return rows.ToDictionary(o => o.CreditCode, o => o.Card());
    }

    public async Task<IReadOnlyList<OrgCard>> InContract(
        OrgKind kind,
        string division,
        DateOnly day,
        CancellationToken ct
    )
    {
        var county = CountyOf(division);
        var rows = await (
            from org in db.Orgs.AsNoTracking()
            where
                org.Kind == kind
                && org.State == OrgState.Active
                && db.Contracts.Any(c =>
                    c.OrgId == org.Id && c.Division == county && c.FromOn <= day && (c.ToOn == null || c.ToOn >= day)
                )
            orderby org.Name
            select org
        ).ToListAsync(ct);
        return [.. rows.Select(o => o.Card())];
    }

    public Task<bool> HasContract(long orgId, string division, DateOnly day, CancellationToken ct)
    {
        var county = CountyOf(division);
        return db.Contracts.AnyAsync(
            c => c.OrgId == orgId && c.Division == county && c.FromOn <= day && (c.ToOn == null || c.ToOn >= day),
            ct
        );
    }

    public async Task<IReadOnlyList<FacilityCard>> Nearest(
        double longitude,
        double latitude,
        string withinPrefix,
        int count,
        CancellationToken ct
    )
    {
        var (first, last) = (withinPrefix.PadRight(12, '0'), withinPrefix.PadRight(12, '9'));
        var today = time.Today();
        // A degree of longitude is shorter than one of latitude; squared, so that the order is that of the distance.
        var narrow = Math.Pow(Math.Cos(double.DegreesToRadians(latitude)), 2);
        var rows = await db
            .Facilities.AsNoTracking()
            .Where(f => string.Compare(f.Division, first) >= 0 && string.Compare(f.Division, last) <= 0)
            .Where(f => f.Longitude != null && f.Latitude != null && (f.ClosedOn == null || f.ClosedOn >= today))
            .OrderBy(f =>
                (f.Longitude!.Value - longitude) * (f.Longitude.Value - longitude) * narrow
                + (f.Latitude!.Value - latitude) * (f.Latitude.Value - latitude)
            )
            .ThenBy(f => f.Id)
            .Take(count)
            .ToListAsync(ct);
        return [.. rows.Select(f => f.Card())];
    }

    /// <summary>Contracts are the county's; the code of the county that a division lies in.</summary>
    internal static string CountyOf(string division) => DivisionCode.Parse(division).At(DivisionLevel.County).Value;
}
