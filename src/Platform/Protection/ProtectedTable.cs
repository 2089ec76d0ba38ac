using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Yiju.Platform.Protection;

/// <summary>The rows of one table, gone through in the order of their ids.</summary>
/// <param name="name">As <see cref="IProtectedRows.Name"/>.</param>
/// <param name="rows">All that may be protected, tracked.</param>
public abstract class ProtectedTable<T>(string name, IQueryable<T> rows, Expression<Func<T, long>> id) : IProtectedRows
    where T : class
{
    public string Name => name;

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        Expression<Func<long>> last = () => after;
        var later = Expression.GreaterThan(id.Body, last.Body);
        var batch = await rows.Where(Expression.Lambda<Func<T, bool>>(later, id.Parameters))
            .OrderBy(id)
            .Take(max)
            .ToListAsync(ct);
        return new RewriteStep(batch.Count == 0 ? null : id.Compile()(batch[^1]), batch.Count(Renew));
    }

    /// <summary>Protects a row anew when it was under an older key; answers whether it was.</summary>
    protected abstract bool Renew(T row);
}
