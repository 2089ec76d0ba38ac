using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Yiju.Kernel;
using Yiju.Platform;

namespace Yiju.Host.Https;

/// <summary>
/// Where the certificate comes from. A flag, else the environment: <c>YIJU_HTTPS</c>, <c>YIJU_HTTPS_KEY</c>; the password only from
/// <c>YIJU_HTTPS_PASSWORD_FILE</c> or <c>YIJU_HTTPS_PASSWORD</c>, because others see a command line.
/// </summary>
/// <param name="Certificate">A .pfx, or PEM with its chain; empty: one made here for this machine.</param>
/// <param name="Key">PEM of the private key; null when it is in the certificate's file.</param>
internal sealed record HttpsSettings(string Certificate, string? Key, string? Password)
{
    public static HttpsSettings Read(IConfiguration configuration, string? certificate, string? key) =>
        new(
            certificate ?? configuration["YIJU_HTTPS"] ?? "",
            key ?? configuration["YIJU_HTTPS_KEY"],
            configuration["YIJU_HTTPS_PASSWORD_FILE"] is { } file
                ? File.ReadAllText(file).TrimEnd('\r', '\n')
                : configuration["YIJU_HTTPS_PASSWORD"]
        );

    public Outcome<ServerCertificate> Open(DataFolder folder, TimeProvider time)
    {
        if (Certificate.Length == 0)
        {
            return LocalCertificate.Open(folder.Sub("https"), time);
        }
        if (new[] { Certificate, Key }.FirstOrDefault(f => f is not null && !File.Exists(f)) is { } missing)
        {
            return Fault.Invalid("certificate-missing", $"找不到证书文件 {missing}。请检查 --https 和 --https-key。");
        }
        try
        {
            return Load(Path.GetExtension(Certificate).ToLowerInvariant() is ".pfx" or ".p12");
        }
        catch (CryptographicException error)
        {
            return Fault.Invalid(
                "certificate-unreadable",
                $"打不开证书 {Certificate}：{error.Message} 请检查密码（YIJU_HTTPS_PASSWORD_FILE），证书和私钥要是一对。"
            );
        }
    }

    private ServerCertificate Load(bool bundle)
    {
        if (bundle)
        {
            return new ServerCertificate(X509CertificateLoader.LoadPkcs12FromFile(Certificate, Password), [], null);
        }
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(Certificate);
        var own = Password is null
            ? X509Certificate2.CreateFromPemFile(Certificate, Key)
            : X509Certificate2.CreateFromEncryptedPemFile(Certificate, Password, Key);
        return new ServerCertificate(own, [.. chain.Skip(1)], null);
    }
}

/// <param name="Certificate">With its private key.</param>
/// <param name="Chain">Certificates between it and the root, sent along.</param>
/// <param name="Advice">What the person at the terminal should know; null when there is nothing.</param>
internal sealed record ServerCertificate(
    X509Certificate2 Certificate,
    X509Certificate2Collection Chain,
    string? Advice
);
