using System.Text;
using Yiju.Assessment.Contracts;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>One pass over a batch; buffers are reused from line to line, so it serves one thread.</summary>
internal sealed class LineScorer(Scale scale)
{
    private readonly AnswerLine line = new(scale);
    private readonly ResultLine result = new();
    private byte[] buffer = new byte[4096];

    public ScoreCounts Run(TextReader input, TextWriter output)
    {
        long scored = 0;
        long unsettled = 0;
        long errors = 0;
        for (long number = 1; input.ReadLine() is { } text; number++)
        {
            var trimmed = text.AsSpan().Trim().TrimStart('\uFEFF');
            if (trimmed.IsEmpty)
            {
                continue;
            }
            var outcome = Score(trimmed, number);
            if (!outcome.Ok)
            {
                errors++;
                result.Write(output, line.Id, number, outcome.Faults);
                continue;
            }
            result.Write(output, line.Id!, outcome.Value);
            if (outcome.Value.Unsettled)
            {
                unsettled++;
            }
            else
            {
                scored++;
            }
        }
        return new ScoreCounts(scored, unsettled, errors);
    }

    private Outcome<Score> Score(ReadOnlySpan<char> text, long number)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < most)
        {
            buffer = new byte[most];
        }
        var length = Encoding.UTF8.GetBytes(text, buffer);
        return line.Read(buffer.AsSpan(0, length), number) is { Count: > 0 } faults
            ? faults
            : scale.Score(line.Points, line.Conditions, null);
    }
}
