using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

/// <summary>Made-up people: identity numbers with an area that was never issued.</summary>
internal static class Residents
{
    public static string Id(int year, int month, int day, int sequence)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"990101{year:0000}{month:00}{day:00}{sequence:000}");
        return first + ResidentId.CheckCharacter(first);
    }

    public static ElderInput Zhang(string? division = null) =>
        new()
        {
            Name = "张秀英",
            DocumentNumber = Id(1945, 3, 5, 122),
            Phone = "13800001234",
            Division = division ?? Places.Village,
            Address = "桃溪路12号",
            HukouDivision = "same",
            Living = "alone",
            Consent = "true",
        };

    public static async Task<long> Register(this HttpClient client, ElderInput input)
    {
        var answer = await client.PostAsJsonAsync("/api/elders", input, Json.Options);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return long.Parse(
            JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!,
            CultureInfo.InvariantCulture
        );
    }

    public static async Task<JsonElement> Read(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    public static async Task<JsonElement> Post(this HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync(path, body, Json.Options);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>A figure of the viewer's territory.</summary>
    public static async Task<long> Figure(this HttpClient client, string group, string query = "")
    {
        var body = await client.Read($"/api/figures?{query}");
        return body.GetProperty("items")
            .EnumerateArray()
            .Where(i => i.GetProperty("group").GetString() == group)
            .Sum(i => long.Parse(i.GetProperty("count").GetString()!, CultureInfo.InvariantCulture));
    }

    public static async Task<string[]> Tags(this HttpClient client, long id) =>
        [.. (await client.Read($"/api/elders/{id}")).GetProperty("tags").EnumerateArray().Select(t => t.GetString()!)];
}
