using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Reads the tours of a plan, as <see cref="AnswerJson"/> writes them; all else in the file is for people.</summary>
public static class PlanJson
{
    public const string Format = "yiju-plan-1";

    /// <returns>The plan, or all mistakes with their paths.</returns>
    public static Outcome<RosterPlan> Read(ReadOnlyMemory<byte> utf8, RosterProblem problem)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8);
        }
        catch (JsonException error)
        {
            return Fault.Invalid(
                "json",
                $"第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 字节处不是正确的 JSON。"
            );
        }
        using (document)
        {
            var mistakes = new List<Fault>();
            var root = new JsonField(document.RootElement, "", mistakes);
            if (document.RootElement.ValueKind != JsonValueKind.Object || root.OptionalText("format") != Format)
            {
                return Fault.Invalid("format", $"这不是排班计划：开头应写 \"format\": \"{Format}\"。", "format");
            }
            var plan = Plan(root, problem.Data.FirstDay);
            return mistakes.Count > 0 ? mistakes : plan;
        }
    }

    internal static RosterPlan Plan(JsonField root, DateOnly firstDay) =>
        new(root.List("tours", tour => Tour(tour, firstDay)));

    private static Tour Tour(JsonField field, DateOnly firstDay) =>
        new(
            field["worker"].Text(),
            field.Has("shift") ? field["shift"].Whole(0, 1000) : 0,
            field["leave"].Time(firstDay),
            field.List("stops", stop => Stop(stop, firstDay)),
            field["back"].Time(firstDay),
            field["travelBackSeconds"].Whole(0, Travel.Never)
        );

    private static Stop Stop(JsonField field, DateOnly firstDay)
    {
        var kind =
            field.Word("kind", ("visit", StopKind.Visit), ("break", StopKind.Break), ("reload", StopKind.Reload))
            ?? StopKind.Visit;
        return new Stop(
            kind,
            kind == StopKind.Visit ? field["visit"].Text() : null,
            field.Truth("second"),
            field["arrival"].Time(firstDay),
            field["start"].Time(firstDay),
            field["end"].Time(firstDay),
            field["travelSeconds"].Whole(0, Travel.Never)
        );
    }
}
