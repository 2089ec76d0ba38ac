using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>Plans in the JSON of the University of Udine: routes with the arrival and departure time of each service.</summary>
public static class HhcrspSolution
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A plan of this instance; the arrival time is the start of the service.</summary>
    public static string Write(CareInstance instance, CarePlan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
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
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads what <see cref="Write(CareInstance, CarePlan)"/> and the published programs write; it need not be a good plan.</summary>
    public static Outcome<CarePlan> Read(CareInstance instance, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(instance, document.RootElement);
        }
        catch (JsonException error)
        {
            return Fault.Invalid("home-care-json", "方案的 JSON 写错了。", $"第 {error.LineNumber + 1} 行");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Fault.Invalid(
                "home-care-solution",
                "方案不完整：routes 里每条路线要有 caregiver_id 和 locations，每一站要有 patient、service、arrival_time。",
                "routes"
            );
        }
    }

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

    private static Outcome<CarePlan> Read(CareInstance instance, JsonElement root)
    {
        var patients = Index(instance.Patients.Select(patient => patient.Id));
        var caregivers = Index(instance.Caregivers.Select(caregiver => caregiver.Id));
        var routes = caregivers.Select(_ => new List<CareStop>()).ToList();
        foreach (var route in root.GetProperty("routes").EnumerateArray())
        {
            var id = route.GetProperty("caregiver_id").GetString() ?? "";
            if (!caregivers.TryGetValue(id, out var caregiver))
            {
                return Fault.Invalid("home-care-solution", $"实例里没有护理员 {id}。", "routes");
            }
            foreach (var location in route.GetProperty("locations").EnumerateArray())
            {
                var patient = location.GetProperty("patient").GetString() ?? "";
                var service = location.GetProperty("service").GetString();
                var index = patients.GetValueOrDefault(patient, -1);
                var demand =
                    index < 0
                        ? -1
                        : instance.Patients[index].Demands.ToList().FindIndex(demand => demand.Service == service);
                if (demand < 0 || Thousandths.Up(location.GetProperty("arrival_time").GetDecimal()) is not { } start)
                {
                    return Fault.Invalid("home-care-solution", $"实例里没有 {patient} 的 {service}。", "routes");
                }
                routes[caregiver].Add(new CareStop(index, demand, start));
            }
        }
        return new CarePlan(routes);
    }

    private static Dictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
}
