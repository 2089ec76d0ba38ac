namespace Yiju.Platform.Tables;

/// <summary>Defects of the file, its sheets and its columns.</summary>
public static class FileCodes
{
    public static readonly ImportCode Empty = Error(
        "file-empty",
        "文件是空的，没有任何内容。请重新下载模板，填好后再上传。",
        "零字节，或只有空白"
    );
    public static readonly ImportCode NoRows = Error(
        "file-no-rows",
        "表格里只有表头，没有一行老人或数据。请从表头下一行开始填写，再上传。",
        "表头下面没有数据行"
    );
    public static readonly ImportCode TooLarge = Error(
        "file-too-large",
        "文件有 {大小}，超过上限 {上限}。请按村（社区）或镇街拆成几个文件，分别上传。",
        "文件超过大小上限（默认 200 MB）"
    );
    public static readonly ImportCode TooManyRows = Error(
        "file-too-many-rows",
        "数据超过 {上限} 行，第 {行} 行以后没有读取。请拆成几个文件，分别上传。",
        "超过行数上限"
    );
    public static readonly ImportCode TooManyColumns = Error(
        "file-too-many-columns",
        "表格超过 {上限} 列，不像是本模板。请使用下载的模板填写。",
        "列数超过上限"
    );
    public static readonly ImportCode Encrypted = Error(
        "file-encrypted",
        "文件设了打开密码，系统读不了。请在 WPS 或 Excel 里取消密码，保存后再上传。",
        "加密的工作簿"
    );
    public static readonly ImportCode NotTable = Error(
        "file-not-table",
        "这个文件实际是{格式}，不是表格。请上传 Excel 表格（.xlsx）或 CSV 文件。",
        "PDF、图片、Word 等改了扩展名"
    );
    public static readonly ImportCode Html = Error(
        "file-html",
        "这个文件实际是网页，只是名字叫表格。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再上传。",
        "某些系统导出的“.xls”其实是 HTML 或 XML"
    );
    public static readonly ImportCode Archive = Error(
        "file-archive",
        "这个文件是压缩包。请先解压，再上传里面的表格。",
        "zip、rar、7z、gz"
    );
    public static readonly ImportCode OpenDocument = Error(
        "file-ods",
        "这个文件是 ODS 格式。请打开后另存为 .xlsx，再上传。",
        "OpenDocument 表格"
    );
    public static readonly ImportCode Binary = Error(
        "file-xlsb",
        "这个文件是 .xlsb 格式。请打开后另存为 .xlsx，再上传。",
        "二进制工作簿"
    );
    public static readonly ImportCode Truncated = Error(
        "file-truncated",
        "文件不完整，可能是没有下载完或传到一半断了。请重新取得这个文件再上传。",
        "zip 结构不完整，或解压时出错"
    );
    public static readonly ImportCode Corrupt = Error(
        "file-corrupt",
        "文件里的内容已损坏，读不出来。请用 WPS 或 Excel 打开检查，另存为 .xlsx 后再上传。",
        "缺少必要部件，或 XML 不完整"
    );
    public static readonly ImportCode Bomb = Error(
        "file-zip-bomb",
        "文件解开后大得不正常，为安全起见没有读取。请把数据复制到新下载的模板里，再上传。",
        "压缩比或解压后的大小超过上限"
    );
    public static readonly ImportCode UnsafeXml = Error(
        "file-xml-unsafe",
        "文件里夹带了不安全的内容，没有读取。请把数据复制到新下载的模板里，再上传。",
        "XML 里有 DOCTYPE 或实体"
    );
    public static readonly ImportCode Encoding = Error(
        "file-encoding",
        "看不出这个 CSV 文件用的是什么文字编码。请用 WPS 或 Excel 打开，另存为 .xlsx 后再上传。",
        "不是 UTF-8、GB18030 或带标记的 UTF-16"
    );
    public static readonly ImportCode Mojibake = Error(
        "file-mojibake",
        "文件里的汉字已经变成乱码，例如“{值}”。请从原来的系统重新导出，不要用记事本另存。",
        "用错编码打开后又保存过"
    );
    public static readonly ImportCode Quote = Error(
        "file-csv-quote",
        "第 {行} 行有一个英文双引号没有配对，后面的内容连成了一片。请补上或删去这个引号，再上传。",
        "CSV 引号不成对"
    );
    public static readonly ImportCode OldFormat = Warning(
        "file-xls-old",
        "这是旧版 .xls 表格，已照常读取。旧版看不出公式，请核对计算出来的格子；以后建议另存为 .xlsx。",
        "Excel 97—2003 格式"
    );
    public static readonly ImportCode Macro = Warning(
        "file-macro",
        "文件里带有宏。系统只读取数据，不会运行宏。",
        "启用宏的工作簿 .xlsm"
    );
    public static readonly ImportCode Extension = Warning(
        "file-extension",
        "文件名以“{扩展名}”结尾，内容其实是{格式}，已按内容读取。",
        "扩展名与内容不符，但能读"
    );
    public static readonly ImportCode Date1904 = Warning(
        "file-date-1904",
        "这个文件用的是 1904 日期系统，日期已自动换算。请抽查几个出生日期是否正确。",
        "苹果电脑的旧版表格"
    );
    public static readonly ImportCode Delimiter = Warning(
        "file-delimiter",
        "这个 CSV 文件用“{分隔符}”分隔各列，已照此读取。",
        "分隔符是分号、制表符或竖线"
    );

    public static readonly ImportCode NoVisibleSheet = Error(
        "sheet-none-visible",
        "文件里的工作表都被隐藏了。请取消隐藏，再上传。",
        "没有可见的工作表"
    );
    public static readonly ImportCode SeveralSheets = Warning(
        "sheet-several",
        "文件里有几张工作表都有数据，这次只读取了“{已读}”，没有读取“{未读}”。请把其余的分别上传。",
        "不止一张工作表有认得的表头"
    );
    public static readonly ImportCode HiddenSheet = Warning(
        "sheet-hidden",
        "隐藏的工作表“{名称}”没有读取。如果里面有要导入的数据，请取消隐藏并单独上传。",
        "隐藏的工作表里有认得的表头"
    );
    public static readonly ImportCode Filtered = Warning(
        "sheet-filtered",
        "表格还开着筛选，筛掉看不见的行也一并读取了。如果不想导入它们，请删除后重新上传。",
        "留有自动筛选"
    );

    public static readonly ImportCode NoHeader = Error(
        "header-missing",
        "前 {行数} 行里找不到表头。表头至少要有：{列名}。请使用下载的模板，不要删除表头。",
        "前 10 行没有认得的表头"
    );
    public static readonly ImportCode TwoRows = Warning(
        "header-two-rows",
        "表头占了两行（第 {行} 行和下一行），已合起来读。请核对各列是否对上。",
        "两行表头"
    );
    public static readonly ImportCode MergedHeader = Error(
        "header-merged",
        "表头“{列名}”是合并的单元格，盖住了几列，分不清每列是什么。请取消合并，给每一列写上名称。",
        "表头横向合并而下一行没有列名"
    );
    public static readonly ImportCode MissingColumn = Error(
        "column-missing",
        "缺少必填的列“{列名}”。请补上这一列，或使用下载的模板。",
        "缺少必填列"
    );
    public static readonly ImportCode DuplicateColumn = Error(
        "column-duplicate",
        "“{列名}”出现了两次（{一} 列和 {二} 列），不知道用哪一列。请删去或改名其中一列。",
        "两列是同一个意思"
    );
    public static readonly ImportCode UnknownColumn = Warning(
        "column-unknown",
        "不认识“{列名}”这一列，没有读取。如果它有用，请把列名改成模板里的名称。",
        "多余的列"
    );
    public static readonly ImportCode NamelessColumn = Warning(
        "column-nameless",
        "{列} 列没有列名却有内容，没有读取。请在表头写上列名，或清空这一列。",
        "表头空白而下面有数据"
    );
    public static readonly ImportCode HiddenColumn = Warning(
        "column-hidden",
        "“{列名}”这一列被隐藏了，已照常读取。请取消隐藏核对一遍。",
        "隐藏的列"
    );
    public static readonly ImportCode BlankRows = Warning(
        "rows-blank",
        "数据中间有 {行数} 个空白行，已跳过。请核对有没有漏填。",
        "数据中间的空白行"
    );

    private static ImportCode Error(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.File, template, cause);

    private static ImportCode Warning(string code, string template, string cause) =>
        new(code, Severity.Warning, IssueScope.File, template, cause);
}
