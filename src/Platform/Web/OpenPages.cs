using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Yiju.Platform.Access;

namespace Yiju.Platform.Web;

/// <summary>
/// Knows which addresses of this program a post may open, from the same <see cref="Audience"/> that the gate asks: a link, a tab or an
/// entry of the rail that would be refused is not shown. Whether the row behind the address is in scope stays the page's own question.
/// </summary>
public sealed class OpenPages(EndpointDataSource endpoints)
{
    private readonly Lazy<ILookup<string, Door>> doors = new(() =>
        endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false)
            .OrderBy(e => e.RoutePattern.InboundPrecedence)
            .Select(e => new Door(e.RoutePattern, e.Metadata.GetMetadata<Audience>()))
            .ToLookup(d => d.First, StringComparer.OrdinalIgnoreCase)
    );

    /// <param name="href">Local address of a page, with or without a query.</param>
    /// <returns>False also when no page answers there.</returns>
    public bool Admits(Viewer viewer, string href)
    {
        var path = href.Split('?', '#')[0];
        var first = path.TrimStart('/').Split('/')[0];
        return doors.Value[first].FirstOrDefault(d => d.Answers(path))?.Audience?.Admits(viewer) ?? false;
    }

    private sealed class Door(RoutePattern pattern, Audience? audience)
    {
        private readonly TemplateMatcher matcher = new(new RouteTemplate(pattern), []);

        public Audience? Audience { get; } = audience;

        public string First { get; } =
            pattern.PathSegments is [var segment, ..] && segment.Parts is [RoutePatternLiteralPart literal]
                ? literal.Content
                : "";

        public bool Answers(string path)
        {
            var values = new RouteValueDictionary();
            return matcher.TryMatch(path, values)
                && pattern.ParameterPolicies.All(p =>
                    p.Value.All(policy => policy.Content != "long" || IsNumber(values[p.Key]))
                );
        }

        private static bool IsNumber(object? value) =>
            long.TryParse(value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
    }
}
