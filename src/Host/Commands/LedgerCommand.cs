using System.CommandLine;
using System.Text.Json;
using Yiju.Funds.Contracts;
using Yiju.Platform;

namespace Yiju.Host.Commands;

internal static class LedgerCommand
{
    public static Command Make(CommonOptions common)
    {
        var json = new Option<bool>("--json") { Description = "一行一个 JSON" };
        var verify = new Command("verify", "用分录重算每个账户和总和。0 相符，1 有问题") { json };
        verify.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    async (services, _) =>
                        await Verify(services.GetRequiredService<LedgerVerifier>(), parsed.GetValue(json), ct)
                )
        );
        return new Command("ledger", "账本") { verify };
    }

    private static async Task<int> Verify(LedgerVerifier verifier, bool json, CancellationToken ct)
    {
        var findings = await verifier.Verify(ct);
        foreach (var finding in findings)
        {
            Console.WriteLine(
                json
                    ? JsonSerializer.Serialize(finding, Json.Options)
                    : $"{finding.Code}\t{finding.Subject}\t{finding.Sentence}"
            );
        }
        if (!json)
        {
            Console.WriteLine(findings.Count == 0 ? "账本相符，总和为零。" : $"发现 {findings.Count} 处问题。");
        }
        return findings.Count == 0 ? 0 : 1;
    }
}
