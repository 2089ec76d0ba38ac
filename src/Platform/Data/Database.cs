using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yiju.Kernel;

namespace Yiju.Platform.Data;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Which database a deployment runs on. Written <c>sqlite:./data/yiju.db</c> or <c>postgres:Host=…;Database=…</c>.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; "
        + "PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;";

    private readonly NpgsqlDataSource? postgres;

    private Database(DatabaseKind kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
        postgres = kind == DatabaseKind.Postgres ? NpgsqlDataSource.Create(connectionString) : null;
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>SQLite takes one writer at a time: writers of this process queue here, in order, instead of polling.</summary>
    public SemaphoreSlim WriteGate { get; } = new(1, 1);

    public static Outcome<Database> Parse(string text)
    {
        if (text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
        {
            var path = Path.GetFullPath(text["sqlite:".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var builder = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 };
            return new Database(DatabaseKind.Sqlite, builder.ToString());
        }
        if (text.StartsWith("postgres:", StringComparison.OrdinalIgnoreCase))
        {
            var builder = new NpgsqlConnectionStringBuilder(text["postgres:".Length..])
            {
                MaxAutoPrepare = 200,
                AutoPrepareMinUsages = 2,
                NoResetOnClose = true,
            };
            return new Database(DatabaseKind.Postgres, builder.ToString());
        }
        return Fault.Invalid(
            "database-setting",
            $"数据库设置“{text}”不认识。请写 sqlite:路径 或 postgres:Host=…;Database=…。",
            "db"
        );
    }

    /// <summary>Opens a connection of its own, for example for a bulk load. The caller disposes it.</summary>
    public async Task<DbConnection> Open(CancellationToken ct)
    {
        if (postgres is not null)
        {
            return await postgres.OpenConnectionAsync(ct);
        }
        return OpenSqlite();
    }

    /// <summary>The same for a caller that cannot wait: opening from the pool takes microseconds.</summary>
    public DbConnection OpenNow() => postgres is null ? OpenSqlite() : postgres.OpenConnection();

    private SqliteConnection OpenSqlite()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = Pragmas;
        pragmas.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Points an EF context at an open connection of this database.</summary>
    public void Use(DbContextOptionsBuilder options, DbConnection connection)
    {
        if (Kind == DatabaseKind.Postgres)
        {
            options.UseNpgsql(connection);
        }
        else
        {
            options.UseSqlite(connection);
        }
    }

    /// <summary>True when the same work may succeed if it is tried again: a lost race, not a mistake.</summary>
    public static bool IsTransient(Exception error) =>
        error switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            } => true,
            SqliteException { SqliteErrorCode: 5 or 6 } => true,
            DbUpdateException { InnerException: { } inner } => IsTransient(inner),
            InvalidOperationException { InnerException: { } inner } => IsTransient(inner),
            _ => false,
        };

    /// <summary>True when a unique index refused a row.</summary>
    public static bool IsDuplicate(Exception error) =>
        error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
            SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true,
            DbUpdateException { InnerException: { } inner } => IsDuplicate(inner),
            _ => false,
        };

    public async ValueTask DisposeAsync()
    {
        WriteGate.Dispose();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
    }
}
