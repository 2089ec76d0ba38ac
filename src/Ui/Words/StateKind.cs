namespace Yiju.Ui;

/// <summary>The six states that every list, case and timeline speaks of. Shown as word + shape + colour.</summary>
public enum StateKind
{
    Todo,
    Doing,
    Done,
    Overdue,
    Stopped,
    Urgent,
}

/// <summary>Classes, words and shapes of a <see cref="StateKind"/>.</summary>
internal static class States
{
    internal static string Class(StateKind state) =>
        state switch
        {
            StateKind.Todo => "todo",
            StateKind.Doing => "doing",
            StateKind.Done => "done",
            StateKind.Overdue => "overdue",
            StateKind.Stopped => "stopped",
            StateKind.Urgent => "urgent",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    internal static string Word(StateKind state) =>
        state switch
        {
            StateKind.Todo => "待办",
            StateKind.Doing => "进行中",
            StateKind.Done => "已完成",
            StateKind.Overdue => "逾期",
            StateKind.Stopped => "已停止",
            StateKind.Urgent => "紧急",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
