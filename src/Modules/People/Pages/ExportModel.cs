using Yiju.Kernel;

namespace Yiju.People.Pages;

/// <summary>The page on which a list is taken out.</summary>
public sealed record ExportModel(string Area, int Count, string? Reason, IReadOnlyList<Fault> Faults);
