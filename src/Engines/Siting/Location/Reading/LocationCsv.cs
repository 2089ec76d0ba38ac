using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>
/// One line for each place, with a head: <c>role,name,x,y,weight,volume,cost,capacity,status,division</c> in any order,
/// all but the first four optional. <c>role</c> is <c>site</c>, <c>demand</c> or <c>both</c>; ways are straight.
/// </summary>
internal static class LocationCsv
{
    private static readonly string[] Known =
    [
        "role",
        "name",
        "x",
        "y",
        "weight",
        "volume",
        "cost",
        "capacity",
        "status",
        "division",
    ];

    public static Outcome<LocationCase> Read(string text, LocationProblem problem)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var head = Array.ConvertAll(lines[0].Split(','), word => word.Trim().ToLowerInvariant());
        if (Array.Find(head, word => !Known.Contains(word)) is { } unknown)
        {
            return Fault.Invalid(
                "location-file",
                $"第 1 行：不认识的列“{Short(unknown)}”，可以有 {string.Join('、', Known)}。"
            );
        }
        if (Known.Take(4).FirstOrDefault(word => !head.Contains(word)) is { } missing)
        {
            return Fault.Invalid("location-file", $"第 1 行：缺少列“{missing}”。");
        }
        var draft = new LocationDraft();
        for (var line = 1; line < lines.Length; line++)
        {
            if (lines[line].Trim().Length == 0)
            {
                continue;
            }
            var row = new Row(line + 1, head, lines[line].Split(','));
            row.AddTo(draft);
            if (row.Fault is { } fault)
            {
                return fault;
            }
        }
        if (draft.Check() is { } wrong)
        {
            return wrong;
        }
        var instance = draft.Straight();
        return instance.Ok
            ? new LocationCase(instance.Value, new LocationQuestion(problem))
            : instance.As<LocationCase>();
    }

    private static string Short(string word) => word.Length <= 20 ? word : $"{word[..20]}…";

    private sealed class Row(int line, string[] head, string[] cells)
    {
        public Fault? Fault { get; private set; }

        public void AddTo(LocationDraft draft)
        {
            if (cells.Length != head.Length)
            {
                Refuse($"有 {cells.Length} 列，应有 {head.Length} 列");
                return;
            }
            var (role, name) = (Text("role"), Text("name"));
            var place = (Number("x", 0, signed: true), Number("y", 0, signed: true));
            if (role is not ("site" or "demand" or "both"))
            {
                Refuse($"role 应为 site、demand 或 both，现在是“{Short(role)}”");
            }
            if (name.Length == 0)
            {
                Refuse("没有写 name");
            }
            if (LocationDraft.Status(Text("status")) is not { } status)
            {
                Refuse($"status 应为 candidate、existing 或 forbidden，现在是“{Short(Text("status"))}”");
                return;
            }
            if (role != "demand")
            {
                draft.SitePlaces.Add(place);
                draft.Sites.Add(
                    new Site(name)
                    {
                        Cost = Number("cost", 0),
                        Capacity = Number("capacity", double.PositiveInfinity),
                        Status = status,
                    }
                );
            }
            if (role != "site")
            {
                draft.DemandPlaces.Add(place);
                draft.Demand.Add(
                    new DemandPoint(name, Number("weight", 1))
                    {
                        Volume = Text("volume").Length == 0 ? null : Number("volume", 0),
                        Division = Text("division") is { Length: > 0 } division ? division : null,
                    }
                );
            }
        }

        private string Text(string column) => Array.IndexOf(head, column) is var k and >= 0 ? cells[k].Trim() : "";

        private double Number(string column, double otherwise, bool signed = false)
        {
            var text = Text(column);
            if (text.Length == 0 && !signed)
            {
                return otherwise;
            }
            if (
                !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || !double.IsFinite(number)
            )
            {
                Refuse($"{column} 应为数，现在是“{Short(text)}”");
                return 0;
            }
            if (number < 0 && !signed)
            {
                Refuse($"{column} 不能为负，现在是 {text}");
                return 0;
            }
            return number;
        }

        private void Refuse(string sentence) => Fault ??= Fault.Invalid("location-file", $"第 {line} 行：{sentence}。");
    }
}
