using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>The JSON form: patients, services, caregivers and the matrix of distances, office first.</summary>
internal sealed class HhcrspJson
{
    private const int MostFaults = 20;
    private readonly List<Fault> faults = [];

    private HhcrspJson() { }

    public static Outcome<CareInstance> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new HhcrspJson().Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return Fault.Invalid(
                "home-care-json",
                $"JSON 写错了：第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 个字节处读不下去。",
                $"第 {error.LineNumber + 1} 行"
            );
        }
    }

    private Outcome<CareInstance> Read(JsonElement root)
    {
        var durations = Items(root, "services", "", optional: true)
            .Select(item => (Id: Text(item.Value, "id", item.Path), Duration: Default(item.Value, item.Path)))
            .ToList()
            .GroupBy(service => service.Id)
            .ToDictionary(group => group.Key, group => group.First().Duration);
        var patients = Items(root, "patients", "").Select(item => Patient(item.Value, item.Path, durations)).ToList();
        var caregivers = Items(root, "caregivers", "").Select(item => Caregiver(item.Value, item.Path)).ToList();
        var travel = Matrix(root);
        return faults.Count > 0 ? faults : CareInstance.Create(patients, caregivers, travel);
    }

    private CarePatient Patient(JsonElement patient, string path, Dictionary<string, int?> durations)
    {
        var window = Two(patient, "time_window", path);
        var demands = Items(patient, "required_caregivers", path)
            .Select(item => Demand(item.Value, item.Path, durations))
            .ToList();
        return new CarePatient(
            Text(patient, "id", path),
            Thousandths.Up(window.First) ?? 0,
            Thousandths.Down(window.Second) ?? 0,
            demands,
            Gap(patient, path)
        );
    }

    private CareDemand Demand(JsonElement demand, string path, Dictionary<string, int?> durations)
    {
        var service = Text(demand, "service", path);
        if (Member(demand, "duration") is { } own)
        {
            return new CareDemand(service, Thousandths.Up(Number(own, $"{path}.duration")) ?? 0);
        }
        if (durations.GetValueOrDefault(service) is not { } usual)
        {
            Add("duration-missing", $"{service} 没有 duration，services 里也没有它的 default_duration。", path);
            return new CareDemand(service, 1);
        }
        return new CareDemand(service, usual);
    }

    private CareGap? Gap(JsonElement patient, string path)
    {
        if (Member(patient, "synchronization") is not { ValueKind: not JsonValueKind.Null } gap)
        {
            return null;
        }
        path += ".synchronization";
        switch (Text(gap, "type", path))
        {
            case "simultaneous":
                return new CareGap(0, 0);
            case "sequential":
                var (least, most) = Two(gap, "distance", path);
                return new CareGap(Thousandths.Up(least) ?? 0, Thousandths.Down(most) ?? 0);
            case var other:
                Add("synchronization", $"不认识 “{other}”：写 simultaneous 或 sequential。", $"{path}.type");
                return null;
        }
    }

    private Caregiver Caregiver(JsonElement caregiver, string path)
    {
        var abilities = Items(caregiver, "abilities", path);
        foreach (var wrong in abilities.Where(item => item.Value.ValueKind != JsonValueKind.String))
        {
            Add("text", "这里要写文字。", wrong.Path);
        }
        return new Caregiver(
            Text(caregiver, "id", path),
            abilities
                .Where(item => item.Value.ValueKind == JsonValueKind.String)
                .Select(item => item.Value.GetString()!)
                .ToHashSet()
        );
    }

    private int[] Matrix(JsonElement root)
    {
        var rows = Items(root, "distances", "");
        var travel = new List<int>();
        foreach (var (row, path) in rows)
        {
            var count = row.ValueKind == JsonValueKind.Array ? row.GetArrayLength() : 0;
            if (count != rows.Count)
            {
                Add("matrix-row", $"路程表有 {rows.Count} 行，这一行却有 {count} 个数。", path);
                return [];
            }
            var column = 0;
            foreach (var way in row.EnumerateArray())
            {
                travel.Add(Thousandths.Up(Number(way, $"{path}[{column++}]")) ?? 0);
            }
        }
        return [.. travel];
    }

    private List<(JsonElement Value, string Path)> Items(
        JsonElement of,
        string name,
        string path,
        bool optional = false
    )
    {
        path = path.Length == 0 ? name : $"{path}.{name}";
        var list = Member(of, name);
        if (list is not { ValueKind: JsonValueKind.Array } array)
        {
            if (list is not null || !optional)
            {
                Add("list", list is null ? $"缺少 {name}。" : "这里要写一个列表。", path);
            }
            return [];
        }
        return [.. array.EnumerateArray().Select((value, index) => (value, $"{path}[{index}]"))];
    }

    private (decimal First, decimal Second) Two(JsonElement of, string name, string path)
    {
        var items = Items(of, name, path);
        if (items.Count == 2)
        {
            return (Number(items[0].Value, items[0].Path), Number(items[1].Value, items[1].Path));
        }
        if (Member(of, name) is { ValueKind: JsonValueKind.Array })
        {
            Add("two", $"要写两个数，现在有 {items.Count} 个。", $"{path}.{name}");
        }
        return (0, 0);
    }

    private int? Default(JsonElement service, string path) =>
        Member(service, "default_duration") is { ValueKind: not JsonValueKind.Null } usual
            ? Thousandths.Up(Number(usual, $"{path}.default_duration"))
            : null;

    private string Text(JsonElement of, string name, string path)
    {
        if (Member(of, name) is { ValueKind: JsonValueKind.String } text)
        {
            return text.GetString()!;
        }
        Add("text", $"缺少 {name}，或者它不是文字。", $"{path}.{name}");
        return "";
    }

    private decimal Number(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            if (Thousandths.Up(number) is not null)
            {
                return number;
            }
        }
        Add("number", "这里要写分钟数，不超过四年。", path);
        return 0;
    }

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : null;

    private void Add(string code, string sentence, string path)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(Fault.Invalid($"home-care-{code}", sentence, path));
        }
    }
}
