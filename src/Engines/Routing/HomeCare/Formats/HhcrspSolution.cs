using System.Text.Json;
using Yiju.Kernel;
using Yiju.Kernel.Reading;
using Yiju.Kernel.Writing;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>Plans in the JSON of the University of Udine: routes with the arrival and departure time of each service.</summary>
public static class HhcrspSolution
{
    /// <summary>A plan of this instance; the arrival time is the start of the service.</summary>
    public static string Write(CareInstance instance, CarePlan plan) =>
        JsonText.Of(json =>
        {
            json.WriteStartArray("routes");
            for (var caregiver = 0; caregiver < plan.Routes.Count; caregiver++)
            {
                json.WriteStartObject();
                json.WriteString("caregiver_id", instance.Caregivers[caregiver].Id);
                json.WriteStartArray("locations");
                foreach (var stop in plan.Routes[caregiver])
                {
                    Write(json, instance.Patients[stop.Patient], stop);
                }
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });

    /// <summary>Reads what <see cref="Write(CareInstance, CarePlan)"/> and the published programs write; it need not be a good plan.</summary>
    /// <returns>The plan, or what is wrong, each with the path of the field.</returns>
    public static Outcome<CarePlan> Read(CareInstance instance, string text) =>
        JsonFile.Read<CarePlan>(text, root => Read(instance, root));

    private static void Write(Utf8JsonWriter json, CarePatient patient, CareStop stop)
    {
        var demand = patient.Demands[stop.Demand];
        json.WriteStartObject();
        json.WriteString("patient", patient.Id);
        json.WriteString("service", demand.Service);
        json.WriteNumber("arrival_time", stop.Start / 1000m);
        json.WriteNumber("departure_time", ((long)stop.Start + demand.Duration) / 1000m);
        json.WriteEndObject();
    }

    private static CarePlan Read(CareInstance instance, JsonField root)
    {
        var patients = Index(instance.Patients.Select(patient => patient.Id));
        var caregivers = Index(instance.Caregivers.Select(caregiver => caregiver.Id));
        var routes = caregivers.Select(_ => new List<CareStop>()).ToList();
        foreach (var route in root["routes"].Items())
        {
            var id = route["caregiver_id"];
            if (!caregivers.TryGetValue(id.Text(), out var caregiver))
            {
                id.Wrong("应为实例里的一个护理员");
                continue;
            }
            foreach (var location in route["locations"].Items())
            {
                if (Stop(location, instance, patients) is { } stop)
                {
                    routes[caregiver].Add(stop);
                }
            }
        }
        return new CarePlan(routes);
    }

    private static CareStop? Stop(JsonField field, CareInstance instance, Dictionary<string, int> patients)
    {
        var (patient, service) = (field["patient"].Text(), field["service"].Text());
        var start = Thousandths.Up(HhcrspJson.Minutes(field["arrival_time"])) ?? 0;
        var demand = patients.TryGetValue(patient, out var index)
            ? instance.Patients[index].Demands.ToList().FindIndex(demand => demand.Service == service)
            : -1;
        if (demand >= 0)
        {
            return new CareStop(index, demand, start);
        }
        field.Refuse($"实例里没有 {patient} 的 {service}");
        return null;
    }

    private static Dictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
}
