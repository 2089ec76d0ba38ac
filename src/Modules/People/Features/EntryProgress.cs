using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>How far each village is with its entries, for the town (REG-10). Figures only: nobody is named.</summary>
internal static class EntryProgress
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/elders/entry", Show).For(Roles.Territory).ExcludeFromDescription();

    private static async Task<IResult> Show(PeopleDb db, Viewer viewer, DivisionStore divisions, CancellationToken ct)
    {
        var counts = await db
            .Elders.Where(e => e.State == ElderState.Active)
            .GroupBy(e => new { e.Division, e.Entry })
            .Select(g => new
            {
                g.Key.Division,
                g.Key.Entry,
                Count = g.LongCount(),
            })
            .ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        var rows = tree
            .All.Where(d => d.Level == DivisionLevel.Village && d.ValidTo is null && viewer.Scope.Covers(d.Code))
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => new EntryRow(
                d.Code,
                tree.PathOf(d.Code, viewer.Division.Value),
                counts.Where(c => c.Division == d.Code).Sum(c => c.Count),
                Of(d.Code, EntryState.Confirmed),
                Of(d.Code, EntryState.Returned),
                Of(d.Code, EntryState.Corrected)
            ));
        return Page.Of<EntryPage>("登记进度", new EntryModel([.. rows]));

        long Of(string division, EntryState state) =>
            counts.FirstOrDefault(c => c.Division == division && c.Entry == state)?.Count ?? 0;
    }
}
