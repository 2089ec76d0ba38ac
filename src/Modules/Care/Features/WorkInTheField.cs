using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Field;
using Yiju.Platform.Web;

namespace Yiju.Care.Features;

/// <summary>The worker's phone without signal: the page, the day's package and the way back for what was recorded (SVC-07, SVC-11).</summary>
internal sealed class WorkInTheField(
    CareDb db,
    DbSession session,
    Who who,
    IElders elders,
    Catalogue catalogue,
    AuditTrail audit
)
{
    /// <summary>What a stranger needs to know before ringing; the rest of the record stays at home.</summary>
    private static readonly string[] NeedsToKnow =
    [
        TagCodes.Alone,
        TagCodes.LostAbility,
        TagCodes.SemiLostAbility,
        TagCodes.Cognitive,
        TagCodes.Disabled,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/field/visits", Shell).For(Role.CareWorker).ExcludeFromDescription();
        routes
            .MapGet("/api/visits/field/package", (WorkInTheField field, CancellationToken ct) => field.Package(ct))
            .For(Role.CareWorker)
            .WithTags("Care")
            .WithName("VisitFieldPackage")
            .WithSummary("护理员今天的服务，离线用")
            .Produces<FieldPackage>();
        routes
            .MapPost("/api/visits/field/events", Sync)
            .For(Role.CareWorker)
            .WithTags("Care")
            .WithName("SyncVisitField")
            .WithSummary("离线页上传的记录；重复、乱序都只算一次")
            .Produces<SentAnswer>();
    }

    private static IResult Shell(Viewer viewer) =>
        Page.Of<FieldPage>("上门服务", new FieldModel(viewer.AccountId.ToString(CultureInfo.InvariantCulture)));

    private static Task<IResult> Sync(
        [FromBody] SentEvents sent,
        TakeFieldEvents take,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api<SentAnswer>(
            async () => sent.Wrong is { } wrong ? wrong : await take.Work(sent.Events!, ct),
            Commands.Answer.Ok,
            ct
        );

    private async Task<IResult> Package(CancellationToken ct)
    {
        var worker = await who.WorkerId(ct);
        var today = session.Time.Today();
        var visits = await db
            .AllVisits.AsNoTracking()
            .Where(v => v.WorkerId == worker && worker != null && v.PlannedOn == today)
            .Where(v => v.State != VisitState.Cancelled && v.State != VisitState.Paused)
            .OrderBy(v => v.PlannedAt)
            .ThenBy(v => v.Id)
            .ToListAsync(ct);
        var ids = visits.Select(v => v.Id).ToArray();
        var told = await db.VisitEvents.AsNoTracking().Where(e => ids.Contains(e.VisitId)).ToListAsync(ct);
        var cards = await elders.Cards([.. visits.Select(v => v.SubjectId).Distinct()], ct);
        await audit.Looked("care.package", cards.Keys);
        var byVisit = told.ToLookup(e => e.VisitId);
        var tasks = visits
            .Where(v => cards.ContainsKey(v.SubjectId))
            .Select(v => TaskOf(v, cards[v.SubjectId], [.. byVisit[v.Id]]));
        return Results.Json(new FieldPackage("今天的服务", [.. tasks]), Platform.Json.Options);
    }

    private FieldTask TaskOf(Visit visit, ElderCard elder, IReadOnlyList<VisitEvent> told)
    {
        var item = catalogue.Find(visit.ItemCode);
        var needs = elder.Tags.Where(NeedsToKnow.Contains).Select(TagCodes.Word).ToArray();
        List<string> lines =
        [
            $"{Ui.Say.Clock(visit.PlannedAt)}　{item?.Name ?? visit.ItemCode}（{visit.PlannedMinutes} 分钟）",
            elder.Address,
        ];
        if (needs.Length > 0)
        {
            lines.Add($"留意：{string.Join('、', needs)}");
        }
        return new FieldTask(
            visit.Id,
            elder.Name,
            lines,
            VisitSteps.Of(visit, item, elder, told, catalogue.Rules),
            "做完了。记录送到后，老人会收到请他确认的消息。"
        );
    }
}
