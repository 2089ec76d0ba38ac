namespace Yiju.Assessment.Contracts;

/// <summary>
/// Says who stands too near to an elder to assess (ASM-20). Modules that know, such as Care, register one; all registered are asked.
/// Open grants with the purpose <c>care</c> and the kinship of workers are looked at without one.
/// </summary>
public interface IConflictSource
{
    Task<IReadOnlyList<Conflict>> Of(long elderId, DateOnly day, CancellationToken ct);
}

/// <param name="OrgId">Organisation that must not assess; null when only a person is meant.</param>
/// <param name="WorkerId">Worker who must not assess; null when the whole organisation is meant.</param>
/// <param name="Reason">Goes on after the name: 正在为这位老人提供服务.</param>
public sealed record Conflict(long? OrgId, long? WorkerId, string Reason);
