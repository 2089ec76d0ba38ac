using Yiju.Network.Contracts;

namespace Yiju.Network.Pages;

/// <summary>How people call the kinds of organisation and contract.</summary>
internal static class OrgKindWords
{
    public static string Of(OrgKind kind) =>
        kind switch
        {
            OrgKind.HomeCare => "居家服务",
            OrgKind.AssessmentAgency => "评估机构",
            OrgKind.PropertyCompany => "物业",
            OrgKind.Institution => "养老机构",
            OrgKind.Station => "服务站",
            OrgKind.Office => "单位",
        };

    public static string Of(ContractKind kind) =>
        kind switch
        {
            ContractKind.HomeCare => "上门服务",
            ContractKind.Assessment => "能力评估",
            ContractKind.Operation => "运营服务点",
            ContractKind.Property => "物业服务",
        };
}
