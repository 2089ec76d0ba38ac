using Yiju.Platform.Tables;

namespace Yiju.Platform.Imports;

/// <summary>What can be wrong with a row that becomes a record of its own, whatever it is.</summary>
public static class RecordCodes
{
    public static readonly ImportCode Repeated = Row(
        "row-repeated",
        "这一行和第 {行} 行是同一条。请删去其中一行。",
        "文件内同一条出现两次"
    );
    public static readonly ImportCode KnownOther = Row(
        "record-known-other",
        "这一条已经登记过，和表里不一样的有：{栏目}。要改内容请到平台里改；如果是上次导错了，请先撤回那次导入，再重新上传。",
        "已登记，内容不同"
    );
    public static readonly ImportCode CreditCode = Cell(
        "credit-code-wrong",
        "{说明}",
        "统一社会信用代码位数、字符或校验位错误"
    );
    public static readonly ImportCode ResidentId = Cell(
        "resident-id-wrong",
        "{说明}",
        "身份证号位数、字符、日期或校验位错误"
    );
    public static readonly ImportCode OrgUnknown = Cell(
        "org-unknown",
        "没有信用代码是“{代码}”的机构，或者它和您的范围没有合同。请先导入合同，再导入这张表；已导入的请核对代码。",
        "机构没有登记，或不在范围内"
    );
    public static readonly ImportCode DaysReversed = Cell(
        "days-reversed",
        "“{列名}”早于“{开始}”。请核对这两个日期。",
        "结束日期早于开始日期"
    );
    public static readonly ImportCode OutOfRange = Cell(
        "number-out-of-range",
        "“{列名}”应在 {最小} 到 {最大} 之间，现在是“{值}”。",
        "数字超出合理范围"
    );

    private static ImportCode Row(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Row, template, cause);

    private static ImportCode Cell(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Cell, template, cause);
}
