using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// The caregivers an operation is tried with: all who are able if they are few, otherwise those who now serve the
/// operations near it and some at random.
/// </summary>
internal sealed class Candidates
{
    private readonly CareInstance instance;
    private readonly Schedule schedule;
    private readonly SeededRandom random;
    private readonly int[][] near;
    private readonly int most;
    private readonly int fewNear;
    private readonly int[] chosen;
    private readonly bool[] taken;
    private readonly bool[] able;

    /// <param name="most">How many caregivers, at least 4; every fourth is drawn at random.</param>
    public Candidates(CareInstance instance, Schedule schedule, SeededRandom random, int[][] near, int most)
    {
        this.instance = instance;
        this.schedule = schedule;
        this.random = random;
        this.near = near;
        this.most = most;
        fewNear = most - most / 4;
        chosen = new int[most];
        taken = new bool[instance.Caregivers.Count];
        able = new bool[near.Length * taken.Length];
        for (var operation = 0; operation < near.Length; operation++)
        {
            foreach (var caregiver in instance.Able(operation))
            {
                able[operation * taken.Length + caregiver] = true;
            }
        }
    }

    /// <summary>Indexes of caregivers; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(int operation)
    {
        var all = instance.Able(operation);
        if (all.Length <= most)
        {
            return all;
        }
        var count = 0;
        foreach (var neighbour in near[operation])
        {
            var caregiver = schedule.Stops[neighbour].Caregiver;
            if (caregiver >= 0 && !taken[caregiver] && able[operation * taken.Length + caregiver])
            {
                taken[caregiver] = true;
                chosen[count++] = caregiver;
                if (count == fewNear)
                {
                    break;
                }
            }
        }
        while (count < most)
        {
            var caregiver = all[random.Below(all.Length)];
            if (!taken[caregiver])
            {
                taken[caregiver] = true;
                chosen[count++] = caregiver;
            }
        }
        foreach (var caregiver in chosen)
        {
            taken[caregiver] = false;
        }
        return chosen;
    }
}
