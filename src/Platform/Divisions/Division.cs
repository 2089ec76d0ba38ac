using Yiju.Kernel;

namespace Yiju.Platform.Divisions;

/// <summary>One node of the dated division tree (REG-01, REG-02). Everything hangs on its code.</summary>
public sealed class Division
{
    /// <summary>12 digits.</summary>
    public required string Code { get; init; }

    public string? ParentCode { get; init; }

    public required string Name { get; set; }

    public required DivisionLevel Level { get; init; }

    public bool Urban { get; set; }

    /// <summary>Households registered here, for rules counted per 100 households; null while unknown.</summary>
    public int? Households { get; set; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which the code is in use; null while it is.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Centre, degrees, WGS 84; null while unknown.</summary>
    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    /// <summary>Outline as a GeoJSON geometry; null while unknown.</summary>
    public string? Outline { get; set; }
}

/// <summary>A renumbering: from <see cref="On"/> the area of the old code goes by the new one.</summary>
public sealed class DivisionChange
{
    public required string OldCode { get; init; }

    public required string NewCode { get; init; }

    public required DateOnly On { get; init; }

    public required string Reason { get; init; }
}
