using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>The list of devices with the silent ones first on demand; binding and unbinding.</summary>
internal static class ManageDevices
{
    private const int PageSize = 50;

    private static readonly Role[] Readers = [.. Roles.Territory, Role.DutyAgent];
    private static readonly Role[] Binders = [Role.VillageWorker, Role.StationWorker, Role.TownOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/devices", List).For(Readers).ExcludeFromDescription();
        routes.MapGet("/devices/new", New).For(Binders).ExcludeFromDescription();
        routes.MapForm("/devices/new", Bind).For(Binders).ExcludeFromDescription();
        routes.MapPost("/devices/{id:long}/unbind", Unbind).For(Binders).ExcludeFromDescription();
        routes
            .MapPost("/api/devices", BindApi)
            .For(Binders)
            .WithName("BindDevice")
            .WithSummary("Binds a device to an elder and answers its key, once.")
            .Produces<BoundDevice>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        routes
            .MapPost("/api/devices/{id:long}/unbind", UnbindApi)
            .For(Binders)
            .WithName("UnbindDevice")
            .WithSummary("Takes a device off its elder.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(
        SafetyDb db,
        IElders elders,
        DivisionStore divisions,
        Limits limits,
        Viewer viewer,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct,
        bool silent = false,
        string? after = null
    )
    {
        var now = time.Instant();
        var set = await limits.Of(viewer.Division.Value, time.Today(), ct);
        var silentSince = set.Of(LimitName.Silent) is { } seconds ? now.AddSeconds(-seconds) : (DateTime?)null;
        var all = db.Devices.AsNoTracking();
        var quiet = all.Where(d =>
            d.SubjectId != 0 && d.SuspendedAt == null && (d.LastSeenAt == null || d.LastSeenAt < silentSince)
        );
        var rows = silent ? quiet : all;
        var (count, quietCount) = (await rows.CountAsync(ct), silentSince is null ? 0 : await quiet.CountAsync(ct));
        var start = Cursor.Unpack(after, 1)?[0];
        var page = await rows.Where(d => start == null || string.Compare(d.Serial, start) > 0)
            .OrderBy(d => d.Serial)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var shown = page.Take(PageSize).ToList();
        var cards = await elders.Cards([.. shown.Select(d => d.SubjectId).Where(s => s != 0).Distinct()], ct);
        var tree = await divisions.Tree(ct);
        await audit.Looked("safety.devices", cards.Keys);
        var model = new DevicesModel(
            now,
            [.. shown.Select(d => Row(d, cards.GetValueOrDefault(d.SubjectId)?.Name, tree, silentSince))],
            count,
            quietCount,
            silent,
            page.Count > PageSize ? Cursor.Pack(shown[^1].Serial) : null,
            viewer.Is(Binders)
        );
        return Page.Of<DevicesPage>("设备", model);
    }

    private static DeviceRow Row(Device d, string? name, DivisionTree tree, DateTime? silentSince) =>
        new(
            d.Id,
            d.Serial,
            d.Kind.Say(),
            name,
            tree.PathOf(d.Division),
            d.LastSeenAt,
            d.BatteryPercent,
            d.SubjectId == 0 ? "没有绑定"
                : d.SuspendedAt is not null ? "已暂停"
                : d.LastSeenAt is null || d.LastSeenAt < silentSince ? "没有信号"
                : "正常"
        );

    private static IResult New(string? elder) =>
        Page.Of<BindDevicePage>("绑定设备", new BindDeviceModel(new BindForm(null, "button", elder), [], null));

    private static async Task<IResult> Bind(
        [FromForm] BindForm form,
        Platform.Data.DbSession session,
        Devices devices,
        CancellationToken ct
    )
    {
        var bound = await session.Commit(() => devices.Bind(form, ct), ct);
        // The key is shown once and kept nowhere, so the answer is the page itself and not a redirect.
        return Page.Of<BindDevicePage>(
            "绑定设备",
            new BindDeviceModel(form, bound.Faults, bound.Ok ? bound.Value : null),
            bound.Ok ? StatusCodes.Status200OK : Problems.Status(bound.Faults[0].Kind)
        );
    }

    private static async Task<IResult> BindApi(
        BindForm form,
        HttpContext http,
        Platform.Data.DbSession session,
        Devices devices,
        CancellationToken ct
    )
    {
        var bound = await session.Commit(() => devices.Bind(form, ct), ct);
        return bound.Ok
            ? Results.Json(bound.Value, Platform.Json.Options, statusCode: StatusCodes.Status201Created)
            : Problems.Of(bound.Faults, http);
    }

    private static Task<IResult> Unbind(
        long id,
        Commands commands,
        Devices devices,
        HttpContext http,
        CancellationToken ct
    ) => commands.Form(() => devices.Unbind(id, ct), _ => "/devices", f => Problems.Of(f, http), ct);

    private static Task<IResult> UnbindApi(long id, Commands commands, Devices devices, CancellationToken ct) =>
        commands.Api(() => devices.Unbind(id, ct), _ => Commands.Answer.Ok(new { state = "unbound" }), ct);
}
