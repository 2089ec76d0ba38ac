using System.Globalization;
using Yiju.Kernel;
using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>Reads the identity document of a row, and what sex and birth date it says.</summary>
internal sealed class IdRules(IImportLookups lookups)
{
    public void Check(RowReport report, ElderRow row)
    {
        if (report.IsWrong("idNumber") || report.IsWrong("idKind"))
        {
            return;
        }
        if (row.IdNumber is null)
        {
            if (row.IdKind != IdKind.None)
            {
                report.Report("idNumber", ElderCodes.IdMissing);
            }
        }
        else
        {
            CheckNumber(report, row, Normal(row.IdNumber));
        }
    }

    private void CheckNumber(RowReport report, ElderRow row, string number)
    {
        row.IdNumber = number;
        switch (row.IdKind)
        {
            case IdKind.None:
                report.Report("idNumber", ElderCodes.IdUnexpected);
                break;
            case IdKind.Passport:
                if (number.Length is < 5 or > 20 || !number.All(char.IsAsciiLetterOrDigit))
                {
                    report.Report("idNumber", ElderCodes.IdPassportFormat);
                }
                break;
            case IdKind.ForeignPermanentResidence:
                CheckForeign(report, row, number);
                break;
            default:
                CheckResident(report, row, number);
                break;
        }
    }

    /// <summary>Since December 2023 18 signs that begin with 9; before, three letters and twelve digits.</summary>
    private void CheckForeign(RowReport report, ElderRow row, string number)
    {
        if (number.Length == 18 && number[0] == '9')
        {
            CheckResident(report, row, number);
        }
        else if (
            number.Length != 15
            || !number.AsSpan(0, 3).ContainsOnlyLetters()
            || number.AsSpan(3).ContainsAnyExceptInRange('0', '9')
        )
        {
            report.Report("idNumber", ElderCodes.IdForeignFormat);
        }
    }

    private void CheckResident(RowReport report, ElderRow row, string number)
    {
        var read = ResidentId.Read(number, lookups.Today);
        if (!read.Ok)
        {
            ReportFault(report, read.Faults[0].Code, number);
            return;
        }
        if (number.Length == 15)
        {
            report.Report("idNumber", ElderCodes.IdFifteen);
        }
        if (report.TextOf("idNumber") is [.., 'x' or '×' or 'ｘ'])
        {
            report.Report("idNumber", ElderCodes.IdLowerX);
        }
        row.IdNumber = read.Value.Value;
        CheckKind(report, row);
        CheckBirth(report, row, read.Value);
        CheckSex(report, row, read.Value);
    }

    private static void ReportFault(RowReport report, string fault, string number)
    {
        var date =
            number.Length == 15 ? "19" + number[6..12]
            : number.Length == 18 ? number[6..14]
            : "";
        var (code, values) = fault switch
        {
            "resident-id-length" => (ElderCodes.IdLength, new[] { $"{number.Length}" }),
            "resident-id-characters" => (ElderCodes.IdCharacters, []),
            "resident-id-date" => (ElderCodes.IdDate, [date]),
            "resident-id-future" => (ElderCodes.IdFuture, [date]),
            "resident-id-too-old" => (ElderCodes.IdTooOld, [date]),
            _ => (ElderCodes.IdCheckDigit, []),
        };
        report.Report("idNumber", code, values);
    }

    /// <summary>
    /// Numbers of residence permits begin with 81 or 82 (Hong Kong, Macao), 83 (Taiwan), 9 and a province (foreigners). No province is 9x, so
    /// the 99 of synthetic people is a resident's.
    /// </summary>
    private static void CheckKind(RowReport report, ElderRow row)
    {
        var looksLike = row.IdNumber switch
        {
            ['8', '1' or '2', ..] => IdKind.HongKongMacaoResidence,
            ['8', '3', ..] => IdKind.TaiwanResidence,
            ['9', not '9', ..] => IdKind.ForeignPermanentResidence,
            _ => IdKind.ResidentId,
        };
        if (report.TextOf("idKind") is null)
        {
            row.IdKind = looksLike;
        }
        else if (looksLike != row.IdKind)
        {
            report.Report("idNumber", ElderCodes.IdKindMismatch, Label(row.IdKind), Label(looksLike));
        }
    }

    private static string Label(IdKind kind) => ElderChoices.IdKinds.Labels[kind == IdKind.None ? 5 : (int)kind - 1];

    private static void CheckBirth(RowReport report, ElderRow row, ResidentId id)
    {
        if (row.BirthDate is { } typed && typed != id.BirthDate)
        {
            report.Report(
                "birthDate",
                ElderCodes.IdBirthMismatch,
                $"{typed:yyyy年M月d日}",
                $"{id.BirthDate:yyyy年M月d日}"
            );
        }
        row.BirthDate = id.BirthDate;
    }

    private static void CheckSex(RowReport report, ElderRow row, ResidentId id)
    {
        if (row.Sex != Sex.Unknown && row.Sex != id.Sex)
        {
            report.Report(
                "sex",
                ElderCodes.IdSexMismatch,
                row.Sex == Sex.Male ? "男" : "女",
                id.Sex == Sex.Male ? "男" : "女"
            );
        }
        row.Sex = id.Sex;
    }

    private static string Normal(string number) =>
        string.Concat(number.Where(c => !char.IsWhiteSpace(c))).Replace('×', 'X').ToUpper(CultureInfo.InvariantCulture);
}

file static class Spans
{
    public static bool ContainsOnlyLetters(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('A', 'Z');
}
