using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Platform.Work;
using Yiju.Safety.Data;
using Yiju.Safety.Intake;

namespace Yiju.Safety.Features;

/// <summary>A device says that it lives and how full its battery is; a low battery becomes work for the village.</summary>
internal static class Heartbeat
{
    private const int LowBattery = 20;

    private static readonly Fault WrongKey = Fault.Forbidden("device-key", "设备序列号或密钥不对。");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/devices/heartbeat", Beat)
            .ForEveryone()
            .WithName("DeviceHeartbeat")
            .WithSummary("A device says that it lives, proved by its key in the header X-Device-Key.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<IResult> Beat(
        HeartbeatBody body,
        HttpContext http,
        DeviceDirectory directory,
        DbSession session,
        SafetyDb db,
        WorkList work,
        CancellationToken ct
    )
    {
        var serial = body.Device?.Trim().ToUpperInvariant() ?? "";
        var hash = DeviceDirectory.HashOf(http.Request.Headers["X-Device-Key"].ToString());
        if (await directory.Knows(serial, hash, ct) is not true)
        {
            return Problems.Of([WrongKey], http, StatusCodes.Status401Unauthorized);
        }
        if (body.Battery is < 0 or > 100)
        {
            return Problems.Of([Fault.Invalid("battery-range", "电量应在 0 到 100 之间。", "battery")], http);
        }
        await session.Commit<Done>(
            async () =>
            {
                var device = await db.AllDevices.SingleAsync(d => d.Serial == serial, ct);
                device.LastSeenAt = session.Time.Instant();
                device.BatteryPercent = body.Battery ?? device.BatteryPercent;
                if (device is { SubjectId: not 0, BatteryPercent: < LowBattery })
                {
                    await work.Ask(Charge(device), ct);
                }
                else
                {
                    await work.Finish($"device:{device.Id}", ct);
                }
                return default(Done);
            },
            ct
        );
        return Results.NoContent();
    }

    private static WorkRequest Charge(Domain.Device device) =>
        new(
            "safety.battery",
            $"设备 {device.Serial} 电量低，请上门充电或换电池",
            "/devices",
            device.Division,
            device.SubjectId,
            Role.VillageWorker,
            $"device:{device.Id}"
        );
}

/// <param name="Battery">Per cent; null when the device does not know.</param>
internal sealed record HeartbeatBody(string? Device, int? Battery);
