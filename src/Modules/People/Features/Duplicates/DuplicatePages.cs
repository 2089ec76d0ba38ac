using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.People.Features.Duplicates;

/// <summary>Pairs that may be one person, side by side, and the decision on them.</summary>
internal static class DuplicatePages
{
    private const int Shown = 50;

    /// <summary>Whoever holds a territory with more than one village decides.</summary>
    private static readonly Role[] Deciders =
    [
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.CityOfficer,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/duplicates", List).For(Deciders).ExcludeFromDescription();
        routes.MapGet("/duplicates/{id:long}", Show).For(Deciders).ExcludeFromDescription();
        routes.MapPost("/duplicates/{id:long}/merge", Merge).For(Deciders).ExcludeFromDescription();
        Decision("different", (s, id, ct) => s.GetRequiredService<MergeElders>().Differ(id, ct));
        Decision("unmerge", (s, id, ct) => s.GetRequiredService<UnmergeElders>().Unmerge(id, ct));
        routes
            .MapPost("/api/duplicates/{id:long}/merge", MergeApi)
            .For(Deciders)
            .WithName("MergeElders")
            .WithSummary("Makes one record of two; the one named stays.")
            .Produces<MergedBody>()
            .ProducesProblem(StatusCodes.Status409Conflict);

        void Decision(
            string verb,
            Func<IServiceProvider, long, CancellationToken, Task<Outcome<DuplicatePair>>> work
        ) =>
            routes
                .MapPost(
                    $"/duplicates/{{id:long}}/{verb}",
                    (long id, Commands commands, HttpContext http, CancellationToken ct) =>
                        commands.Form(
                            () => work(http.RequestServices, id, ct),
                            p => $"/duplicates/{p.Id}",
                            faults => Problems.Of(faults, http),
                            ct
                        )
                )
                .For(Deciders)
                .ExcludeFromDescription();
    }

    private static Task<IResult> Merge(
        long id,
        [FromForm] long? keep,
        Commands commands,
        MergeElders merge,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => merge.Merge(id, keep, ct),
            p => $"/duplicates/{p.Id}",
            faults => Problems.Of(faults, http),
            ct
        );

    private static Task<IResult> MergeApi(
        long id,
        MergeBody body,
        Commands commands,
        MergeElders merge,
        CancellationToken ct
    ) =>
        commands.Api(
            () => merge.Merge(id, body.KeepId, ct),
            p => Commands.Answer.Ok(new MergedBody(p.KeptId!.Value, p.KeptId == p.SubjectId ? p.OtherId : p.SubjectId)),
            ct
        );

    private static async Task<IResult> List(
        string? after,
        PeopleDb db,
        DivisionStore divisions,
        TimeProvider time,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var before = Cursor.Id(after) ?? long.MaxValue;
        var found = await db
            .Duplicates.AsNoTracking()
            .Where(d => d.State == DuplicateState.Open && d.Id < before)
            .OrderByDescending(d => d.Id)
            .Take(Shown + 1)
            .ToListAsync(ct);
        var (pairs, next) = Listing.Cut(found, Shown, d => Cursor.Pack(d.Id));
        var count = await db.Duplicates.CountAsync(d => d.State == DuplicateState.Open, ct);
        var ids = pairs.SelectMany(p => new[] { p.SubjectId, p.OtherId }).Distinct().ToList();
        var elders = await db
            .Elders.AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId))
            .ToDictionaryAsync(e => e.SubjectId, ct);
        await audit.Looked("people.duplicates", ids);
        var tree = await divisions.Tree(ct);
        var lines = pairs
            .Where(p => elders.ContainsKey(p.SubjectId) && elders.ContainsKey(p.OtherId))
            .Select(p => new DuplicateLine(
                p.Id,
                elders[p.SubjectId].Name,
                elders[p.SubjectId].BirthOn,
                tree.NameOf(elders[p.SubjectId].Division),
                tree.NameOf(elders[p.OtherId].Division),
                p.FoundAt
            ));
        return Page.Of<DuplicatesPage>(
            "疑似重复",
            new DuplicatesModel([.. lines], count, next is null ? null : $"/duplicates?after={next}")
        );
    }

    private static async Task<IResult> Show(
        long id,
        PeopleDb db,
        Secrets secrets,
        DivisionStore divisions,
        TimeProvider time,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var pair = await db.Duplicates.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        var ids = pair is null ? [] : new List<long> { pair.SubjectId, pair.OtherId };
        var elders = await db.Elders.AsNoTracking().Where(e => ids.Contains(e.SubjectId)).ToListAsync(ct);
        if (pair is null || elders.Count < 2)
        {
            return Problems.Of([MergeElders.Unknown], http);
        }
        await audit.Looked("people.duplicate", ids);
        var tree = await divisions.Tree(ct);
        var facts = (
            await db.FactRows.Where(f => ids.Contains(f.SubjectId) && f.SupersededAt == null).ToListAsync(ct)
        ).ToLookup(f => f.SubjectId);
        var contacts = (
            await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.SubjectId) && c.EndedAt == null).ToListAsync(ct)
        ).ToLookup(c => c.SubjectId);
        var sides = elders
            .OrderBy(e => e.SubjectId)
            .Select(e => new DuplicateSide(
                e.SubjectId,
                e.Name,
                secrets.DocumentOf(e) is { } number ? ResidentId.Mask(number) : null,
                e.BirthOn,
                tree.PathOf(e.Division),
                e.Address,
                secrets.PhoneOf(e) is { } phone ? PhoneNumber.Mask(phone) : null,
                e.RegisteredAt,
                facts[e.SubjectId].Count(),
                contacts[e.SubjectId].Count(),
                e.State == ElderState.Merged
            ))
            .ToList();
        return Page.Of<DuplicatePage>(
            "疑似重复",
            new DuplicateModel(
                id,
                sides[0],
                sides[1],
                pair.State == DuplicateState.Open,
                pair.State == DuplicateState.Merged,
                pair.DecidedBy,
                pair.DecidedAt
            )
        );
    }
}
