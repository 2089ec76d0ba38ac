using Yiju.Platform.Access;

namespace Yiju.Care.Features;

/// <summary>The counter of an outlet: the elder shows the card, the item is served and paid at once.</summary>
internal static class CardPage
{
    public static readonly Role[] Outlet = [Role.OperatorManager, Role.StationWorker];
}
