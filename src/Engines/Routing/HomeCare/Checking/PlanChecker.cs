using Yiju.Kernel;

namespace Yiju.Routing.HomeCare.Checking;

/// <summary>
/// Says whether a plan keeps every constraint and what it costs, from the patients, the travel times and the plan alone:
/// it shares no computation with the search.
/// </summary>
public static class PlanChecker
{
    /// <summary>The parts of the cost, or everything that the plan breaks.</summary>
    public static Outcome<CareCost> Check(CareInstance instance, CarePlan plan)
    {
        var check = new Inspection(instance);
        if (plan.Routes.Count != instance.Caregivers.Count)
        {
            return Fault.Invalid(
                "home-care-routes",
                $"方案有 {plan.Routes.Count} 条路线，护理员有 {instance.Caregivers.Count} 名。",
                "routes"
            );
        }
        for (var caregiver = 0; caregiver < plan.Routes.Count; caregiver++)
        {
            check.Route(caregiver, plan.Routes[caregiver]);
        }
        check.Patients();
        return check.Faults.Count > 0 ? check.Faults : check.Cost;
    }

    private sealed class Inspection(CareInstance instance)
    {
        private readonly Dictionary<(int Patient, int Demand), (int Caregiver, int Start)> served = [];
        private CareCost cost;

        public List<Fault> Faults { get; } = [];

        public CareCost Cost => cost;

        public void Route(int caregiver, IReadOnlyList<CareStop> route)
        {
            var (place, free) = (0, 0L);
            for (var at = 0; at < route.Count; at++)
            {
                var (stop, field) = (route[at], $"routes[{caregiver}].locations[{at}]");
                if (Unknown(stop))
                {
                    Add("unknown-service", "方案里有实例没有的服务。", field);
                    return;
                }
                var patient = instance.Patients[stop.Patient];
                var demand = patient.Demands[stop.Demand];
                var way = instance.Travel(place, stop.Patient + 1);
                if (stop.Start < free + way)
                {
                    Add("too-early", $"{patient.Id} 的 {demand.Service} 开始时护理员还没有到。", field);
                }
                if (stop.Start < patient.Release)
                {
                    Add("before-window", $"{patient.Id} 的 {demand.Service} 早于时间窗。", field);
                }
                if (!instance.Caregivers[caregiver].Abilities.Contains(demand.Service))
                {
                    Add("not-able", $"{instance.Caregivers[caregiver].Id} 不会 {demand.Service}。", field);
                }
                if (!served.TryAdd((stop.Patient, stop.Demand), (caregiver, stop.Start)))
                {
                    Add("served-twice", $"{patient.Id} 的 {demand.Service} 安排了不止一次。", field);
                }
                Count(way, Math.Max(0L, (long)stop.Start - patient.Due));
                (place, free) = (stop.Patient + 1, (long)stop.Start + demand.Duration);
            }
            if (route.Count > 0)
            {
                Count(instance.Travel(place, 0), 0);
            }
        }

        public void Patients()
        {
            for (var index = 0; index < instance.Patients.Count; index++)
            {
                var patient = instance.Patients[index];
                for (var demand = 0; demand < patient.Demands.Count; demand++)
                {
                    if (!served.ContainsKey((index, demand)))
                    {
                        Add("not-served", $"{patient.Id} 的 {patient.Demands[demand].Service} 没有安排。", "routes");
                    }
                }
                if (
                    patient.Gap is { } gap
                    && served.TryGetValue((index, 0), out var first)
                    && served.TryGetValue((index, 1), out var second)
                )
                {
                    CheckPair(patient.Id, gap, first, second);
                }
            }
        }

        private bool Unknown(CareStop stop) =>
            stop.Patient < 0
            || stop.Patient >= instance.Patients.Count
            || stop.Demand < 0
            || stop.Demand >= instance.Patients[stop.Patient].Demands.Count;

        private void CheckPair(
            string id,
            CareGap gap,
            (int Caregiver, int Start) first,
            (int Caregiver, int Start) second
        )
        {
            if (first.Caregiver == second.Caregiver)
            {
                Add("same-caregiver", $"{id} 的两项服务由同一名护理员做。", $"routes[{first.Caregiver}]");
            }
            var between = (long)second.Start - first.Start;
            if (between < gap.Least || between > gap.Most)
            {
                Add("gap-broken", $"{id} 的两项服务相隔 {between / 1000m:0.###} 分钟，不在约定之内。", "routes");
            }
        }

        private void Count(int way, long tardiness) =>
            cost = new CareCost(
                cost.Travel + way,
                cost.Tardiness + tardiness,
                Math.Max(cost.LargestTardiness, tardiness)
            );

        private void Add(string code, string sentence, string field) =>
            Faults.Add(Fault.Refused($"home-care-{code}", sentence, field));
    }
}
