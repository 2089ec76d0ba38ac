using System.Globalization;
using System.Text;
using Yiju.Host.Demo;
using Yiju.Kernel;

namespace Yiju.Bench;

/// <summary>The elders of the synthetic city as a village would send them: a CSV in the columns of the template.</summary>
internal static class Roster
{
    private static readonly string[] Headers =
    [
        "姓名",
        "证件类型",
        "证件号码",
        "性别",
        "出生日期",
        "民族",
        "联系电话",
        "现住区划代码",
        "现住址",
        "居住起始日期",
        "户籍区划代码",
        "有无固定住所",
        "居住状况",
        "收入类别",
        "紧急联系人姓名",
        "紧急联系人关系",
        "紧急联系人电话",
        "同意登记",
        "外部编号",
    ];

    public static void Write(World world, string path)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(true));
        file.WriteLine(string.Join(',', Headers));
        foreach (var elder in world.Elders())
        {
            file.WriteLine(string.Join(',', Cells(elder, world.ContactsOf(elder).First())));
        }
    }

    private static IEnumerable<string?> Cells(SyntheticElder elder, SyntheticContact contact) =>
        [
            elder.Name,
            elder.DocumentKind switch
            {
                DocumentKind.HongKongPermit or DocumentKind.MacaoPermit => "港澳居民居住证",
                DocumentKind.Passport => "护照",
                _ => "居民身份证",
            },
            elder.DocumentNumber,
            elder.Sex == Sex.Male ? "男" : "女",
            Iso(elder.BirthDate),
            elder.DocumentKind == DocumentKind.Passport ? null : elder.Ethnicity,
            elder.Phone,
            elder.Division.Value,
            elder.Address,
            Iso(elder.ResidentSince),
            elder.HukouDivision?.Value,
            "是",
            elder.Living switch
            {
                LivingSituation.Alone => "独居",
                LivingSituation.EmptyNest => "空巢",
                LivingSituation.WithSpouse => "与配偶同住",
                LivingSituation.WithChildren => "与子女同住",
                LivingSituation.WithRelatives => "与他人同住",
                _ => "养老机构",
            },
            elder.Income switch
            {
                IncomeCategory.ExtremePoverty => "特困供养",
                IncomeCategory.Minimum => "低保",
                IncomeCategory.NearMinimum => "低保边缘",
                _ => "一般",
            },
            contact.Name,
            contact.Relation,
            contact.Phone,
            "是",
            $"bench-{elder.Index}",
        ];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
