using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Yiju.Kernel;

namespace Yiju.Host.Https;

/// <summary>
/// A certificate for localhost made by the program itself and kept in the data folder, so that camera, place and offline pages can be
/// tried without an authority. No browser trusts it before somebody says so.
/// </summary>
internal static class LocalCertificate
{
    /// <summary>Browsers accept no longer time of what users trust themselves (825 days).</summary>
    private const int Days = 825;

    private const int RenewBeforeDays = 30;

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static ServerCertificate Open(string folder, TimeProvider time)
    {
        var (certificate, key) = (Path.Combine(folder, "localhost.crt"), Path.Combine(folder, "localhost.key"));
        if (!StillGood(certificate, key, time))
        {
            Make(certificate, key, time);
        }
        // Windows takes no key for TLS that was not in a bundle.
        using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
        var usable = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
        return new ServerCertificate(
            usable,
            [],
            $"正在用本机自制的证书，浏览器会提示不安全。只在本机试用：把 {certificate} 设为受信任的证书；给别人用：用 --https 指定正式证书。"
        );
    }

    private static bool StillGood(string certificate, string key, TimeProvider time)
    {
        if (!File.Exists(certificate) || !File.Exists(key))
        {
            return false;
        }
        using var known = X509CertificateLoader.LoadCertificateFromFile(certificate);
        return known.NotAfter.ToUniversalTime() > time.Instant().AddDays(RenewBeforeDays);
    }

    private static void Make(string certificate, string key, TimeProvider time)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=Yiju on this machine", pair, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true)
        );
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false)
        );
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(Days));
        Write(key, pair.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Write(
            certificate,
            made.ExportCertificatePem(),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        );
    }

    private static void Write(string path, string text, UnixFileMode mode)
    {
        // An old file would keep its rights.
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }
        using var writer = new StreamWriter(path, options);
        writer.WriteLine(text);
    }
}
