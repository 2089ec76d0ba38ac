namespace Yiju.Routing.Rosters.Constraints;

/// <summary>One part of the objective; its weight stands in <see cref="Weights"/>.</summary>
public enum ObjectivePart
{
    Unserved,
    Travel,
    Lateness,
    Stranger,
    Carers,
    NotPreferred,
    OutsideArea,
    LoadFairness,
    TravelFairness,
    OtherWorker,
    OtherTime,
    Tour,
}

/// <summary>What each part is called and how much of it there is.</summary>
public static class ObjectiveParts
{
    public static string Title(ObjectivePart part) =>
        part switch
        {
            ObjectivePart.Unserved => "未安排的服务",
            ObjectivePart.Travel => "路上时间",
            ObjectivePart.Lateness => "迟到",
            ObjectivePart.Stranger => "不熟悉的护理员",
            ObjectivePart.Carers => "同一老人的护理员人数",
            ObjectivePart.NotPreferred => "不是老人喜欢的护理员",
            ObjectivePart.OutsideArea => "跨片区",
            ObjectivePart.LoadFairness => "忙闲不均",
            ObjectivePart.TravelFairness => "路程不均",
            ObjectivePart.OtherWorker => "与已公布的计划换人",
            ObjectivePart.OtherTime => "与已公布的计划改时间",
            ObjectivePart.Tour => "出班人次",
        };
}
