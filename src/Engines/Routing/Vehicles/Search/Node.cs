using System.Runtime.InteropServices;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>A customer's place in its route; or a vehicle's depot, where its route starts and ends.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Node
{
    public int Previous;
    public int Next;

    /// <summary>−1: no route serves the customer.</summary>
    public int Route;

    /// <summary>The stop: the customer's number, or 0 for the depot.</summary>
    public int Place;

    /// <summary>Earliest end of service if the route goes without delay.</summary>
    public int Leave;

    /// <summary>Latest start of service with which the rest of the route is in time.</summary>
    public int Latest;

    /// <summary>Length of the leg to the next node.</summary>
    public int Leg;
}
