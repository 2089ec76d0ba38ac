using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Benefits.Pages.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Packs;
using Yiju.Platform.Web;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>One document as it was read: clause by clause with what stands on it, what it leaves open, its scenarios and its versions.</summary>
internal sealed class ShowPolicy(
    PacksInForce packs,
    PackReleases releases,
    DivisionStore divisions,
    Viewer viewer,
    TimeProvider time
)
{
    private static readonly Fault Unknown = Fault.NotFound("policy-unknown", "没有这份政策文件，或者没有这一版。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/policies/{pack}",
                (string pack, string? version, ShowPolicy show, HttpContext http, CancellationToken ct) =>
                    show.Show(pack, version, http, ct)
            )
            .For(ListPolicies.Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/policies/{pack}/files",
                async (string pack, string? version, ShowPolicy show, HttpContext http, CancellationToken ct) =>
                    await show.Find(pack, version, ct) is { } found
                        ? Files(found.Id, found.Text, found.ScenarioText, http)
                        : Problems.Of([Unknown], http)
            )
            .For(ListPolicies.Readers)
            .ExcludeFromDescription();
    }

    /// <summary>Both files in a folder of the pack's name, as they are put back.</summary>
    public static IResult Files(string id, string text, string? scenarios, HttpContext http)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(PackParser.PackFile, text);
            if (scenarios is not null)
            {
                Write(PackParser.ScenarioFile, scenarios);
            }

            void Write(string name, string content)
            {
                using var stream = zip.CreateEntry($"{id}/{name}").Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes.ToArray(), "application/zip", $"{id}.zip");
    }

    /// <summary>The version asked for; else the one in force today, else the newest.</summary>
    private async Task<Pack?> Find(string id, string? version, CancellationToken ct)
    {
        var today = time.Today();
        var held = packs
            .Library.Packs.Where(p => p.Id == id && (version is null || p.Version == version))
            .OrderByDescending(p => p.HoldsOn(today))
            .ThenByDescending(p => p.From)
            .FirstOrDefault();
        if (held is not null)
        {
            return held;
        }
        var kept = (await releases.Of(id, ct)).Find(r => version is null || r.Version == version);
        return kept is null ? null : PackParser.Read(id, kept.Text, kept.ScenarioText).Pack;
    }

    private async Task<IResult> Show(string id, string? version, HttpContext http, CancellationToken ct)
    {
        if (await Find(id, version, ct) is not { } pack)
        {
            return Problems.Of([Unknown], http);
        }
        var tree = await divisions.Tree(ct);
        var row = new PolicyRows(packs.Library, Seat(pack), time.Today(), tree.NameOf).Of(pack);
        var model = new PolicyModel(
            row,
            pack.Issuer,
            pack.Issued,
            pack.Note,
            new PolicyReading(pack, packs.Library, time.Today(), tree.NameOf).Body(),
            await Versions(pack, ct),
            Drafts.MayWrite(viewer, pack.Division.Value),
            viewer.Is(Drafts.Officers)
        );
        return Page.Of<PolicyPage>(pack.Title, model);
    }

    private async Task<IReadOnlyList<VersionLine>> Versions(Pack shown, CancellationToken ct)
    {
        var kept = await releases.Of(shown.Id, ct);
        return
        [
            .. kept.Select(r => new VersionLine(
                r.Version,
                r.Shipped,
                r.ReleasedAt,
                r.ReleasedByName,
                r.WithdrawnAt,
                r.Print == shown.Print
            )),
            .. packs
                .Shipped.Where(p => p.Id == shown.Id && !kept.Exists(r => r.Print == p.Print))
                .Select(p => new VersionLine(p.Version, true, null, "", null, p.Print == shown.Print)),
        ];
    }

    /// <summary>The viewer's own place where the document speaks of it, else the document's.</summary>
    private DivisionCode Seat(Pack pack) => pack.Division.Contains(viewer.Division) ? viewer.Division : pack.Division;
}
