using System.Reflection;
using Microsoft.Playwright;

namespace Yiju.Tests.Browser;

/// <summary>Runs axe on the page that is shown.</summary>
internal static class Accessibility
{
    private static readonly Lazy<string> Axe = new(() =>
        new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.min.js")!).ReadToEnd()
    );

    /// <summary>Fails with rule, element and help for every violation.</summary>
    public static async Task HasNoViolation(IPage page)
    {
        var found = await Violations(page);
        Assert.True(found.Count == 0, $"{page.Url}\n{string.Join('\n', found)}");
    }

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} – ${v.help}`))"
        );
    }
}
