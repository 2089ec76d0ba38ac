using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>What a division's reading may say: it chooses among candidates, it never overrules the text.</summary>
internal static class ReadingCheck
{
    public static Outcome<TakenReading> Take(ScaleFile file, Reading reading)
    {
        if (reading.ScaleId != file.Id)
        {
            return Fault.Invalid(
                "reading-other-scale",
                $"这条读法属于量表 {reading.ScaleId}，不能用于 {file.Id}。",
                "scaleId"
            );
        }
        var takes = new Dictionary<string, int>(StringComparer.Ordinal);
        if (reading.Named is { } id)
        {
            if (file.Readings.FirstOrDefault(named => named.Id == id) is not { } named)
            {
                return Fault.Invalid(
                    "reading-unknown",
                    $"量表 {file.Id} 没有名为 {id} 的读法，请从列表中选择。",
                    "named"
                );
            }
            foreach (var (at, level) in named.Takes)
            {
                takes[at] = level;
            }
        }
        var faults = new List<Fault>();
        foreach (var (at, level) in reading.Cells ?? new Dictionary<string, int>())
        {
            takes[at] = level;
            if (Wrong(file, at, level) is { } fault)
            {
                faults.Add(fault);
            }
        }
        return faults.Count > 0 ? faults : new TakenReading(reading, takes);
    }

    /// <summary>Null when the level may be taken for the cell.</summary>
    public static Fault? Wrong(ScaleFile file, string at, int level)
    {
        if (file.Final.Cells?.FirstOrDefault(cell => cell.At == at) is not { } cell)
        {
            return Fault.Invalid("reading-cell-unknown", $"量表 {file.Id} 没有 {at} 这个组合，请检查。", at);
        }
        if (cell.Level is { } settled)
        {
            var name = file.Levels[settled].Name;
            return Fault.Invalid("reading-cell-settled", $"组合 {at} 标准已写明为{name}，不能另定读法。", at);
        }
        return cell.Candidates!.Contains(level)
            ? null
            : Fault.Invalid(
                "reading-level-outside",
                $"组合 {at} 只能取{CellWords.Either(file, cell.Candidates!)}，不能取等级 {level}。",
                at
            );
    }
}
