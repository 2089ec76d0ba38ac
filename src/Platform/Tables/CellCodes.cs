namespace Yiju.Platform.Tables;

/// <summary>Defects of a row or a cell that any table may have.</summary>
public static class CellCodes
{
    public static readonly ImportCode ExampleRow = Row(
        Severity.Warning,
        "row-example",
        "这一行是模板里的示例，没有导入。",
        "模板的示例行没有删"
    );
    public static readonly ImportCode ExampleEdited = Row(
        Severity.Error,
        "row-example-edited",
        "这一行改过内容，但姓名里还带着“（示例）”。如果是真实的人，请删去“（示例）”；如果不是，请删除整行。",
        "在示例行上改填"
    );
    public static readonly ImportCode TotalRow = Row(
        Severity.Warning,
        "row-total",
        "这一行是“{值}”行，没有导入。",
        "合计、总计、小计行"
    );
    public static readonly ImportCode FooterRow = Row(
        Severity.Warning,
        "row-footer",
        "这一行是表尾说明“{值}”，没有导入。",
        "填表人、审核人、注等"
    );
    public static readonly ImportCode HeaderAgain = Row(
        Severity.Warning,
        "row-header-again",
        "这一行又是表头，没有导入。",
        "几张表接在一起时带进来的表头"
    );
    public static readonly ImportCode ColumnNumbers = Row(
        Severity.Warning,
        "row-column-numbers",
        "这一行是列的编号（1、2、3……），没有导入。",
        "表头下的列号行"
    );
    public static readonly ImportCode HiddenRow = Row(
        Severity.Warning,
        "row-hidden",
        "这一行被隐藏或筛掉了，已照常读取。如果不该导入，请删除这一行后重新上传。",
        "隐藏的行"
    );
    public static readonly ImportCode ExtraCells = Row(
        Severity.Error,
        "row-extra-cells",
        "这一行比表头多出 {个数} 格，可能是地址里有英文逗号，把后面的内容挤错了位。请给这一格加上英文双引号，或改用中文逗号。",
        "CSV 行的格数多于表头"
    );

    public static readonly ImportCode Required = Cell(
        Severity.Error,
        "cell-required",
        "“{列名}”必须填写，现在是空的。请补上。",
        "必填格空白"
    );
    public static readonly ImportCode Merged = Cell(
        Severity.Error,
        "cell-merged",
        "“{列名}”这一格和别的格合并了，读不到内容。请取消合并，在每一行都填上。",
        "数据区的合并单元格"
    );
    public static readonly ImportCode Placeholder = Cell(
        Severity.Error,
        "cell-placeholder",
        "“{列名}”不能填“{值}”。请填写真实内容。",
        "必填格填了“不详”“/”等"
    );
    public static readonly ImportCode Ditto = Cell(
        Severity.Error,
        "cell-ditto",
        "“{值}”系统看不懂指的是哪一行。请把内容完整写出来。",
        "同上、同前、〃"
    );
    public static readonly ImportCode ErrorValue = Cell(
        Severity.Error,
        "cell-error-value",
        "这一格显示的是“{值}”，说明公式出错或列宽不够。请直接填写正确的内容。",
        "#N/A、#REF!、##### 等"
    );
    public static readonly ImportCode Formula = Cell(
        Severity.Warning,
        "cell-formula",
        "这一格是公式，已取它上次算出的结果“{值}”。请核对是否正确。",
        "公式单元格"
    );
    public static readonly ImportCode FormulaEmpty = Cell(
        Severity.Error,
        "cell-formula-empty",
        "这一格是公式，但文件里没有保存计算结果。请用 WPS 或 Excel 打开并保存一次，或直接填写内容。",
        "公式没有缓存值"
    );
    public static readonly ImportCode TooLong = Cell(
        Severity.Error,
        "cell-too-long",
        "“{列名}”写了 {字数} 个字，最多 {上限} 个字。请缩短。",
        "超过该列的字数上限"
    );
    public static readonly ImportCode Control = Cell(
        Severity.Error,
        "cell-control-character",
        "“{列名}”里混有看不见的控制符。请清空这一格，重新输入。",
        "控制字符"
    );
    public static readonly ImportCode Emoji = Cell(
        Severity.Error,
        "cell-emoji",
        "“{列名}”里有表情符号。请删去。",
        "表情符号"
    );
    public static readonly ImportCode Garbled = Cell(
        Severity.Error,
        "cell-garbled",
        "“{列名}”里有乱码“{值}”。请照原件重新填写。",
        "替换符 U+FFFD、锟斤拷、连续问号"
    );
    public static readonly ImportCode PrivateCharacter = Cell(
        Severity.Warning,
        "cell-private-character",
        "“{列名}”里有本机自造的生僻字，别的电脑可能显示不出来。请换成标准的字，或在备注里写明读音和写法。",
        "自造字区（PUA）的字"
    );
    public static readonly ImportCode LineBreak = Cell(
        Severity.Warning,
        "cell-line-break",
        "“{列名}”里有换行，已改成空格。",
        "单元格内换行"
    );
    public static readonly ImportCode Invisible = Cell(
        Severity.Warning,
        "cell-invisible-character",
        "“{列名}”里有看不见的空白字符，已自动去掉。",
        "不间断空格、零宽空格等"
    );
    public static readonly ImportCode Apostrophe = Cell(
        Severity.Warning,
        "cell-apostrophe",
        "“{列名}”前面有一个单引号，已自动去掉。",
        "开头的撇号"
    );
    public static readonly ImportCode FullWidth = Cell(
        Severity.Warning,
        "cell-full-width",
        "“{列名}”里有全角的数字或字母，已自动改成半角。",
        "全角字符"
    );

    public static readonly ImportCode Choice = Cell(
        Severity.Error,
        "choice-unknown",
        "“{列名}”不能填“{值}”。只能填：{选项}。",
        "不在选项里"
    );
    public static readonly ImportCode YesNo = Cell(
        Severity.Error,
        "yes-no-unknown",
        "“{列名}”只能填“是”或“否”，现在是“{值}”。",
        "看不懂的是否"
    );
    public static readonly ImportCode Phone = Cell(
        Severity.Error,
        "phone-format",
        "“{列名}”不对，现在有 {位数} 位数字。应为 11 位手机号，或带区号的座机，例如 0759-3312345。",
        "电话格式不对"
    );
    public static readonly ImportCode SeveralPhones = Cell(
        Severity.Error,
        "phone-several",
        "“{列名}”里写了不止一个号码。请只留一个，其余写到备注里。",
        "一格几个号码"
    );
    public static readonly ImportCode NumberLost = Cell(
        Severity.Error,
        "number-lost-digits",
        "“{列名}”被表格当成数字，显示成“{值}”，后几位已经丢失，改格式也找不回来。请先把这一列设为“文本”格式，再照证件重新输入。",
        "科学记数，或超过 15 位的数字格"
    );
    public static readonly ImportCode WholeNumber = Cell(
        Severity.Error,
        "number-whole",
        "“{列名}”应为整数，现在是“{值}”。",
        "应为整数的格"
    );
    public static readonly ImportCode Amount = Cell(
        Severity.Error,
        "amount-format",
        "“{列名}”应为金额，最多两位小数，例如 1234.50，现在是“{值}”。",
        "应为金额的格"
    );

    public static readonly ImportCode DateFormat = Cell(
        Severity.Error,
        "date-format",
        "“{列名}”看不懂“{值}”。请按 1945-03-15 的样子填写。",
        "不像日期"
    );
    public static readonly ImportCode DateImpossible = Cell(
        Severity.Error,
        "date-impossible",
        "“{列名}”的“{值}”不是真实的日期，日历上没有这一天。请核对证件。",
        "2 月 30 日、13 月等"
    );
    public static readonly ImportCode DateIncomplete = Cell(
        Severity.Error,
        "date-incomplete",
        "“{列名}”只写了“{值}”，缺月或日。请写全，例如 1945-03-15。",
        "只有年，或只有年月"
    );
    public static readonly ImportCode DateTwoDigitYear = Cell(
        Severity.Error,
        "date-two-digit-year",
        "“{列名}”的年份只有两位（“{值}”），分不清是哪个年代。请写四位年份，例如 1945-03-15。",
        "两位年份"
    );
    public static readonly ImportCode DateOrder = Cell(
        Severity.Error,
        "date-order",
        "“{列名}”的“{值}”把年份写在了后面，分不清月和日。请按年-月-日填写，例如 1945-03-15。",
        "月/日/年 或 日/月/年"
    );
    public static readonly ImportCode DateLunar = Cell(
        Severity.Error,
        "date-lunar",
        "“{列名}”的“{值}”是农历。请填写身份证上的公历日期。",
        "农历日期"
    );
    public static readonly ImportCode DateRepublic = Cell(
        Severity.Error,
        "date-republic",
        "“{列名}”的“{值}”是民国纪年。请换成公历，例如民国三十四年是 1945 年。",
        "民国纪年"
    );
    public static readonly ImportCode DateSerial = Cell(
        Severity.Warning,
        "date-serial",
        "“{列名}”的格子里是数字 {值}，已按表格的日期换算成 {日期}。请核对。",
        "日期变成了数字"
    );
    public static readonly ImportCode DateFuture = Cell(
        Severity.Error,
        "date-future",
        "“{列名}”的 {日期} 还没有到。请核对。",
        "不该晚于今天的日期"
    );

    private static ImportCode Row(Severity severity, string code, string template, string cause) =>
        new(code, severity, IssueScope.Row, template, cause);

    private static ImportCode Cell(Severity severity, string code, string template, string cause) =>
        new(code, severity, IssueScope.Cell, template, cause);
}
