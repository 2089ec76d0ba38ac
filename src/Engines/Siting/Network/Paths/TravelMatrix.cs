using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>Some rows of a matrix of travel times.</summary>
/// <param name="FirstRow">Number of the first source in it.</param>
/// <param name="Rows">How many sources.</param>
/// <param name="Times">
/// Row after row a time for each target, in tenths of a second; <see cref="TravelTime.Unreachable"/> where there is no
/// way or either is on no street. Overwritten by the next block.
/// </param>
public readonly record struct MatrixBlock(int FirstRow, int Rows, int[] Times);

/// <summary>
/// Times from many points to many others, block by block: the targets are selected once, then sixteen sources go
/// through the hierarchy at a time, on each thread. The result does not depend on the number of threads.
/// </summary>
public sealed class TravelMatrix
{
    private const int BatchesPerThread = 4;

    private readonly TravelNetwork network;
    private readonly ContractionHierarchy hierarchy;
    private readonly SnappedPoint[] targets;
    private readonly (int First, int FirstTime, int Second, int SecondTime)[] landings;
    private readonly TargetSelection selection;
    private readonly ILookup<int, int> targetsBySegment;

    /// <param name="hierarchy">Of <see cref="TravelNetwork.Out"/> of the same network.</param>
    /// <param name="targets">A row of 32-bit numbers of them, times the rows of a block, is held in memory.</param>
    public TravelMatrix(TravelNetwork network, ContractionHierarchy hierarchy, IReadOnlyList<SnappedPoint> targets)
    {
        (this.network, this.hierarchy) = (network, hierarchy);
        this.targets = [.. targets];
        landings = Array.ConvertAll(this.targets, Ends);
        selection = new TargetSelection(
            hierarchy.Down,
            landings.SelectMany(l => (int[])[l.First, l.Second]).Where(p => p >= 0)
        );
        targetsBySegment = Enumerable
            .Range(0, this.targets.Length)
            .Where(t => this.targets[t].OnStreet)
            .ToLookup(t => this.targets[t].Segment);
    }

    /// <summary>Works the sources off in their order.</summary>
    /// <param name="take">Called on the caller's thread with one block after the other.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told the share of sources that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(
        IReadOnlyList<SnappedPoint> sources,
        Action<MatrixBlock> take,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken stop = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var sweeps = Enumerable.Range(0, threads).Select(_ => NewSweep()).ToArray();
        var size = Math.Min(sources.Count, threads * BatchesPerThread * TargetSweep.Lanes);
        var times = new int[checked(size * targets.Length)];
        for (var row = 0; row < sources.Count; row += size)
        {
            var block = new MatrixBlock(row, Math.Min(size, sources.Count - row), times);
            Fill(block, sources, sweeps, stop);
            take(block);
            progress?.Report((double)(row + block.Rows) / sources.Count);
        }
    }

    private TargetSweep NewSweep() => new(selection, new UpwardSearch(hierarchy.Up, hierarchy.Down));

    private void Fill(
        MatrixBlock block,
        IReadOnlyList<SnappedPoint> sources,
        TargetSweep[] sweeps,
        CancellationToken stop
    )
    {
        var batches = (block.Rows + TargetSweep.Lanes - 1) / TargetSweep.Lanes;
        var next = -1;
        void Work(TargetSweep sweep)
        {
            while (Interlocked.Increment(ref next) is var batch && batch < batches)
            {
                stop.ThrowIfCancellationRequested();
                Batch(block, batch * TargetSweep.Lanes, sources, sweep);
            }
        }
        if (sweeps.Length == 1)
        {
            Work(sweeps[0]);
            return;
        }
        Parallel.ForEach(
            sweeps,
            new ParallelOptions { MaxDegreeOfParallelism = sweeps.Length, CancellationToken = stop },
            Work
        );
    }

    private void Batch(MatrixBlock block, int start, IReadOnlyList<SnappedPoint> sources, TargetSweep sweep)
    {
        var count = Math.Min(TargetSweep.Lanes, block.Rows - start);
        sweep.Clear();
        Span<(int, int)> places = stackalloc (int, int)[2];
        for (var lane = 0; lane < count; lane++)
        {
            var landing = Landing.Of(network, sources[block.FirstRow + start + lane], Heading.Away);
            var found = 0;
            foreach (var seed in (ReadOnlySpan<Seed>)[landing.First, landing.Second])
            {
                if (seed.Node >= 0)
                {
                    places[found++] = (hierarchy.Place[seed.Node], seed.Time);
                }
            }
            sweep.Begin(lane, places[..found]);
        }
        sweep.Sweep();
        for (var t = 0; t < targets.Length; t++)
        {
            Column(block.Times.AsSpan(start * targets.Length), t, count, sweep);
        }
        for (var lane = 0; lane < count; lane++)
        {
            AlongSegment(block.Times.AsSpan((start + lane) * targets.Length), sources[block.FirstRow + start + lane]);
        }
    }

    private void Column(Span<int> rows, int target, int count, TargetSweep sweep)
    {
        var (first, firstTime, second, secondTime) = landings[target];
        var a = first < 0 ? default : sweep.At(first);
        var b = second < 0 ? default : sweep.At(second);
        for (var lane = 0; lane < count; lane++)
        {
            var time = TravelTime.Unreachable;
            if (first >= 0)
            {
                time = Math.Min(time, a[lane] + firstTime);
            }
            if (second >= 0)
            {
                time = Math.Min(time, b[lane] + secondTime);
            }
            rows[lane * targets.Length + target] = time;
        }
    }

    private void AlongSegment(Span<int> row, SnappedPoint source)
    {
        if (!source.OnStreet)
        {
            return;
        }
        foreach (var target in targetsBySegment[source.Segment])
        {
            row[target] = Math.Min(row[target], Landing.Along(network, source, targets[target]));
        }
    }

    private (int, int, int, int) Ends(SnappedPoint target)
    {
        var (first, second) = Landing.Of(network, target, Heading.Towards);
        int Place(Seed seed) => seed.Node < 0 ? -1 : hierarchy.Place[seed.Node];
        return (Place(first), first.Time, Place(second), second.Time);
    }
}
