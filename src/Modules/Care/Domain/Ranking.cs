using Yiju.Network.Contracts;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Domain;

/// <summary>A worker who may be sent, with the reasons (SVC-06).</summary>
/// <param name="Excluded">Why not; null when the worker can go.</param>
/// <param name="Reasons">What speaks for the worker, best first.</param>
internal sealed record Candidate(
    WorkerCard Worker,
    string? Excluded,
    IReadOnlyList<string> Reasons,
    double? Metres,
    bool KnowsElder,
    int VisitsThatDay
);

/// <summary>Orders an operator's workers for one visit: those who know the elder, then the nearest, then those with least to do.</summary>
internal static class Ranking
{
    /// <param name="home">Of the elder, degrees; null when unknown.</param>
    /// <param name="sameDay">Visits of these workers on that day, this one left out.</param>
    /// <param name="servedBefore">Workers who have been with the elder.</param>
    public static IReadOnlyList<Candidate> Of(
        Visit visit,
        CareItem? item,
        (double Longitude, double Latitude)? home,
        IEnumerable<WorkerCard> staff,
        ILookup<long, Visit> sameDay,
        IReadOnlyDictionary<long, int> servedBefore,
        int gapMinutes
    ) =>
        [
            .. staff
                .Select(w =>
                    Judge(visit, item, home, w, [.. sameDay[w.Id]], servedBefore.GetValueOrDefault(w.Id), gapMinutes)
                )
                .OrderBy(c => c.Excluded is not null)
                .ThenByDescending(c => c.KnowsElder)
                .ThenBy(c => c.Metres ?? double.MaxValue)
                .ThenBy(c => c.VisitsThatDay)
                .ThenBy(c => c.Worker.Id),
        ];

    private static Candidate Judge(
        Visit visit,
        CareItem? item,
        (double Longitude, double Latitude)? home,
        WorkerCard worker,
        Visit[] day,
        int served,
        int gapMinutes
    )
    {
        double? metres =
            home is { } door && worker is { Longitude: { } x, Latitude: { } y }
                ? Distance.Metres(door.Longitude, door.Latitude, x, y)
                : null;
        var clash = day.FirstOrDefault(v =>
            VisitStory.Overlap(
                visit.PlannedAt,
                visit.PlannedUntil.AddMinutes(gapMinutes),
                v.PlannedAt,
                v.PlannedUntil.AddMinutes(gapMinutes)
            )
        );
        var reasons = new List<string>();
        if (served > 0)
        {
            reasons.Add($"服务过这位老人 {served} 次");
        }
        reasons.Add(Distance.Say(metres) is { } far ? $"离家 {far}" : "距离未知");
        reasons.Add(day.Length == 0 ? "当天还没有安排" : $"当天已有 {day.Length} 次");
        if (item?.Skill is { } skill && CertificateKinds.Cover(worker.Certificates, skill))
        {
            reasons.Add("证书有效");
        }
        return new Candidate(worker, WhyNot(item, worker, clash), reasons, metres, served > 0, day.Length);
    }

    private static string? WhyNot(CareItem? item, WorkerCard worker, Visit? clash) =>
        item?.Skill is { } skill && !CertificateKinds.Cover(worker.Certificates, skill)
            ? $"没有有效的{SkillName(skill)}证书"
        : clash is not null ? $"{Kernel.Shanghai.Local(clash.PlannedAt):HH:mm} 已有另一次服务"
        : null;

    private static string SkillName(string skill) =>
        skill == "care-worker" ? "养老护理员" : CertificateKinds.NameOf(skill);
}
