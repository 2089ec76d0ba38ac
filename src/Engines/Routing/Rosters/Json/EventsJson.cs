using Yiju.Kernel;
using Yiju.Kernel.Reading;
using Yiju.Routing.Rosters.Replanning;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Reads what happened during a day.</summary>
public static class EventsJson
{
    public const string Format = "yiju-events-1";

    /// <param name="now">Where an event does not say from when: from then.</param>
    public static Outcome<List<DayEvent>> Read(ReadOnlyMemory<byte> utf8, RosterProblem problem, int now) =>
        RosterFields.Read<List<DayEvent>>(
            utf8,
            Format,
            "事件",
            root =>
            {
                root.Only("format", "events");
                return root.List("events", e => Event(e, problem.Data.FirstDay, now)).OfType<DayEvent>().ToList();
            }
        );

    private static DayEvent? Event(JsonField field, DateOnly firstDay, int now)
    {
        field.Only("kind", "worker", "from", "visit", "minutes");
        switch (field["kind"].Text())
        {
            case "sick":
                return new DayEvent.Sick(field["worker"].Text(), field.OptionalTime("from", firstDay) ?? now);
            case "cancelled":
                return new DayEvent.Cancelled(field["visit"].Text());
            case "overrun":
                return new DayEvent.Overrun(field["visit"].Text(), field["minutes"].Minutes());
            case "urgent":
                return new DayEvent.Urgent(new ProblemReader(field, firstDay).Visit(field["visit"]));
            default:
                field["kind"].Wrong("应为 sick、cancelled、urgent 或 overrun");
                return null;
        }
    }
}
