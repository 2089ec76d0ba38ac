using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Yiju.Platform.Data;

namespace Yiju.Platform.Audit;

/// <summary>
/// Group commit for looks: entries that arrive while one commit is on its way share the next, so a thousand list pages a second
/// cost a few commits, and still no page leaves before its entry is durable.
/// </summary>
public sealed class LookWriter(Database database) : BackgroundService
{
    private const int BatchMax = 512;

    private readonly Channel<(AuditEntry Entry, TaskCompletionSource Written)> queue = Channel.CreateBounded<(
        AuditEntry,
        TaskCompletionSource
    )>(4096);

    public async Task Write(AuditEntry entry)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await queue.Writer.WriteAsync((entry, written));
        await written.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.Open(stoppingToken);
        var batch = new List<(AuditEntry Entry, TaskCompletionSource Written)>(BatchMax);
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < BatchMax && queue.Reader.TryRead(out var item))
            {
                batch.Add(item);
            }
            try
            {
                await Commit(connection, batch, stoppingToken);
                batch.ForEach(b => b.Written.SetResult());
            }
            catch (DbException error)
            {
                batch.ForEach(b => b.Written.SetException(error));
            }
            batch.Clear();
        }
    }

    private async Task Commit(
        DbConnection connection,
        List<(AuditEntry Entry, TaskCompletionSource Written)> batch,
        CancellationToken ct
    )
    {
        var gate = database.Kind == DatabaseKind.Sqlite ? database.WriteGate : null;
        if (gate is not null)
        {
            await gate.WaitAsync(ct);
        }
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            AuditSql.PrepareInsert(insert);
            foreach (var (entry, _) in batch)
            {
                AuditSql.Bind(insert, entry);
                await insert.ExecuteNonQueryAsync(ct);
            }
            await transaction.CommitAsync(ct);
        }
        finally
        {
            gate?.Release();
        }
    }
}
