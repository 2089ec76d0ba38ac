using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Assessment.Features;

/// <summary>A division sets a number that the text leaves open, from a day on, with the document it rests on (ASM-21).</summary>
internal sealed class SetParameter(
    AssessmentDb db,
    DbSession session,
    Viewer viewer,
    AssessmentRules policy,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int Most = 3650;

    private static readonly Role[] Deciders = [Role.CountyOfficer, Role.CityOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/assessment/parameters", (SetParameter set, CancellationToken ct) => set.PageOf(null, [], ct))
            .For(Role.CountyOfficer, Role.CityOfficer, Role.CountyCentre)
            .ExcludeFromDescription();
        routes.MapForm("/assessment/parameters", Post).For(Deciders).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/parameters", Api)
            .For(Deciders)
            .WithName("SetAssessmentParameter")
            .WithSummary("Sets a number that the policy text leaves open, from a day on.")
            .Produces(StatusCodes.Status201Created);
    }

    public async Task<Outcome<CountyParameter>> Work(ParameterForm form, CancellationToken ct)
    {
        var faults = new List<Fault>();
        if (policy.Find(form.Key ?? "") is null)
        {
            faults.Add(Fault.Invalid("parameter-unknown", "请选择要设定的项目。", "key"));
        }
        if (form.Value is not (>= 0 and <= Most))
        {
            faults.Add(Fault.Invalid("value-wrong", $"数值“{form.Value}”不对，请填 0 到 {Most} 的整数。", "value"));
        }
        if (form.From is null)
        {
            faults.Add(Fault.Invalid("from-missing", "请填写从哪一天起执行。", "from"));
        }
        if (string.IsNullOrWhiteSpace(form.Basis))
        {
            faults.Add(Fault.Invalid("basis-missing", "请写依据的文件名称和文号。", "basis"));
        }
        if (!string.IsNullOrEmpty(form.Scale) && !ScaleLibrary.Shipped.Find(form.Scale).Ok)
        {
            faults.Add(Fault.Invalid("scale-unknown", $"没有量表“{form.Scale}”。请从列表中选择。", "scale"));
        }
        if (faults.Count > 0)
        {
            return faults;
        }
        var row = new CountyParameter
        {
            Id = session.Ids.Next(),
            Division = viewer.Division.Value,
            Key = form.Key!,
            ScaleId = string.IsNullOrEmpty(form.Scale) ? null : form.Scale,
            Value = form.Value!.Value,
            FromOn = form.From!.Value,
            Basis = form.Basis!.Trim(),
            RecordedAt = session.Time.Instant(),
            RecordedBy = viewer.AccountId,
        };
        db.Parameters.Add(row);
        audit.Did("assessment.parameter", [], form.Basis, $"{row.Key}={row.Value} {row.FromOn:yyyy-MM-dd}");
        return await Task.FromResult<Outcome<CountyParameter>>(row);
    }

    private static Task<IResult> Post(
        [FromForm] ParameterForm form,
        SetParameter set,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => set.Work(form, ct),
            _ => "/assessment/parameters",
            faults => set.PageOf(form, faults, ct),
            ct
        );

    private static Task<IResult> Api(
        [FromBody] ParameterForm form,
        SetParameter set,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => set.Work(form, ct),
            row => Commands.Answer.Created("/assessment/parameters", new { row.Id }),
            ct
        );

    private async Task<IResult> PageOf(ParameterForm? typed, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var chain = InForce.Chain(viewer.Division.Value);
        var rows = await db.Parameters.AsNoTracking().Where(p => chain.Contains(p.Division)).ToListAsync(ct);
        var today = time.Today();
        var lines = policy.Parameters.Select(p =>
        {
            var own = InForce.Pick(
                rows.Where(r => r.Key == p.Key),
                viewer.Division.Value,
                today,
                r => r.Division,
                r => r.FromOn
            );
            var candidates = string.Join(
                '，',
                p.Candidates.Select(c => $"{ScaleLibrary.Shipped.Find(c.Key).Value.File.Citation} {c.Value} {p.Unit}")
            );
            return new ParameterLine(
                p.Title,
                (own?.Value ?? p.Value) is { } value ? $"{value} {p.Unit}" : null,
                own is null ? p.Source : $"{own.Basis}，{Say.PlainDay(own.FromOn)}起",
                candidates.Length == 0 ? null : candidates
            );
        });
        return Page.Of<ParametersPage>(
            "评估参数",
            new ParametersModel(
                [.. lines],
                [.. policy.Parameters.Select(p => new Choice(p.Key, $"{p.Title}（{p.Unit}）"))],
                [
                    .. ScaleLibrary.Shipped.Ids.Select(id => new Choice(
                        id,
                        ScaleLibrary.Shipped.Find(id).Value.File.Citation
                    )),
                ],
                viewer.Is(Deciders),
                typed?.Key,
                typed?.Scale,
                typed?.Value is { } v ? $"{v}" : null,
                typed?.Basis,
                typed?.From,
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
    }
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record ParameterForm
{
    public string? Key { get; init; }

    /// <summary>Empty: for every scale.</summary>
    public string? Scale { get; init; }

    public int? Value { get; init; }

    public DateOnly? From { get; init; }

    public string? Basis { get; init; }
}
