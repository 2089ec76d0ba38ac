namespace Yiju.Access.Features;

/// <summary>How stored words of this module are shown.</summary>
internal static class Words
{
    public static string Method(string method) =>
        method switch
        {
            "password" => "密码",
            "totp" => "密码和动态码",
            "recovery" => "密码和备用码",
            "demo" => "演示入口",
            "sms" => "短信验证码",
            "card" => "老年证",
            "helper" => "他人协助",
            "oidc" => "统一登录",
            _ => method,
        };

    /// <summary>What a browser says of itself, in the words of a shop: “Chrome，安卓手机”.</summary>
    public static string Device(string? agent) =>
        string.IsNullOrEmpty(agent) ? "未知" : $"{First(agent, Browsers)}，{First(agent, Machines)}";

    private static readonly (string Sign, string Word)[] Browsers =
    [
        ("MicroMessenger", "微信"),
        ("Edg", "Edge"),
        ("Firefox", "火狐"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Word)[] Machines =
    [
        ("HarmonyOS", "鸿蒙手机"),
        ("OpenHarmony", "鸿蒙手机"),
        ("Android", "安卓手机"),
        ("iPhone", "苹果手机"),
        ("iPad", "苹果平板"),
        ("Macintosh", "苹果电脑"),
        ("Windows", "Windows 电脑"),
        ("Linux", "Linux 电脑"),
    ];

    private static string First(string agent, (string Sign, string Word)[] known) =>
        known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Word ?? "其他";
}
