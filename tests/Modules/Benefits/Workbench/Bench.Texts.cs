using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Kernel;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits.Workbench;

internal static partial class Bench
{
    /// <summary>The text a draft has now.</summary>
    public static Task<PackDraftText> Text(TestApp app, string draft)
    {
        var id = long.Parse(draft.Split('/')[^1], null);
        return app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .DraftTexts.AsNoTracking()
                .Where(t => t.DraftId == id)
                .OrderByDescending(t => t.Number)
                .FirstAsync()
        );
    }

    /// <summary>Puts a document in force as if two people had approved it.</summary>
    public static async Task Release(TestApp app, string text, string? scenarios = null)
    {
        var id = Name().Match(text).Groups[1].Value;
        var (pack, mistakes) = PackParser.Read(id, text, scenarios);
        Assert.Empty(mistakes);
        await app.Do<Done>(async s =>
        {
            var released = await s.GetRequiredService<PackReleases>().Release(pack!, CancellationToken.None);
            return released.Ok ? default(Done) : released.As<Done>();
        });
        await app.Read(async s =>
        {
            await s.GetRequiredService<PackReleases>().Apply(CancellationToken.None);
            return 0;
        });
    }

    [GeneratedRegex(@"pack: (\S+)")]
    private static partial Regex Name();
}
