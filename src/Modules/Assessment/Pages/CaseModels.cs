using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Field;
using Yiju.Ui;

namespace Yiju.Assessment.Pages;

/// <param name="Arranging">For the agency while it may be arranged.</param>
/// <param name="Working">For an assessor while it may be worked on.</param>
public sealed record CaseModel(
    long Id,
    string Name,
    string Address,
    int? Age,
    string Scale,
    string StateWord,
    StateKind State,
    string? Mode,
    DateOnly? AppointedOn,
    string? AppointedAt,
    string? Place,
    IReadOnlyList<AssessorLine> Assessors,
    ArrangingModel? Arranging,
    WorkingModel? Working,
    DateOnly Today,
    IReadOnlyList<Fault> Faults
);

/// <param name="Void">Signed, but the answers were changed afterwards.</param>
public sealed record AssessorLine(string Name, string Occupation, bool Signed, bool Void);

/// <param name="Excluded">Sentences about those of the agency who may not.</param>
public sealed record ArrangingModel
{
    internal ArrangingModel(
        DateOnly day,
        Mode mode,
        string? at,
        string? place,
        string needed,
        IReadOnlyList<Choice> people,
        IReadOnlyCollection<string> chosen,
        IReadOnlyList<string> excluded
    )
    {
        (Day, HomeVisit, At, Place, Needed) = (day, mode == Mode.HomeVisit, at, place, needed);
        (People, Chosen, Excluded) = (people, chosen, excluded);
    }

    public DateOnly Day { get; }
    public bool HomeVisit { get; }
    public string? At { get; }
    public string? Place { get; }
    public string Needed { get; }
    public IReadOnlyList<Choice> People { get; }
    public IReadOnlyCollection<string> Chosen { get; }
    public IReadOnlyList<string> Excluded { get; }
}

/// <param name="FirstOpen">First step without an answer; -1 when all are there.</param>
public sealed record WorkingModel(IReadOnlyList<StepLine> Lines, int FirstOpen, string MyName, bool Signed);

/// <param name="Answer">Null when nothing was recorded.</param>
public sealed record StepLine(int Place, string Group, string Title, string? Answer, bool Counts);

/// <summary>One step of the plain form.</summary>
public sealed record FormModel
{
    internal FormModel(
        long caseId,
        string name,
        int step,
        int steps,
        string group,
        string title,
        string? help,
        StepKind kind,
        IReadOnlyList<Choice> choices,
        string? value,
        string? word,
        IReadOnlyList<Fault> faults
    )
    {
        (CaseId, Name, Step, Steps, Group, Title, Help) = (caseId, name, step, steps, group, title, help);
        (Kind, Choices, Value, Word, Faults) = (kind, choices, value, word, faults);
    }

    public long CaseId { get; }
    public string Name { get; }
    public int Step { get; }
    public int Steps { get; }
    public string Group { get; }
    public string Title { get; }
    public string? Help { get; }
    public IReadOnlyList<Choice> Choices { get; }
    public string? Value { get; }

    /// <summary>What is recorded, in words.</summary>
    public string? Word { get; }
    public IReadOnlyList<Fault> Faults { get; }
    internal StepKind Kind { get; }
}

public sealed record TodayModel(DateOnly Today, IReadOnlyList<TodayLine> Items, bool Done);

public sealed record TodayLine(
    long Id,
    string Name,
    string Address,
    DateOnly? Day,
    string? At,
    string Mode,
    (string Word, StateKind Kind) State
);

public sealed record FieldModel(string Owner);
