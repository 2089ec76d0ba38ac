using System.Text.Json;
using Yiju.Kernel.Writing;
using Yiju.Routing.Rosters.Bounding;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Constraints;
using Yiju.Routing.Rosters.Explaining;
using Yiju.Routing.Rosters.Replanning;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Writes answers: plans with what they leave out and cost, explanations, changes.</summary>
public static class AnswerJson
{
    /// <summary>The plan, what is left out and why, what it costs, and its routes as GeoJSON.</summary>
    public static void Plan(Stream output, RosterProblem problem, RosterPlan plan) =>
        JsonText.Write(output, json => Plan(json, problem, plan));

    /// <summary>As <see cref="Plan(Stream, RosterProblem, RosterPlan)"/>, with the changes.</summary>
    public static void Replanned(Stream output, Replanned answer) =>
        JsonText.Write(
            output,
            json =>
            {
                Plan(json, answer.Problem, answer.Plan);
                Changes(json, answer);
            }
        );

    public static void Breaches(Stream output, IReadOnlyList<Breach> breaches) =>
        JsonText.Write(
            output,
            json =>
            {
                json.WriteBoolean("ok", breaches.Count == 0);
                json.WriteStartArray("breaches");
                foreach (var breach in breaches)
                {
                    json.WriteStartObject();
                    json.WriteString("constraint", breach.Constraint);
                    json.WriteString("sentence", breach.Sentence);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );

    public static void Explanation(Stream output, RosterProblem problem, VisitExplanation explanation) =>
        JsonText.Write(
            output,
            json =>
            {
                json.WriteString("visit", explanation.Visit);
                json.WriteBoolean("second", explanation.Second);
                json.WriteStartArray("workers");
                foreach (var answer in explanation.Workers)
                {
                    Answer(json, problem, answer);
                }
                json.WriteEndArray();
            }
        );

    private static void Plan(Utf8JsonWriter json, RosterProblem problem, RosterPlan plan)
    {
        var day = problem.Data.FirstDay;
        json.WriteString("format", PlanJson.Format);
        json.WriteStartArray("tours");
        foreach (var tour in plan.Tours)
        {
            json.WriteStartObject();
            json.WriteString("worker", tour.Worker);
            json.WriteNumber("shift", tour.Shift);
            json.WriteString("leave", TimeText.Write(tour.Leave, day));
            json.WriteStartArray("stops");
            foreach (var stop in tour.Stops)
            {
                Stop(json, stop, day);
            }
            json.WriteEndArray();
            json.WriteString("back", TimeText.Write(tour.Back, day));
            json.WriteNumber("travelBackSeconds", tour.TravelBack);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        LeftOut(json, problem, plan);
        Costs(json, "cost", PlanCosts.Of(problem, plan));
        Bound(json, PlanBound.Of(problem));
        RouteGeoJson.Write(json, problem, plan);
    }

    private static void Stop(Utf8JsonWriter json, Stop stop, DateOnly day)
    {
        json.WriteStartObject();
        json.WriteString(
            "kind",
            stop.Kind switch
            {
                StopKind.Visit => "visit",
                StopKind.Break => "break",
                StopKind.Reload => "reload",
            }
        );
        if (stop.Visit is not null)
        {
            json.WriteString("visit", stop.Visit);
            json.WriteBoolean("second", stop.Second);
        }
        json.WriteString("arrival", TimeText.Write(stop.Arrival, day));
        json.WriteString("start", TimeText.Write(stop.Start, day));
        json.WriteString("end", TimeText.Write(stop.End, day));
        json.WriteNumber("travelSeconds", stop.Travel);
        json.WriteEndObject();
    }

    private static void LeftOut(Utf8JsonWriter json, RosterProblem problem, RosterPlan plan)
    {
        json.WriteStartArray("unassigned");
        var explainer = PlanExplainer.Of(problem, plan);
        foreach (var visit in explainer.Ok ? explainer.Value.LeftOut() : [])
        {
            json.WriteStartObject();
            json.WriteString("visit", visit.Visit);
            json.WriteStartArray("reasons");
            foreach (var reason in visit.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("constraint", reason.Constraint);
                json.WriteString("title", reason.Title);
                json.WriteNumber("workers", reason.Workers);
                json.WriteString("example", reason.Example);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("help", visit.Help);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Costs(Utf8JsonWriter json, string name, IReadOnlyList<PartCost> parts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("minutes", Round(parts.Sum(p => p.Minutes)));
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("part", char.ToLowerInvariant(part.Part.ToString()[0]) + part.Part.ToString()[1..]);
            json.WriteString("title", ObjectiveParts.Title(part.Part));
            json.WriteNumber("amount", Round(part.Amount));
            json.WriteString("unit", part.Unit);
            json.WriteNumber("minutes", Round(part.Minutes));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Bound(Utf8JsonWriter json, PlanBound bound)
    {
        json.WriteStartObject("bound");
        json.WriteNumber("minutes", Round(bound.Minutes));
        json.WriteNumber("serving", Round(bound.Serving));
        json.WriteNumber("impossible", Round(bound.Impossible));
        json.WriteNumber("short", Round(bound.Short));
        json.WriteEndObject();
    }

    private static void Answer(Utf8JsonWriter json, RosterProblem problem, WorkerAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("worker", answer.Worker);
        json.WriteBoolean("present", answer.IsPresent);
        json.WriteBoolean("possible", answer.Best is not null);
        json.WriteStartArray("objections");
        foreach (var objection in answer.Objections)
        {
            json.WriteStartObject();
            json.WriteString("constraint", objection.Constraint);
            json.WriteString("title", objection.Title);
            json.WriteString("sentence", objection.Sentence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (answer.Best is { } best)
        {
            json.WriteString("after", best.After);
            json.WriteString("start", TimeText.Write(best.Start, problem.Data.FirstDay));
            json.WriteNumber("minutes", Round(best.Minutes));
            if (best.Parts.Count > 0)
            {
                Costs(json, "difference", best.Parts);
            }
        }
        json.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter json, Replanned answer)
    {
        var day = answer.Problem.Data.FirstDay;
        json.WriteStartArray("changes");
        foreach (var change in answer.Changes)
        {
            json.WriteStartObject();
            json.WriteString("visit", change.Visit);
            json.WriteBoolean("second", change.Second);
            json.WriteString("fromWorker", change.FromWorker);
            json.WriteString("toWorker", change.ToWorker);
            json.WriteString("fromStart", change.FromStart is { } from ? TimeText.Write(from, day) : null);
            json.WriteString("toStart", change.ToStart is { } to ? TimeText.Write(to, day) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static double Round(double value) => Math.Round(value, 2);
}
