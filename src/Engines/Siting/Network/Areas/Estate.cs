using Yiju.Kernel;
using Yiju.Siting.Tables;

namespace Yiju.Siting.Network.Areas;

/// <summary>A housing estate or a piece of old town, with what it has for elder care.</summary>
/// <param name="Households">From 0, counted on <paramref name="CountedOn"/>.</param>
/// <param name="Group">Adjacent new estates that share a facility have the same; empty for one alone (FAC-11).</param>
/// <param name="IsNew">A new area or estate, which builds its own; otherwise old town or built before.</param>
/// <param name="Designed">Square metres in the approved design.</param>
/// <param name="Built">Square metres built.</param>
public sealed record Estate(
    string Id,
    GeoPoint At,
    int Households,
    DivisionCode Division,
    string Group,
    bool IsNew,
    double Designed,
    double Built,
    DateOnly? CountedOn
)
{
    private static readonly string[] Columns = ["id", "lat", "lon", "households"];

    /// <summary>
    /// CSV or an array of JSON objects: <c>id</c>, <c>lat</c>, <c>lon</c>, <c>households</c>, <c>division</c>,
    /// <c>group</c>, <c>new</c>, <c>designed</c>, <c>built</c>, <c>counted_on</c>.
    /// </summary>
    /// <returns>The estates, or up to 100 sentences with row and column.</returns>
    public static Outcome<List<Estate>> Read(TextReader input)
    {
        var divisions = new Dictionary<string, DivisionCode>();
        return RowReader.All(
            input,
            "estate-row",
            Columns,
            row => new Estate(
                row.Text("id"),
                row.Point(),
                row.Count("households"),
                row.Division("division", divisions),
                row.Text("group"),
                row.Truth("new"),
                row.Amount("designed"),
                row.Amount("built"),
                row.Day("counted_on")
            )
        );
    }
}
