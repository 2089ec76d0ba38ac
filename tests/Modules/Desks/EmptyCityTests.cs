using System.Net;
using System.Text.RegularExpressions;
using Yiju.Platform.Access;

namespace Yiju.Tests.Modules.Desks;

/// <summary>A city on its first day: nobody registered, nothing ordered, nothing due.</summary>
[Trait("req", "SEC-03")]
public sealed partial class EmptyCityTests(OneCity city) : IClassFixture<OneCity>
{
    public static TheoryData<Role> Offices =>
        [.. Enum.GetValues<Role>().Where(r => r is not (Role.None or Role.Machine) && !Roles.Household.Contains(r))];

    [Theory, MemberData(nameof(Offices))]
    public async Task Every_list_of_a_desk_with_nothing_in_it_says_what_comes_next(Role role)
    {
        var client = await city.Client(role);
        var open = new HashSet<string> { "/" };
        foreach (var start in new[] { "/", "/work" })
        {
            open.UnionWith(Link().Matches(await client.GetStringAsync(start)).Select(m => m.Groups[1].Value));
        }
        var troubles = new List<string>();
        foreach (var page in open)
        {
            var answer = await client.GetAsync(page);
            var html = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                troubles.Add($"{page}: {(int)answer.StatusCode}");
            }
            troubles.AddRange(
                Empty().Matches(html).Where(m => !SaysNext(m.Value)).Select(m => $"{page}: {Plain(m.Value)}")
            );
        }
        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
    }

    /// <summary>A link or button, or a second sentence beside the one that says that nothing is there.</summary>
    private static bool SaysNext(string empty) =>
        empty.Contains("<a ", StringComparison.Ordinal)
        || empty.Contains("<button", StringComparison.Ordinal)
        || Plain(empty).Count(c => c == '。') > 1;

    private static string Plain(string html) => Tags().Replace(html, "").Trim();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"?#]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<div class=\"empty\">.*?</div>(?=\\s*</div>|\\s*<)", RegexOptions.Singleline)]
    private static partial Regex Empty();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
