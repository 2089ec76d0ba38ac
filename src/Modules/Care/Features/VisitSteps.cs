using System.Globalization;
using Yiju.Care.Contracts;
using Yiju.Care.Domain;
using Yiju.People.Contracts;
using Yiju.Platform.Field;

namespace Yiju.Care.Features;

/// <summary>The screens of one visit on the phone, with what was reported already.</summary>
internal static class VisitSteps
{
    private const string CheckIn = "checkIn";
    private const string Recorded = "recorded";

    public static IReadOnlyList<FieldStep> Of(
        Visit visit,
        CareItem? item,
        ElderCard elder,
        IReadOnlyList<VisitEvent> told,
        CareRules rules
    ) => [Arrive(item, elder, told, rules), .. Work(visit, item), .. Proof(told), Leave(item, told)];

    private static FieldStep Arrive(CareItem? item, ElderCard elder, IReadOnlyList<VisitEvent> told, CareRules rules)
    {
        FieldPlace? door =
            item?.AtHome != false && elder is { Longitude: { } x, Latitude: { } y }
                ? new FieldPlace(x, y, rules.TooFarMetres)
                : null;
        var at = Moment(told, VisitEventKind.CheckIn);
        return new(CheckIn, StepKind.Moment, "到了，签到", "记下时间和位置。", "到达", CheckIn, Value: at, Near: door);
    }

    private static IEnumerable<FieldStep> Work(Visit visit, CareItem? item)
    {
        if (item?.Steps is not { Count: > 0 } standard)
        {
            yield break;
        }
        var options = standard.Select((s, i) => new FieldOption(i.ToString(CultureInfo.InvariantCulture), s));
        var done = visit.StepsDone.Length > 0 ? visit.StepsDone : null;
        yield return new("steps", StepKind.Ticks, "按标准做，做一步勾一步", null, "服务", "step", [.. options], done);
    }

    /// <summary>What may stay empty.</summary>
    private static IEnumerable<FieldStep> Proof(IReadOnlyList<VisitEvent> told)
    {
        yield return Step("photo", StepKind.Photo, "拍一张照片", "只留画面，不留位置和手机信息。");
        yield return Step(
            "code",
            StepKind.Text,
            "老人的四位服务码",
            "请老人告诉您，或看老人手机上的订单。没有就跳过。"
        );
        yield return Step("elderSigned", StepKind.Sign, "请老人签名", "老人在场、愿意签才签。");
        yield return Step("note", StepKind.Text, "要说明的事", "例如：老人今天不舒服，只擦了身。没有就跳过。");

        FieldStep Step(string key, StepKind kind, string title, string help)
        {
            var report = Enum.Parse<VisitEventKind>(key, ignoreCase: true);
            var value = told.Any(e => e.Kind == report) ? Recorded : null;
            return new(key, kind, title, help, "凭证", key, Value: value, Counts: false);
        }
    }

    private static FieldStep Leave(CareItem? item, IReadOnlyList<VisitEvent> told)
    {
        var minutes = item?.Minutes ?? 0;
        var help = minutes > 0 ? $"按标准至少做 {minutes} 分钟。" : null;
        var at = Moment(told, VisitEventKind.CheckOut);
        var wait = new FieldWait(CheckIn, minutes);
        return new("checkOut", StepKind.Moment, "做完了，签退", help, "离开", "checkOut", Value: at, After: wait);
    }

    private static string? Moment(IReadOnlyList<VisitEvent> told, VisitEventKind kind) =>
        told.Where(e => e.Kind == kind).MinBy(e => e.DeviceAt)?.DeviceAt.ToString("O", CultureInfo.InvariantCulture);
}
