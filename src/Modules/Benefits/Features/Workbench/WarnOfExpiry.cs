using Yiju.Benefits.Domain.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Packs;
using Yiju.Platform.Work;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>
/// Puts documents that end in 90, 30 or 7 days without a successor on the desks of the city and the counties they hold in, once for each
/// threshold; a successor takes the warning off again (F-25).
/// </summary>
internal sealed class WarnOfExpiry(PacksInForce packs, DbSession session, DivisionStore divisions, WorkList work)
    : IDailyTask
{
    private const string Kind = "benefits.expiring-pack";

    /// <summary>Stands in the place of a threshold once the last day is over.</summary>
    private const int Ended = 0;

    public string Name => "benefits.expiring-packs";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var library = packs.Library;
        await session.Commit<Done>(
            async () =>
            {
                foreach (var pack in library.Packs.Where(p => p.To is not null))
                {
                    await Judge(pack, library, tree, today, ct);
                }
                return default(Done);
            },
            ct
        );
    }

    private async Task Judge(Pack pack, Library library, DivisionTree tree, DateOnly today, CancellationToken ct)
    {
        var left = library.InForce(pack.Division, today).Contains(pack)
            ? Succession.EndsIn(pack, library, today)
            : null;
        var ended = library.For(pack.Division, today).Expired.Contains(pack);
        var threshold =
            ended ? Ended
            : left is { } days ? Succession.Thresholds.First(t => days <= t)
            : (int?)null;
        foreach (var (division, role) in Offices(pack, tree))
        {
            foreach (var other in Succession.Thresholds.Append(Ended).Where(t => t != threshold))
            {
                // A nearer threshold takes the place of the one before; with a successor nothing is left to warn of.
                await work.Finish(Cause(pack, other, division), ct);
            }
            if (threshold is not { } now)
            {
                continue;
            }
            var request = new WorkRequest(
                Kind,
                ended
                    ? $"“{pack.Title}”已于 {pack.To:yyyy-MM-dd} 到期，没有接续文件，不能作决定"
                    : $"“{pack.Title}”{pack.To:yyyy-MM-dd} 到期，只剩 {left} 天，还没有接续文件",
                $"/policies/{pack.Id}?version={Uri.EscapeDataString(pack.Version)}",
                division,
                0,
                role,
                Cause(pack, now, division),
                pack.To,
                Urgent: now <= Succession.Thresholds[0]
            );
            await work.Ask(request, ct);
        }
    }

    private static string Cause(Pack pack, int threshold, string division) =>
        $"pack-ends:{pack.Name}:{threshold}:{division}";

    private static IEnumerable<(string Division, Role Role)> Offices(Pack pack, DivisionTree tree) =>
        tree
            .All.Where(d => d.ValidTo is null)
            .Select(d => (d.Code, d.Level, Place: DivisionCode.Parse(d.Code)))
            .Where(d =>
                (d.Level == DivisionLevel.City && (pack.Division.Contains(d.Place) || d.Place.Contains(pack.Division)))
                || (d.Level == DivisionLevel.County && pack.Division.Contains(d.Place))
            )
            .Select(d => (d.Code, d.Level == DivisionLevel.City ? Role.CityOfficer : Role.CountyOfficer));
}
