using Microsoft.EntityFrameworkCore;

namespace Yiju.Platform.Data;

/// <summary>
/// The whole schema, made of every module's part. Only migrations use it; at run time each module has its own context.
/// </summary>
public abstract class SchemaDb(DbContextOptions options, IReadOnlyList<IModule> modules) : DbContext(options)
{
    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        ModelRules.Conventions(conventions);

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        PlatformModel.AddModel(model);
        foreach (var module in modules)
        {
            module.AddModel(model);
        }
        ModelRules.Finish(model);
    }

    /// <summary>The schema for <paramref name="database"/>, with its own migration history.</summary>
    public static SchemaDb For(Database database, IReadOnlyList<IModule> modules)
    {
        if (database.Kind == DatabaseKind.Postgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresSchema>().UseNpgsql(
                database.ConnectionString,
                o => o.MigrationsAssembly("Yiju.Migrations.Postgres").MigrationsHistoryTable("platform_migration")
            );
            return new PostgresSchema(postgres.Options, modules);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteSchema>().UseSqlite(
            database.ConnectionString,
            o => o.MigrationsAssembly("Yiju.Migrations.Sqlite").MigrationsHistoryTable("platform_migration")
        );
        return new SqliteSchema(sqlite.Options, modules);
    }
}

public sealed class SqliteSchema(DbContextOptions<SqliteSchema> options, IReadOnlyList<IModule> modules)
    : SchemaDb(options, modules);

public sealed class PostgresSchema(DbContextOptions<PostgresSchema> options, IReadOnlyList<IModule> modules)
    : SchemaDb(options, modules);
