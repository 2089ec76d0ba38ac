namespace Yiju.Routing.HomeCare.Search;

/// <summary>An operation in the working schedule, or (after the operations) the office as one caregiver's route sees it.</summary>
internal struct Stop
{
    /// <summary>Start of an operation that is in no route: never tardy, and nobody waits for it.</summary>
    public const int Absent = int.MinValue / 4;

    /// <summary>The earliest that the present routes allow.</summary>
    public int Start;

    /// <summary>Duration of the stop before, and the way from there.</summary>
    public int Leg;
    public int Next;
    public int Previous;

    /// <summary>−1 while in no route.</summary>
    public int Caregiver;
    public int Release;
    public int Due;
    public int Duration;
    public int Place;

    /// <summary>Where the ways from this place begin in the travel matrix.</summary>
    public int Ways;

    /// <summary>The other operation of a double service, −1 if there is none.</summary>
    public int Partner;

    /// <summary>The partner starts no earlier than <c>Start + Gap</c>: the least gap, or minus the greatest one.</summary>
    public int Gap;

    public readonly int Tardiness => Math.Max(0, Start - Due);
}
