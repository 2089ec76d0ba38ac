using Yiju.Care.Contracts;

namespace Yiju.Care.Domain;

/// <summary>Marks, states and channels in the words of the pages.</summary>
internal static class MarkWords
{
    private static readonly (VisitMarks Mark, string Word)[] Words =
    [
        (VisitMarks.TooShort, "时间不足"),
        (VisitMarks.TooFar, "签到地点太远"),
        (VisitMarks.Overlapping, "与另一次服务重叠"),
        (VisitMarks.WrongCode, "服务码不对"),
        (VisitMarks.NoProof, "没有凭证"),
        (VisitMarks.StepsMissing, "有步骤没做"),
        (VisitMarks.ClockAhead, "手机时钟不准"),
    ];

    /// <summary>“时间不足、签到地点太远”; empty without marks.</summary>
    public static string Of(VisitMarks marks) =>
        string.Join('、', Words.Where(w => marks.HasFlag(w.Mark)).Select(w => w.Word));

    public static string Of(VisitState state) =>
        state switch
        {
            VisitState.Planned => "已约",
            VisitState.OnTheWay => "在路上",
            VisitState.Arrived => "服务中",
            VisitState.Done => "待确认",
            VisitState.Confirmed => "已确认",
            VisitState.Disputed => "有异议",
            VisitState.Missed => "没有服务",
            VisitState.Cancelled => "已取消",
            VisitState.Paused => "暂停",
        };

    public static string Of(OrderChannel channel) =>
        channel switch
        {
            OrderChannel.Elder => "老人自己点",
            OrderChannel.Family => "家属代订",
            OrderChannel.Hotline => "热线",
            OrderChannel.Desk => "服务窗口",
            OrderChannel.Card => "刷老年卡",
            OrderChannel.Consultant => "养老顾问",
            OrderChannel.Device => "设备按键",
            OrderChannel.Plan => "服务计划",
            OrderChannel.Village => "村（社区）代订",
        };

    public static string Of(HeldBecause held) =>
        held switch
        {
            HeldBecause.Nothing => "",
            HeldBecause.Unconfirmed => "老人还没有确认",
            HeldBecause.Marks => "凭证有疑点",
            HeldBecause.Disputed => "老人有异议",
        };
}
