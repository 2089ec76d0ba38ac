using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Tests.Architecture.Planted.Domain
{
    /// <summary>A violation on purpose: domain code that knows the database.</summary>
    public sealed class KnowsDatabase
    {
        public EntityState State { get; set; }
    }
}

namespace Yiju.Tests.Architecture.Planted
{
    /// <summary>A violation on purpose: a scoped row that a context shows to everybody.</summary>
    public sealed class ScopedRow : IScoped
    {
        public Guid Id { get; init; }

        public required string Division { get; init; }

        public long SubjectId { get; init; }

        public DateTimeOffset At { get; init; }
    }

    internal sealed class LeakyDb(DbSession session) : ModuleDb(session)
    {
        public DbSet<ScopedRow> Rows => Set<ScopedRow>();

        protected override void AddModel(ModelBuilder model) => model.Entity<ScopedRow>().ToTable("someone_row");
    }
}
