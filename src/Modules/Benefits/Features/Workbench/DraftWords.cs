using Yiju.Benefits.Domain.Workbench;
using Yiju.Rules.Packs;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>What people call things on the workbench.</summary>
internal static class DraftWords
{
    public static (StateKind Kind, string Word) Of(DraftState state) =>
        state switch
        {
            DraftState.Writing => (StateKind.Doing, "编写中"),
            DraftState.Asked => (StateKind.Todo, "等批准"),
            DraftState.Released => (StateKind.Done, "已批准"),
            DraftState.Dropped => (StateKind.Stopped, "已放弃"),
            DraftState.Withdrawn => (StateKind.Stopped, "已撤回"),
        };

    public static string Step(string kind) =>
        kind switch
        {
            "asked" => "送批",
            "returned" => "退回修改",
            "called-back" => "收回修改",
            "approved" => "批准",
            "dropped" => "放弃草稿",
            "withdrawn" => "撤回已批准的文件",
            _ => kind,
        };

    public static string Of(Completeness completeness) =>
        completeness switch
        {
            Completeness.Full => "全文",
            Completeness.Partial => "部分条款",
            Completeness.Template => "样板",
        };

    public static string Of(RuleRole role) =>
        role switch
        {
            RuleRole.Group => "群体",
            RuleRole.Benefit => "待遇",
            RuleRole.Share => "付费比例",
            RuleRole.Standard => "标准",
            RuleRole.Target => "目标",
            _ => "计算步骤",
        };

    /// <summary>Parts of a pack that are edited item by item.</summary>
    public static readonly IReadOnlyList<(string Part, string Word)> Parts =
    [
        ("clauses", "条款"),
        ("parameters", "参数"),
        ("rules", "规则"),
        ("facts", "资料"),
        ("checklists", "清单"),
        ("scenarios", "情形"),
    ];

    public static string Part(string? part) => Parts.FirstOrDefault(p => p.Part == part).Word ?? "内容";
}
