using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>The list of elders as a table that can be imported (REG-28).</summary>
internal static class ElderTable
{
    public const string Title = "老年人信息";

    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["name"] = TableSpec<ElderRow>.ExampleMark + "张桂英",
        ["idKind"] = "居民身份证",
        ["idNumber"] = "11010519491231002X",
        ["sex"] = "女",
        ["birthDate"] = "1949-12-31",
        ["ethnicity"] = "汉族",
        ["phone"] = "13800000000",
        ["division"] = "440802001001",
        ["village"] = "示例社区",
        ["address"] = "示例路 1 号 2 栋 301",
        ["living"] = "独居",
        ["income"] = "一般",
        ["contactName"] = "李小明",
        ["contactRelation"] = "儿子",
        ["contactPhone"] = "13900000000",
        ["channel"] = "村（社区）",
        ["consent"] = "是",
    };

    /// <param name="lookups">For one file: the day and the policy do not change while it is read.</param>
    public static TableSpec<ElderRow> Spec(IImportLookups lookups) =>
        new(Title, ElderColumns.All, Example, () => new ElderCheck(lookups).Check);

    /// <summary>For the template and the workbook of errors, which need the columns only.</summary>
    public static readonly TableSpec<ElderRow> Columns = new(Title, ElderColumns.All, Example, () => (_, _) => { });

    /// <summary>Starts to read a file of elders; see <see cref="TableImport{T}"/> for what follows.</summary>
    public static TableImport<ElderRow> Open(
        Stream stream,
        string fileName,
        IImportLookups lookups,
        ImportOptions? options = null
    ) => TableImport<ElderRow>.Open(stream, fileName, Spec(lookups), options);
}
