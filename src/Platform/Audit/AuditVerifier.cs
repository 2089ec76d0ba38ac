using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;

namespace Yiju.Platform.Audit;

/// <summary>One thing that is wrong with the trail, in words an auditor can act on.</summary>
public sealed record AuditFinding(string Code, long? Sequence, string Sentence);

/// <summary>Recomputes the whole chain and compares it with the head kept outside the database.</summary>
public sealed class AuditVerifier(PlatformDb db, KeyRing keys, DataFolder folder)
{
    /// <summary>Findings in order of the chain; none means that no entry was changed, removed, reordered or cut off.</summary>
    public async IAsyncEnumerable<AuditFinding> Verify([EnumeratorCancellation] CancellationToken ct)
    {
        long expected = 0;
        var seal = AuditChain.Start;
        await foreach (
            var entry in db
                .Audit.AsNoTracking()
                .Where(a => a.Sequence != null)
                .OrderBy(a => a.Sequence)
                .AsAsyncEnumerable()
                .WithCancellation(ct)
        )
        {
            expected++;
            if (entry.Sequence != expected)
            {
                yield return new AuditFinding("gap", expected, $"第 {expected} 条到第 {entry.Sequence - 1} 条不见了。");
                expected = entry.Sequence!.Value;
            }
            else if (!AuditChain.Seal(keys.AuditKey, seal, expected, entry).AsSpan().SequenceEqual(entry.Seal))
            {
                yield return new AuditFinding("changed", expected, $"第 {expected} 条与封印不符：内容或顺序被改过。");
            }
            seal = entry.Seal!;
        }
        var line = await folder.Read("audit-head", ct);
        if (line is null)
        {
            if (expected > 0)
            {
                yield return new AuditFinding("head-missing", null, "找不到数据库外保存的末条封印。");
            }
            yield break;
        }
        if (AuditChain.ReadHead(keys.AuditKey, line) is not { } head)
        {
            yield return new AuditFinding("head-forged", null, "数据库外保存的末条封印签名不对。");
        }
        else if (head.Sequence > expected || (head.Sequence == expected && !head.Seal.AsSpan().SequenceEqual(seal)))
        {
            yield return new AuditFinding(
                "truncated",
                expected,
                $"末条应为第 {head.Sequence} 条，现在只到第 {expected} 条：末尾被截掉或替换。"
            );
        }
    }
}
