using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Yiju.Tests.Modules.Access;

/// <summary>A sign-in service of a city: discovery, keys, authorization code with PKCE. Whoever comes is <see cref="Subject"/>.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string ClientId = "yiju";
    public const string Secret = "between us";

    private readonly Dictionary<string, (string Nonce, string Challenge, string Back)> codes = [];
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly WebApplication app;
    private readonly TimeProvider time;

    private FakeIssuer(WebApplication app, TimeProvider time) => (this.app, this.time) = (app, time);

    public string Subject { get; set; } = "";

    /// <summary>Signs with a key that is not published.</summary>
    public bool Forges { get; set; }

    public string Address => app.Urls.First();

    public static async Task<FakeIssuer> Start(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new FakeIssuer(builder.Build(), time);
        issuer.app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        issuer.app.MapGet("/keys", issuer.Keys);
        issuer.app.MapGet("/authorize", issuer.Authorize);
        issuer.app.MapPost("/token", issuer.Token);
        await issuer.app.StartAsync();
        return issuer;
    }

    private IResult Discovery() =>
        Results.Json(
            new
            {
                issuer = Address,
                authorization_endpoint = $"{Address}/authorize",
                token_endpoint = $"{Address}/token",
                jwks_uri = $"{Address}/keys",
            }
        );

    private IResult Keys()
    {
        var open = key.Rsa.ExportParameters(includePrivateParameters: false);
        var published = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(open.Modulus),
            ["e"] = Base64UrlEncoder.Encode(open.Exponent),
        };
        return Results.Json(new JsonObject { ["keys"] = new JsonArray(published) });
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        Assert.Equal(
            ("code", ClientId, "S256"),
            ($"{asked["response_type"]}", $"{asked["client_id"]}", $"{asked["code_challenge_method"]}")
        );
        var code = $"code-{codes.Count}";
        codes[code] = ($"{asked["nonce"]}", $"{asked["code_challenge"]}", $"{asked["redirect_uri"]}");
        return Results.Redirect(
            $"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString($"{asked["state"]}")}"
        );
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var fits =
            codes.Remove($"{form["code"]}", out var given)
            && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}")))
                == given.Challenge
            && $"{form["redirect_uri"]}" == given.Back
            && $"{form["client_id"]}" == ClientId
            && $"{form["client_secret"]}" == Secret;
        return fits
            ? Results.Json(new { token_type = "Bearer", id_token = IdToken(given.Nonce) })
            : Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private string IdToken(string nonce)
    {
        var signer = Forges ? new RsaSecurityKey(RSA.Create(2048)) { KeyId = key.KeyId } : key;
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Address,
                Audience = ClientId,
                IssuedAt = now,
                Expires = now.AddMinutes(5),
                Claims = new Dictionary<string, object> { ["sub"] = Subject, ["nonce"] = nonce },
                SigningCredentials = new SigningCredentials(signer, SecurityAlgorithms.RsaSha256),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
