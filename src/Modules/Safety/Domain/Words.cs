using Yiju.Kernel;

namespace Yiju.Safety.Domain;

/// <summary>Words of this module: stable ones for programs, Chinese ones for people.</summary>
internal static class Words
{
    public static string Say(this TriggerKind kind) =>
        kind switch
        {
            TriggerKind.Button => "按了求助按钮",
            TriggerKind.ElderPage => "在手机上求助",
            TriggerKind.Family => "家属代为求助",
            TriggerKind.Hotline => "打电话求助",
            TriggerKind.Fall => "设备发现跌倒",
            TriggerKind.Smoke => "烟感报警",
            TriggerKind.NoMovement => "长时间没有活动",
        };

    public static string Stable(this TriggerKind kind) =>
        kind switch
        {
            TriggerKind.Button => "button",
            TriggerKind.ElderPage => "elder-page",
            TriggerKind.Family => "family",
            TriggerKind.Hotline => "hotline",
            TriggerKind.Fall => "fall",
            TriggerKind.Smoke => "smoke",
            TriggerKind.NoMovement => "no-movement",
        };

    public static TriggerKind? Trigger(string? word) => Find(word, Enum.GetValues<TriggerKind>(), k => k.Stable());

    public static string Say(this IncidentOutcome outcome) =>
        outcome switch
        {
            IncidentOutcome.PressedByMistake => "误触",
            IncidentOutcome.SafeByPhone => "已电话确认平安",
            IncidentOutcome.HandledAtHome => "上门处置",
            IncidentOutcome.Hospital => "送医",
            IncidentOutcome.DeviceFault => "设备误报",
            IncidentOutcome.Other => "其他",
        };

    public static string Stable(this IncidentOutcome outcome) =>
        outcome switch
        {
            IncidentOutcome.PressedByMistake => "pressed-by-mistake",
            IncidentOutcome.SafeByPhone => "safe-by-phone",
            IncidentOutcome.HandledAtHome => "handled-at-home",
            IncidentOutcome.Hospital => "hospital",
            IncidentOutcome.DeviceFault => "device-fault",
            IncidentOutcome.Other => "other",
        };

    public static IncidentOutcome? Outcome(string? word) =>
        Find(word, Enum.GetValues<IncidentOutcome>(), o => o.Stable());

    public static string Say(this DeviceKind kind) =>
        kind switch
        {
            DeviceKind.Button => "求助按钮",
            DeviceKind.Watch => "手环",
            DeviceKind.Intercom => "楼宇对讲",
            DeviceKind.Fall => "跌倒雷达",
            DeviceKind.Smoke => "烟感",
            DeviceKind.Movement => "活动感应",
        };

    public static DeviceKind? Device(string? word) =>
        Find(word, Enum.GetValues<DeviceKind>(), k => ModelWord(k.ToString()));

    public static string Stable(this DeviceKind kind) => ModelWord(kind.ToString());

    public static string Say(this LimitName name) =>
        name switch
        {
            LimitName.Answer => "值班员接手",
            LimitName.Notice => "通知家属",
            LimitName.Accept => "上门人员接单",
            LimitName.Arrive => "到达老人家",
            LimitName.Silent => "设备没有信号",
        };

    /// <summary>“45 秒”, “3 分 05 秒”, “2 小时 10 分”.</summary>
    public static string Seconds(int seconds) =>
        seconds switch
        {
            < 60 => $"{seconds} 秒",
            < 3600 when seconds % 60 == 0 => $"{seconds / 60} 分",
            < 3600 => $"{seconds / 60} 分 {seconds % 60:00} 秒",
            _ when seconds % 3600 / 60 == 0 => $"{seconds / 3600} 小时",
            _ => $"{seconds / 3600} 小时 {seconds % 3600 / 60} 分",
        };

    public static int Since(DateTime from, DateTime to) => Math.Max(0, (int)(to - from).TotalSeconds);

    public static readonly Fault NoIncident = Fault.NotFound(
        "incident-unknown",
        "没有这个求助，或者它不在您的值班范围内。"
    );

    private static string ModelWord(string name) => name.ToLowerInvariant();

    private static T? Find<T>(string? word, T[] all, Func<T, string> stable)
        where T : struct
    {
        foreach (var value in all)
        {
            if (stable(value) == word)
            {
                return value;
            }
        }
        return null;
    }
}
