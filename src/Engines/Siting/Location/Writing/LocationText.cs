using System.Text.Json;
using Yiju.Kernel.Writing;

namespace Yiju.Siting.Location.Writing;

/// <summary>A result as JSON: what the independent checkers read (<c>open</c>, <c>assign</c>, <c>flow</c>, from 1), and why.</summary>
public static class LocationText
{
    public static string Json(LocationInstance instance, LocationQuestion question, LocationResult result) =>
        JsonText.Of(json =>
        {
            json.WriteString("problem", Name(question.Problem));
            json.WriteString("status", Name(result.Status));
            json.Amount("cost", result.Cost);
            json.Amount("bound", result.Bound);
            json.WriteNumber("gap", result.Gap);
            Numbers(json, "open", result.Open.Select(site => site.Site + 1));
            if (result.Assignment.Count > 0 && result.Assignment.All(site => site >= 0))
            {
                Numbers(json, "assign", result.Assignment.Select(site => site + 1));
            }
            Flows(json, result);
            json.List("parts", result.Parts, part => json.Amount(part.Name, part.Value));
            Sites(json, instance, result);
            Divisions(json, result);
            Unreached(json, instance, result);
            json.Steps(result.Steps);
        }) + "\n";

    /// <summary>What came out, for somebody who reads no JSON.</summary>
    public static string Sentence(LocationInstance instance, LocationResult result)
    {
        var lost = result.Unreachable.Count == 0 ? "" : Lost(instance, result);
        return result.Status switch
        {
            ResultStatus.Proved => $"已证明最优：费用 {result.Cost:0.###}，开设 {result.Open.Count} 个。{lost}",
            ResultStatus.Found =>
                $"找到的最好：费用 {result.Cost:0.###}，下界 {result.Bound:0.###}，至多还能好 {result.Gap:P3}。{lost}",
            ResultStatus.Infeasible => $"没有满足全部条件的方案。{lost}",
            ResultStatus.Nothing => $"时间内没有找到方案。{lost}",
        };
    }

    public static string Name(ResultStatus status) =>
        status switch
        {
            ResultStatus.Proved => "proved",
            ResultStatus.Found => "found",
            ResultStatus.Infeasible => "infeasible",
            ResultStatus.Nothing => "nothing",
        };

    /// <summary>The problem as the command line calls it.</summary>
    public static string Name(LocationProblem problem) =>
        problem switch
        {
            LocationProblem.PMedian => "pmedian",
            LocationProblem.PCenter => "pcenter",
            LocationProblem.MaximalCovering => "mclp",
            LocationProblem.Uncapacitated => "ufl",
            LocationProblem.Capacitated => "cfl",
        };

    private static string Lost(LocationInstance instance, LocationResult result)
    {
        var names = string.Join('、', result.Unreachable.Take(5).Select(point => instance.Demand[point].Name));
        var weight = result.Unreachable.Sum(point => instance.Demand[point].Weight);
        return $"有 {result.Unreachable.Count} 个需求点（{weight:0.###}）没有地点到得了：{names}{(result.Unreachable.Count > 5 ? " 等" : "")}。";
    }

    private static void Flows(Utf8JsonWriter json, LocationResult result)
    {
        if (result.Flows.Count == 0)
        {
            return;
        }
        json.WriteStartArray("flow");
        foreach (var flow in result.Flows)
        {
            json.WriteStartArray();
            json.WriteNumberValue(flow.Point + 1);
            json.WriteNumberValue(flow.Site + 1);
            json.WriteNumberValue(flow.Share);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Sites(Utf8JsonWriter json, LocationInstance instance, LocationResult result) =>
        json.List(
            "sites",
            result.Open,
            site =>
            {
                json.WriteString("name", instance.Sites[site.Site].Name);
                json.WriteNumber("points", site.Points);
                json.WriteNumber("load", site.Load);
            }
        );

    private static void Divisions(Utf8JsonWriter json, LocationResult result) =>
        json.List(
            "divisions",
            result.Divisions,
            division =>
            {
                json.WriteString("name", division.Name);
                json.WriteNumber("weight", division.Weight);
                json.WriteNumber("mean", division.Mean);
                json.WriteNumber("worst", division.Worst);
                if (division.Covered is { } covered)
                {
                    json.WriteNumber("covered", covered);
                }
                json.WriteNumber("unserved", division.Unserved);
            }
        );

    private static void Unreached(Utf8JsonWriter json, LocationInstance instance, LocationResult result)
    {
        json.WriteStartArray("unreachable");
        foreach (var point in result.Unreachable)
        {
            json.WriteStringValue(instance.Demand[point].Name);
        }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }
        json.WriteEndArray();
    }
}
