using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>
/// The disability card: its number is the resident identity number, one digit of kind, one digit of grade, and for a
/// replaced card “B” with a count (中国残联 第二代残疾人证).
/// </summary>
internal static class DisabilityRules
{
    public static void Check(RowReport report, ElderRow row)
    {
        if (row.DisabilityCard is { } card)
        {
            CheckCard(report, row, card.ToUpperInvariant());
        }
        if (
            report.TextOf("disabilityKind") is null != report.TextOf("disabilityGrade") is null
            && row.DisabilityKind is null != row.DisabilityGrade is null
        )
        {
            report.Report(
                row.DisabilityKind is null ? "disabilityKind" : "disabilityGrade",
                ElderCodes.DisabilityIncomplete
            );
        }
    }

    private static void CheckCard(RowReport report, ElderRow row, string card)
    {
        row.DisabilityCard = card;
        if (
            card.Length is not (20 or 22)
            || card[18] is < '1' or > '7'
            || card[19] is < '1' or > '4'
            || !card.All(char.IsAsciiLetterOrDigit)
        )
        {
            report.Report("disabilityCard", ElderCodes.CardFormat, $"{card.Length}");
            return;
        }
        if (row is { IdKind: IdKind.ResidentId, IdNumber: { } id } && !report.IsWrong("idNumber") && card[..18] != id)
        {
            report.Report("disabilityCard", ElderCodes.CardOther);
            return;
        }
        var kind = (DisabilityKind)(card[18] - '0');
        var grade = card[19] - '0';
        if (
            row.DisabilityKind is { } typedKind && typedKind != kind
            || row.DisabilityGrade is { } typedGrade && typedGrade != grade
        )
        {
            report.Report(
                "disabilityCard",
                ElderCodes.CardMismatch,
                Label(kind, grade),
                Label(row.DisabilityKind, row.DisabilityGrade)
            );
        }
        row.DisabilityKind ??= report.IsWrong("disabilityKind") ? null : kind;
        row.DisabilityGrade ??= report.IsWrong("disabilityGrade") ? null : grade;
    }

    private static string Label(DisabilityKind? kind, int? grade) =>
        (kind is { } k ? ElderChoices.DisabilityKinds.Labels[(int)k - 1] : "")
        + (grade is { } g ? ElderChoices.DisabilityGrades.Labels[g - 1] : "");
}
