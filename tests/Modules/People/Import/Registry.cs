using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Import.Elders;
using Yiju.Platform.Access;
using Yiju.Platform.Imports;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People.Import;

/// <summary>Sends files to the program by HTTP and reads the registry as a whole.</summary>
internal static class Registry
{
    public const string County = Places.County;

    /// <summary>Cells of a right row that lives in the test tree; each number makes another person.</summary>
    public static Dictionary<string, object?> Row(int n, string division = Places.Village)
    {
        var row = TestCity.Row(n);
        row["division"] = division;
        return row;
    }

    public static byte[] Book(params Dictionary<string, object?>[] rows) => RawBook.Of(TestCity.Sheet(rows));

    public static byte[] Book(int count, string division = Places.Village) =>
        Book([.. Enumerable.Range(0, count).Select(n => Row(n, division))]);

    public static async Task<long> Send(HttpClient client, byte[] file, string name = "名册.xlsx")
    {
        var answer = await client.PostAsync("/api/imports", Form(file, name));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Body(answer)).Id;
    }

    public static MultipartFormDataContent Form(byte[] file, string name)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { part, "file", name } };
    }

    public static async Task<ImportBody> Show(HttpClient client, long id) =>
        await Body(await client.GetAsync($"/api/imports/{id}"));

    /// <summary>Sends, checks, confirms and waits for the end.</summary>
    public static async Task<ImportBody> Import(TestApp app, HttpClient client, byte[] file, string name = "名册.xlsx")
    {
        var id = await Send(client, file, name);
        await app.Settle();
        await Step(client, id, "confirm");
        await app.Settle();
        return await Show(client, id);
    }

    public static async Task Step(HttpClient client, long id, string verb) =>
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/api/imports/{id}/{verb}", null)).StatusCode);

    private static async Task<ImportBody> Body(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<ImportBody>(await answer.Content.ReadAsStringAsync(), Yiju.Platform.Json.Options)!;

    /// <summary>Everything that stands in the registry, without ids and instants: equal texts are equal registries.</summary>
    public static Task<string> Digest(TestApp app) =>
        app.Read(async services =>
        {
            var db = services.GetRequiredService<PeopleDb>();
            var secrets = services.GetRequiredService<Secrets>();
            var text = new StringBuilder();
            var elders = await db.AllElders.AsNoTracking().ToListAsync();
            var facts = (await db.FactRows.Where(f => f.SupersededAt == null).ToListAsync()).ToLookup(f => f.SubjectId);
            var tags = (
                await db.AllTags.Where(t => t.SupersededAt == null && t.ValidTo == null).ToListAsync()
            ).ToLookup(t => t.ElderId);
            var contacts = (await db.AllContacts.Where(c => c.EndedAt == null).ToListAsync()).ToLookup(c =>
                c.SubjectId
            );
            var grams = (await db.AllGrams.ToListAsync()).ToLookup(g => g.ElderId);
            var known = elders.Select(e => e.SubjectId).ToHashSet();
            foreach (
                var e in elders
                    .OrderBy(e => e.Name, StringComparer.Ordinal)
                    .ThenBy(e => secrets.DocumentOf(e), StringComparer.Ordinal)
            )
            {
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"{e.Name}|{secrets.DocumentOf(e)}|{e.Sex}|{e.BirthOn:o}|{secrets.PhoneOf(e)}|{e.Division}|{e.Address}|{e.HukouDivision}|{e.State}|{e.ExternalId}|{e.ValidFrom:o}"
                );
                Lines(facts[e.SubjectId].Select(f => $"f {f.Key}={f.Value} {f.ValidFrom:o}-{f.ValidTo:o}"));
                Lines(tags[e.SubjectId].Select(t => $"t {t.Code} {t.ValidFrom:o}"));
                Lines(contacts[e.SubjectId].Select(c => $"c {c.Name} {c.Relation} {secrets.ContactPhoneOf(c)}"));
                Lines(grams[e.SubjectId].Select(g => $"g {g.Gram}"));
            }
            text.AppendLine(
                $"strays {facts.Count(f => !known.Contains(f.Key))} {tags.Count(t => !known.Contains(t.Key))} {contacts.Count(c => !known.Contains(c.Key))} {grams.Count(g => !known.Contains(g.Key))}"
            );
            var counts = await db.AllCounts.AsNoTracking().ToListAsync();
            Lines(
                counts
                    .GroupBy(c => (c.Division, c.Code, c.Day))
                    .Select(g => (g.Key, Sum: g.Sum(c => c.Delta)))
                    .Where(g => g.Sum != 0)
                    .Select(g => $"n {g.Key} {g.Sum}")
            );
            return text.ToString();

            void Lines(IEnumerable<string> lines)
            {
                foreach (var line in lines.Order(StringComparer.Ordinal))
                {
                    text.AppendLine(line);
                }
            }
        });

    public static Task<HttpClient> Officer(TestApp app) => app.As(Role.CountyOfficer, County);

    public static string HeaderOf(string key) => ElderColumns.All.First(c => c.Key == key).Header;
}
