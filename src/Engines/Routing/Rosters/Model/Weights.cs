namespace Yiju.Routing.Rosters;

/// <summary>
/// What the parts of the objective weigh against each other. Everything is counted in minutes of travel: a weight says
/// how many minutes on the road somebody would accept to avoid one unit of the part.
/// </summary>
public sealed record Weights
{
    /// <summary>The largest that may be asked for.</summary>
    public const double Most = 10_000;

    /// <summary>Of one minute of travel.</summary>
    public double Travel { get; init; } = 1;

    /// <summary>Of a wanted visit of the least priority that is left out; doubled for every step of urgency.</summary>
    public double Unserved { get; init; } = 1000;

    /// <summary>Of one minute after the end of a soft window, for each worker of the visit.</summary>
    public double Lateness { get; init; } = 3;

    /// <summary>Of a visit by a worker whom the elder does not know, where there is a history; less in proportion for one who came some of the time.</summary>
    public double Stranger { get; init; } = 15;

    /// <summary>Of each worker more than one who comes to the same elder within the roster.</summary>
    public double Carers { get; init; } = 10;

    /// <summary>Of a visit by somebody else where the elder has a preferred worker.</summary>
    public double NotPreferred { get; init; } = 20;

    /// <summary>Of a visit outside of the worker's areas, where that is not forbidden.</summary>
    public double OutsideArea { get; init; } = 15;

    /// <summary>Of unequal work: the sum over workers of service time² / time on shift, in minutes; least when all are equally busy.</summary>
    public double LoadFairness { get; init; }

    /// <summary>Of unequal travel: the sum over workers of travel² / time on shift, in minutes.</summary>
    public double TravelFairness { get; init; }

    /// <summary>Of a visit that another worker makes than in the published plan.</summary>
    public double OtherWorker { get; init; } = 60;

    /// <summary>Of one minute that a visit starts later or earlier than in the published plan.</summary>
    public double OtherTime { get; init; } = 1;

    /// <summary>Of a shift in which somebody is sent out at all.</summary>
    public double Tour { get; init; }
}
