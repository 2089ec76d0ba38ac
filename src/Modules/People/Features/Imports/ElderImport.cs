using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>Lists of elders (REG-28): new ones are added, known ones get what is new, in a version that can be taken back.</summary>
internal sealed class ElderImport(
    ImportChunk chunk,
    WithdrawElders withdraw,
    DivisionStore divisions,
    RegistryNumbers numbers
) : ImportKind<ElderRow>
{
    public override string Name => "elders";

    public override string Title => "老人名册";

    public override string Note => "一行一位老人。";

    public override string Unit => "人";

    public override int Order => 10;

    public override IReadOnlyList<Role> Senders { get; } =
    [Role.VillageWorker, Role.TownOfficer, Role.CountyOfficer, Role.CountyCentre];

    public override IReadOnlyList<ImportCode> Codes { get; } =
        ImportCode.DeclaredIn(typeof(ElderCodes), typeof(RegistryCodes));

    protected override TableSpec<ElderRow> Columns => ElderTable.Columns;

    protected override async Task<TableSpec<ElderRow>> SpecFor(ImportScope scope, CancellationToken ct) =>
        ElderTable.Spec(new RegistryLookups(await divisions.Tree(ct), scope.Area, numbers, scope.Today));

    protected override object? Prepare(IReadOnlyList<ImportedRow<ElderRow>> rows, long runId) =>
        chunk.Make(rows, runId);

    protected override Task<ChunkResult> Apply(
        IReadOnlyList<ImportedRow<ElderRow>> rows,
        object? prepared,
        ImportScope scope,
        long? runId,
        CancellationToken ct
    ) => chunk.Apply(rows, (ElderRows?)prepared, scope.Area, runId, ct);

    protected override Task<WithdrawStep> WithdrawSome(long runId, int most, CancellationToken ct) =>
        withdraw.Some(runId, most, ct);

    protected override Task<IReadOnlyList<ImportTouched>> Touched(long runId, int most, CancellationToken ct) =>
        withdraw.Touched(runId, most, ct);
}
