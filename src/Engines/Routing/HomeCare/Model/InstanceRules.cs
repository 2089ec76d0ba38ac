using Yiju.Kernel;

namespace Yiju.Routing.HomeCare;

/// <summary>What an instance must be like to have a solution that can be computed exactly.</summary>
internal sealed class InstanceRules(
    IReadOnlyList<CarePatient> patients,
    IReadOnlyList<Caregiver> caregivers,
    int[] travel
)
{
    /// <summary>Every start and every sum of a route stays below it, so that 32 bits are enough: about two years.</summary>
    private const long Horizon = 1L << 30;

    private readonly List<Fault> faults = [];

    /// <summary>Empty for a good instance.</summary>
    public List<Fault> Faults()
    {
        if (patients.Count == 0)
        {
            Add("no-patients", "没有服务对象：至少要有一个。", "patients");
        }
        if (caregivers.Count == 0)
        {
            Add("no-caregivers", "没有护理员：至少要有一名。", "caregivers");
        }
        Distinct(patients.Select(patient => patient.Id), "patients");
        Distinct(caregivers.Select(caregiver => caregiver.Id), "caregivers");
        CheckTravel();
        for (var index = 0; index < patients.Count; index++)
        {
            CheckTimes(patients[index], $"patients[{index}]");
            CheckDemands(patients[index], $"patients[{index}].required_caregivers");
        }
        if (faults.Count == 0)
        {
            CheckHorizon();
        }
        return faults;
    }

    private void Add(string code, string sentence, string field) =>
        faults.Add(Fault.Invalid($"home-care-{code}", sentence, field));

    private void Distinct(IEnumerable<string> ids, string field)
    {
        foreach (var twice in ids.GroupBy(id => id).Where(group => group.Count() > 1))
        {
            Add("id-twice", $"编号 {twice.Key} 出现了 {twice.Count()} 次，每个编号只能用一次。", field);
        }
    }

    private void CheckTravel()
    {
        var places = (long)patients.Count + 1;
        if (travel.Length != places * places)
        {
            Add(
                "matrix-size",
                $"路程表应有 {places} 行 {places} 列（办公室和 {patients.Count} 个服务对象），现在共 {travel.Length} 个数。",
                "distances"
            );
            return;
        }
        var negative = Array.FindIndex(travel, way => way < 0);
        if (negative >= 0)
        {
            Add("negative-way", "路程不能是负数。", $"distances[{negative / places}][{negative % places}]");
        }
    }

    private void CheckTimes(CarePatient patient, string field)
    {
        if (patient.Release < 0 || patient.Due < patient.Release)
        {
            Add(
                "window",
                $"{patient.Id} 的时间窗 {Minutes(patient.Release)}–{Minutes(patient.Due)} 不成立：开始不早于 0，结束不早于开始。",
                $"{field}.time_window"
            );
        }
        if (patient.Gap is not { } gap)
        {
            return;
        }
        if (gap.Least < 0 || gap.Most < gap.Least)
        {
            Add(
                "gap",
                $"{patient.Id} 两项服务的间隔 {Minutes(gap.Least)}–{Minutes(gap.Most)} 不成立：最短不小于 0，最长不短于最短。",
                $"{field}.synchronization"
            );
        }
    }

    private void CheckDemands(CarePatient patient, string field)
    {
        if (patient.Demands.Count is not (1 or 2))
        {
            Add("demands", $"{patient.Id} 有 {patient.Demands.Count} 项服务；只能是一项或两项。", field);
            return;
        }
        if (patient.Gap is null == (patient.Demands.Count == 2))
        {
            Add("gap-missing", $"{patient.Id}：两项服务要写明同时还是先后，一项服务则不写。", field);
        }
        if (patient.Demands.Count == 2 && patient.Demands[0].Service == patient.Demands[1].Service)
        {
            Add("service-twice", $"{patient.Id} 的两项服务都是 {patient.Demands[0].Service}，应当不同。", field);
        }
        if (patient.Demands.Any(demand => demand.Duration < 1))
        {
            Add("duration", $"{patient.Id} 的服务时长要大于 0。", field);
        }
        CheckAbilities(patient, field);
    }

    private void CheckAbilities(CarePatient patient, string field)
    {
        var able = patient
            .Demands.Select(demand => caregivers.Where(c => c.Abilities.Contains(demand.Service)).Take(2).ToList())
            .ToList();
        for (var demand = 0; demand < able.Count; demand++)
        {
            if (able[demand].Count == 0)
            {
                var service = patient.Demands[demand].Service;
                Add("nobody-able", $"{patient.Id} 要 {service}，没有护理员会做。", $"{field}[{demand}]");
            }
        }
        if (able is [[var one], [var other]] && one == other)
        {
            Add("one-able", $"{patient.Id} 的两项服务要两个人做，会做的只有 {one.Id} 一人。", field);
        }
    }

    private void CheckHorizon()
    {
        var longest = travel.Max();
        var sum = (long)patients.Max(patient => patient.Due);
        sum += patients.Sum(patient => patient.Demands.Sum(demand => (long)demand.Duration + longest));
        sum += patients.Sum(patient => (long)(patient.Gap?.Most ?? 0));
        if (sum + longest >= Horizon)
        {
            Add("horizon", $"时间太长：时间窗、时长、路程和间隔合计不能到 {Horizon / 1000} 分钟。", "patients");
        }
    }

    private static string Minutes(int thousandths) => (thousandths / 1000m).ToString("0.###");
}
