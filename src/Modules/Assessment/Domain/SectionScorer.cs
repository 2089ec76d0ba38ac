namespace Yiju.Assessment.Domain;

/// <summary>Grades one section. Sentences are made once per possible sum, because a batch scores millions of lines.</summary>
internal sealed class SectionScorer
{
    private readonly ScaleSection section;
    private readonly int start;
    private readonly (SectionScore Score, string Reason)?[] bySum;
    private readonly (LookupRow Row, (int Place, int From, int To)[] AnyOf)[]? lookup;
    private readonly SectionScore missing;
    private readonly IReadOnlyList<string> gradeNames;

    public SectionScorer(ScaleSection section, IReadOnlyList<string> gradeNames, Func<string, int> place)
    {
        this.section = section;
        this.gradeNames = gradeNames;
        start = place(section.Items[0].Id);
        missing = new SectionScore(section.Id, section.Title, null, null, null);
        bySum = section.Grading?.Lookup is null ? BySum() : [];
        lookup = section
            .Grading?.Lookup?.Select(row =>
                (row, row.AnyOf.Select(range => (place(range.Item), range.From, range.To)).ToArray())
            )
            .ToArray();
    }

    /// <summary>Adds its sentence to <paramref name="reasons"/>; points were checked before.</summary>
    public SectionScore Score(ReadOnlySpan<int> points, List<string> reasons)
    {
        var sum = 0;
        for (var place = start; place < start + section.Items.Count; place++)
        {
            if (points[place] == Scale.Missing)
            {
                return missing;
            }
            sum += points[place];
        }
        if (lookup is not null)
        {
            return LookUp(points, sum, reasons);
        }
        var (score, reason) = bySum[sum]!.Value;
        reasons.Add(reason);
        return score;
    }

    private SectionScore LookUp(ReadOnlySpan<int> points, int sum, List<string> reasons)
    {
        foreach (var (row, anyOf) in lookup!)
        {
            var holds = anyOf.Length == 0;
            foreach (var (place, from, to) in anyOf)
            {
                holds |= points[place] >= from && points[place] <= to;
            }
            if (holds)
            {
                reasons.Add(
                    $"{section.Title}：{row.Words}，分级为 {row.Grade}（{gradeNames[row.Grade]}）（{section.Clause}）。"
                );
                return new SectionScore(section.Id, section.Title, sum, row.Grade, gradeNames[row.Grade]);
            }
        }
        throw new InvalidOperationException(
            $"Lookup of section {section.Id} has no last row; the file check lets none pass."
        );
    }

    private (SectionScore, string)?[] BySum()
    {
        var most = section.Items.Sum(item => item.Options.Max(option => option.Points));
        var table = new (SectionScore, string)?[most + 1];
        for (var sum = 0; sum <= most; sum++)
        {
            if (section.Grading is null)
            {
                table[sum] = (
                    new SectionScore(section.Id, section.Title, sum, null, null),
                    $"{section.Title}得 {sum} 分（{section.Clause}）。"
                );
            }
            else if (section.Grading.Bands!.FirstOrDefault(band => sum >= band.From && sum <= band.To) is { } band)
            {
                var name = gradeNames[band.Grade];
                table[sum] = (
                    new SectionScore(section.Id, section.Title, sum, band.Grade, name),
                    $"{section.Title}得 {sum} 分，分级为 {band.Grade}（{name}）（{section.Clause}）。"
                );
            }
        }
        return table;
    }
}
