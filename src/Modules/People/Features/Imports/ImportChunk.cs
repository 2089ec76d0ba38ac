using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Features.Duplicates;
using Yiju.People.Import.Elders;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>Brings a chunk of checked rows into the registry, inside the caller's unit of work, or only says what would happen.</summary>
internal sealed class ImportChunk(
    DbSession session,
    RegistryMatch match,
    UpdateKnown update,
    ElderLoader loader,
    ElderRowMaker maker,
    FindDuplicates duplicates,
    GroupCounter counter,
    Secrets secrets,
    AuditTrail audit
)
{
    /// <summary>The rows as new elders, made before anybody knows whether they are; may run beside the writing of another chunk.</summary>
    public ElderRows Make(IReadOnlyList<ImportedRow<ElderRow>> rows, long runId) =>
        maker.Make(
            [.. rows.Select(r => RowMap.New(r.Value!))],
            new LoadContext(ImportKind.SourceOf(runId), session.Time.Today(), ImportId: runId)
        );

    /// <param name="made">The rows of all of them, should all of them be new.</param>
    public async Task<ChunkResult> Apply(
        IReadOnlyList<ImportedRow<ElderRow>> rows,
        ElderRows? made,
        DivisionCode area,
        long? runId,
        CancellationToken ct
    )
    {
        var judged = await match.Judge(rows, area, ct);
        var findings = judged
            .Where(j => j.Refusal is not null)
            .Select(j =>
                RowFinding.Of(
                    j.Row.Row,
                    ElderTable.Columns,
                    j.Refusal!.Value.Code,
                    j.Refusal.Value.Key,
                    j.Refusal.Value.Sentence
                )
            )
            .ToList();
        var fresh = judged.Where(j => j.Known is null && j.Refusal is null).Select(j => j.Row).ToList();
        var (updated, unchanged) = await Update(judged, runId, ct);
        findings.AddRange(await Add(fresh, fresh.Count == rows.Count ? made : null, runId, ct));
        return new(fresh.Count, updated, unchanged, findings);
    }

    private async Task<(int Updated, int Unchanged)> Update(
        IReadOnlyList<RegistryMatch.Judged> judged,
        long? runId,
        CancellationToken ct
    )
    {
        counter.Clear();
        var (today, unchanged, touched) = (session.Time.Today(), 0, new List<long>());
        foreach (var (row, known, _) in judged.Where(j => j.Known is not null))
        {
            var columns = known!.Differences(row.Value!, secrets);
            if (columns.Count == 0)
            {
                unchanged++;
                continue;
            }
            touched.Add(known.Elder.SubjectId);
            if (runId is { } run)
            {
                await update.Write(known, row.Value!, row.Row, columns, run, today, ct);
            }
        }
        if (runId is { } id && touched.Count > 0)
        {
            await counter.Flush(ct);
            audit.Did("people.import-update", touched, detail: ImportKind.SourceOf(id));
        }
        return (touched.Count, unchanged);
    }

    private async Task<IReadOnlyList<RowFinding>> Add(
        List<ImportedRow<ElderRow>> fresh,
        ElderRows? made,
        long? runId,
        CancellationToken ct
    )
    {
        var lookalikes = await duplicates.Lookalikes(fresh, ct);
        if (runId is { } run)
        {
            var ids = await loader.Load(made ?? Make(fresh, run), ct);
            var byRow = fresh.Select((r, i) => (r.Row, Id: ids[i])).ToDictionary(r => r.Row, r => r.Id);
            await duplicates.Pair(lookalikes.Select(l => (byRow[l.Key], l.Value)), ct);
        }
        return
        [
            .. lookalikes.Keys.Select(row =>
                RowFinding.Of(
                    row,
                    ElderTable.Columns,
                    RegistryCodes.Lookalike,
                    "name",
                    RegistryCodes.Lookalike.Sentence()
                )
            ),
        ];
    }
}
