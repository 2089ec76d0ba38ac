using Yiju.Assessment.Domain;
using Yiju.Ui;

namespace Yiju.Assessment.Features;

/// <summary>How the module's enums are called on pages and letters.</summary>
internal static class Words
{
    public static string Of(ApplicationKind kind) =>
        kind switch
        {
            ApplicationKind.First => "首次评估",
            ApplicationKind.Change => "需求变化复评",
            ApplicationKind.Routine => "到期评估",
            ApplicationKind.Campaign => "集中评估",
            ApplicationKind.Objection => "异议复评",
            ApplicationKind.Blind => "抽查复评",
        };

    public static string Applied(ApplicationKind kind) =>
        kind switch
        {
            ApplicationKind.First => "申请评估",
            ApplicationKind.Change => "申请动态评估",
            ApplicationKind.Routine => "到期，安排评估",
            ApplicationKind.Campaign => "列入集中评估",
            ApplicationKind.Objection => "提出异议",
            ApplicationKind.Blind => "抽中复评",
        };

    public static string Of(Channel channel) =>
        channel switch
        {
            Channel.Elder => "老人本人",
            Channel.Family => "家属",
            Channel.Committee => "村（居）委会",
            Channel.Consultant => "养老顾问",
            Channel.Hotline => "热线",
            Channel.Station => "服务站",
            Channel.Centre => "县级中心",
            Channel.System => "系统",
        };

    public static (string Word, StateKind Kind) Of(ApplicationState state) =>
        state switch
        {
            ApplicationState.ToVerify => ("等待核实", StateKind.Todo),
            ApplicationState.ToAssign => ("等待委派", StateKind.Todo),
            ApplicationState.Assigned => ("评估中", StateKind.Doing),
            ApplicationState.Done => ("已有结果", StateKind.Done),
            ApplicationState.Refused => ("未同意", StateKind.Stopped),
            ApplicationState.Withdrawn => ("已终止", StateKind.Stopped),
        };

    public static (string Word, StateKind Kind) Of(CaseState state) =>
        state switch
        {
            CaseState.Commissioned => ("等待安排", StateKind.Todo),
            CaseState.Arranged => ("已安排", StateKind.Todo),
            CaseState.Working => ("评估中", StateKind.Doing),
            CaseState.Finished => ("已完成", StateKind.Done),
            CaseState.Withdrawn => ("已终止", StateKind.Stopped),
        };

    public static string Of(Mode mode) => mode == Mode.HomeVisit ? "上门评估" : "定点评估";
}
