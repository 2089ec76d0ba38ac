using System.Text.Json;
using Yiju.Kernel;
using Yiju.Kernel.Reading;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>The JSON form: patients, services, caregivers and the matrix of distances, office first.</summary>
internal static class HhcrspJson
{
    public static Outcome<CareInstance> Read(string text) =>
        JsonFile.Read(
            text,
            root =>
            {
                var durations = new Dictionary<string, int?>(StringComparer.Ordinal);
                root.List(
                    "services",
                    field => durations.TryAdd(field["id"].Text(), Duration(field, "default_duration"))
                );
                var patients = root["patients"].Items().Select(field => Patient(field, durations)).ToList();
                var caregivers = root["caregivers"].Items().Select(Caregiver).ToList();
                var travel = Matrix(root["distances"]);
                return root.Faults.Count > 0 ? root.Faults : CareInstance.Create(patients, caregivers, travel);
            }
        );

    /// <summary>Minutes, not yet rounded to either side.</summary>
    public static decimal Minutes(JsonField field)
    {
        if (
            field.Value.ValueKind == JsonValueKind.Number
            && field.Value.TryGetDecimal(out var minutes)
            && Thousandths.Up(minutes) is not null
        )
        {
            return minutes;
        }
        field.Wrong("应为分钟数，不超过四年");
        return 0;
    }

    private static CarePatient Patient(JsonField field, Dictionary<string, int?> durations)
    {
        var window = Two(field["time_window"]);
        return new CarePatient(
            field["id"].Text(),
            Thousandths.Up(window.First) ?? 0,
            Thousandths.Down(window.Second) ?? 0,
            [.. field["required_caregivers"].Items().Select(demand => Demand(demand, durations))],
            field.Has("synchronization") ? Gap(field["synchronization"]) : null
        );
    }

    private static CareDemand Demand(JsonField field, Dictionary<string, int?> durations)
    {
        var service = field["service"].Text();
        if ((Duration(field, "duration") ?? durations.GetValueOrDefault(service)) is { } duration)
        {
            return new CareDemand(service, duration);
        }
        field.Refuse($"{service} 没有 duration，services 里也没有它的 default_duration");
        return new CareDemand(service, 1);
    }

    private static int? Duration(JsonField field, string name) =>
        field.Has(name) ? Thousandths.Up(Minutes(field[name])) : null;

    private static CareGap? Gap(JsonField field)
    {
        switch (field["type"].Text())
        {
            case "simultaneous":
                return new CareGap(0, 0);
            case "sequential":
                var (least, most) = Two(field["distance"]);
                return new CareGap(Thousandths.Up(least) ?? 0, Thousandths.Down(most) ?? 0);
            default:
                field["type"].Wrong("应为 simultaneous 或 sequential");
                return null;
        }
    }

    private static Caregiver Caregiver(JsonField field) =>
        new(field["id"].Text(), field["abilities"].Items().Select(ability => ability.Text()).ToHashSet());

    private static int[] Matrix(JsonField field)
    {
        var rows = field.Items().ToList();
        var travel = new List<int>();
        foreach (var row in rows)
        {
            var count = row.Value.ValueKind == JsonValueKind.Array ? row.Value.GetArrayLength() : 0;
            if (count != rows.Count)
            {
                row.Refuse($"路程表有 {rows.Count} 行，这一行却有 {count} 个数");
                return [];
            }
            travel.AddRange(row.Items().Select(way => Thousandths.Up(Minutes(way)) ?? 0));
        }
        return [.. travel];
    }

    private static (decimal First, decimal Second) Two(JsonField field)
    {
        var items = field.Items().ToList();
        if (items.Count == 2)
        {
            return (Minutes(items[0]), Minutes(items[1]));
        }
        if (field.Value.ValueKind == JsonValueKind.Array)
        {
            field.Refuse($"要写两个数，现在有 {items.Count} 个");
        }
        return (0, 0);
    }
}
