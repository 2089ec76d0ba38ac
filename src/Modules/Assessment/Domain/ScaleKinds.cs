namespace Yiju.Assessment.Domain;

/// <summary>Scales that answer the same question replace each other's results; the others stand beside them (ASM-26).</summary>
internal static class ScaleKinds
{
    private const string Insurance = "ltci-";

    public static bool IsInsurance(string scaleId) => scaleId.StartsWith(Insurance, StringComparison.Ordinal);

    public static bool SameKind(string one, string other) => IsInsurance(one) == IsInsurance(other);

    /// <summary>What the result is called on pages that show them side by side.</summary>
    public static string Title(string scaleId) => IsInsurance(scaleId) ? "长期护理保险失能等级" : "照顾需求等级";
}
