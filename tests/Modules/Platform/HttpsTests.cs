using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Yiju.Host.Https;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "SEC-01")]
public sealed class HttpsTests : IDisposable
{
    private readonly DataFolder folder = new(Directory.CreateTempSubdirectory("yiju-https").FullName);

    public void Dispose() => Directory.Delete(folder.Path, recursive: true);

    [Fact]
    public async Task It_serves_with_a_certificate_of_its_own_that_only_those_trust_who_were_given_it()
    {
        await using var database = await TestDatabase.New(DatabaseKind.Sqlite);
        await using var program = await ChildProgram.Serve(
            "--db",
            database.Address,
            "--data",
            folder.Path,
            "--urls",
            "https://127.0.0.1:0",
            "--https"
        );
        using var anybody = new HttpClient { BaseAddress = new Uri(program.Address) };
        await Assert.ThrowsAsync<HttpRequestException>(() => anybody.GetStringAsync("/healthz"));
        using var made = X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(folder.Path, "https", "localhost.crt")
        );
        using var trusting = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { made },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        using var friend = new HttpClient(trusting) { BaseAddress = new Uri(program.Address) };
        var answer = await friend.GetAsync("/healthz");
        Assert.Equal("ok", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void The_own_certificate_is_for_this_machine_kept_private_and_renewed_in_time()
    {
        var time = new TestTime();
        using var first = Own(time);
        var names = first.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Equal(["localhost"], names.EnumerateDnsNames());
        Assert.Contains("127.0.0.1", names.EnumerateIPAddresses().Select(a => a.ToString()));
        Assert.True(first.HasPrivateKey);
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path.Combine(folder.Path, "https", "localhost.key"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
        using var again = Own(time);
        Assert.Equal(first.Thumbprint, again.Thumbprint);
        time.Advance(TimeSpan.FromDays(800));
        using var later = Own(time);
        Assert.NotEqual(first.Thumbprint, later.Thumbprint);
    }

    [Theory]
    [InlineData("bundle.pfx", null, "geheim", null)]
    [InlineData("bundle.pfx", null, "falsch", "certificate-unreadable")]
    [InlineData("cert.pem", "key.pem", null, null)]
    [InlineData("cert.pem", "locked.pem", "geheim", null)]
    [InlineData("cert.pem", "locked.pem", "falsch", "certificate-unreadable")]
    [InlineData("cert.pem", "nowhere.pem", null, "certificate-missing")]
    public void A_certificate_comes_from_a_bundle_or_from_pem(string file, string? key, string? password, string? code)
    {
        WriteFiles();
        var settings = new HttpsSettings(At(file)!, At(key), password);
        var opened = settings.Open(folder, new TestTime());
        Assert.Equal(code, opened.Faults.FirstOrDefault()?.Code);
        Assert.True(!opened.Ok || opened.Value is { Certificate.HasPrivateKey: true, Advice: null });
    }

    [Fact]
    public async Task Over_https_cookies_are_secure_and_only_other_machines_are_told_to_stay()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var (_, post) = await app.Person(Role.TownOfficer, Places.Town);
        foreach (
            var (address, secure, told) in new[]
            {
                ("http://localhost", false, false),
                ("https://localhost", true, false),
                ("https://yiju.example", true, true),
            }
        )
        {
            using var visitor = app.Visitor();
            visitor.BaseAddress = new Uri(address);
            var answer = await visitor.PostAsync("/demo", new FormUrlEncodedContent([new("postId", $"{post}")]));
            var cookie = Assert.Single(
                answer.Headers.GetValues("Set-Cookie"),
                c => c.StartsWith("yiju=", StringComparison.Ordinal)
            );
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.Ordinal));
            Assert.Equal(told, answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Theory]
    [InlineData("https-missing", "--urls", "https://127.0.0.1:0")]
    [InlineData("https-address", "--urls", "http://127.0.0.1:0", "--https")]
    public async Task Address_and_certificate_must_agree(string reason, params string[] arguments)
    {
        var (code, _, errors) = await ChildProgram.Run(["serve", "--data", folder.Path, .. arguments]);
        Assert.Equal(1, code);
        Assert.Contains(reason == "https-missing" ? "请加 --https" : "请改 --urls", errors, StringComparison.Ordinal);
    }

    private X509Certificate2 Own(TestTime time) =>
        new HttpsSettings("", null, null).Open(folder, time).Value.Certificate;

    private string? At(string? file) => file is null ? null : Path.Combine(folder.Path, file);

    private void WriteFiles()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=yiju.example", pair, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(TestTime.Start, TestTime.Start.AddDays(9_000));
        var locked = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
        File.WriteAllBytes(At("bundle.pfx")!, made.Export(X509ContentType.Pfx, "geheim"));
        File.WriteAllText(At("cert.pem")!, made.ExportCertificatePem());
        File.WriteAllText(At("key.pem")!, pair.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("locked.pem")!, pair.ExportEncryptedPkcs8PrivateKeyPem("geheim", locked));
    }
}
