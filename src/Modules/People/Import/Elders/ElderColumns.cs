using Yiju.Kernel;
using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>The columns of the elder list, in the order of the template.</summary>
internal static class ElderColumns
{
    public static readonly IReadOnlyList<Column<ElderRow>> All =
    [
        .. Identity(),
        .. Person(),
        .. Home(),
        .. Hukou(),
        .. Circumstances(),
        .. ContactAndRest(),
    ];

    private static IEnumerable<Column<ElderRow>> Identity() =>
        [
            new("name", "姓名", (c, r) => r.Name = NameRules.Read(c))
            {
                Presence = Presence.Cell,
                Synonyms = ["老人姓名", "老年人姓名", "名字"],
                MaxLength = 50,
                NoneIsAnswer = true,
                Help = "照证件填写，一行一个人。",
            },
            new("idKind", "证件类型", (c, r) => r.IdKind = c.Choose(ElderChoices.IdKinds) ?? r.IdKind)
            {
                Synonyms = ["证件种类", "证件名称"],
                NoneIsAnswer = true,
                Choices = ElderChoices.IdKinds.Labels,
                Width = 20,
                Help = "不填就是居民身份证。",
            },
            new("idNumber", "证件号码", (c, r) => r.IdNumber = c.Digits())
            {
                Presence = Presence.Column,
                Synonyms =
                [
                    "身份证号",
                    "身份证号码",
                    "公民身份号码",
                    "公民身份证号码",
                    "居民身份证号",
                    "居民身份证号码",
                    "身份证",
                    "证件号",
                ],
                MaxLength = 30,
                Ascii = true,
                Width = 22,
                Help = "这一列请保持“文本”格式。没有证件的，证件类型填“无证件”，这里空着。",
            },
        ];

    private static IEnumerable<Column<ElderRow>> Person() =>
        [
            new("sex", "性别", (c, r) => r.Sex = ReadSex(c))
            {
                Choices = ["男", "女"],
                MaxLength = 10,
                Ascii = true,
                Width = 8,
                Help = "有身份证号的可以不填。",
            },
            new("birthDate", "出生日期", (c, r) => r.BirthDate = c.Date())
            {
                Synonyms = ["出生年月日", "出生年月", "生日"],
                MaxLength = 30,
                Ascii = true,
                Help = "例如 1945-03-15，公历。有身份证号的可以不填。",
            },
            new("ethnicity", "民族", (c, r) => r.Ethnicity = ReadEthnicity(c))
            {
                MaxLength = 20,
                Width = 10,
                Help = "例如 汉族。",
            },
            new("phone", "联系电话", (c, r) => r.Phone = c.Phone())
            {
                Synonyms = ["电话", "手机", "手机号", "手机号码", "电话号码", "本人电话", "联系方式"],
                MaxLength = 60,
                Ascii = true,
                Width = 16,
                Help = "手机号，或带区号的座机。",
            },
        ];

    private static IEnumerable<Column<ElderRow>> Home() =>
        [
            new("division", "现住区划代码", (c, _) => c.Digits())
            {
                Presence = Presence.Column,
                Alternative = "village",
                Synonyms = ["区划代码", "居住地区划代码", "现住地区划代码", "行政区划代码", "村代码", "社区代码"],
                MaxLength = 30,
                Ascii = true,
                Width = 16,
                Help = "村（社区）的 12 位代码。和“现住村（社区）”填一样即可。",
            },
            new("village", "现住村（社区）", (_, _) => { })
            {
                Synonyms =
                [
                    "现住村",
                    "现住社区",
                    "村",
                    "社区",
                    "村居",
                    "村社区",
                    "所属村",
                    "所属社区",
                    "所属村社区",
                    "村居委会",
                ],
                MaxLength = 60,
                Width = 18,
                Help = "村或社区的名称。同名的请改填代码。",
            },
            new("address", "现住址", (c, r) => r.LivingAddress = c.Text)
            {
                Presence = Presence.Cell,
                Synonyms = ["现住地址", "居住地址", "现居住地址", "现居住地", "家庭住址", "家庭地址", "住址", "地址"],
                Width = 32,
                Help = "写到门牌号，或几组几队。",
            },
            new("residenceSince", "居住起始日期", (c, r) => r.ResidenceSince = c.Date())
            {
                Synonyms = ["居住开始日期", "来本地居住日期"],
                MaxLength = 30,
                Ascii = true,
                Help = "户籍在外市的必须填，从哪天起住在这个村（社区）。",
            },
        ];

    private static IEnumerable<Column<ElderRow>> Hukou() =>
        [
            new("hukouDivision", "户籍区划代码", (c, _) => c.Digits())
            {
                Synonyms = ["户籍地区划代码", "户口所在地代码"],
                MaxLength = 30,
                Ascii = true,
                Width = 16,
                Help = "12 位，也可以只填到县（6 位）。不填就是本市。",
            },
            new("hukouAddress", "户籍地址", (c, r) => r.HukouAddress = c.Text)
            {
                Synonyms = ["户籍所在地", "户口所在地", "户籍地", "户口地址"],
                Width = 32,
                Help = "照户口簿填写。",
            },
            new("permit", "居住证号", (c, r) => r.ResidencePermit = ReadPermit(c))
            {
                Synonyms = ["居住证号码", "居住证"],
                MaxLength = 60,
                Ascii = true,
                Width = 22,
                Help = "户籍在外市的填写。",
            },
            new("fixedHome", "有无固定住所", (c, r) => r.FixedHome = c.YesNo())
            {
                Synonyms = ["固定住所", "有固定住所"],
                MaxLength = 10,
                NoneIsAnswer = true,
                Choices = ElderChoices.YesNo,
                Help = "户籍在外市的填写。",
            },
        ];

    private static IEnumerable<Column<ElderRow>> Circumstances() =>
        [
            new("living", "居住状况", (c, r) => r.Living = c.Choose(ElderChoices.Living))
            {
                Synonyms = ["居住情况", "居住方式"],
                Choices = ElderChoices.Living.Labels,
                Help = "和谁一起住。",
            },
            new("income", "收入类别", (c, r) => r.Income = c.Choose(ElderChoices.Income))
            {
                Synonyms = ["经济状况", "救助类别", "人员类别", "困难类别"],
                NoneIsAnswer = true,
                Choices = ElderChoices.Income.Labels,
                Help = "以民政认定为准。",
            },
            new("disabilityCard", "残疾证号", (c, r) => r.DisabilityCard = c.Digits())
            {
                Synonyms = ["残疾人证号", "残疾证号码", "残疾人证号码"],
                MaxLength = 30,
                Ascii = true,
                Width = 24,
                Help = "20 位，补办的 22 位。",
            },
            new("disabilityKind", "残疾类别", (c, r) => r.DisabilityKind = c.Choose(ElderChoices.DisabilityKinds))
            {
                Synonyms = ["残疾类型"],
                Choices = ElderChoices.DisabilityKinds.Labels,
                Help = "照残疾证填写。",
            },
            new("disabilityGrade", "残疾等级", (c, r) => r.DisabilityGrade = c.Choose(ElderChoices.DisabilityGrades))
            {
                Synonyms = ["残疾级别"],
                Choices = ElderChoices.DisabilityGrades.Labels,
                Help = "照残疾证填写。",
            },
            YesNo(
                "familyPlanning",
                "是否计划生育特殊家庭",
                (r, yes) => r.FamilyPlanningSpecial = yes,
                "计划生育特殊家庭",
                "计生特殊家庭",
                "失独"
            ),
            YesNo("leftBehind", "是否留守", (r, yes) => r.LeftBehind = yes, "留守", "留守老人"),
            YesNo("registeredPoor", "是否建档立卡", (r, yes) => r.RegisteredPoor = yes, "建档立卡", "建档立卡户"),
        ];

    private static IEnumerable<Column<ElderRow>> ContactAndRest() =>
        [
            new("contactName", "紧急联系人姓名", (c, r) => r.ContactName = NameRules.Read(c))
            {
                Synonyms = ["紧急联系人", "联系人", "联系人姓名", "监护人", "监护人姓名"],
                MaxLength = 50,
                Help = "有事时第一个通知的人。",
            },
            new("contactRelation", "紧急联系人关系", (c, r) => r.ContactRelation = c.Text)
            {
                Synonyms = ["联系人关系", "与老人关系", "关系"],
                MaxLength = 20,
                Help = "例如 儿子、侄女、邻居。",
            },
            new("contactPhone", "紧急联系人电话", (c, r) => r.ContactPhone = c.Phone())
            {
                Synonyms = ["联系人电话", "监护人电话", "家属电话", "紧急电话"],
                MaxLength = 60,
                Ascii = true,
                Width = 16,
                Help = "手机号，或带区号的座机。",
            },
            new("channel", "登记途径", (c, r) => r.Channel = c.Choose(ElderChoices.Channels) ?? r.Channel)
            {
                Synonyms = ["登记方式", "申请途径"],
                Choices = ElderChoices.Channels.Labels,
                Help = "谁来登记的。",
            },
            YesNo("consent", "同意登记", (r, yes) => r.Consent = yes, "是否同意登记", "本人同意"),
            new("externalId", "外部编号", (c, r) => r.ExternalId = ReadExternalId(c))
            {
                Synonyms = ["external_id", "原系统编号", "系统编号", "人员编号"],
                MaxLength = 100,
                Ascii = true,
                Help = "原系统里的编号，一人一个；再次导入时用来认人。",
            },
            new("remark", "备注", (c, r) => r.Remark = c.Text)
            {
                Synonyms = ["说明", "其他"],
                MaxLength = 500,
                Width = 24,
                Help = "其他要说明的。",
            },
        ];

    private static Column<ElderRow> YesNo(
        string key,
        string header,
        Action<ElderRow, bool?> set,
        params string[] synonyms
    ) =>
        new(key, header, (c, r) => set(r, c.YesNo()))
        {
            Synonyms = synonyms,
            MaxLength = 10,
            NoneIsAnswer = true,
            Choices = ElderChoices.YesNo,
            Help = "填“是”或“否”，不清楚就空着。",
        };

    private static Sex ReadSex(CellReader cell)
    {
        switch (cell.Text.ToUpperInvariant())
        {
            case "男" or "男性" or "1" or "M" or "MALE":
                return Sex.Male;
            case "女" or "女性" or "2" or "F" or "FEMALE":
                return Sex.Female;
            default:
                cell.Report(ElderCodes.SexUnknown, cell.Text);
                return Sex.Unknown;
        }
    }

    private static string? ReadEthnicity(CellReader cell)
    {
        var name = ElderChoices.Ethnicities.Contains(cell.Text) ? cell.Text : cell.Text + "族";
        if (ElderChoices.Ethnicities.Contains(name))
        {
            return name;
        }
        cell.Report(ElderCodes.Ethnicity, cell.Text);
        return null;
    }

    private static string? ReadPermit(CellReader cell)
    {
        var number = cell.Digits()?.ToUpperInvariant();
        if (number is { Length: >= 6 and <= 25 } && number.All(char.IsAsciiLetterOrDigit))
        {
            return number;
        }
        if (number is not null)
        {
            cell.Report(ElderCodes.PermitFormat, number);
        }
        return null;
    }

    private static string? ReadExternalId(CellReader cell)
    {
        var id = cell.Digits();
        if (id is { Length: <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return id;
        }
        if (id is not null)
        {
            cell.Report(ElderCodes.ExternalIdFormat, id);
        }
        return null;
    }
}
