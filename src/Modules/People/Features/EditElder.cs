using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Facts;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.People.Features;

/// <summary>Corrects a record or says what changed and from when; answers comments of the town (REG-08, REG-10).</summary>
internal sealed class EditElder(
    PeopleDb db,
    DbSession session,
    Secrets secrets,
    Versions versions,
    Registrar registrar,
    TagKeeper tags,
    Headcount headcount,
    GroupCounter counter,
    ElderGrants grants,
    FactStore facts,
    WorkList work,
    AuditTrail audit
)
{
    private const string Unchanged = "*";

    /// <summary>
    /// Replaces what is known. Numbers that are left as they are shown (masked, with *) stay. Division changes are moves, not edits.
    /// </summary>
    public async Task<Outcome<Elder>> Edit(long id, ElderInput input, CancellationToken ct)
    {
        counter.Clear();
        if (await db.Elders.SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return ShowElder.Unknown;
        }
        if (input.Version is { Length: > 0 } version && version != $"{elder.Version}")
        {
            return Fault.Stale("elder-changed", "别人刚改过这份档案。请打开最新的内容，再改一次。");
        }
        var today = session.Time.Today();
        var placed = await registrar.Placed(input, ct);
        if (!placed.Ok)
        {
            return placed.As<Elder>();
        }
        var reader = new InputReader(Filled(placed.Value, elder), today);
        var next = reader.Read();
        var from = reader.Day(input.From, "from", "变化日期");
        if (reader.Faults.Count > 0)
        {
            return reader.Faults;
        }
        if (next.Division != elder.Division)
        {
            return Fault.Refused(
                "division-is-move",
                "换了村（社区），请在“生活变化”里登记迁居，不要直接改。",
                "division"
            );
        }
        if (from is { } day && (day > today || day < elder.ValidFrom))
        {
            return Fault.Invalid("from-range", $"变化日期要在 {elder.ValidFrom:yyyy年M月d日} 到今天之间。", "from");
        }
        if (await registrar.Duplicate(next, id, ct) is { } known)
        {
            return known;
        }
        await Apply(elder, next, from, ct);
        return elder;
    }

    private async Task Apply(Elder elder, NewElder next, DateOnly? from, CancellationToken ct)
    {
        var birthBefore = elder.BirthOn;
        if (from is { } day)
        {
            versions.ChangeFrom(elder, day);
        }
        else
        {
            versions.Correct(elder);
        }
        Take(elder, next);
        await versions.Rekey(elder, ct);
        var since = from ?? elder.ValidFrom;
        foreach (var fact in RecordMaker.OwnFacts(elder, next.ResidencePermit).Concat(next.Facts))
        {
            await facts.State(
                elder.SubjectId,
                fact.Key,
                fact.Value,
                fact.From ?? since,
                "registration",
                ct,
                fact.Evidence
            );
        }
        if (birthBefore != elder.BirthOn)
        {
            await headcount.CorrectBirth(elder, birthBefore, ct);
        }
        await grants.SyncHukou(elder, ct);
        await tags.Recompute(elder, since, ct);
        await counter.Flush(ct);
        await AnswerComments(elder, ct);
        audit.Did("people.edit", [elder.SubjectId], detail: $"{{\"version\":{elder.Version}}}");
    }

    private void Take(Elder elder, NewElder next)
    {
        elder.Name = next.Name;
        elder.Sex = next.Sex;
        elder.BirthOn = next.BirthDate;
        elder.Ethnicity = next.Ethnicity;
        elder.Address = next.Address;
        elder.LivingSince = next.LivingSince;
        elder.HukouDivision = next.HukouDivision;
        elder.HukouAddress = next.HukouAddress;
        elder.FixedHome = next.FixedHome;
        elder.ExternalId = next.ExternalId ?? elder.ExternalId;
        elder.DocumentKind = next.DocumentKind;
        secrets.SetDocument(elder, next.DocumentNumber);
        secrets.SetPhone(elder, next.Phone);
        secrets.SetPermit(elder, next.ResidencePermit);
        secrets.SetCard(elder, next.CardNumber);
    }

    /// <summary>Masked values that came back untouched stand for what is stored.</summary>
    private ElderInput Filled(ElderInput input, Elder elder) =>
        input with
        {
            Consent = "true",
            Division = string.IsNullOrEmpty(input.Division) ? elder.Division : input.Division,
            DocumentNumber = Kept(input.DocumentNumber, secrets.DocumentOf(elder)),
            Phone = Kept(input.Phone, secrets.PhoneOf(elder)),
            ResidencePermit = Kept(input.ResidencePermit, secrets.PermitOf(elder)),
            CardNumber = Kept(input.CardNumber, secrets.CardOf(elder)),
        };

    private static string? Kept(string? typed, string? stored) =>
        typed?.Contains(Unchanged, StringComparison.Ordinal) == true ? stored : typed;

    private async Task AnswerComments(Elder elder, CancellationToken ct)
    {
        var open = await db
            .AllComments.Where(c => c.SubjectId == elder.SubjectId && c.ResolvedAt == null)
            .ToListAsync(ct);
        if (open.Count == 0)
        {
            return;
        }
        open.ForEach(c => c.ResolvedAt = session.Time.Instant());
        elder.Entry = EntryState.Corrected;
        await work.Finish(ReviewEntry.Cause(elder.SubjectId), ct);
        await work.Ask(
            new WorkRequest(
                "people.review",
                $"复核退回后改好的登记：{Masking.Name(elder.Name)}",
                $"/elders/{elder.SubjectId}",
                elder.Division,
                elder.SubjectId,
                Role.TownOfficer,
                ReviewEntry.Cause(elder.SubjectId)
            ),
            ct
        );
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}/edit", Show).For(PeopleRoles.Editors).ExcludeFromDescription();
        routes.MapForm("/elders/{id:long}/edit", Post).For(PeopleRoles.Editors).ExcludeFromDescription();
        routes
            .MapPut("/api/elders/{id:long}", Put)
            .For(PeopleRoles.Editors)
            .WithName("EditElder")
            .WithSummary("Replaces what is known of an elder; needs If-Match.")
            .Produces<ElderBody>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<IResult> Show(
        long id,
        PeopleDb db,
        ElderReader reader,
        DivisionStore divisions,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return await ShowElder.Refused(id, audit, http);
        }
        await audit.Looked("people.edit-form", [id]);
        return await Form(id, await reader.InputOf(elder, ct), [], db, divisions, ct);
    }

    private static async Task<IResult> Form(
        long id,
        ElderInput input,
        IReadOnlyList<Fault> faults,
        PeopleDb db,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var comments = await db
            .Comments.AsNoTracking()
            .Where(c => c.SubjectId == id && c.ResolvedAt == null)
            .ToListAsync(ct);
        var notes = comments.Select(c => Fault.Invalid("returned", $"{c.By}：{c.Text}", c.Field));
        var tree = await divisions.Tree(ct);
        var model = new ElderFormModel(
            input with
            {
                HukouDivision = HukouPlace.Words(tree, input.HukouDivision, input.Division),
            },
            faults.Count > 0 ? faults : [.. notes],
            id,
            [],
            tree.NameOf(input.Division),
            null,
            RegisterElder.Hukous(tree, input.Division)
        );
        return Page.Of<ElderFormPage>("修改档案", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    private static async Task<IResult> Post(
        long id,
        [FromForm] ElderInput form,
        Commands commands,
        EditElder edit,
        PeopleDb db,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Form(
            () => edit.Edit(id, form, ct),
            e => $"/elders/{e.SubjectId}",
            faults =>
            {
                refused = faults;
                return Results.Empty;
            },
            ct
        );
        return refused.Count == 0 ? answer : await Form(id, form, refused, db, divisions, ct);
    }

    private static async Task<IResult> Put(
        long id,
        ElderInput body,
        HttpContext http,
        Commands commands,
        EditElder edit,
        CancellationToken ct
    )
    {
        var match = http.Request.Headers.IfMatch.ToString().Trim('"');
        if (match.Length == 0)
        {
            var missing = Fault.Invalid("if-match-missing", "请在 If-Match 里写明您读到的版本（ETag）。");
            return Problems.Of([missing], http, StatusCodes.Status428PreconditionRequired);
        }
        return await commands.Api(
            () => edit.Edit(id, body with { Version = match }, ct),
            e => Commands.Answer.Ok(new ElderChanged(e.SubjectId, e.Version)),
            ct
        );
    }
}
