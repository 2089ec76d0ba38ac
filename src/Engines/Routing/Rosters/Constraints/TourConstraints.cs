using System.Globalization;

namespace Yiju.Routing.Rosters.Constraints;

public sealed class WayConstraint() : TourConstraint("way", "路线相通", "请核对地址，或换一种出行方式")
{
    public override string? Objection(TourTrial trial)
    {
        foreach (var stop in trial.Stops)
        {
            if (stop.Arrival >= Travel.Never)
            {
                return stop.Visit == trial.Visit || stop.Visit is null
                    ? $"{RosterProblem.NameOf(trial.Worker)}没有路可以到这里。"
                    : $"从这里没有路到后面的服务“{stop.Visit.Id}”。";
            }
        }
        return trial.Back.At >= Travel.Never ? "从这里没有路回去。" : null;
    }
}

public sealed class WindowConstraint()
    : TourConstraint("window", "时间窗", "请与老人商量放宽时间，或在这个时段增加人手")
{
    public override string? Objection(TourTrial trial)
    {
        foreach (var stop in trial.Stops)
        {
            if (stop.Kind == StopKind.Visit && stop.Start > stop.Latest)
            {
                return stop.Visit == trial.Visit
                    ? $"最早 {Clock.Text(stop.Start)} 才能开始，而最晚要在 {Clock.Text(stop.Latest)} 开始。"
                    : $"会使后面的服务“{stop.Visit!.Id}”推迟到 {Clock.Text(stop.Start)}，超过最晚的 {Clock.Text(stop.Latest)}。";
            }
        }
        return null;
    }
}

public sealed class ShiftConstraint() : TourConstraint("shift", "班次", "请延长班次，或增加这个时段的班次")
{
    public override string? Objection(TourTrial trial) =>
        trial.Back.At > trial.Back.Until
            ? $"要到 {Clock.Text(trial.Back.At)} 才能收工，而班次到 {Clock.Text(trial.Back.Until)} 为止。"
            : null;
}

public sealed class BreakConstraint() : TourConstraint("break", "休息", "请调整休息时间")
{
    public override string? Objection(TourTrial trial)
    {
        foreach (var stop in trial.Stops)
        {
            if (stop.Kind == StopKind.Break && stop.Start > stop.Latest)
            {
                return $"会使休息推迟到 {Clock.Text(stop.Start)}，超过最晚的 {Clock.Text(stop.Latest)}。";
            }
        }
        return null;
    }
}

public sealed class LinkConstraint() : TourConstraint("link", "双人与先后", "请放宽两人的间隔或先后的要求")
{
    public override string? Objection(TourTrial trial)
    {
        foreach (var stop in trial.Stops)
        {
            if (stop.Start > stop.LinkedLatest)
            {
                return stop.Visit == trial.Visit
                    ? $"要到 {Clock.Text(stop.Start)} 才能开始，赶不上同伴或先后的要求（最晚 {Clock.Text(stop.LinkedLatest)}）。"
                    : $"会使服务“{stop.Visit!.Id}”推迟到 {Clock.Text(stop.Start)}，误了同伴或后面的服务（最晚 {Clock.Text(stop.LinkedLatest)}）。";
            }
        }
        return null;
    }
}

public sealed class TwoPersonsConstraint() : TourConstraint("two-persons", "两个不同的人", "请再安排一名护理员")
{
    public override string? Objection(TourTrial trial) =>
        trial.MeetsItself ? $"{RosterProblem.NameOf(trial.Worker)}已是这次双人服务的另一人。" : null;
}

public sealed class DayCapConstraint() : TourConstraint("day-cap", "日工时", "请在日工时以内增加人手")
{
    public override string? Objection(TourTrial trial) =>
        trial.Work.Day > trial.Worker.DayCap
            ? $"当天服务和路上共 {Clock.Hours(trial.Work.Day)} 小时，超过上限 {Clock.Hours(trial.Worker.DayCap.Value)} 小时。"
            : null;
}

public sealed class WeekCapConstraint() : TourConstraint("week-cap", "周工时", "请在周工时以内增加人手")
{
    public override string? Objection(TourTrial trial) =>
        trial.Work.Week > trial.Worker.WeekCap
            ? $"本周服务和路上共 {Clock.Hours(trial.Work.Week)} 小时，超过上限 {Clock.Hours(trial.Worker.WeekCap.Value)} 小时。"
            : null;
}

public sealed class CapacityConstraint() : TourConstraint("capacity", "装载量", "请增加车辆或趟次")
{
    public override string? Objection(TourTrial trial) =>
        trial.Worker.Vehicle is { } vehicle && trial.Load > vehicle.Capacity
            ? $"这一趟要装 {trial.Load} 份，超过车的 {vehicle.Capacity} 份。"
            : null;
}

/// <summary>Times as people write them.</summary>
internal static class Clock
{
    /// <summary>14:05, or 第2天 14:05 after the first day.</summary>
    public static string Text(int seconds)
    {
        if (seconds >= Travel.Never / 2)
        {
            return "永远";
        }
        var (day, rest) = Math.DivRem(seconds, RosterProblem.DaySeconds);
        var clock = $"{rest / 3600:00}:{rest / 60 % 60:00}";
        return day == 0 ? clock : $"第{day + 1}天 {clock}";
    }

    public static string Hours(int seconds) => (seconds / 3600.0).ToString("0.0", CultureInfo.InvariantCulture);
}
