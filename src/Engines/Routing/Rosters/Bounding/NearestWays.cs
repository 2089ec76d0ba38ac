using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters.Bounding;

/// <summary>How long it takes at least to come to a visit from another one, by mode of transport.</summary>
internal sealed class NearestWays
{
    private readonly int[][] seconds;

    public NearestWays(Instance instance)
    {
        var visits = instance
            .JobsOf.GroupBy(j => instance.Nodes[j.First].Place)
            .ToDictionary(g => g.Key, g => g.Count());
        int[] places = [.. visits.Keys.Order()];
        seconds = new int[instance.Travel.Modes.Count][];
        for (var mode = 0; mode < seconds.Length; mode++)
        {
            seconds[mode] = new int[instance.Problem.Data.Places.Count];
            foreach (var to in places)
            {
                var least = visits[to] > 1 ? 0 : Travel.Never;
                for (var from = 0; from < places.Length && least > 0; from++)
                {
                    if (places[from] != to)
                    {
                        least = Math.Min(least, instance.Travel.Seconds(mode, places[from], to));
                    }
                }
                seconds[mode][to] = least;
            }
        }
    }

    public int FromVisits(int mode, int place) => seconds[mode][place];
}
