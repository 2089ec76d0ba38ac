using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.People.Features;

/// <summary>The registration form, its check page and its API twin (REG-05, 06, 09, 25).</summary>
internal static class RegisterElder
{
    private static readonly string[] Waiting = ["elder-too-young", "elder-residence-too-short"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/new", Show).For(PeopleRoles.Registrars).ExcludeFromDescription();
        routes.MapForm("/elders/new", Check).For(PeopleRoles.Registrars).ExcludeFromDescription();
        routes.MapPost("/elders", Post).For(PeopleRoles.Registrars).ExcludeFromDescription();
        routes
            .MapPost("/api/elders", Api)
            .For(PeopleRoles.Registrars)
            .WithName("RegisterElder")
            .WithSummary(
                "Registers an elder; refuses duplicates and people who do not qualify yet, with the date on which they will."
            )
            .Produces<ElderChanged>(StatusCodes.Status201Created);
    }

    private static Task<IResult> Show(Viewer viewer, DivisionStore divisions, CancellationToken ct) =>
        Form(Empty(viewer), [], null, viewer, divisions, ct);

    /// <summary>What is known before anything is typed.</summary>
    public static ElderInput Empty(Viewer viewer) =>
        new()
        {
            Division = viewer.Division.Level == DivisionLevel.Village ? viewer.Division.Value : null,
            HukouDivision = "same",
        };

    private static async Task<IResult> Form(
        ElderInput input,
        IReadOnlyList<Fault> faults,
        string? duplicate,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var model = ModelOf(input, faults, duplicate, viewer, await divisions.Tree(ct));
        return Page.Of<ElderFormPage>("登记老人", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    public static ElderFormModel ModelOf(
        ElderInput input,
        IReadOnlyList<Fault> faults,
        string? duplicate,
        Viewer viewer,
        DivisionTree tree
    ) =>
        new(
            input with
            {
                HukouDivision = HukouPlace.Words(tree, input.HukouDivision, null),
            },
            faults,
            null,
            Villages(tree, viewer),
            tree.NameOf(input.Division),
            duplicate,
            Hukous(tree, input.Division ?? viewer.Division.Value)
        );

    /// <summary>Places that are offered while one types: the towns of the city and the villages of the own town.</summary>
    public static IReadOnlyList<string> Hukous(DivisionTree tree, string? home)
    {
        var town =
            DivisionCode.TryParse(home, out var code) && code.Level >= DivisionLevel.Town
                ? code.At(DivisionLevel.Town).Value
                : null;
        return
        [
            HukouPlace.Words(tree, "same", null)!,
            .. tree
                .All.Where(d =>
                    d.ValidTo is null && (d.Level == DivisionLevel.Town || (town is not null && d.ParentCode == town))
                )
                .OrderBy(d => d.ParentCode != town)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .Select(d => HukouPlace.Path(tree, d.Code)),
        ];
    }

    public static IReadOnlyList<Choice> Villages(DivisionTree tree, Viewer viewer) =>
        [
            .. tree
                .All.Where(d => d.Level == DivisionLevel.Village && d.ValidTo is null && viewer.Scope.Covers(d.Code))
                .OrderBy(d => d.Code, StringComparer.Ordinal)
                .Select(d => new Choice(d.Code, $"{tree.NameOf(d.ParentCode)} · {d.Name}")),
        ];

    private static async Task<IResult> Check(
        [FromForm] ElderInput form,
        [FromForm] string? back,
        [FromForm] string? draft,
        Registrar registrar,
        Secrets secrets,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        if (back is not null)
        {
            return await Form(secrets.Unseal(draft) ?? form, [], null, viewer, divisions, ct);
        }
        var outcome = await registrar.Check(form, ct);
        if (!outcome.Ok)
        {
            return await Refuse(form, outcome.Faults, registrar, viewer, divisions, ct);
        }
        return Page.Of<CheckElderPage>(
            "核对",
            new CheckElderModel(secrets.Seal(form), outcome.Value, await divisions.Tree(ct))
        );
    }

    private static async Task<IResult> Post(
        [FromForm] string? draft,
        Commands commands,
        Registrar registrar,
        Secrets secrets,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var form = secrets.Unseal(draft) ?? new ElderInput();
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Form(
            () => registrar.Register(form, ct),
            e => $"/elders/{e.SubjectId.ToString(CultureInfo.InvariantCulture)}",
            faults =>
            {
                refused = faults;
                return Results.Empty;
            },
            ct
        );
        return refused.Count == 0 ? answer : await Refuse(form, refused, registrar, viewer, divisions, ct);
    }

    private static async Task<IResult> Refuse(
        ElderInput form,
        IReadOnlyList<Fault> faults,
        Registrar registrar,
        Viewer viewer,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        await Remember(form, faults, registrar, ct);
        return await Form(
            form,
            faults,
            await DuplicateHref(form, faults, registrar, viewer, ct),
            viewer,
            divisions,
            ct
        );
    }

    /// <summary>Somebody whom time alone keeps out is told when it is time.</summary>
    public static async Task Remember(
        ElderInput form,
        IReadOnlyList<Fault> faults,
        Registrar registrar,
        CancellationToken ct
    )
    {
        if (faults.Any(f => Waiting.Contains(f.Code)))
        {
            await registrar.Remember(form, ct);
        }
    }

    private static async Task<string?> DuplicateHref(
        ElderInput form,
        IReadOnlyList<Fault> faults,
        Registrar registrar,
        Viewer viewer,
        CancellationToken ct
    )
    {
        if (!faults.Any(f => f.Code == "elder-duplicate") || form.DocumentNumber is null)
        {
            return null;
        }
        var number = ResidentId.Read(form.DocumentNumber, DateOnly.MaxValue) is { Ok: true } id
            ? id.Value.Value
            : form.DocumentNumber.Trim().ToUpperInvariant();
        var known = await registrar.FindDocument(number, null, ct);
        return known is not null && viewer.Scope.Covers(known.Division) ? $"/elders/{known.SubjectId}" : null;
    }

    private static async Task<IResult> Api(
        ElderInput body,
        HttpContext http,
        Commands commands,
        Registrar registrar,
        CancellationToken ct
    )
    {
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Api(
            async () =>
            {
                var outcome = await registrar.Register(body, ct);
                refused = outcome.Faults;
                return outcome;
            },
            e =>
                Commands.Answer.Created(
                    $"/api/elders/{e.SubjectId.ToString(CultureInfo.InvariantCulture)}",
                    new ElderChanged(e.SubjectId, e.Version)
                ),
            ct
        );
        await Remember(body, refused, registrar, ct);
        return answer;
    }
}
