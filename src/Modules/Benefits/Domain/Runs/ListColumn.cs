using System.Text;
using Yiju.Rules;
using Yiju.Rules.Packs;
using Yiju.Rules.Population;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Reads one kind of list of records; what the rules would refuse counts as unknown, as with <see cref="FactColumn"/>.</summary>
internal sealed class ListColumn(RuleProgram.Slot slot, InputSource source)
{
    private readonly (long Least, long Greatest)[] ranges = [.. source.Fields!.Select(FactText.RangeOf)];

    /// <param name="text">UTF-8.</param>
    public bool TryRead(ReadOnlySpan<byte> text, out Records? records)
    {
        if (FactText.TryReadRecords(slot, Encoding.UTF8.GetString(text), out records) is not null)
        {
            return false;
        }
        if (records is not null && (records.Rows.Count > source.Most || records.Rows.Any(Outside)))
        {
            records = null;
            return false;
        }
        return true;
    }

    /// <param name="lists">One for each elder; null where it is not known.</param>
    public RecordColumns Columns(IReadOnlyList<Records?> lists)
    {
        var starts = new int[lists.Count + 1];
        for (var i = 0; i < lists.Count; i++)
        {
            starts[i + 1] = starts[i] + (lists[i]?.Rows.Count ?? 0);
        }
        var fields = ranges.Select(_ => Column.For(starts[^1])).ToArray();
        var row = 0;
        foreach (var facts in lists.OfType<Records>().SelectMany(l => l.Rows))
        {
            for (var f = 0; f < fields.Length; f++)
            {
                (fields[f].Known![row], fields[f].Numbers[row]) = (facts[f].Known, facts[f].Number);
            }
            row++;
        }
        return new RecordColumns(starts, fields, [.. lists.Select(l => l is not null)]);
    }

    private bool Outside(Fact[] row) =>
        row.Where((f, i) => f.Known && (f.Number < ranges[i].Least || f.Number > ranges[i].Greatest)).Any();
}
