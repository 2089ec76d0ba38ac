namespace Yiju.Benefits.Domain;

/// <summary>How stored words read.</summary>
internal static class Words
{
    /// <summary>Where a statement comes from.</summary>
    public static string Source(string source) =>
        source.Split(':')[0] switch
        {
            "registration" => "登记",
            "import" => "批量导入",
            "assessment" => "能力评估",
            "survey" => "入户调查",
            "life-event" => "生活变化",
            "evidence" => "补充资料",
            "demo" => "演示数据",
            _ => "其他来源",
        };

    /// <summary>How often a benefit is paid.</summary>
    public static string Every(string? every) =>
        every switch
        {
            "month" => "每月",
            "year" => "每年",
            "once" => "一次性",
            "visit" => "每次",
            "meal" => "每餐",
            "course" => "每期",
            _ => "",
        };
}
