using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Yiju.Access.Data;
using Yiju.Kernel;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Access.Features;

/// <summary>The city's own sign-in service, where one is configured (YIJU_OIDC_AUTHORITY, _CLIENT_ID, _CLIENT_SECRET, _CLAIM).</summary>
/// <param name="Claim">Which claim of the identity token names the account; <c>sub</c> when none is set.</param>
internal sealed record OidcSettings(string? Authority, string ClientId, string ClientSecret, string Claim)
{
    public bool On => Authority is not null;

    public static OidcSettings Read(IConfiguration configuration) =>
        new(
            configuration["YIJU_OIDC_AUTHORITY"]?.TrimEnd('/'),
            configuration["YIJU_OIDC_CLIENT_ID"] ?? "",
            configuration["YIJU_OIDC_CLIENT_SECRET"] ?? "",
            configuration["YIJU_OIDC_CLAIM"] ?? "sub"
        );
}

/// <summary>
/// Authorization code flow with PKCE. Maps the claim to an account that exists already: nobody gets an account by signing in elsewhere.
/// </summary>
internal sealed class SignInWithOidc(
    OidcSettings settings,
    IHttpClientFactory clients,
    StepCookie step,
    AccessDb db,
    StartSignIn start,
    AuditTrail audit,
    TimeProvider time
)
{
    public const string ClientName = "oidc";

    private static readonly Fault Off = Fault.NotFound("oidc-off", "没有开通统一登录。请用账号和密码登录。");
    private static readonly Fault Failed = Fault.Forbidden(
        "oidc-failed",
        "统一登录没有成功。请再试一次，或者用账号和密码登录。"
    );
    private static readonly Fault Away = Fault.Forbidden(
        "oidc-away",
        "统一登录现在连不上。请过一会儿再试，或者用账号和密码登录。"
    );
    private static readonly Fault NoAccount = Fault.Forbidden(
        "oidc-no-account",
        "您在本平台还没有账号。请联系本单位管理员开通。"
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/sign-in/oidc",
                (string? to, HttpContext http, SignInWithOidc use, CancellationToken ct) => use.Leave(to, http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/sign-in/oidc/back",
                (string? code, string? state, HttpContext http, SignInWithOidc use, CancellationToken ct) =>
                    use.Return(code, state, http, ct)
            )
            .Limited("sign-in")
            .ForEveryone()
            .ExcludeFromDescription();
    }

    private async Task<IResult> Leave(string? to, HttpContext http, CancellationToken ct)
    {
        if (!settings.On)
        {
            return Problems.Of([Off], http);
        }
        if (await Provider(ct) is not { } provider)
        {
            return Problems.Of([Away], http);
        }
        var (state, nonce, verifier) = (NewWord(), NewWord(), NewWord());
        step.Set(http, "oidc", state, nonce, verifier, SignInWithPassword.LocalPath(to));
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = BackHref(http),
            ["scope"] = "openid profile",
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        };
        return Results.Redirect(provider.AuthorizationEndpoint + QueryString.Create(query));
    }

    private async Task<IResult> Return(string? code, string? state, HttpContext http, CancellationToken ct)
    {
        if (
            !settings.On
            || step.Get(http, 5) is not ["oidc", var sent, var nonce, var verifier, var to]
            || code is null
            || sent != state
        )
        {
            return Problems.Of([settings.On ? Failed : Off], http);
        }
        StepCookie.Clear(http);
        var who = await Exchange(code, nonce, verifier, http, ct);
        if (who is null)
        {
            await audit.Looked("access.sign-in-failed", [], detail: "oidc");
            return Problems.Of([Failed], http);
        }
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.ExternalId == who && a.ClosedAt == null, ct);
        if (account is null)
        {
            await audit.Looked("access.sign-in-failed", [], detail: "oidc, no account");
            return Problems.Of([NoAccount], http);
        }
        var done = await start.Start(http, account, "oidc", ct);
        return done.Ok ? Results.Redirect(to) : Problems.Of(done.Faults, http);
    }

    /// <summary>The claim's value out of a valid identity token; null when anything does not fit.</summary>
    private async Task<string?> Exchange(
        string code,
        string nonce,
        string verifier,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await Provider(ct) is not { } provider)
        {
            return null;
        }
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = BackHref(http),
                ["client_id"] = settings.ClientId,
                ["client_secret"] = settings.ClientSecret,
                ["code_verifier"] = verifier,
            }
        );
        using var client = clients.CreateClient(ClientName);
        using var answer = await client.PostAsync(provider.TokenEndpoint, form, ct);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        if (!body.TryGetProperty("id_token", out var token) || token.GetString() is not { } text)
        {
            return null;
        }
        var now = time.Instant();
        var valid = await new JsonWebTokenHandler().ValidateTokenAsync(
            text,
            new TokenValidationParameters
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = settings.ClientId,
                IssuerSigningKeys = provider.SigningKeys,
                RequireSignedTokens = true,
                LifetimeValidator = (from, until, _, _) =>
                    until > now.AddMinutes(-1) && (from is null || from < now.AddMinutes(1)),
            }
        );
        return valid.IsValid && valid.Claims.TryGetValue("nonce", out var said) && said as string == nonce
            ? valid.Claims.TryGetValue(settings.Claim, out var who)
                ? who as string
                : null
            : null;
    }

    /// <summary>What the service says about itself; null when it does not answer.</summary>
    private async Task<OpenIdConnectConfiguration?> Provider(CancellationToken ct)
    {
        using var client = clients.CreateClient(ClientName);
        try
        {
            return await OpenIdConnectConfigurationRetriever.GetAsync(
                settings.Authority + "/.well-known/openid-configuration",
                new HttpDocumentRetriever(client)
                {
                    RequireHttps = !settings.Authority!.StartsWith("http://127.0.0.1", StringComparison.Ordinal),
                },
                ct
            );
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static string BackHref(HttpContext http) =>
        $"{http.Request.Scheme}://{http.Request.Host}/sign-in/oidc/back";

    private static string NewWord() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
}
