using Yiju.Platform.Access;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>
/// What the rules say about an elder, from the run that found it until the run that finds something else. With the run's day and instant,
/// the dated facts and the documents of the layout it can be decided again and explained.
/// </summary>
internal sealed class OutcomeRow : IScoped
{
    public required long SubjectId { get; init; }

    public required long RunId { get; init; }

    /// <summary>Where the elder lived.</summary>
    public required string Division { get; init; }

    /// <summary>What <see cref="Packed"/> means; null: nobody to decide for any more (died, moved away, left, merged).</summary>
    public long? LayoutId { get; init; }

    /// <summary>See <see cref="PackedOutcome"/>.</summary>
    public required byte[] Packed { get; init; }

    /// <summary>The run that found something else; null while it stands.</summary>
    public long? SupersededBy { get; set; }
}

/// <summary>The documents and the results of a place, in the order in which outcomes hold them. Never changes.</summary>
internal sealed class OutcomeLayout
{
    /// <summary>Made from the content.</summary>
    public long Id { get; init; }

    /// <summary>JSON: the texts of the documents in force, nearest first; see <see cref="LaidPack"/>.</summary>
    public required string Packs { get; init; }

    /// <summary>JSON: names and kinds of the results.</summary>
    public required string Results { get; init; }
}

/// <summary>Answers of a rule; the numbers are stored.</summary>
internal enum Answer
{
    Unknown = 0,
    No = 1,
    Yes = 2,

    /// <summary>Was not asked: no rule, or nobody to decide for.</summary>
    None = 3,
}

/// <summary>A benefit that an elder gained, lost, or has in another amount or place, from a run until the next such change.</summary>
internal sealed class BenefitChange : IScoped
{
    public required long SubjectId { get; init; }

    /// <summary>Name of the benefit's rule.</summary>
    public required string Benefit { get; init; }

    public required long RunId { get; init; }

    public required string Division { get; init; }

    public required Answer AnswerBefore { get; init; }

    /// <summary>Null where nothing was paid, or nobody could say how much.</summary>
    public long? FenBefore { get; init; }

    public required Answer Answer { get; init; }

    public long? Fen { get; init; }

    /// <summary>The run of the next change; null while this one stands.</summary>
    public long? SupersededBy { get; set; }
}

/// <summary>What a draft would do to everybody, as it was worked out once.</summary>
internal sealed class SimulationRow
{
    public long Id { get; init; }

    /// <summary>What was simulated, such as a draft's id.</summary>
    public required string Draft { get; init; }

    public required DateOnly Day { get; init; }

    public required string Division { get; init; }

    public required DateTime MadeAt { get; init; }

    public required long MadeBy { get; init; }

    public required string MadeByName { get; init; }

    /// <summary>JSON of a <see cref="Contracts.SimulationResult"/>.</summary>
    public required string Result { get; init; }
}
