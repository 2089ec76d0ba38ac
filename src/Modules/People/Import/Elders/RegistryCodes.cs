using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>What can be wrong with a row when it is held against the registry.</summary>
internal static class RegistryCodes
{
    public static readonly ImportCode NameOther = Error(
        "registry-name-other",
        "这个证件号码在档案里是另一个名字。请照证件核对；如果是档案里写错了，请先在档案里改正。",
        "证件号已登记，姓名不同"
    );
    public static readonly ImportCode ExternalOther = Error(
        "registry-external-id-other",
        "证件号码和外部编号“{编号}”在档案里是两个人。请核对外部编号。",
        "证件号和外部编号各指一人"
    );
    public static readonly ImportCode LivesElsewhere = Error(
        "registry-lives-elsewhere",
        "这个人已经登记在“{地方}”。如果已经搬家，请在档案里登记迁居，不要重复录入。",
        "证件号已登记在别的村（社区）"
    );
    public static readonly ImportCode Dead = Error(
        "registry-dead",
        "档案里这个人已经去世。请核对；如果是登记错了，请先在档案里撤销。",
        "档案已登记死亡"
    );
    public static readonly ImportCode MovedOut = Error(
        "registry-moved-out",
        "档案里这个人已经迁出本市。如果又回来了，请先在档案里登记迁回。",
        "档案已登记迁出"
    );
    public static readonly ImportCode Left = Error(
        "registry-left",
        "这个人自己要求退出，档案已经停用。如果本人愿意回来，请先在档案里登记。",
        "本人已退出"
    );
    public static readonly ImportCode Lookalike = new(
        "registry-lookalike",
        Severity.Warning,
        IssueScope.Row,
        "档案里有姓名、出生日期、现住址都一样的人。已照常录入，请到“疑似重复”里核对是不是同一个人。",
        "与已有档案同名同生日同住址"
    );

    private static ImportCode Error(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Row, template, cause);
}
