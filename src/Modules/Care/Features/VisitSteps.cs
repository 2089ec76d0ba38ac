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
    )
    {
        var minutes = item?.Minutes ?? 0;
        FieldPlace? door =
            item?.AtHome != false && elder is { Longitude: { } x, Latitude: { } y }
                ? new FieldPlace(x, y, rules.TooFarMetres)
                : null;
        List<FieldStep> steps =
        [
            new(
                CheckIn,
                StepKind.Moment,
                "到了，签到",
                "记下时间和位置。",
                "到达",
                CheckIn,
                Value: Moment(VisitEventKind.CheckIn),
                Near: door
            ),
            new(
                "photo",
                StepKind.Photo,
                "拍一张照片",
                "只留画面，不留位置和手机信息。",
                "凭证",
                "photo",
                Value: Has(VisitEventKind.Photo),
                Counts: false
            ),
            new(
                "code",
                StepKind.Text,
                "老人的四位服务码",
                "请老人告诉您，或看老人手机上的订单。没有就跳过。",
                "凭证",
                "code",
                Value: Has(VisitEventKind.Code),
                Counts: false
            ),
            new(
                "signature",
                StepKind.Sign,
                "请老人签名",
                "老人在场、愿意签才签。",
                "凭证",
                "elderSigned",
                Value: Has(VisitEventKind.ElderSigned),
                Counts: false
            ),
            new(
                "note",
                StepKind.Text,
                "要说明的事",
                "例如：老人今天不舒服，只擦了身。没有就跳过。",
                "凭证",
                "note",
                Value: Has(VisitEventKind.Note),
                Counts: false
            ),
            new(
                "checkOut",
                StepKind.Moment,
                "做完了，签退",
                minutes > 0 ? $"按标准至少做 {minutes} 分钟。" : null,
                "离开",
                "checkOut",
                Value: Moment(VisitEventKind.CheckOut),
                After: new FieldWait(CheckIn, minutes)
            ),
        ];
        if (item?.Steps is { Count: > 0 } standard)
        {
            var options = standard.Select((s, i) => new FieldOption(i.ToString(CultureInfo.InvariantCulture), s));
            var done = visit.StepsDone.Length > 0 ? visit.StepsDone : null;
            steps.Insert(
                1,
                new("steps", StepKind.Ticks, "按标准做，做一步勾一步", null, "服务", "step", [.. options], done)
            );
        }
        return steps;

        string? Moment(VisitEventKind kind) =>
            told.Where(e => e.Kind == kind)
                .MinBy(e => e.DeviceAt)
                ?.DeviceAt.ToString("O", CultureInfo.InvariantCulture);

        string? Has(VisitEventKind kind) => told.Any(e => e.Kind == kind) ? Recorded : null;
    }
}
