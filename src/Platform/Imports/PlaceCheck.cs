using Yiju.Kernel;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Imports;

/// <summary>A division as an import needs it.</summary>
/// <param name="Abolished">It is no longer in force today.</param>
/// <param name="Successor">What it became, when it was abolished and the registry knows.</param>
public sealed record ImportDivision(
    DivisionCode Code,
    string Name,
    bool Abolished = false,
    DivisionCode? Successor = null
)
{
    /// <summary>In force or abolished on a day; null when the tree has never known it.</summary>
    public static ImportDivision? In(DivisionTree tree, DivisionCode code, DateOnly today) =>
        tree.Find(code.Value) is not { } found
            ? null
            : new(
                code,
                found.Name,
                found.ValidTo is { } last && last < today,
                tree.ChangeOf(code.Value) is null ? null : DivisionCode.Parse(tree.Current(code.Value))
            );
}

/// <summary>Reads a cell with the code of a place: known, in force, of the right level, inside the sender's area (REG-28).</summary>
/// <param name="find">In force or abolished; null when never known.</param>
public sealed class PlaceCheck(Func<DivisionCode, ImportDivision?> find, DivisionCode area)
{
    /// <summary>A check against the tree as of a day.</summary>
    public static PlaceCheck Of(DivisionTree tree, ImportScope scope) =>
        new(code => ImportDivision.In(tree, code, scope.Today), scope.Area);

    /// <param name="fits">Whether the level will do.</param>
    /// <param name="wrongLevel">What is said when it will not.</param>
    /// <returns>Null, and reported, when the cell names no such place.</returns>
    public ImportDivision? Read(
        RowReport report,
        string key,
        string header,
        string text,
        Func<DivisionLevel, bool> fits,
        ImportCode wrongLevel
    )
    {
        if (text.Length != 12 || !DivisionCode.TryParse(text, out var code))
        {
            report.Report(key, PlaceCodes.Format, header, text);
            return null;
        }
        if (find(code) is not { } division)
        {
            report.Report(key, PlaceCodes.Unknown, text);
            return null;
        }
        if (division.Abolished)
        {
            ReportAbolished(report, key, division);
            return null;
        }
        if (!fits(code.Level))
        {
            report.Report(key, wrongLevel, text, division.Name);
            return null;
        }
        if (area.Contains(code))
        {
            return division;
        }
        report.Report(key, PlaceCodes.OutsideArea, division.Name, find(area)?.Name ?? area.Value);
        return null;
    }

    private void ReportAbolished(RowReport report, string key, ImportDivision division)
    {
        if (division.Successor is { } next)
        {
            report.Report(key, PlaceCodes.Abolished, division.Name, find(next)?.Name ?? next.Value, next.Value);
        }
        else
        {
            report.Report(key, PlaceCodes.Gone, division.Name);
        }
    }
}

/// <summary>What can be wrong with the code of a place.</summary>
public static class PlaceCodes
{
    public static readonly ImportCode Format = Error(
        "division-format",
        "“{列名}”应为 12 位数字，现在是“{值}”。请照区划代码表填写。",
        "区划代码不是 12 位数字"
    );
    public static readonly ImportCode Unknown = Error(
        "division-unknown",
        "没有“{代码}”这个区划代码。请照区划代码表核对。",
        "不存在的区划代码"
    );
    public static readonly ImportCode VillageLevel = Error(
        "division-level",
        "“{代码}”是{名称}，级别太高。请填到村（社区）这一级。",
        "区划不到村（社区）"
    );
    public static readonly ImportCode TownLevel = Error(
        "division-level-town",
        "“{代码}”是{名称}，级别太高。请填到镇（街）或村（社区）。",
        "区划不到镇街"
    );
    public static readonly ImportCode CountyLevel = Error(
        "division-level-county",
        "“{代码}”是{名称}，不是县（区）。请填县（区）的代码，后六位是 000000。",
        "应为县（区）的代码"
    );
    public static readonly ImportCode Abolished = Error(
        "division-abolished",
        "“{旧名}”已经撤销，现在是“{新名}”，代码 {新代码}。请改用新代码。",
        "已撤销，知道新代码"
    );
    public static readonly ImportCode Gone = Error(
        "division-gone",
        "“{旧名}”已经撤销。请向镇街问清现在属于哪个村（社区），改用新代码。",
        "已撤销，没有对应的新代码"
    );
    public static readonly ImportCode OutsideArea = Error(
        "division-outside-area",
        "“{名称}”不在您负责的范围（{范围}）内，不能录入。请删去这一行，交给那里的工作人员。",
        "行不属于提交人的辖区"
    );

    private static ImportCode Error(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Cell, template, cause);
}
