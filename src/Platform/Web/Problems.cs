using Microsoft.AspNetCore.Http;
using Yiju.Kernel;

namespace Yiju.Platform.Web;

/// <summary>Turns faults into answers: problem+json (RFC 9457) for programs, a page with the sentence for people.</summary>
public static class Problems
{
    public static IResult Of(IReadOnlyList<Fault> faults, HttpContext http, int? status = null)
    {
        var code = status ?? Status(faults[0].Kind);
        return http.IsApi()
            ? Results.Json(
                new ProblemBody(
                    $"/docs/problems#{faults[0].Code}",
                    faults[0].Sentence,
                    code,
                    http.Request.Path,
                    [.. faults.Select(f => new ProblemItem(f.Field, f.Code, f.Sentence))]
                ),
                Json.Options,
                "application/problem+json",
                code
            )
            : Page.Of<ProblemPage>("没有办成", new ProblemModel(code, faults), code);
    }

    public static int Status(FaultKind kind) =>
        kind switch
        {
            FaultKind.Invalid => StatusCodes.Status400BadRequest,
            FaultKind.Forbidden => StatusCodes.Status403Forbidden,
            FaultKind.NotFound => StatusCodes.Status404NotFound,
            FaultKind.Conflict => StatusCodes.Status409Conflict,
            FaultKind.Stale => StatusCodes.Status412PreconditionFailed,
            FaultKind.Refused => StatusCodes.Status422UnprocessableEntity,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of fault without a status."),
        };
}

/// <summary>The body of a refusal.</summary>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string? Instance,
    IReadOnlyList<ProblemItem> Errors
);

/// <summary>One thing that is wrong, with the field it belongs to.</summary>
public sealed record ProblemItem(string? Field, string Code, string Sentence);

/// <summary>What the page of a refusal shows.</summary>
public sealed record ProblemModel(int Status, IReadOnlyList<Fault> Faults);
