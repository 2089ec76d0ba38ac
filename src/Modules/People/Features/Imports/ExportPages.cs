using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.People.Features.Imports;

/// <summary>The page on which a whole list goes out.</summary>
internal static class ExportPages
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Lists with full numbers leave the platform only from the county up.</summary>
    private static readonly Role[] Exporters = [Role.CountyOfficer, Role.CountyCentre, Role.CityOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports/export", Show).For(Exporters).ExcludeFromDescription();
        routes.MapPost("/imports/export", Export).For(Exporters).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    ) => Page.Of<ExportPage>("导出名册", await Form(db, viewer, divisions, null, [], ct));

    private static async Task<ExportModel> Form(
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        string? reason,
        IReadOnlyList<Fault> faults,
        CancellationToken ct
    ) =>
        new(
            (await divisions.Tree(ct)).NameOf(viewer.Division.Value),
            await db.Elders.CountAsync(e => e.State == ElderState.Active, ct),
            reason,
            faults
        );

    private static async Task<IResult> Export(
        [FromForm] string? reason,
        IElderExport export,
        PeopleDb db,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            var fault = Fault.Invalid("export-reason-missing", "请写清楚为什么要导出。", "reason");
            return Page.Of<ExportPage>("导出名册", await Form(db, viewer, divisions, reason, [fault], ct), 400);
        }
        var bytes = new MemoryStream();
        await export.Write(bytes, viewer.Division.Value, asCsv: false, reason.Trim(), ct);
        return Results.File(bytes.ToArray(), Workbook, "老年人名册.xlsx");
    }
}
