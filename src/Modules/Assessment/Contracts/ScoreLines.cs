using Yiju.Assessment.Domain;
using Yiju.Kernel;

namespace Yiju.Assessment.Contracts;

/// <summary>How a batch went; the three add up to the lines that were not blank.</summary>
/// <param name="Scored">Lines with a level.</param>
/// <param name="Unsettled">Lines whose level the standard's text does not settle.</param>
/// <param name="Errors">Lines that could not be scored.</param>
public sealed record ScoreCounts(long Scored, long Unsettled, long Errors);

/// <summary>Scores assessments as newline-delimited JSON: the work of <c>yiju assess score</c>.</summary>
public static class ScoreLines
{
    /// <summary>Ids of the shipped scales, sorted.</summary>
    public static IReadOnlyList<string> Scales => ScaleLibrary.Shipped.Ids;

    /// <summary>
    /// Reads one assessment per line, <c>{"id":"a1","answers":{"B1.1":10},"conditions":{"coma":false,"dementia":false,
    /// "mentalIllness":false,"events30d":0}}</c>, and writes one result per line in the same order. A line that cannot be
    /// scored becomes <c>{"id":…,"line":…,"error":{"code":…,"message":…,"field":…}}</c> and the others still score. Blank lines are
    /// passed over; conditions that are not named do not apply.
    /// </summary>
    /// <param name="scaleId">One of <see cref="Scales"/>, or of the folder.</param>
    /// <param name="input">UTF-16 text, read to its end.</param>
    /// <param name="output">Lines end in LF whatever the platform; not flushed, not closed.</param>
    /// <param name="folder">Folder of scale files that replace or add to the shipped ones; null for none.</param>
    /// <returns>Counts; a fault when the scale is unknown or a scale file is wrong, in which case nothing was read.</returns>
    public static Outcome<ScoreCounts> Run(string scaleId, TextReader input, TextWriter output, string? folder = null)
    {
        Outcome<ScaleLibrary> library = folder is null ? ScaleLibrary.Shipped : ScaleLibrary.WithFolder(folder);
        if (!library.Ok)
        {
            return library.As<ScoreCounts>();
        }
        var scale = library.Value.Find(scaleId);
        return scale.Ok ? new LineScorer(scale.Value).Run(input, output) : scale.As<ScoreCounts>();
    }
}
