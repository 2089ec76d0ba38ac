using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>
/// A scale ready to score with: the checked <see cref="ScaleFile"/> and lookups made from it once. Immutable, safe to share.
/// </summary>
internal sealed class Scale
{
    /// <summary>Stands for an item without an answer in <see cref="Score(ReadOnlySpan{int}, Conditions, TakenReading?)"/>.</summary>
    public const int Missing = int.MinValue;

    /// <summary>Points are kept as bits of a word; no scale known gives more for one item.</summary>
    public const int MostPoints = 31;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private readonly SectionScorer[] sections;
    private readonly Combination combination;
    private readonly FrozenDictionary<string, int> places;

    private Scale(ScaleFile file)
    {
        File = file;
        Version = $"{file.Id}/{file.Version}";
        Items = [.. file.Sections.SelectMany(section => section.Items)];
        places = Items.Select((item, place) => (item.Id, place)).ToFrozenDictionary(x => x.Id, x => x.place);
        Check = new AnswerCheck(file.Citation, Items);
        sections = [.. file.Sections.Select(section => new SectionScorer(section, file.GradeNames, Place))];
        combination = new Combination(file);
    }

    /// <summary>The scale as data, with provenance; a form renders itself from its sections, items and options.</summary>
    public ScaleFile File { get; }

    /// <summary>Id and file version, stored with every result.</summary>
    public string Version { get; }

    /// <summary>All items in the order of the form.</summary>
    public IReadOnlyList<ScaleItem> Items { get; }

    /// <summary>Finds what is wrong with answers, and words it.</summary>
    public AnswerCheck Check { get; }

    /// <summary>Reads a scale file and checks it; each fault names what in the file is wrong.</summary>
    public static Outcome<Scale> Load(Stream json)
    {
        ScaleFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ScaleFile>(json, Json);
        }
        catch (JsonException wrong)
        {
            return Fault.Invalid("scale-file-unreadable", $"量表文件读不出来，请检查：{wrong.Message}", wrong.Path);
        }
        if (file is null)
        {
            return Fault.Invalid("scale-file-unreadable", "量表文件是空的，请检查。");
        }
        var faults = ScaleCheck.Of(file);
        return faults.Count > 0 ? faults : new Scale(file);
    }

    /// <summary>Position of an item in <see cref="Items"/>, or -1.</summary>
    public int Place(string itemId) => places.TryGetValue(itemId, out var place) ? place : -1;

    /// <summary>Checks a division's reading against this scale; it may only choose among the candidates of unsettled cells.</summary>
    public Outcome<TakenReading> Take(Reading reading) => ReadingCheck.Take(File, reading);

    /// <summary>
    /// Scores answers given as points by item id. A missing item (except after coma), unknown item or impossible point is a
    /// fault on that item.
    /// </summary>
    public Outcome<Score> Score(
        IReadOnlyDictionary<string, int> answers,
        Conditions conditions,
        Reading? reading = null
    )
    {
        TakenReading? taken = null;
        if (reading is not null)
        {
            var outcome = Take(reading);
            if (!outcome.Ok)
            {
                return outcome.As<Score>();
            }
            taken = outcome.Value;
        }
        var points = new int[Items.Count];
        Array.Fill(points, Missing);
        var unknown = new List<Fault>();
        foreach (var (item, given) in answers)
        {
            if (Place(item) is var place and >= 0)
            {
                points[place] = given;
            }
            else
            {
                unknown.Add(Check.Unknown(item));
            }
        }
        return unknown.Count > 0 ? unknown : Score(points, conditions, taken);
    }

    /// <summary>The same, with points in the order of <see cref="Items"/>; <see cref="Missing"/> for no answer.</summary>
    public Outcome<Score> Score(ReadOnlySpan<int> points, Conditions conditions, TakenReading? reading)
    {
        var coma = InComa(points, conditions);
        if (Check.Faults(points, conditions, coma) is { Count: > 0 } faults)
        {
            return faults;
        }
        var reasons = new List<string>(sections.Length + 4);
        var scored = new SectionScore[sections.Length];
        for (var i = 0; i < sections.Length; i++)
        {
            scored[i] = sections[i].Score(points, reasons);
        }
        var preliminary = combination.Of(scored, reading, reasons);
        var final = coma
            ? Adjusting.ByComa(File, reasons)
            : Adjusting.Of(File, preliminary, conditions, reading, reasons);
        AddHints(points, conditions, coma, reasons);
        return new Score(
            Version,
            scored,
            combination.Total(scored),
            preliminary.Level,
            final.Level,
            final.Level is { } level ? File.Levels[level].Name : null,
            final.Level is null ? final.Candidates : [],
            reasons
        );
    }

    private bool InComa(ReadOnlySpan<int> points, Conditions conditions)
    {
        if (File.Adjustments is not { } adjustments)
        {
            return false;
        }
        if (conditions.Coma)
        {
            return true;
        }
        foreach (var (item, given) in adjustments.Coma.AtOnce)
        {
            if (points[places[item]] == given)
            {
                return true;
            }
        }
        return false;
    }

    private void AddHints(ReadOnlySpan<int> points, Conditions conditions, bool coma, List<string> reasons)
    {
        foreach (var hint in File.Hints)
        {
            if (!coma && points[places[hint.Item]] == hint.Points && !conditions.Has(hint.Condition))
            {
                reasons.Add($"提示：{hint.Words}。");
            }
        }
    }
}
