using System.Globalization;
using System.Net;
using System.Text.Json;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Scenarios;

/// <summary>What a program or a browser without script does: signs in, sends JSON and forms, reads the answers.</summary>
internal static class ByHttp
{
    /// <summary>A fresh sign-in of somebody.</summary>
    public static async Task<HttpClient> As(this City city, Actor who)
    {
        var client = city.App.Visitor();
        var answer = who.Phone is { } phone
            ? await city.ByCode(client, phone)
            : await client.Form("/demo", ("postId", $"{who.PostId}"));
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return client;
    }

    /// <summary>The way in of elders and families: a code to the phone that the village registered.</summary>
    private static async Task<HttpResponseMessage> ByCode(this City city, HttpClient client, string phone)
    {
        await client.Form("/elder-sign-in", ("phone", phone));
        return await client.Form("/elder-sign-in/code", ("code", await city.NewCode(phone)));
    }

    public static Task<HttpResponseMessage> Form(
        this HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    ) => client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Sends a form that must succeed.</summary>
    /// <returns>The page it leads to.</returns>
    public static async Task<string> Send(
        this HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var answer = await client.Form(path, fields);
        var text = answer.StatusCode == HttpStatusCode.SeeOther ? "" : await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{path}: {answer.StatusCode} {text}");
        return answer.Headers.Location!.ToString();
    }

    /// <summary>The code of the refusal; fails when it was not refused.</summary>
    public static async Task<string> Refusal(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.InRange((int)answer.StatusCode, 400, 499);
        return JsonDocument.Parse(text).RootElement.GetProperty("errors")[0].GetProperty("code").GetString()!;
    }

    public static string Text(this JsonElement value, string name) => value.GetProperty(name).GetString()!;

    public static long Number(this JsonElement value, string name)
    {
        var found = value.GetProperty(name);
        return found.ValueKind == JsonValueKind.String
            ? long.Parse(found.GetString()!, CultureInfo.InvariantCulture)
            : found.GetInt64();
    }
}
