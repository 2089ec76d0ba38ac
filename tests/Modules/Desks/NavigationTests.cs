using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Access;
using Yiju.Platform.Web;

namespace Yiju.Tests.Modules.Desks;

/// <summary>Nothing may only be reached by an address one knows, and nothing that is shown may be refused.</summary>
[Trait("req", "SEC-03")]
public sealed partial class NavigationTests(OneCity city) : IClassFixture<OneCity>
{
    /// <summary>Addresses without a parameter that are no page to start from, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoPages = new()
    {
        ["/confirm"] = "asked for before a deed that needs a fresh sign-in",
        ["/duty/stream"] = "events of the duty desk",
        ["/map/base.geojson"] = "ground of the map",
        ["/elders/export"] = "a file, offered where there is something in the list",
        ["/imports/template"] = "a file",
        ["/audit/export"] = "a file, offered where there is something in the list",
        ["/settlements/bank-file"] = "a file of one month, offered where something is released",
        ["/exports/new"] = "opened by an export that needs somebody else's word",
        ["/me/notices/bind"] = "second step, after a code was sent",
        ["/sos/confirm"] = "second press of the call for help",
        ["/sos/live"] = "the call that is under way",
        ["/my/looks/letter"] = "the same to print",
        ["/search"] = "the field in the frame",
        ["/assessment/apply"] = "for one elder, offered on the record",
        ["/policies/export"] = "a file",
        ["/decisions"] = "those of one assessment, offered on its report",
    };

    public static TheoryData<Role> Posts =>
        [.. Enum.GetValues<Role>().Where(r => r is not (Role.None or Role.Machine))];

    [Theory, MemberData(nameof(Posts))]
    public async Task Whoever_signs_in_finds_every_page_of_the_post_and_none_that_refuses(Role role)
    {
        var (found, refused) = await Walk(await city.Client(role));
        Assert.True(refused.Count == 0, $"{role}: {string.Join('\n', refused)}");
        var missing = Pages(role).Where(p => !NoPages.ContainsKey(p) && !found.Contains(p)).ToList();
        Assert.True(missing.Count == 0, $"{role} cannot find {string.Join(", ", missing)}");
    }

    [Fact]
    public void The_list_of_exceptions_names_only_addresses_there_are()
    {
        var known = Endpoints().Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).ToHashSet();
        Assert.All(NoPages.Keys, page => Assert.Contains(page, known));
    }

    /// <summary>Opens the desk and every local link from there, and says what answered neither a page nor a file.</summary>
    private static async Task<(HashSet<string> Found, List<string> Refused)> Walk(HttpClient client)
    {
        var (found, refused, open) = (new HashSet<string>(), new List<string>(), new Queue<string>(["/"]));
        while (open.TryDequeue(out var href))
        {
            var answer = await client.GetAsync(href);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            {
                refused.Add($"{href}: {(int)answer.StatusCode}");
            }
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }
            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var to = WebUtility.HtmlDecode(link.Groups[1].Value);
                // The same list by other filters is the same page; a record of nobody is not this test's matter.
                var path = to.Split('?', '#')[0];
                if (path.StartsWith("/_content", StringComparison.Ordinal) || Number().IsMatch(path))
                {
                    continue;
                }
                if (found.Add(path))
                {
                    open.Enqueue(to);
                }
            }
        }
        return (found, refused);
    }

    private IEnumerable<string> Pages(Role role) =>
        Endpoints()
            .Where(e => !e.RoutePattern.RawText!.Contains('{', StringComparison.Ordinal))
            .Where(e =>
                e.Metadata.GetMetadata<Audience>() is { SignedIn: true } audience
                && (audience.Roles.Count == 0 || audience.Roles.Contains(role))
            )
            .Select(e => "/" + e.RoutePattern.RawText!.Trim('/'))
            .Where(p => !p.StartsWith("/api/", StringComparison.Ordinal))
            // A household has its doors instead of the list of an office.
            .Where(p => p != "/work" || !Roles.Household.Contains(role))
            .Distinct();

    private IEnumerable<RouteEndpoint> Endpoints() =>
        city
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true);

    [GeneratedRegex("<a [^>]*href=\"(/[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"/\d+(/|$)")]
    private static partial Regex Number();
}
