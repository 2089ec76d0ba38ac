using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Routing.Vehicles;

/// <summary>The text format of Solomon's instances, which Gehring and Homberger's have too, and of their solutions.</summary>
public static class SolomonFormat
{
    private const string Columns = "编号、横坐标、纵坐标、需求、最早、最晚、服务时长";
    private const int LongestShown = 20;

    /// <summary>True when the text begins like an instance of this format: within three lines one says VEHICLE.</summary>
    public static bool Recognises(string text)
    {
        using var lines = new StringReader(text);
        var seen = 0;
        while (seen < 3 && lines.ReadLine() is { } line)
        {
            seen += string.IsNullOrWhiteSpace(line) ? 0 : 1;
            if (IsHeading(line, "VEHICLE"))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Reads an instance; what is wrong with it comes as one sentence with the line.</summary>
    public static Outcome<VehicleProblem> Read(TextReader text)
    {
        var reader = new Reader(text);
        return reader.Read();
    }

    /// <summary>Writes one line for each route, then the distance.</summary>
    public static void Write(TextWriter text, VehicleProblem problem, VehiclePlan plan, LegLengths lengths)
    {
        for (var i = 0; i < plan.Routes.Count; i++)
        {
            text.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"Route #{i + 1}: {string.Join(' ', plan.Routes[i])}")
            );
        }
        var cost = plan.Distance(problem, lengths);
        var digits = lengths == LegLengths.TruncatedToTenths ? "0.0" : "0.0000";
        text.WriteLine("Cost " + cost.ToString(digits, CultureInfo.InvariantCulture));
    }

    private static bool IsHeading(string line, string heading) =>
        line.AsSpan().Trim().StartsWith(heading, StringComparison.OrdinalIgnoreCase);

    private sealed class Reader(TextReader text)
    {
        private readonly List<VehicleStop> stops = [];
        private int number;
        private string? held;

        public Outcome<VehicleProblem> Read()
        {
            var name = Next()?.Trim();
            if (name is null)
            {
                return Fault.Invalid("vrptw-empty", "文件是空的。");
            }
            if (IsHeading(name, "VEHICLE"))
            {
                name = "";
            }
            else if (!SkipTo("VEHICLE", ""))
            {
                return Fault.Invalid("vrptw-format", "不是 Solomon 格式：没有 VEHICLE 一行。");
            }
            return ReadFleet() is var fleet && fleet.Ok ? ReadStops(name, fleet.Value) : fleet.As<VehicleProblem>();
        }

        private Outcome<(int Vehicles, double Capacity)> ReadFleet()
        {
            if (!SkipTo("", "NUMBER") || Next() is not { } line)
            {
                return Fault.Invalid("vrptw-fleet", "VEHICLE 之后没有车辆数和载量一行。");
            }
            var words = Words(line);
            if (words.Length != 2)
            {
                return Wrong(line, "应为车辆数、载量两个数");
            }
            if (!int.TryParse(words[0], CultureInfo.InvariantCulture, out var vehicles) || vehicles < 0)
            {
                return Wrong(words[0], "车辆数应为不小于 0 的整数");
            }
            return Value(words[1], 0) is { } capacity
                ? (vehicles, capacity)
                : Wrong(words[1], $"载量应在 0 到 {VehicleProblem.Largest:0} 之间");
        }

        private Outcome<VehicleProblem> ReadStops(string name, (int Vehicles, double Capacity) fleet)
        {
            if (!SkipTo("CUSTOMER", ""))
            {
                return Fault.Invalid("vrptw-format", "车辆之后没有 CUSTOMER 一行。");
            }
            while (Next() is { } line)
            {
                if (stops.Count == 0 && IsHeading(line, "CUST"))
                {
                    continue;
                }
                if (ReadStop(line) is { } fault)
                {
                    return fault;
                }
            }
            return stops.Count == 0
                ? Fault.Invalid("vrptw-depot", "CUSTOMER 之后没有编号为 0 的车场一行。")
                : new VehicleProblem(name, fleet.Vehicles, fleet.Capacity, stops);
        }

        private Fault? ReadStop(string line)
        {
            var words = Words(line);
            if (words.Length != 7)
            {
                return Wrong(line, $"应为 7 列（{Columns}），实有 {words.Length} 列");
            }
            if (words[0] != stops.Count.ToString(CultureInfo.InvariantCulture))
            {
                return Wrong(words[0], $"编号应为 {stops.Count}，从车场 0 起逐个递增");
            }
            if (stops.Count > VehicleProblem.MostCustomers)
            {
                return Wrong(words[0], $"最多 {VehicleProblem.MostCustomers} 个客户");
            }
            Span<double> values = stackalloc double[7];
            for (var column = 1; column < 7; column++)
            {
                var least = column is 3 or 6 ? 0 : -VehicleProblem.Largest;
                if (Value(words[column], least) is not { } value)
                {
                    var range = least == 0 ? "应在 0 到" : "绝对值不应超过";
                    return Wrong(
                        words[column],
                        $"第 {column + 1} 列{range} {VehicleProblem.Largest:0}{(least == 0 ? " 之间" : "")}"
                    );
                }
                values[column] = value;
            }
            if (values[5] < values[4])
            {
                return Wrong($"{words[4]} {words[5]}", "时间窗的结束早于开始");
            }
            stops.Add(new VehicleStop(values[1], values[2], values[3], values[4], values[5], values[6]));
            return null;
        }

        private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        private static double? Value(string word, double least) =>
            double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= VehicleProblem.Largest
                ? value
                : null;

        /// <summary>Goes behind the line with the heading; with no heading, behind an optional line of column names.</summary>
        private bool SkipTo(string heading, string optional)
        {
            if (heading.Length == 0)
            {
                return Next() is { } line && (IsHeading(line, optional) || PutBack(line));
            }
            return Next() is { } found && IsHeading(found, heading);
        }

        private bool PutBack(string line)
        {
            held = line;
            return true;
        }

        private string? Next()
        {
            if (held is { } line)
            {
                held = null;
                return line;
            }
            do
            {
                line = text.ReadLine();
                number++;
            } while (line is not null && string.IsNullOrWhiteSpace(line));
            return line;
        }

        private Fault Wrong(string what, string shouldBe)
        {
            var shown = what.Trim();
            shown = shown.Length > LongestShown ? shown[..LongestShown] + "…" : shown;
            return Fault.Invalid("vrptw-line", $"第 {number} 行“{shown}”：{shouldBe}。");
        }
    }
}
