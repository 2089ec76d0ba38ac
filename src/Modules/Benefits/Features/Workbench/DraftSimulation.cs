using Yiju.Benefits.Domain;
using Yiju.Benefits.Domain.Workbench;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>What the simulation of exactly this text came to.</summary>
internal sealed class DraftSimulation(PacksInForce packs)
{
    /// <returns>A few words; null while the text has to be simulated and was not.</returns>
    public Task<string?> Of(PackDraft draft, PackDraftText text, Pack pack, CancellationToken ct) =>
        Task.FromResult<string?>(Concerns(pack) ? null : "不涉及老人的待遇，不用模拟");

    /// <summary>Whether it can change what an elder gets.</summary>
    private bool Concerns(Pack pack)
    {
        if (pack.Rules.Any(r => r.Subject == Rulings.Elder))
        {
            return true;
        }
        var used = packs.Library.UsedAbout(Rulings.Elder);
        return pack.Parameters.Any(p => used.Contains(p.Name));
    }
}
