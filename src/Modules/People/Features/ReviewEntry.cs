using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.People.Features;

/// <summary>The town confirms an entry of a village, or sends it back with a comment on one field (REG-10).</summary>
internal sealed class ReviewEntry(PeopleDb db, DbSession session, WorkList work, AuditTrail audit)
{
    public static string Cause(long elderId) => $"entry:{elderId}";

    public async Task<Outcome<Done>> Return(long id, string? field, string? comment, CancellationToken ct)
    {
        if (await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        if (string.IsNullOrWhiteSpace(comment))
        {
            return Fault.Invalid("comment-missing", "要写清楚哪里不对、怎么改。", "comment");
        }
        if (field is null || !Fields.ContainsKey(field))
        {
            return Fault.Invalid("field-missing", "要选哪一项不对。", "field");
        }
        db.AllComments.Add(
            new EntryComment
            {
                Id = session.Ids.Next(),
                Division = elder.Division,
                SubjectId = id,
                Field = field,
                Text = comment.Trim(),
                By = session.Viewer.Name,
                At = session.Time.Instant(),
            }
        );
        elder.Entry = EntryState.Returned;
        await work.Ask(
            new WorkRequest(
                "people.correct",
                $"改正退回的登记：{Masking.Name(elder.Name)}（{Fields[field]}）",
                $"/elders/{id}/edit",
                elder.Division,
                id,
                Role.VillageWorker,
                Cause(id)
            ),
            ct
        );
        audit.Did("people.return", [id], detail: field);
        return default(Done);
    }

    public async Task<Outcome<Done>> Confirm(long id, CancellationToken ct)
    {
        if (await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        if (elder.Entry == EntryState.Returned)
        {
            return Fault.Refused("entry-returned", "这份登记已经退回，等村里改好再确认。");
        }
        elder.Entry = EntryState.Confirmed;
        await work.Finish(Cause(id), ct);
        audit.Did("people.confirm", [id]);
        return default(Done);
    }

    /// <summary>What a comment can be about: input names and their words.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } =
        new Dictionary<string, string>
        {
            ["name"] = "姓名",
            ["documentNumber"] = "证件号",
            ["birthDate"] = "出生日期",
            ["phone"] = "电话",
            ["address"] = "住址",
            ["livingSince"] = "居住起始日期",
            ["hukouDivision"] = "户籍",
            ["living"] = "居住情况",
            ["income"] = "收入类别",
            ["disabilityLevel"] = "残疾",
        };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/elders/{id:long}/return",
                (
                    long id,
                    [FromForm] string? field,
                    [FromForm] string? comment,
                    Commands commands,
                    ReviewEntry review,
                    ShowElder show,
                    AuditTrail audit,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => review.Return(id, field, comment, ct),
                        _ => $"/elders/{id}",
                        () => ShowElder.Show(id, show, audit, http, ct),
                        ct
                    )
            )
            .For(PeopleRoles.Reviewers)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/elders/{id:long}/confirm",
                (long id, Commands commands, ReviewEntry review, HttpContext http, CancellationToken ct) =>
                    commands.Form(
                        () => review.Confirm(id, ct),
                        _ => $"/elders/{id}",
                        faults => Problems.Of(faults, http),
                        ct
                    )
            )
            .For(PeopleRoles.Reviewers)
            .ExcludeFromDescription();
    }
}
