using Yiju.Kernel;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.People.Contracts;

/// <summary>A row of an imported file that speaks of an elder of the registry.</summary>
public abstract class RowOfElder
{
    public string Name { get; set; } = "";

    public string? IdNumber { get; set; }

    /// <summary>Key of the source system, as the list of elders brought it.</summary>
    public string? ElderKey { get; set; }

    /// <summary>Who it is; set by <see cref="IRowElders.Find"/>.</summary>
    public long ElderId { get; set; }

    /// <summary>Where the elder lives, 12 digits; set likewise.</summary>
    public string Division { get; set; } = "";

    /// <summary>By which rows of one file are told apart.</summary>
    public string Who => ElderKey ?? IdNumber ?? "";

    /// <summary>The columns that say who it is.</summary>
    public static IEnumerable<Column<T>> ColumnsOf<T>()
        where T : RowOfElder =>
        [
            new("name", "姓名", (c, r) => r.Name = c.Text)
            {
                Presence = Presence.Cell,
                Synonyms = ["老人姓名", "老年人姓名", "名字"],
                MaxLength = 50,
                NoneIsAnswer = true,
                Help = "照证件填写；和档案里的姓名核对。",
            },
            new("idNumber", "证件号码", (c, r) => r.IdNumber = c.Digits()?.ToUpperInvariant())
            {
                Presence = Presence.Column,
                Alternative = "elderKey",
                Synonyms = ["身份证号", "身份证号码", "公民身份号码", "身份证", "证件号"],
                MaxLength = 30,
                Ascii = true,
                Width = 22,
                Help = "这一列请保持“文本”格式。没有证件的，填“老人外部编号”。",
            },
            new("elderKey", "老人外部编号", (c, r) => r.ElderKey = c.Digits())
            {
                Synonyms = ["人员编号", "老人编号"],
                MaxLength = 64,
                Ascii = true,
                Help = "老人名册里的“外部编号”。有证件号码的可以不填。",
            },
        ];
}

/// <summary>Finds the elders that rows of an imported file speak of.</summary>
public interface IRowElders
{
    /// <summary>What can be wrong with who a row speaks of.</summary>
    IReadOnlyList<ImportCode> Codes { get; }

    /// <summary>Sets who each row speaks of; one refusal a row, null where the elder is found and lives in the area.</summary>
    Task<IReadOnlyList<RowRefusal?>> Find(IReadOnlyList<RowOfElder> rows, DivisionCode area, CancellationToken ct);
}
