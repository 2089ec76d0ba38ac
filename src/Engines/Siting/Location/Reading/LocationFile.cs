using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>An instance and what its file asks about it.</summary>
public sealed record LocationCase(LocationInstance Instance, LocationQuestion Question);

/// <summary>Reads an instance of any form: OR-Library, coordinates, our JSON or CSV. The text itself shows which.</summary>
public static class LocationFile
{
    /// <param name="problem">Which problem is asked about; tells OR-Library's forms apart.</param>
    /// <param name="capacity">What the word “capacity” in capa, capb and capc stands for.</param>
    /// <param name="threads">The result is the same for any number.</param>
    /// <returns>A fault names the line or the field.</returns>
    public static Outcome<LocationCase> Read(
        string text,
        LocationProblem problem,
        double? capacity = null,
        int threads = 1
    )
    {
        var begin = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (begin.IsEmpty)
        {
            return Fault.Invalid("location-file", "文件是空的。");
        }
        if (begin[0] == '{')
        {
            return LocationJson.Read(text, problem);
        }
        if (char.IsLetter(begin[0]))
        {
            return LocationCsv.Read(text, problem);
        }
        switch (problem)
        {
            case LocationProblem.PMedian or LocationProblem.PCenter:
                var graph = OrLibrary.ReadGraph(text, threads);
                return graph.Ok
                    ? new LocationCase(graph.Value.Instance, new LocationQuestion(problem) { P = graph.Value.P })
                    : Explained(graph.As<LocationCase>(), "节点、边、p 开头的图（pmed）");
            case LocationProblem.MaximalCovering:
                var points = OrLibrary.ReadCoordinates(text);
                return points.Ok
                    ? new LocationCase(points.Value, new LocationQuestion(problem))
                    : Explained(points.As<LocationCase>(), "点数开头、每行“横坐标 纵坐标 人数”的文件");
            default:
                var plants = OrLibrary.ReadPlants(text, capacity ?? double.PositiveInfinity);
                return plants.Ok
                    ? new LocationCase(plants.Value, new LocationQuestion(problem))
                    : Explained(plants.As<LocationCase>(), "地点数、需求点数开头的文件（cap）");
        }
    }

    /// <summary>Says what was expected, in case the file is of another form.</summary>
    private static Outcome<LocationCase> Explained(Outcome<LocationCase> refused, string form)
    {
        List<Fault> faults = [.. refused.Faults.Select(f => f with { Sentence = $"{f.Sentence}这里应是{form}。" })];
        return faults;
    }
}
