using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Network;

/// <summary>Organisations for tests: credit codes with the right check character, contracts for the first county.</summary>
internal static class Companies
{
    public static readonly DateOnly From = new(2026, 1, 1);
    public static readonly DateOnly To = new(2026, 12, 31);

    public static string CreditCode(int number)
    {
        var body = $"52990000{number:000000000}";
        return body + Yiju.Kernel.CreditCode.CheckCharacter(body + "0");
    }

    public static async Task<long> Org(
        TestApp app,
        int number,
        OrgKind kind = OrgKind.HomeCare,
        string name = "康怡居家养老",
        bool contract = true,
        IReadOnlyList<string>? items = null,
        IReadOnlyDictionary<string, Money>? ceilings = null,
        params (string Item, long Yuan)[] prices
    )
    {
        var id = await app.Do<long>(async s =>
        {
            var loader = s.GetRequiredService<INetworkLoader>();
            var org = (
                await loader.Orgs([new(kind, name, CreditCode(number), Places.County, "0759-3300000")], default)
            )[0];
            if (contract)
            {
                var paper = kind == OrgKind.AssessmentAgency ? ContractKind.Assessment : ContractKind.HomeCare;
                await loader.Contracts(
                    [new(org, Places.County, $"合同{number}", paper, From, To, items, null, ceilings)],
                    default
                );
            }
            await loader.Prices([.. prices.Select(p => new NewPrice(org, p.Item, Money.Yuan(p.Yuan), From))], default);
            return org;
        });
        return id.Value;
    }
}
