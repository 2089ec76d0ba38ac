using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.Platform.Web;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;

namespace Yiju.Safety.Features;

/// <summary>
/// A device calls for help. The answer leaves as soon as the call is in the journal, whatever the database is doing; the incident
/// follows within a moment. Sent again with the same id it counts once.
/// </summary>
internal static class TakeSos
{
    private static readonly Fault WrongKey = Fault.Forbidden(
        "device-key",
        "设备序列号或密钥不对。请在平台的设备页重新绑定这台设备。"
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/sos", Take)
            .ForEveryone()
            .WithName("TakeSos")
            .WithSummary("A device calls for help, proved by its key in the header X-Device-Key.")
            .Produces<SosTaken>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> Take(
        SosCall call,
        HttpContext http,
        DeviceDirectory devices,
        SosJournal journal,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var faults = Check(call);
        if (faults.Count > 0)
        {
            return Problems.Of(faults, http);
        }
        var serial = call.Device!.Trim().ToUpperInvariant();
        var hash = DeviceDirectory.HashOf(http.Request.Headers["X-Device-Key"].ToString());
        if (await devices.Knows(serial, hash, ct) is false)
        {
            return Problems.Of([WrongKey], http, StatusCodes.Status401Unauthorized);
        }
        var key = $"device:{serial}:{call.Id}";
        var entry = new SosEntry(
            key,
            time.Instant(),
            Words.Trigger(call.Kind)!.Value,
            0,
            serial,
            Convert.ToHexString(hash),
            call.At?.UtcDateTime,
            call.Place?.Longitude,
            call.Place?.Latitude,
            0,
            "设备"
        );
        await journal.Append(entry, ct);
        return Results.Json(new SosTaken(serial, call.Id!, "accepted"), statusCode: StatusCodes.Status202Accepted);
    }

    private static List<Fault> Check(SosCall call)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(call.Device) || call.Device.Length > 64)
        {
            faults.Add(Fault.Invalid("device-missing", "请写设备序列号（最多 64 个字符）。", "device"));
        }
        if (string.IsNullOrWhiteSpace(call.Id) || call.Id.Length > 64)
        {
            faults.Add(
                Fault.Invalid("event-id-missing", "请给每次求助一个编号（最多 64 个字符），重发时用同一个编号。", "id")
            );
        }
        if (
            Words.Trigger(call.Kind)
            is not (TriggerKind.Button or TriggerKind.Fall or TriggerKind.Smoke or TriggerKind.NoMovement)
        )
        {
            faults.Add(
                Fault.Invalid(
                    "sos-kind",
                    $"求助类型“{call.Kind}”不认识。请写 button、fall、smoke 或 no-movement。",
                    "kind"
                )
            );
        }
        if (call.Place is { } p && (p.Longitude is < -180 or > 180 || p.Latitude is < -90 or > 90))
        {
            faults.Add(Fault.Invalid("place-range", "经度应在 -180 到 180 之间，纬度应在 -90 到 90 之间。", "place"));
        }
        return faults;
    }
}

/// <param name="Device">Serial number.</param>
/// <param name="Id">The device's own number of this call; the same when it is sent again.</param>
/// <param name="At">When it happened by the device's clock.</param>
/// <param name="Kind">button, fall, smoke or no-movement.</param>
internal sealed record SosCall(string? Device, string? Id, DateTimeOffset? At, string? Kind, SosPlace? Place);

/// <summary>Degrees, WGS 84.</summary>
internal sealed record SosPlace(double Longitude, double Latitude);

internal sealed record SosTaken(string Device, string Id, string State);
