namespace Yiju.Funds.Contracts;

/// <summary>Colours of money (FND-10). The words are stored and only ever grow.</summary>
public static class MoneySources
{
    public const string ProvincialGrant = "provincial-grant";
    public const string CityLottery = "city-lottery";
    public const string CountyLottery = "county-lottery";
    public const string GeneralBudget = "general-budget";
    public const string CentralInvestment = "central-investment";
    public const string LocalBond = "local-bond";
    public const string ProvincialInvestment = "provincial-investment";
    public const string Donation = "donation";
    public const string CareInsurance = "care-insurance";
    public const string SelfPay = "self-pay";

    public static IReadOnlyList<string> All { get; } =
    [
        ProvincialGrant,
        CityLottery,
        CountyLottery,
        GeneralBudget,
        CentralInvestment,
        LocalBond,
        ProvincialInvestment,
        Donation,
        CareInsurance,
        SelfPay,
    ];

    /// <summary>The word people read; the code itself when it is not known.</summary>
    public static string Title(string source) =>
        source switch
        {
            ProvincialGrant => "上级补助",
            CityLottery => "市级福彩公益金",
            CountyLottery => "县级福彩公益金",
            GeneralBudget => "一般公共预算",
            CentralInvestment => "中央预算内投资",
            LocalBond => "地方政府专项债券",
            ProvincialInvestment => "省预算内投资",
            Donation => "捐赠",
            CareInsurance => "长期护理保险",
            SelfPay => "个人支付",
            "" => "未分来源",
            _ => source,
        };
}
