using Yiju.Kernel;
using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>Checks across the cells of a row, and against the rows before it. One object serves one file.</summary>
internal sealed class ElderCheck(IImportLookups lookups)
{
    private static readonly string[] DeathWords = ["已故", "去世", "死亡", "病故", "过世", "已亡"];

    private readonly IdRules ids = new(lookups);
    private readonly DivisionRules divisions = new(lookups);
    private readonly ElderDuplicates duplicates = new();

    public void Check(RowReport report, ElderRow row)
    {
        ids.Check(report, row);
        CheckAge(report, row);
        CheckSex(report, row);
        divisions.CheckLiving(report, row);
        divisions.CheckHukou(report, row);
        if (row.LivingAddress.Length is > 0 and < 3)
        {
            report.Report("address", ElderCodes.AddressShort, row.LivingAddress);
        }
        DisabilityRules.Check(report, row);
        CheckContact(report, row);
        CheckWords(report, row);
        duplicates.Check(report, row);
    }

    private void CheckAge(RowReport report, ElderRow row)
    {
        if (report.IsWrong("birthDate") || report.IsWrong("idNumber"))
        {
            return;
        }
        if (row.BirthDate is not { } birth)
        {
            report.Report("birthDate", ElderCodes.BirthMissing);
            return;
        }
        var (minimum, maximum) = (lookups.Policy.MinimumAge, lookups.Policy.MaximumAge);
        var age = birth.YearsUntil(lookups.Today);
        if (birth > lookups.Today)
        {
            report.Report("birthDate", ElderCodes.BirthFuture, $"{birth:yyyy年M月d日}");
        }
        else if (age > maximum)
        {
            report.Report("birthDate", ElderCodes.BirthTooOld, $"{birth:yyyy年M月d日}", $"{age}", $"{maximum}");
        }
        else if (age < minimum)
        {
            report.Report(
                report.TextOf("birthDate") is null ? "idNumber" : "birthDate",
                ElderCodes.UnderAge,
                $"{minimum}",
                $"{birth.AddYears(minimum):yyyy年M月d日}"
            );
        }
    }

    private static void CheckSex(RowReport report, ElderRow row)
    {
        if (row.Sex == Sex.Unknown && !report.IsWrong("sex") && !report.IsWrong("idNumber"))
        {
            report.Report("sex", ElderCodes.SexMissing);
        }
    }

    private static void CheckContact(RowReport report, ElderRow row)
    {
        var hasName = report.TextOf("contactName") is not null;
        var hasPhone = report.TextOf("contactPhone") is not null;
        if (hasName != hasPhone)
        {
            report.Report(hasName ? "contactPhone" : "contactName", ElderCodes.ContactIncomplete);
        }
        else if (hasName && row.ContactName == row.Name && row.Name.Length > 0)
        {
            report.Report("contactName", ElderCodes.ContactSelf);
        }
    }

    private static void CheckWords(RowReport report, ElderRow row)
    {
        if (row.Consent == false)
        {
            report.Report("consent", ElderCodes.ConsentRefused);
        }
        if (
            row.Remark is { } remark
            && Array.Find(DeathWords, w => remark.Contains(w, StringComparison.Ordinal)) is { } word
        )
        {
            report.Report("remark", ElderCodes.DeceasedNote, word);
        }
    }
}
