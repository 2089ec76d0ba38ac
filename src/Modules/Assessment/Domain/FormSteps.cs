using Yiju.Platform.Field;

namespace Yiju.Assessment.Domain;

/// <summary>One screen of the form; the phone without signal and the plain pages show the same steps.</summary>
/// <param name="Group">Section it stands under.</param>
/// <param name="Counts">False for what may stay empty.</param>
internal sealed record FormStep(
    string Key,
    StepKind Kind,
    string Group,
    string Title,
    string? Help = null,
    IReadOnlyList<FieldOption>? Options = null,
    bool Counts = true,
    string? Event = null
);

/// <summary>The form of a scale: start, items in order, conditions, informant, photo, end, signature.</summary>
internal static class FormSteps
{
    /// <summary>Key of the step by which an assessor signs on the own device.</summary>
    public const string MySignature = "mySignature";

    private static readonly FieldOption[] YesNo = [new("no", "没有"), new("yes", "有")];

    public static IReadOnlyList<FormStep> Of(ScaleFile scale) =>
        [
            new(AnswerSheet.Start, StepKind.Moment, "到场", "开始评估", "两位评估员都到场后再开始。会记下时间和位置。"),
            .. scale.Sections.SelectMany(section =>
                section.Items.Select(item => new FormStep(
                    item.Id,
                    StepKind.Choice,
                    section.Title,
                    item.Title,
                    item.Help,
                    [.. item.Options.Select(o => new FieldOption($"{o.Points}", o.Words))]
                ))
            ),
            .. Conditions(scale),
            new(
                AnswerSheet.Informant,
                StepKind.Text,
                "提供信息的人",
                "谁提供的信息",
                "写姓名。老人自己说的就写老人的姓名。"
            ),
            new(
                AnswerSheet.InformantRelation,
                StepKind.Text,
                "提供信息的人",
                "和老人是什么关系",
                "例如：本人、女儿、邻居。"
            ),
            new(AnswerSheet.InformantSignature, StepKind.Sign, "提供信息的人", "请提供信息的人签名", Counts: false),
            new(
                AnswerSheet.Photo,
                StepKind.Photo,
                "现场",
                "拍一张现场照片",
                "只保存画面，不保存位置和手机信息。",
                Counts: false
            ),
            new(AnswerSheet.End, StepKind.Moment, "现场", "结束评估", "会记下时间和位置。"),
        ];

    private static IEnumerable<FormStep> Conditions(ScaleFile scale)
    {
        if (scale.Adjustments is null)
        {
            yield break;
        }
        const string group = "基本情况";
        yield return new FormStep("coma", StepKind.Choice, group, "老人昏迷吗", null, YesNo);
        yield return new FormStep("dementia", StepKind.Choice, group, "确诊过认知障碍或痴呆吗", null, YesNo);
        yield return new FormStep("mentalIllness", StepKind.Choice, group, "确诊过精神疾病吗", null, YesNo);
        yield return new FormStep(
            "events30d",
            StepKind.Number,
            group,
            "近30天发生过几次意外",
            "跌倒、噎食、自杀、走失等，合起来的次数。没有就填 0。"
        );
    }
}
