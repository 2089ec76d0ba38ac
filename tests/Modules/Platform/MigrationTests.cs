using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class MigrationTests
{
    [Theory, EveryDatabase]
    public async Task The_history_makes_the_schema_that_the_program_expects(DatabaseKind kind)
    {
        var name = $"yiju_migrated_{Environment.ProcessId}";
        var path = Path.Combine(Path.GetTempPath(), $"{name}.db");
        var address =
            kind == DatabaseKind.Sqlite
                ? $"sqlite:{path}"
                : $"postgres:{TestDatabase.PostgresServer};Database={name};Pooling=false";
        await using var database = Database.Parse(address).Value;
        await using var schema = SchemaDb.For(database, Yiju.Host.Modules.All);
        Assert.False(schema.Database.HasPendingModelChanges(), "The model has changed: run tools/migrations.");
        await schema.Database.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await schema.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        await schema.Database.EnsureDeletedAsync(TestContext.Current.CancellationToken);
    }
}
