using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Ui;

namespace Yiju.People.Pages;

/// <summary>The form of a life event.</summary>
public sealed record LifeEventModel(
    long ElderId,
    string Name,
    LifeEventInput Input,
    IReadOnlyList<Fault> Faults,
    IReadOnlyList<Choice> Villages
);

/// <summary>The question before a life event is undone.</summary>
public sealed record ReverseEventModel(long ElderId, string Name, long EventId, LifeEventKind Kind, DateOnly On);

/// <summary>Asks for a reason, then shows the numbers once.</summary>
/// <param name="Numbers">Label and value in full; empty while the reason is asked.</param>
public sealed record UnmaskModel(long ElderId, string Name, IReadOnlyList<(string Label, string Value)> Numbers);
