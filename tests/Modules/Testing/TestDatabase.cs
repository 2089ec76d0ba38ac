using System.Reflection;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit.Sdk;
using Xunit.v3;
using Yiju.Host;
using Yiju.Platform.Data;

namespace Yiju.Tests.Modules.Testing;

/// <summary>An empty database of the platform's schema, copied from a template that is made once per run.</summary>
public sealed class TestDatabase(DatabaseKind kind, string address) : IAsyncDisposable
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("yiju-test-").FullName;
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplate);
    private static int count;

    /// <summary>Connection to the server for tests: set by ./check, for example Host=127.0.0.1;Port=5439;Username=app.</summary>
    public static string? PostgresServer => Environment.GetEnvironmentVariable("YIJU_TEST_PG");

    public static bool InsideCi => Environment.GetEnvironmentVariable("CI") == "true";

    public DatabaseKind Kind { get; } = kind;

    /// <summary>As the program's <c>--db</c> takes it.</summary>
    public string Address { get; } = address;

    /// <summary>A folder of its own for keys and files.</summary>
    public string DataFolder { get; } =
        Directory.CreateDirectory(Path.Combine(Folder, $"data-{Interlocked.Increment(ref count)}")).FullName;

    public static async Task<TestDatabase> New(DatabaseKind kind)
    {
        var number = Interlocked.Increment(ref count);
        if (kind == DatabaseKind.Sqlite)
        {
            var path = Path.Combine(Folder, $"{number}.db");
            File.Copy(await SqliteTemplate.Value, path);
            return new TestDatabase(kind, $"sqlite:{path}");
        }
        var template = await PostgresTemplate.Value;
        var name = $"yiju_test_{Environment.ProcessId}_{number}";
        await OnServer($"create database {name} template {template} strategy file_copy");
        return new TestDatabase(kind, $"postgres:{PostgresServer};Database={name};Maximum Pool Size=20");
    }

    public override string ToString() => Kind.ToString();

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Postgres)
        {
            var name = new NpgsqlConnectionStringBuilder(Address["postgres:".Length..]).Database;
            await OnServer($"drop database if exists {name} with (force)");
        }
        else
        {
            await using var database = Database.Parse(Address).Value;
            await using var connection = new SqliteConnection(database.ConnectionString);
            SqliteConnection.ClearPool(connection);
            File.Delete(Address["sqlite:".Length..]);
        }
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var path = Path.Combine(Folder, "template.db");
        await Create($"sqlite:{path}");
        SqliteConnection.ClearAllPools();
        return path;
    }

    private static async Task<string> MakePostgresTemplate()
    {
        var name = $"yiju_template_{Environment.ProcessId}";
        await OnServer($"drop database if exists {name}");
        await OnServer($"create database {name}");
        await Create($"postgres:{PostgresServer};Database={name};Pooling=false");
        return name;
    }

    private static async Task Create(string address)
    {
        await using var database = Database.Parse(address).Value;
        await using var schema = SchemaDb.For(database, Yiju.Host.Modules.All);
        await schema.Database.EnsureCreatedAsync();
    }

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection($"{PostgresServer};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>
/// Runs a theory once per database. A PostgreSQL that is not there is a visible skip on a developer's machine and a failure in CI.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var postgres = new TheoryDataRow<DatabaseKind>(DatabaseKind.Postgres);
        if (TestDatabase.PostgresServer is null && !TestDatabase.InsideCi)
        {
            postgres.Skip = "YIJU_TEST_PG is not set: ./check starts a PostgreSQL for the tests.";
        }
        return new([new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
