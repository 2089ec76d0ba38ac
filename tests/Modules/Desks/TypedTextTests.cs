using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Data;
using Yiju.Host.Demo;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Desks;

/// <summary>Whatever a form refuses, what was typed into it comes back in its fields.</summary>
public sealed partial class TypedTextTests : IAsyncLifetime
{
    private const int Elders = 300;
    private const int PerKind = 1;

    /// <summary>Forms that are not sent here, each with the reason.</summary>
    private static readonly Dictionary<string, string> Left = new()
    {
        ["/sign-out"] = "ends the walk",
        ["/accounts/#/close"] = "takes the account from the next walk",
        ["/me/second-factor"] = "a code that is good once",
        ["/accounts/#/reset"] = "answers with a code that is shown once",
    };

    private TestApp city = null!;

    public async ValueTask InitializeAsync()
    {
        city = await TestApp.Start(DatabaseKind.Sqlite, places: false);
        await new DemoCity(city.Services, (_, _, _) => { }).Make(Elders, 1, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_at_every_desk()
    {
        var (refused, lost) = (new SortedSet<string>(), new SortedSet<string>());
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.None or Role.Machine)))
        {
            await Walk(
                await SignIn(role),
                (form, names) =>
                    (names.Count == 0 ? refused : lost).Add($"{role} {form} {string.Join(' ', names)}".TrimEnd())
            );
        }
        Assert.True(lost.Count == 0, $"Lost:\n{string.Join('\n', lost)}");
        Assert.True(refused.Count > 20, $"Only {refused.Count} forms refused anything:\n{string.Join('\n', refused)}");
    }

    private async Task<HttpClient> SignIn(Role role)
    {
        var post = await city.Read(s =>
            s.GetRequiredService<AccessDb>()
                .Posts.Where(p => p.Role == role)
                .OrderBy(p => p.Id)
                .Select(p => p.Id)
                .FirstAsync()
        );
        var client = city.Visitor();
        await client.PostAsync("/demo", new FormUrlEncodedContent([new("postId", $"{post}")]));
        return client;
    }

    /// <summary>Opens a few pages of every kind from the desk on and sends every kind of form with text in it once.</summary>
    private static async Task Walk(HttpClient client, Action<string, IReadOnlyList<string>> tell)
    {
        var (seen, sent, open) = (new Dictionary<string, int>(), new HashSet<string>(), new Queue<string>(["/"]));
        while (open.TryDequeue(out var href))
        {
            var answer = await client.GetAsync(href);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }
            var page = await Read(answer);
            foreach (var form in page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]"))
            {
                var fields = Texts(form).ToList();
                var kind = Kind(form.GetAttribute("action")!);
                if (fields.Count > 0 && !Left.ContainsKey(kind) && sent.Add(kind))
                {
                    await Send(client, form, fields, lost => tell(kind, lost));
                }
            }
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!))
            {
                var kind = Kind(link);
                seen[kind] = seen.GetValueOrDefault(kind) + 1;
                if (seen[kind] <= PerKind && !link.StartsWith("/_content", StringComparison.Ordinal))
                {
                    open.Enqueue(link);
                }
            }
        }
    }

    private static async Task Send(
        HttpClient client,
        IHtmlFormElement form,
        List<IElement> fields,
        Action<IReadOnlyList<string>> tell
    )
    {
        var names = fields.Select(f => f.GetAttribute("name")!).ToHashSet();
        var rest = form.QuerySelectorAll("input[type=hidden], input[type=date], input:checked, select, button[name]")
            .Where(f => !names.Contains(f.GetAttribute("name")!))
            .Select(f => KeyValuePair.Create(f.GetAttribute("name")!, Value(f)))
            .DistinctBy(f => f.Key);
        var answer = await client.PostAsync(
            form.GetAttribute("action"),
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.GetAttribute("name")!, Typed(f))),
                .. rest,
            ])
        );
        if (answer.StatusCode < HttpStatusCode.BadRequest)
        {
            return;
        }
        var page = await Read(answer);
        tell([
            .. fields
                .Where(f => !page.QuerySelectorAll($"[name='{f.GetAttribute("name")}']").Any(b => Text(b) == Typed(f)))
                .Select(f => f.GetAttribute("name")!),
        ]);
    }

    /// <summary>What a hand types: digits where the phone shows no other keys.</summary>
    private static string Typed(IElement field) =>
        field.GetAttribute("inputmode") is "numeric" or "decimal" ? "7" : "留着的字";

    private static string? Text(IElement field) =>
        field is IHtmlTextAreaElement area ? area.TextContent : field.GetAttribute("value");

    private static string Value(IElement field) =>
        field is IHtmlSelectElement select ? select.Value ?? "" : field.GetAttribute("value") ?? "";

    private static IEnumerable<IElement> Texts(IHtmlFormElement form) =>
        form.QuerySelectorAll("textarea, input:not([type]), input[type=text], input[type=tel]")
            .Where(f => f.HasAttribute("name") && !f.HasAttribute("readonly"));

    private static async Task<IDocument> Read(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>The address without the numbers and the query.</summary>
    private static string Kind(string href) => Number().Replace(href.Split('?', '#')[0], "#");

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
