using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Platform.Data;

/// <summary>
/// One connection, and at most one transaction, for one request or one piece of background work. The contexts of all
/// modules share it, so an order, its ledger lines and its audit row commit together or not at all.
/// </summary>
public sealed class DbSession(Database database, Viewer viewer, TimeProvider time, Ids ids) : IAsyncDisposable
{
    private const int Attempts = 10;

    /// <summary>Longest wait before work is done again, in milliseconds.</summary>
    private const int LongestWait = 500;

    private readonly List<ModuleDb> contexts = [];
    private readonly List<Action> afterCommit = [];
    private DbConnection? connection;
    private DbTransaction? transaction;

    public Database Database { get; } = database;

    /// <summary>Who acts; its scope limits every scoped query of this session.</summary>
    public Viewer Viewer { get; } = viewer;

    public TimeProvider Time { get; } = time;

    public Ids Ids { get; } = ids;

    public bool InTransaction => transaction is not null;

    /// <summary>The open connection. Reads outside a unit of work take no transaction.</summary>
    public DbConnection Connection => connection ??= Database.OpenNow();

    /// <summary>A command on this session's connection and transaction, for SQL that EF cannot say.</summary>
    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    /// <summary>Runs once the transaction is committed, never when it is rolled back.</summary>
    public void AfterCommit(Action action)
    {
        if (InTransaction)
        {
            afterCommit.Add(action);
        }
        else
        {
            action();
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, saves every context and commits. Faults roll everything back; a lost
    /// race replays the whole work. Inside another unit of work it joins that one.
    /// </summary>
    public async Task<Outcome<T>> Commit<T>(Func<Task<Outcome<T>>> work, CancellationToken ct)
    {
        if (InTransaction)
        {
            return await work();
        }
        for (var attempt = 1; ; attempt++)
        {
            var gate = Database.Kind == DatabaseKind.Sqlite ? Database.WriteGate : null;
            if (gate is not null)
            {
                await gate.WaitAsync(ct);
            }
            try
            {
                return await Once(work, ct);
            }
            catch (Exception error) when (MayReplay(error, attempt))
            {
                // Two that met wait for different times, so that they do not meet again.
                var most = Math.Min(LongestWait, 10 << attempt);
                await Task.Delay(Random.Shared.Next(most / 2, most), ct);
            }
            finally
            {
                gate?.Release();
            }
        }
    }

    /// <summary>
    /// A unique index that refuses a row also tells of a race: who looks again finds the other's row and can say so in a sentence. A second
    /// refusal is a mistake of the program.
    /// </summary>
    private static bool MayReplay(Exception error, int attempt) =>
        (attempt < Attempts && Database.IsTransient(error)) || (attempt == 1 && Database.IsDuplicate(error));

    private async Task<Outcome<T>> Once<T>(Func<Task<Outcome<T>>> work, CancellationToken ct)
    {
        afterCommit.Clear();
        Forget();
        transaction = await Connection.BeginTransactionAsync(IsolationLevel.Serializable, ct);
        try
        {
            foreach (var context in contexts)
            {
                await context.Database.UseTransactionAsync(transaction, ct);
            }
            var outcome = await work();
            if (!outcome.Ok)
            {
                await transaction.RollbackAsync(ct);
                Forget();
                return outcome;
            }
            await Save(ct);
            await transaction.CommitAsync(ct);
            foreach (var action in afterCommit)
            {
                action();
            }
            return outcome;
        }
        finally
        {
            await transaction.DisposeAsync();
            transaction = null;
            foreach (var context in contexts)
            {
                await context.Database.UseTransactionAsync(null, CancellationToken.None);
            }
        }
    }

    /// <summary>Writes what all contexts have gathered, in the order in which they were first used.</summary>
    public async Task Save(CancellationToken ct)
    {
        for (var i = 0; i < contexts.Count; i++)
        {
            if (contexts[i].ChangeTracker.HasChanges())
            {
                await contexts[i].SaveChangesAsync(ct);
            }
        }
    }

    /// <summary>
    /// Lets go of what the contexts have read: what was refused must not be taken for what stands, and long reading must keep no memory.
    /// </summary>
    internal void Forget() => contexts.ForEach(c => c.ChangeTracker.Clear());

    internal void Enlist(ModuleDb context)
    {
        contexts.Add(context);
        context.Database.AutoSavepointsEnabled = false;
        if (transaction is not null)
        {
            context.Database.UseTransaction(transaction);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
