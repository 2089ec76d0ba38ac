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

    /// <summary>What an audit entry's action means; unknown ones are shown as they are.</summary>
    public static string Action(string action) =>
        action switch
        {
            "access.sign-in" => "登录",
            "access.sign-in-failed" => "登录失败",
            "access.second-factor-failed" => "动态码不对",
            "access.second-factor-set" => "绑定动态码",
            "access.second-factor-removed" => "解除动态码",
            "access.recovery-code-used" => "用了一个备用码",
            "access.recovery-codes-made" => "重做备用码",
            "access.password-changed" => "修改密码",
            "access.password-reset" => "重设密码",
            "access.reset-code" => "发重置码",
            "access.appoint" => "任命岗位",
            "access.end-post" => "结束岗位",
            "access.open-account" => "开账号",
            "access.close-account" => "停用账号",
            "access.switch-post" => "换岗位",
            "access.end-sign-in" => "结束一次登录",
            "access.sign-out-everywhere" => "全部退出",
            "access.helper" => "协助老人办事",
            "access.refused" => "被拒绝打开",
            "access.key-made" => "开接口密钥",
            "access.key-revoked" => "停用接口密钥",
            "access.key-used" => "接口密钥当天首次使用",
            "access.key-refused" => "接口密钥被拒绝",
            "access.export-asked" => "申请导出",
            "access.export-decided" => "审批导出",
            "access.export-taken" => "取走导出",
            "audit.search" => "查审计记录",
            "audit.export" => "导出审计记录",
            "audit.my-looks" => "查看谁看过我",
            _ when action.EndsWith(".list", StringComparison.Ordinal) => "看名单",
            _ when action.EndsWith(".search", StringComparison.Ordinal) => "搜索",
            _ when action.EndsWith(".unmask", StringComparison.Ordinal) => "查看完整号码",
            _ when action.EndsWith(".export", StringComparison.Ordinal) => "导出",
            _ when action.EndsWith(".refused", StringComparison.Ordinal) => "被拒绝打开",
            _ when action.Contains(".view", StringComparison.Ordinal)
                    || action.Contains(".page", StringComparison.Ordinal) => "查看",
            _ => action,
        };
}
