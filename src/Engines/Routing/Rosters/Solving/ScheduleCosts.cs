namespace Yiju.Routing.Rosters.Solving;

/// <summary>The costs, and the hours of work.</summary>
internal sealed partial class Schedule
{
    /// <summary>Seconds of service and travel that the worker of a tour may still take on.</summary>
    public int Room(int tour)
    {
        ref readonly var own = ref instance.Tours[tour];
        ref readonly var worker = ref instance.Workers[own.Worker];
        if (worker.DayCap == int.MaxValue && worker.WeekCap == int.MaxValue)
        {
            return int.MaxValue;
        }
        var (day, week) = (0, 0);
        for (var t = worker.FirstTour; t < worker.EndTour; t++)
        {
            var other = instance.Tours[t].Day;
            week += other / 7 == own.Day / 7 ? Work(t) : 0;
            day += other == own.Day ? Work(t) : 0;
        }
        return Math.Min(worker.DayCap - day, worker.WeekCap - week);
    }

    /// <summary>Seconds of service and travel of a tour.</summary>
    public int Work(int tour) => tours[tour].Jobs == 0 ? 0 : tours[tour].Travel + tours[tour].Service;

    /// <summary>What one more job costs in fairness and for sending the worker out at all.</summary>
    public long OutingCost(int tour, int service, int travel)
    {
        var cost = tours[tour].Jobs == 0 ? instance.TourCost : 0L;
        return instance.LoadFairness > 0 || instance.TravelFairness > 0
            ? cost + Unfairness(tour, service, travel) - Unfairness(tour, 0, 0)
            : cost;
    }

    /// <summary>What it costs that this worker makes the job: the pair, the published plan, one more carer.</summary>
    public long PlacedCost(int job, int tour)
    {
        ref readonly var fact = ref facts[job];
        var worker = instance.Tours[tour].Worker;
        long cost = instance.PairRows[fact.Row][tour];
        if (fact.PublishedWorker >= 0 && fact.PublishedWorker != worker)
        {
            cost += instance.OtherWorkerCost;
        }
        var anybody = false;
        foreach (var other in instance.SameElder[job])
        {
            if (nodes[other].Tour is >= 0 and var at)
            {
                if (instance.Tours[at].Worker == worker)
                {
                    return cost;
                }
                anybody = true;
            }
        }
        return anybody ? cost + instance.CarerCost : cost;
    }

    private void BeforeChange(int tour)
    {
        tourJournal.Note(tour);
        Cost -= TourCost(tour);
    }

    private void AfterChange(int tour, int travel, int service, int jobs)
    {
        ref var state = ref tours[tour];
        state.Travel = travel;
        state.Service += service;
        state.Jobs += jobs;
        Cost += TourCost(tour);
    }

    private long TourCost(int tour) =>
        tours[tour].Jobs == 0
            ? Fairness(tour)
            : (instance.TravelCost * tours[tour].Travel) + instance.TourCost + Fairness(tour);

    private long Fairness(int tour) =>
        instance.LoadFairness > 0 || instance.TravelFairness > 0 ? Unfairness(tour, 0, 0) : 0;

    private long Unfairness(int tour, int moreService, int moreTravel)
    {
        ref readonly var worker = ref instance.Workers[instance.Tours[tour].Worker];
        var (service, travel) = ((double)moreService, (double)moreTravel);
        for (var t = worker.FirstTour; t < worker.EndTour; t++)
        {
            service += tours[t].Service;
            travel += tours[t].Jobs == 0 ? 0 : tours[t].Travel;
        }
        return (long)(
            ((instance.LoadFairness * service * service) + (instance.TravelFairness * travel * travel)) / worker.OnShift
        );
    }
}
