using System.Globalization;

namespace Yiju.Platform.Timeline;

/// <summary>
/// One page of an elder's record. Each module offers its own at registration; <see cref="ElderTabs"/> shows them on all of these pages
/// to those whom the page admits, so that one elder can be followed from the score to the yuan.
/// </summary>
/// <param name="Place">Order among the tabs, smallest first.</param>
/// <param name="Address">Local address with <c>{elder}</c> where the elder's id belongs.</param>
public sealed record ElderTab(int Place, string Label, string Address)
{
    public string Href(long elderId) =>
        Address.Replace("{elder}", elderId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
