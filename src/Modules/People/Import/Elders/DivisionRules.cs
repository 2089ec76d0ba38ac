using Yiju.Kernel;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>Where the person lives and is registered, and since when (REG-05, REG-06, REG-28).</summary>
internal sealed class DivisionRules(IImportLookups lookups)
{
    private const int ProvinceDigits = 2;

    /// <summary>First two digits of the provinces (GB/T 2260).</summary>
    private static readonly HashSet<string> Provinces =
    [
        .. "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".Split(
            ' '
        ),
    ];

    private readonly PlaceCheck places = new(lookups.Find, lookups.SubmitterArea);

    public void CheckLiving(RowReport report, ElderRow row)
    {
        var code = report.TextOf("division");
        var name = report.TextOf("village");
        if (report.IsWrong("division") || report.IsWrong("village"))
        {
            return;
        }
        if (code is null && name is null)
        {
            report.Report("division", ElderCodes.DivisionMissing);
            return;
        }
        var found = code is not null
            ? places.Read(report, "division", "现住区划代码", code, IsVillage, PlaceCodes.VillageLevel)
            : ByName(report, name!);
        if (found is null)
        {
            return;
        }
        row.LivingDivision = found.Code;
        if (code is not null && name is not null && VillageName.Core(name) != VillageName.Core(found.Name))
        {
            report.Report("village", ElderCodes.VillageMismatch, found.Name, name);
        }
    }

    private static bool IsVillage(DivisionLevel level) => level == DivisionLevel.Village;

    private ImportDivision? ByName(RowReport report, string name)
    {
        var found = lookups.FindVillages(name);
        if (found.Count == 0)
        {
            report.Report("village", ElderCodes.VillageUnknown, name);
        }
        else if (found.Count > 1)
        {
            report.Report("village", ElderCodes.VillageAmbiguous, $"{found.Count}", name);
        }
        return found.Count == 1 ? found[0] : null;
    }

    public void CheckHukou(RowReport report, ElderRow row)
    {
        if (row.ResidenceSince is { } since)
        {
            CheckSince(report, row, since);
        }
        if (report.IsWrong("hukouDivision") || report.TextOf("hukouDivision") is not { } text)
        {
            return;
        }
        if (text.Length is not (2 or 4 or 6 or 9 or 12) || !DivisionCode.TryParse(text, out var code))
        {
            report.Report("hukouDivision", PlaceCodes.Format, "户籍区划代码", text);
        }
        // Divisions outside the city are not all in the registry, and abolished ones stay in people's hukou books.
        else if (
            lookups.City.Contains(code) ? lookups.Find(code) is null : !Provinces.Contains(code.Value[..ProvinceDigits])
        )
        {
            report.Report("hukouDivision", PlaceCodes.Unknown, text);
        }
        else
        {
            row.HukouDivision = code;
            CheckOutsider(report, row, code);
        }
    }

    private void CheckSince(RowReport report, ElderRow row, DateOnly since)
    {
        if (since > lookups.Today)
        {
            report.Report("residenceSince", CellCodes.DateFuture, "居住起始日期", $"{since:yyyy年M月d日}");
        }
        else if (row.BirthDate is { } birth && since < birth)
        {
            report.Report("residenceSince", ElderCodes.ResidenceBeforeBirth, $"{since:yyyy年M月d日}");
        }
    }

    /// <summary>REG-06. The person is registered all the same; only what is lacking for services is said.</summary>
    private void CheckOutsider(RowReport report, ElderRow row, DivisionCode hukou)
    {
        var years = lookups.Policy.ResidenceYears;
        if (lookups.City.Contains(hukou) || report.IsWrong("residenceSince"))
        {
            return;
        }
        if (row.ResidenceSince is not { } since)
        {
            report.Report("residenceSince", ElderCodes.ResidenceMissing, $"{years}");
        }
        else if (since.AddYears(years) is var reached && reached > lookups.Today)
        {
            row.QualifiesOn = reached;
            report.Report("residenceSince", ElderCodes.ResidenceShort, $"{reached:yyyy年M月d日}", $"{years}");
        }
        if (row.ResidencePermit is null && !report.IsWrong("permit"))
        {
            report.Report("permit", ElderCodes.PermitMissing);
        }
        if (row.FixedHome != true && !report.IsWrong("fixedHome"))
        {
            report.Report("fixedHome", ElderCodes.HomeMissing);
        }
    }
}

/// <summary>Names of villages, as people shorten them.</summary>
internal static class VillageName
{
    private static readonly string[] Endings =
    [
        "村民委员会",
        "居民委员会",
        "村委会",
        "居委会",
        "社区居委会",
        "社区",
        "村",
    ];

    /// <summary>“麻登村民委员会”, “麻登村委会” and “麻登村” are all “麻登”. For the lookup by name too.</summary>
    public static string Core(string name)
    {
        var core = name.Trim();
        for (var again = true; again; )
        {
            again = false;
            foreach (var ending in Endings)
            {
                if (core.Length > ending.Length + 1 && core.EndsWith(ending, StringComparison.Ordinal))
                {
                    core = core[..^ending.Length];
                    again = true;
                }
            }
        }
        return core;
    }
}
