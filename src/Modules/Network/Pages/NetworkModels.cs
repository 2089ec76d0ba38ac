using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Network.Pages;

/// <summary>Places near somewhere, for the public.</summary>
/// <param name="Where">What was typed: the name of a town or village.</param>
public sealed record PlacesModel(
    string? Where,
    string? Kind,
    string Sentence,
    string Src,
    IReadOnlyList<Choice> Kinds,
    IReadOnlyList<LegendItem> Legend,
    IReadOnlyList<MapPoint> Points,
    IReadOnlyList<PlaceLine> Lines
);

public sealed record PlaceLine(string Name, string Kind, string Place, string? Away, Money? From, string? Phone);

/// <summary>Organisations with a contract in the viewer's area.</summary>
public sealed record OperatorsModel(
    IReadOnlyList<OperatorLine> Lines,
    long Total,
    string? NextHref,
    bool MayKeep,
    DateOnly Today
);

public sealed record OperatorLine(
    long Id,
    string Name,
    string Kind,
    string Place,
    string? Phone,
    DateOnly? ContractTo,
    int Facilities
);

/// <summary>One organisation.</summary>
public sealed record OperatorModel(
    long Id,
    bool MayKeep,
    string Name,
    string Kind,
    string CreditCode,
    string Place,
    string? Phone,
    IReadOnlyList<ContractLine> Contracts,
    IReadOnlyList<PriceLine> Prices,
    IReadOnlyList<PlaceLine> Facilities,
    (StateKind State, string Word) Account,
    DateOnly Today
);

/// <param name="MayEnd">The viewer may fix its last day.</param>
/// <param name="Version">What the form sends back, so that nobody overwrites a change that was not seen.</param>
public sealed record ContractLine(
    long Id,
    string Number,
    string Place,
    DateOnly From,
    DateOnly? To,
    bool InForce,
    bool MayEnd,
    string Version
);

public sealed record PriceLine(string Item, Money Price, DateOnly From);
