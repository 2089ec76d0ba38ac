using Yiju.Kernel;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.Platform.Divisions;
using Yiju.Platform.Imports;

namespace Yiju.People.Features.Imports;

/// <summary>Answers the import's questions about divisions and policy from memory, as of the day the reading began.</summary>
internal sealed class RegistryLookups : IImportLookups
{
    /// <summary>No one has lived longer than 122 years; above this a birth date is a slip of the pen.</summary>
    private const int OldestPlausible = 130;

    private readonly DivisionTree tree;
    private readonly ILookup<string, ImportDivision> villages;

    public RegistryLookups(DivisionTree tree, DivisionCode area, RegistryNumbers numbers, DateOnly today)
    {
        this.tree = tree;
        (Today, SubmitterArea, City) = (today, area, area.At(DivisionLevel.City));
        Policy = new ElderPolicy(
            numbers.Of(RegistryNumbers.MinAge, City.Value, today).Value ?? 0,
            numbers.Find(RegistryNumbers.ResidenceYears, City.Value, today)?.Value ?? 0,
            OldestPlausible
        );
        villages = tree
            .All.Where(d =>
                d.Level == DivisionLevel.Village && IsInForce(d) && area.Contains(DivisionCode.Parse(d.Code))
            )
            .ToLookup(d => VillageName.Core(d.Name), d => Find(DivisionCode.Parse(d.Code))!);
    }

    public DateOnly Today { get; }

    public DivisionCode SubmitterArea { get; }

    public DivisionCode City { get; }

    public ElderPolicy Policy { get; }

    public ImportDivision? Find(DivisionCode code) => ImportDivision.In(tree, code, Today);

    public IReadOnlyList<ImportDivision> FindVillages(string name) => [.. villages[VillageName.Core(name)]];

    private bool IsInForce(Division division) => division.ValidTo is null || division.ValidTo >= Today;
}
