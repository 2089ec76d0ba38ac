using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Yiju.Kernel;

namespace Yiju.Platform.Web;

/// <summary>
/// The version of a record that keeps no number of its own: a digest of what programs are shown of it. It goes out as <c>ETag</c>, comes
/// back as <c>If-Match</c> or in the field <c>version</c> of a form, and differs as soon as anything shown has changed.
/// </summary>
public static class RecordVersion
{
    public static string Of<T>(T body) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, Json.Options)).AsSpan(0, 8));

    /// <summary>Answers a record as JSON with its version.</summary>
    public static IResult Tagged<T>(HttpContext http, T body)
    {
        http.Response.Headers.ETag = $"\"{Of(body)}\"";
        return Results.Ok(body);
    }

    /// <summary>What the caller has read; null when it names nothing, or anything (<c>*</c>).</summary>
    public static string? IfMatch(this HttpContext http) =>
        http.Request.Headers.IfMatch.ToString() is { Length: > 0 } match && match != "*" ? match : null;

    /// <summary>The refusal (412) when the record is no longer what the caller has read; null when it is, or when the caller does not say.</summary>
    /// <param name="seen">Version of a form, or the versions of an <c>If-Match</c>.</param>
    /// <param name="code">Stable machine name of the refusal.</param>
    /// <param name="sentence">What has happened and what to do.</param>
    public static Fault? Changed<T>(string? seen, T body, string code, string sentence) =>
        string.IsNullOrEmpty(seen) || seen.Split(',').Any(v => v.Trim(' ', '"') == Of(body))
            ? null
            : Fault.Stale(code, sentence);
}
