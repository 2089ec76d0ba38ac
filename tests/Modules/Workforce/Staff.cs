using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Tests.Modules.Testing;
using Yiju.Workforce.Contracts;

namespace Yiju.Tests.Modules.Workforce;

/// <summary>Workers for tests; ID numbers carry an area code that was never issued.</summary>
internal static class Staff
{
    public static string ResidentId(int number)
    {
        var body = $"99000119800101{number:000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[body.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    public static async Task<long> Worker(
        TestApp app,
        long org,
        int number,
        string name = "陈护理",
        string? certificate = CertificateKinds.CareWorkerJunior,
        DateOnly? validTo = null,
        double longitude = 110.2,
        double latitude = 21.3
    )
    {
        NewCertificate[] papers = certificate is null
            ? []
            : [new(certificate, $"DEMO{number}", new(2025, 1, 1), validTo ?? new(2027, 12, 31))];
        var ids = await app.Do<long>(async s =>
            (
                await s.GetRequiredService<IWorkerLoader>()
                    .Load(
                        [
                            new(
                                name,
                                ResidentId(number),
                                "13800000000",
                                org,
                                new(2025, 1, 1),
                                null,
                                longitude,
                                latitude,
                                papers
                            ),
                        ],
                        default
                    )
            )[0]
        );
        return ids.Value;
    }
}
