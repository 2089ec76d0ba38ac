using Yiju.Kernel;
using Yiju.Kernel.Reading;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Reads the tours of a plan, as <see cref="AnswerJson"/> writes them; all else in the file is for people.</summary>
public static class PlanJson
{
    public const string Format = "yiju-plan-1";

    /// <returns>The plan, or all mistakes with their paths.</returns>
    public static Outcome<RosterPlan> Read(ReadOnlyMemory<byte> utf8, RosterProblem problem) =>
        RosterFields.Read<RosterPlan>(utf8, Format, "排班计划", root => Plan(root, problem.Data.FirstDay));

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
