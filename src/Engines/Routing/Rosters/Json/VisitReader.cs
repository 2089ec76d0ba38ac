using Yiju.Kernel.Reading;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Visits, and what binds them to each other and to workers.</summary>
internal sealed partial class ProblemReader
{
    public Visit Visit(JsonField field)
    {
        field.Only(
            "id",
            "elder",
            "place",
            "windows",
            "minutes",
            "skills",
            "certificates",
            "language",
            "sex",
            "area",
            "second",
            "priority",
            "optionalPenalty",
            "demand",
            "lock"
        );
        var skills = field.Texts("skills");
        return new Visit
        {
            Id = field["id"].Text(),
            Elder = field["elder"].Text(),
            Place = field["place"].Text(),
            Windows = field.List("windows", Window),
            Duration = field["minutes"].Minutes(),
            Skills = skills,
            Certificates = field.Texts("certificates"),
            Language = field.OptionalText("language"),
            Sex = SexOf(field),
            Area = field.OptionalText("area"),
            Second = field.Has("second") ? Second(field["second"], skills) : null,
            Priority = field.Has("priority")
                ? field["priority"].Whole(Rosters.Visit.MostUrgent, Rosters.Visit.LeastUrgent)
                : 3,
            OptionalPenalty = field.Has("optionalPenalty")
                ? field["optionalPenalty"].Whole(0, (int)Rosters.Weights.Most)
                : null,
            Demand = field.Has("demand") ? field["demand"].Whole(0, 1_000_000) : 0,
            Lock = field.Has("lock") ? Lock(field["lock"]) : null,
        };
    }

    private TimeWindow Window(JsonField field)
    {
        field.Only("from", "to", "lateMinutes");
        var (from, to) = (field["from"].Time(firstDay), field["to"].Time(firstDay));
        return new TimeWindow(from, to, to + (field.OptionalMinutes("lateMinutes") ?? 0));
    }

    private static SecondWorker Second(JsonField field, List<string> skills)
    {
        field.Only("skills", "minGapMinutes", "maxGapMinutes");
        var least = field.Has("minGapMinutes") ? field["minGapMinutes"].Minutes(-1440, 1440) : 0;
        return new SecondWorker(
            field.Has("skills") ? field.Texts("skills") : skills,
            least,
            field.Has("maxGapMinutes") ? field["maxGapMinutes"].Minutes(-1440, 1440) : Math.Max(0, least)
        );
    }

    private VisitLock Lock(JsonField field)
    {
        field.Only("workers", "start", "secondStart");
        return new VisitLock(
            field.Texts("workers"),
            field.OptionalTime("start", firstDay),
            field.OptionalTime("secondStart", firstDay)
        );
    }

    private static VisitOrder Order(JsonField field)
    {
        field.Only("first", "then", "gapMinutes");
        return new VisitOrder(field["first"].Text(), field["then"].Text(), field.OptionalMinutes("gapMinutes") ?? 0);
    }

    private static Bond Bond(JsonField field)
    {
        field.Only("elder", "worker", "kind");
        if (!field.Has("kind"))
        {
            field["kind"].Wrong("应为 forbidden 或 preferred");
        }
        return new Bond(
            field["elder"].Text(),
            field["worker"].Text(),
            field.Word("kind", ("forbidden", BondKind.Forbidden), ("preferred", BondKind.Preferred))
                ?? BondKind.Preferred
        );
    }

    private static Acquaintance Acquaintance(JsonField field)
    {
        field.Only("elder", "worker", "visits");
        return new Acquaintance(field["elder"].Text(), field["worker"].Text(), field["visits"].Whole(0, 1_000_000));
    }
}
