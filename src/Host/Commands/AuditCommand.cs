using System.CommandLine;
using System.Text.Json;
using Yiju.Platform;
using Yiju.Platform.Audit;

namespace Yiju.Host.Commands;

internal static class AuditCommand
{
    public static Command Make(CommonOptions common)
    {
        var json = new Option<bool>("--json") { Description = "一行一个 JSON" };
        var verify = new Command("verify", "核对审计链：改动、缺失、换序、截尾。0 完好，1 有问题") { json };
        verify.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    async (services, _) =>
                        await Verify(services.GetRequiredService<AuditVerifier>(), parsed.GetValue(json), ct)
                )
        );
        return new Command("audit", "审计") { verify };
    }

    private static async Task<int> Verify(AuditVerifier verifier, bool json, CancellationToken ct)
    {
        var found = 0;
        await foreach (var finding in verifier.Verify(ct))
        {
            found++;
            Console.WriteLine(
                json ? JsonSerializer.Serialize(finding, Json.Options) : $"{finding.Code}\t{finding.Sentence}"
            );
        }
        if (!json)
        {
            Console.WriteLine(found == 0 ? "审计链完好。" : $"发现 {found} 处问题。");
        }
        return found == 0 ? 0 : 1;
    }
}
