using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Access;

[Trait("req", "SEC-03")]
public sealed class AccessMatrixTests
{
    [Fact]
    public async Task Every_endpoint_lets_in_exactly_the_roles_of_the_table()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var program = await Task.WhenAll(Endpoints(app).Select(e => Judge(app, e)));
        Assert.True(program.Length > 20, "The running program has next to no endpoints.");
        var table = AccessMatrix.Read(TableFiles().SelectMany(File.ReadLines));
        var found = AccessMatrix.Compare([.. program.DistinctBy(e => e.Key)], table);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task A_visitor_never_gets_past_the_gate_of_the_running_program()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var visitor = app.Visitor();
        var open = new List<string>();
        var asked = 0;
        foreach (
            var endpoint in Endpoints(app).Where(e => e.Metadata.GetMetadata<Audience>() is not { SignedIn: false })
        )
        {
            var path = AccessMatrix.Plain(endpoint.RoutePattern.RawText!).Replace("{}", "1", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(MethodsOf(endpoint)[0]), path);
            var answer = await visitor.SendAsync(request);
            asked++;
            var refused =
                answer.StatusCode == HttpStatusCode.Unauthorized
                || answer.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) == true
                || answer.StatusCode == HttpStatusCode.NotFound && !path.Contains('1', StringComparison.Ordinal);
            if (!refused)
            {
                open.Add($"{request.Method} {path}: {(int)answer.StatusCode}");
            }
        }
        Assert.True(asked > 10);
        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public void The_comparison_finds_every_kind_of_difference()
    {
        var program = AccessMatrix.Read([
            "GET /a : VillageWorker",
            "GET /b : VillageWorker, Elder",
            "GET /c/{id:long} : Elder",
            "POST /c/{id:long} : everyone",
        ]);
        var table = AccessMatrix.Read([
            "GET /a : VillageWorker, TownOfficer  # too narrow in the program",
            "GET /b : VillageWorker",
            "GET /c/{elder} : Elder",
            "GET /gone : signed-in",
        ]);
        Assert.Equal(
            [
                "GET /a: refuses TownOfficer against the table",
                "GET /b: lets in Elder against the table",
                "GET /gone: a row without an endpoint",
                "POST /c/{}: an endpoint without a row (lets in everyone)",
            ],
            AccessMatrix.Compare(program, table)
        );
        Assert.Contains("2 rows", AccessMatrix.Compare(table, [.. table, table[0]])[0], StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => AccessMatrix.Read(["GET without anything"]));
    }

    private static string[] TableFiles() =>
        Directory.GetFiles(AppContext.BaseDirectory, "endpoints*.txt", SearchOption.AllDirectories);

    /// <summary>Everything the program answers to; the hundreds of files of the design system count as one.</summary>
    private static List<RouteEndpoint> Endpoints(TestApp app) =>
        [
            .. app
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => !IsFileFallback(e))
                .GroupBy(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null ? (object)e : "files")
                .Select(g => g.First()),
        ];

    /// <summary>The framework's answer for files that are not there; it has no audience, so the gate lets nobody in.</summary>
    private static bool IsFileFallback(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Contains("{**", StringComparison.Ordinal)
        && endpoint.Metadata.GetMetadata<Audience>() is null;

    private static IReadOnlyList<string> MethodsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
            ? [.. methods.Where(m => m != "HEAD" || methods.Count == 1)]
            : ["ANY"];

    /// <summary>Sends each role through the real gate and notes whom it lets pass.</summary>
    private static async Task<Entrance> Judge(TestApp app, RouteEndpoint endpoint)
    {
        var admitted = await Task.WhenAll(
            AccessMatrix.Everybody.Select(async role => (role, In: await Passes(app, endpoint, role)))
        );
        var file = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        return new Entrance(
            string.Join('+', MethodsOf(endpoint)),
            file ? "/{file}" : endpoint.RoutePattern.RawText!,
            admitted.Where(a => a.In).Select(a => a.role).ToHashSet()
        );
    }

    private static async Task<bool> Passes(TestApp app, RouteEndpoint endpoint, Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var now = app.Time.Instant();
        var viewer =
            role == Role.None
                ? Viewer.Nobody(now)
                : new Viewer(1, 1, "测试员", role, DivisionCode.Parse(Places.City), Scope.Nothing(now));
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Path = "/api/matrix";
        http.SetEndpoint(endpoint);
        var passed = false;
        var gate = new AccessGate(_ =>
        {
            passed = true;
            return Task.CompletedTask;
        });
        await gate.InvokeAsync(http, viewer, scope.ServiceProvider.GetRequiredService<AuditTrail>());
        return passed;
    }
}
