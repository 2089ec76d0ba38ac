using Yiju.Kernel;
using Yiju.Platform.Imports;

namespace Yiju.People.Import.Elders;

/// <summary>
/// What the import must ask the rest of the house. Called several times a row: answer from memory. One object serves
/// one file, so that the day and the policy do not change halfway.
/// </summary>
internal interface IImportLookups
{
    /// <summary>The day in Shanghai.</summary>
    DateOnly Today { get; }

    /// <summary>Area of the person who sends the file; rows outside are refused (REG-28).</summary>
    DivisionCode SubmitterArea { get; }

    /// <summary>The city; hukou outside it needs two years of residence (REG-06).</summary>
    DivisionCode City { get; }

    ElderPolicy Policy { get; }

    /// <summary>In force or abolished; null when the registry has never known it.</summary>
    ImportDivision? Find(DivisionCode code);

    /// <summary>Villages and communities in force within the submitter's area that have this name, with or without 村委会, 居委会, 社区.</summary>
    IReadOnlyList<ImportDivision> FindVillages(string name);
}

/// <summary>Numbers of the policy in force for the city on the day.</summary>
/// <param name="MinimumAge">REG-05: elder.minAge.</param>
/// <param name="ResidenceYears">REG-06: elder.nonLocal.residenceYears.</param>
/// <param name="MaximumAge">Above it the birth date is taken for a mistake.</param>
internal sealed record ElderPolicy(int MinimumAge, int ResidenceYears, int MaximumAge);
