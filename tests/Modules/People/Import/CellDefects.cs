using Yiju.Kernel;

namespace Yiju.Tests.Modules.People.Import;

/// <summary>What can be wrong with one row: the code, and the cells (by key) that bring it about in a right row.</summary>
internal static class CellDefects
{
    private static readonly string Born1945 = TestCity.Id("19450315", 601);

    public static readonly IReadOnlyList<(string Codes, Action<Dictionary<string, object?>> Spoil)> All =
    [
        ("cell-required", r => r["name"] = null),
        ("cell-placeholder", r => r["address"] = "不详"),
        ("cell-ditto", r => r["address"] = "同上"),
        ("cell-error-value", r => r["address"] = new CellError("#N/A")),
        ("cell-error-value", r => r["address"] = "########"),
        ("cell-formula", r => r["remark"] = new Formula("有高血压")),
        ("cell-formula-empty", r => r["remark"] = new Uncalculated()),
        ("cell-too-long", r => r["remark"] = new string('长', 501)),
        ("cell-control-character", r => r["remark"] = "甲\u0007乙"),
        ("cell-emoji", r => r["remark"] = "很好😀"),
        ("cell-garbled", r => r["remark"] = "锟斤拷锟斤拷"),
        ("cell-garbled", r => r["remark"] = "甲\uFFFD乙"),
        ("cell-private-character", r => r["name"] = "陈\uE000明"),
        ("cell-line-break", r => r["address"] = "中山一路\n88 号"),
        ("cell-invisible-character", r => r["remark"] = "甲\u00A0乙\u200B"),
        ("cell-apostrophe", r => r["phone"] = "'13911112222"),
        ("cell-full-width", r => r["phone"] = "１３９１１１１３３３３"),
        ("choice-unknown", r => r["living"] = "住楼上"),
        ("yes-no-unknown", r => r["leftBehind"] = "大概"),
        ("phone-format", r => r["phone"] = "12345"),
        ("phone-several", r => r["phone"] = "13911114444/13911115555"),
        ("number-lost-digits", r => r["idNumber"] = 4.4080219450315e17),
        ("number-lost-digits", r => r["idNumber"] = "4.40802E+17"),
        ("date-format", r => r["residenceSince"] = "去年"),
        ("date-impossible", r => r["residenceSince"] = "2020-02-30"),
        ("date-incomplete", r => r["residenceSince"] = "2020年3月"),
        ("date-two-digit-year", r => r["residenceSince"] = "20-3-15"),
        ("date-order", r => r["residenceSince"] = "3/15/2020"),
        ("date-lunar", r => r["residenceSince"] = "农历三月初五"),
        ("date-republic", r => r["residenceSince"] = "民国34年3月5日"),
        ("date-serial", r => r["residenceSince"] = 36526),
        ("date-future", r => r["residenceSince"] = "2030-01-01"),
        ("name-digits", r => r["name"] = "陈2妹"),
        ("name-symbols", r => r["name"] = "陈#妹"),
        ("name-note", r => r["name"] = "陈阿妹（孤寡）"),
        ("name-placeholder", r => r["name"] = "测试"),
        ("name-placeholder", r => r["name"] = "陈某某"),
        ("name-two-people", r => r["name"] = "张三、李四"),
        ("name-two-people", r => r["name"] = "张三丰 李四海"),
        ("name-short", r => r["name"] = "陈"),
        ("name-letters", r => r["name"] = "陈x妹"),
        ("id-missing", r => (r["idNumber"], r["birthDate"], r["sex"]) = (null, "1945-03-15", "女")),
        ("id-unexpected", r => (r["idKind"], r["birthDate"], r["sex"]) = ("无证件", "1945-03-15", "女")),
        ("id-length", r => r["idNumber"] = "44080219450315001"),
        ("id-characters", r => r["idNumber"] = "4408021945031500A1"),
        ("id-date", r => r["idNumber"] = "440802194513310016"),
        ("id-future", r => r["idNumber"] = TestCity.Id("20300101", 1)),
        ("id-too-old", r => r["idNumber"] = TestCity.Id("18800101", 1)),
        ("id-check-digit", r => r["idNumber"] = Born1945[..17] + (Born1945[17] == '1' ? '2' : '1')),
        ("id-fifteen", r => r["idNumber"] = "440802450416902"),
        ("id-lower-x", r => r["idNumber"] = WithX(700).ToLowerInvariant()),
        (
            "id-kind-mismatch",
            r => (r["idKind"], r["idNumber"]) = ("台湾居民居住证", TestCity.Id("19450315", 602, "810000"))
        ),
        (
            "id-foreign-format",
            r =>
                (r["idKind"], r["idNumber"], r["birthDate"], r["sex"]) = (
                    "外国人永久居留身份证",
                    "AB1234",
                    "1945-03-15",
                    "男"
                )
        ),
        (
            "id-passport-format",
            r => (r["idKind"], r["idNumber"], r["birthDate"], r["sex"]) = ("护照", "E-1", "1945-03-15", "男")
        ),
        ("id-birth-mismatch", r => (r["idNumber"], r["birthDate"]) = (TestCity.Id("19450315", 603), "1945-03-16")),
        ("id-sex-mismatch", r => (r["idNumber"], r["sex"]) = (TestCity.Id("19450315", 605), "女")),
        ("birth-missing", r => (r["idKind"], r["idNumber"], r["sex"]) = ("无证件", null, "男")),
        (
            "birth-future",
            r => (r["idKind"], r["idNumber"], r["sex"], r["birthDate"]) = ("无证件", null, "男", "2030-01-01")
        ),
        (
            "birth-too-old",
            r => (r["idKind"], r["idNumber"], r["sex"], r["birthDate"]) = ("无证件", null, "男", "1850-01-01")
        ),
        ("under-age", r => r["idNumber"] = TestCity.Id("19660702", 1)),
        ("sex-missing", r => (r["idKind"], r["idNumber"], r["birthDate"]) = ("护照", "E12345678", "1945-03-15")),
        ("sex-unknown", r => r["sex"] = "公"),
        ("ethnicity-unknown", r => r["ethnicity"] = "火星"),
        ("division-missing", r => r["division"] = null),
        ("division-format", r => r["division"] = "44080200"),
        ("division-unknown", r => r["division"] = "440802999999"),
        ("division-level", r => r["division"] = "440802001000"),
        ("division-abolished", r => r["division"] = TestCity.Merged),
        ("division-gone", r => r["division"] = TestCity.Gone),
        ("division-outside-area", r => r["division"] = TestCity.Elsewhere),
        ("village-unknown", r => (r["division"], r["village"]) = (null, "桃花源村")),
        ("village-ambiguous", r => (r["division"], r["village"]) = (null, "幸福")),
        ("village-mismatch", r => r["village"] = "幸福村"),
        ("address-short", r => r["address"] = "家里"),
        ("residence-before-birth", r => r["residenceSince"] = "1901-01-01"),
        (
            "residence-missing",
            r => (r["hukouDivision"], r["permit"], r["fixedHome"]) = ("450102", "450102193001010011", "有")
        ),
        (
            "residence-short",
            r =>
                (r["hukouDivision"], r["permit"], r["fixedHome"], r["residenceSince"]) = (
                    "450102",
                    "450102193001010011",
                    "有",
                    "2024-07-02"
                )
        ),
        (
            "permit-missing",
            r => (r["hukouDivision"], r["fixedHome"], r["residenceSince"]) = ("450102", "有", "2020-01-01")
        ),
        (
            "fixed-home-missing",
            r =>
                (r["hukouDivision"], r["permit"], r["fixedHome"], r["residenceSince"]) = (
                    "450102",
                    "450102193001010011",
                    "无",
                    "2020-01-01"
                )
        ),
        ("permit-format", r => r["permit"] = "12-3"),
        ("disability-card-format", r => r["disabilityCard"] = "4408"),
        ("disability-card-other-person", r => r["disabilityCard"] = TestCity.Id("19500101", 1) + "42"),
        (
            "disability-card-mismatch",
            r =>
                (r["disabilityCard"], r["disabilityKind"], r["disabilityGrade"]) = (
                    r["idNumber"] + "42",
                    "视力",
                    "二级"
                )
        ),
        ("disability-incomplete", r => r["disabilityKind"] = "视力"),
        ("contact-incomplete", r => r["contactName"] = "李小明"),
        ("contact-is-self", r => (r["contactName"], r["contactPhone"]) = (r["name"], "13911116666")),
        ("consent-refused", r => r["consent"] = "否"),
        ("deceased-note", r => r["remark"] = "2025年已去世"),
        ("external-id-format", r => r["externalId"] = "甲 1"),
        ("row-example-edited", r => r["name"] = "（示例）陈阿妹"),
    ];

    /// <summary>What only a second row can be: it repeats something of the row before.</summary>
    public static readonly IReadOnlyList<(
        string Codes,
        Action<Dictionary<string, object?>, Dictionary<string, object?>> Repeat
    )> Repeats =
    [
        ("duplicate-id", (a, b) => (b["idNumber"], b["name"]) = (a["idNumber"], a["name"])),
        ("duplicate-id-other-name", (a, b) => b["idNumber"] = a["idNumber"]),
        (
            "duplicate-person",
            (a, b) =>
                (b["idNumber"], b["name"], b["address"]) = (Sibling((string)a["idNumber"]!), a["name"], a["address"])
        ),
        ("duplicate-external-id", (a, b) => (a["externalId"], b["externalId"]) = ("X-1", "X-1")),
        ("phone-shared", (a, b) => b["phone"] = a["phone"]),
    ];

    /// <summary>Rows that are no data, by the cells they hold.</summary>
    public static readonly IReadOnlyList<(string Codes, string[] Cells)> NoData =
    [
        ("row-total", ["合计：120 人"]),
        ("row-footer", ["填表人：王小二"]),
        ("row-header-again", ["姓名", "证件号码", "联系电话", "现住区划代码", "现住址"]),
        ("row-column-numbers", ["1", "2", "3", "4", "5"]),
    ];

    private static string Sibling(string id) => TestCity.Id(id[6..14], 990 + int.Parse(id[14..17]) % 9);

    private static string WithX(int from) =>
        Enumerable.Range(from, 200).Select(i => TestCity.Id("19450315", i)).First(id => id[17] == 'X');
}
