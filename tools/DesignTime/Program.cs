using Microsoft.EntityFrameworkCore.Design;
using Yiju.Host;
using Yiju.Platform.Data;

Console.Error.WriteLine("Only dotnet-ef runs this: see tools/migrations.");
return 2;

/// <summary>Gives dotnet-ef the schema for SQLite.</summary>
public sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteSchema>
{
    public SqliteSchema CreateDbContext(string[] args) =>
        (SqliteSchema)SchemaDb.For(Database.Parse("sqlite:design-time.db").Value, Modules.All);
}

/// <summary>Gives dotnet-ef the schema for PostgreSQL.</summary>
public sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresSchema>
{
    public PostgresSchema CreateDbContext(string[] args) =>
        (PostgresSchema)SchemaDb.For(Database.Parse("postgres:Host=127.0.0.1;Database=design_time").Value, Modules.All);
}
