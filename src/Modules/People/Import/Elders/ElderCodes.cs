using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>Defects that only a list of elders has.</summary>
internal static class ElderCodes
{
    public static readonly ImportCode NameDigits = Error(
        "name-digits",
        "姓名“{姓名}”里有数字。请照证件填写姓名。",
        "姓名含数字"
    );
    public static readonly ImportCode NameSymbols = Error(
        "name-symbols",
        "姓名“{姓名}”里有不该有的符号。请照证件填写；少数民族姓名中间用“·”。",
        "姓名含符号"
    );
    public static readonly ImportCode NameNote = Error(
        "name-note",
        "姓名“{姓名}”后面带了括号说明。姓名只写姓名，说明写到备注里。",
        "姓名带括号"
    );
    public static readonly ImportCode NamePlaceholder = Error(
        "name-placeholder",
        "“{姓名}”不是真实姓名。请照证件填写。",
        "测试、无名、某某"
    );
    public static readonly ImportCode NameTwoPeople = Error(
        "name-two-people",
        "姓名“{姓名}”像是写了两个人。一行只写一个人，请分成两行；如果是一个人，请去掉中间的空格或顿号。",
        "一格两人"
    );
    public static readonly ImportCode NameShort = Warning(
        "name-short",
        "姓名“{姓名}”只有一个字。请核对是否漏写。",
        "单字姓名"
    );
    public static readonly ImportCode NameLetters = Warning(
        "name-letters",
        "姓名“{姓名}”里汉字和字母混在一起。请核对；生僻字请写标准的字。",
        "汉字夹字母"
    );

    public static readonly ImportCode IdMissing = Error(
        "id-missing",
        "证件号码没有填。请照证件补上；确实没有证件的，证件类型填“无证件”。",
        "证件号码空白"
    );
    public static readonly ImportCode IdUnexpected = Error(
        "id-unexpected",
        "证件类型是“无证件”，却填了证件号码。请改正证件类型，或清空号码。",
        "无证件却有号码"
    );
    public static readonly ImportCode IdLength = Error(
        "id-length",
        "身份证号应为 18 位，现在是 {位数} 位。请照证件重新填写。",
        "不是 18 位也不是 15 位"
    );
    public static readonly ImportCode IdCharacters = Error(
        "id-characters",
        "身份证号只能是数字，最后一位可以是 X。请检查有没有混入字母或符号。",
        "混入其他字符"
    );
    public static readonly ImportCode IdDate = Error(
        "id-date",
        "身份证号第 7 至 14 位“{日期}”不是真实的日期。请核对证件。",
        "号码里的日期不存在"
    );
    public static readonly ImportCode IdFuture = Error(
        "id-future",
        "身份证号里的出生日期“{日期}”还没有到。请核对证件。",
        "号码里的日期晚于今天"
    );
    public static readonly ImportCode IdTooOld = Error(
        "id-too-old",
        "身份证号里的出生日期“{日期}”离今天太久，不可能还健在。请核对证件。",
        "号码里的年龄超过上限"
    );
    public static readonly ImportCode IdCheckDigit = Error(
        "id-check-digit",
        "身份证号校验位不对，可能抄错了一位。请对照证件逐位核对。",
        "校验位错误"
    );
    public static readonly ImportCode IdFifteen = Warning(
        "id-fifteen",
        "这是 15 位的旧身份证号，已换算成 18 位。请核对是否与现用证件一致。",
        "15 位旧号码"
    );
    public static readonly ImportCode IdLowerX = Warning(
        "id-lower-x",
        "身份证号最后的小写 x 已改成大写 X。",
        "末位小写 x 或乘号"
    );
    public static readonly ImportCode IdKindMismatch = Error(
        "id-kind-mismatch",
        "证件类型是“{类型}”，但号码像是“{像}”。请核对证件类型和号码。",
        "类型与号码开头不符"
    );
    public static readonly ImportCode IdForeignFormat = Error(
        "id-foreign-format",
        "外国人永久居留身份证号应为 3 个字母加 12 位数字，或以 9 开头的 18 位。请照证件核对。",
        "永居证号格式不对"
    );
    public static readonly ImportCode IdPassportFormat = Error(
        "id-passport-format",
        "护照号应为 5 至 20 位的字母和数字。请照护照核对。",
        "护照号格式不对"
    );
    public static readonly ImportCode IdBirthMismatch = Error(
        "id-birth-mismatch",
        "出生日期填的是 {填写}，身份证号里是 {证件}，两处不一致。请照证件改正。",
        "出生日期与身份证号不符"
    );
    public static readonly ImportCode IdSexMismatch = Error(
        "id-sex-mismatch",
        "性别填的是“{填写}”，按身份证号是“{证件}”，两处不一致。请照证件改正。",
        "性别与身份证号不符"
    );

    public static readonly ImportCode BirthMissing = Error(
        "birth-missing",
        "没有身份证号的人必须填出生日期。请补上，例如 1945-03-15。",
        "证件里没有出生日期"
    );
    public static readonly ImportCode BirthFuture = Error(
        "birth-future",
        "出生日期 {日期} 还没有到。请核对证件。",
        "出生日期晚于今天"
    );
    public static readonly ImportCode BirthTooOld = Error(
        "birth-too-old",
        "出生日期 {日期} 算来有 {年龄} 岁，超过 {上限} 岁。请核对证件。",
        "年龄超过上限"
    );
    public static readonly ImportCode UnderAge = Error(
        "under-age",
        "到今天还不满 {年龄} 周岁，要到 {日期} 才能登记。请到时再录入；如果出生日期填错了，请改正。",
        "不满登记年龄"
    );
    public static readonly ImportCode SexMissing = Error(
        "sex-missing",
        "没有身份证号的人必须填性别。请填“男”或“女”。",
        "证件里没有性别"
    );
    public static readonly ImportCode SexUnknown = Error(
        "sex-unknown",
        "性别只能填“男”或“女”，现在是“{值}”。",
        "看不懂的性别"
    );
    public static readonly ImportCode Ethnicity = Warning(
        "ethnicity-unknown",
        "不认识民族“{值}”，这一项先空着。请照证件填写，例如“汉族”。",
        "民族名称不在国家标准里"
    );

    public static readonly ImportCode DivisionMissing = Error(
        "division-missing",
        "没有写住在哪个村（社区）。请填“现住区划代码”（12 位）或“现住村（社区）”。",
        "两列都空"
    );
    public static readonly ImportCode VillageUnknown = Error(
        "village-unknown",
        "在您负责的范围内找不到“{名称}”。请核对村（社区）名称，或改填 12 位区划代码。",
        "按名称找不到"
    );
    public static readonly ImportCode VillageAmbiguous = Error(
        "village-ambiguous",
        "您负责的范围内有 {个数} 个“{名称}”，分不清是哪一个。请改填 12 位区划代码。",
        "同名村（社区）"
    );
    public static readonly ImportCode VillageMismatch = Error(
        "village-mismatch",
        "区划代码对应的是“{代码名}”，村（社区）写的是“{填写}”，两处不一致。请改正其中一处。",
        "代码与名称不符"
    );
    public static readonly ImportCode AddressShort = Warning(
        "address-short",
        "现住址“{值}”太短，上门时找不到。请写到门牌号，或写清几组几队。",
        "住址过短"
    );

    public static readonly ImportCode ResidenceBeforeBirth = Error(
        "residence-before-birth",
        "居住起始日期 {日期} 早于出生日期。请核对。",
        "居住早于出生"
    );
    public static readonly ImportCode ResidenceMissing = Warning(
        "residence-missing",
        "户籍在外市，没有填居住起始日期。可以先登记，但算不出何时住满 {年数} 年，暂不能享受服务。请问清后补上。",
        "外市户籍缺居住日期"
    );
    public static readonly ImportCode ResidenceShort = Warning(
        "residence-short",
        "户籍在外市，要到 {日期} 才住满 {年数} 年。可以先登记，到那天才能享受服务。",
        "外市户籍居住未满年限"
    );
    public static readonly ImportCode PermitMissing = Warning(
        "permit-missing",
        "户籍在外市，没有填居住证号。可以先登记，办理居住证后请补上，才能享受服务。",
        "外市户籍缺居住证"
    );
    public static readonly ImportCode HomeMissing = Warning(
        "fixed-home-missing",
        "户籍在外市，没有写明有固定住所。可以先登记，核实后请补上，才能享受服务。",
        "外市户籍缺固定住所"
    );
    public static readonly ImportCode PermitFormat = Error(
        "permit-format",
        "居住证号“{值}”不对，应为 6 至 25 位的字母和数字。请照居住证核对。",
        "居住证号格式不对"
    );

    public static readonly ImportCode CardFormat = Error(
        "disability-card-format",
        "残疾证号应为 20 位（身份证号加两位数字），补办的为 22 位，现在是 {位数} 位。请照证件核对。",
        "残疾证号格式不对"
    );
    public static readonly ImportCode CardOther = Error(
        "disability-card-other-person",
        "残疾证号的前 18 位和身份证号不一样，可能是别人的证。请核对。",
        "残疾证号与身份证号不符"
    );
    public static readonly ImportCode CardMismatch = Warning(
        "disability-card-mismatch",
        "按残疾证号是{证件}，填写的是{填写}。请照证件核对。",
        "残疾证号里的类别等级与填写不符"
    );
    public static readonly ImportCode DisabilityIncomplete = Warning(
        "disability-incomplete",
        "残疾类别和残疾等级只填了一样。请照残疾证补上另一样。",
        "类别、等级缺一"
    );

    public static readonly ImportCode ContactIncomplete = Warning(
        "contact-incomplete",
        "紧急联系人的姓名和电话只填了一样，有事时联系不上。请补上。",
        "联系人不完整"
    );
    public static readonly ImportCode ContactSelf = Warning(
        "contact-is-self",
        "紧急联系人就是老人自己。请换成家人、邻居或村干部。",
        "联系人是本人"
    );
    public static readonly ImportCode PhoneShared = Warning(
        "phone-shared",
        "这个联系电话和第 {行} 行的一样。如果是同一家人共用，可以不改；否则请核对。",
        "与文件内另一人电话相同"
    );
    public static readonly ImportCode ConsentRefused = Error(
        "consent-refused",
        "“同意登记”填的是“否”，不能录入。请征得本人同意后改为“是”，或删去这一行。",
        "本人不同意登记"
    );
    public static readonly ImportCode DeceasedNote = Warning(
        "deceased-note",
        "备注里写着“{词}”。如果老人已经去世，请不要录入，删去这一行。",
        "备注写明已去世"
    );
    public static readonly ImportCode ExternalIdFormat = Error(
        "external-id-format",
        "外部编号“{值}”只能用字母、数字、横线、下划线和点，最多 64 个。请改正。",
        "外部编号格式不对"
    );

    public static readonly ImportCode DuplicateId = Error(
        "duplicate-id",
        "这个证件号码和第 {行} 行的一样，是重复的一行。请删去其中一行。",
        "文件内证件号码重复，姓名相同"
    );
    public static readonly ImportCode DuplicateIdOther = Error(
        "duplicate-id-other-name",
        "这个证件号码和第 {行} 行的一样，姓名却不同。请照证件查明是谁填错了。",
        "文件内证件号码重复，姓名不同"
    );
    public static readonly ImportCode DuplicatePerson = Error(
        "duplicate-person",
        "姓名、出生日期、现住址都和第 {行} 行的一样，像是同一个人。请删去其中一行；如果确是两个人，请把住址写得更细。",
        "文件内同名同生日同住址"
    );
    public static readonly ImportCode DuplicateExternalId = Error(
        "duplicate-external-id",
        "外部编号“{编号}”和第 {行} 行的一样。外部编号一人一个，请改正。",
        "文件内外部编号重复"
    );

    private static ImportCode Error(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Cell, template, cause);

    private static ImportCode Warning(string code, string template, string cause) =>
        new(code, Severity.Warning, IssueScope.Cell, template, cause);
}
