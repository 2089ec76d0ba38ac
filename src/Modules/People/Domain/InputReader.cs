using System.Globalization;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Domain.Names;

namespace Yiju.People.Domain;

/// <summary>Reads what was typed about an elder, gathering every fault instead of stopping at the first.</summary>
internal sealed class InputReader(ElderInput input, DateOnly today)
{
    public List<Fault> Faults { get; } = [];

    public static IReadOnlyList<(string Key, Func<ElderInput, string?> Value)> FactFields { get; } =
    [
        (FactKeys.LivingSituation, i => i.Living),
        (FactKeys.IncomeCategory, i => i.Income),
        (FactKeys.DisabilityKind, i => i.DisabilityKind),
        (FactKeys.DisabilityLevel, i => i.DisabilityLevel),
        (FactKeys.LeftBehind, i => i.LeftBehind),
        (FactKeys.FamilyPlanningSpecial, i => i.FamilyPlanning),
        (FactKeys.LostOnlyChild, i => i.LostOnlyChild),
        (FactKeys.WithoutKin, i => i.WithoutKin),
        (FactKeys.RegisteredPoor, i => i.RegisteredPoor),
    ];

    public NewElder Read()
    {
        var kind = Word(input.DocumentKind, DocumentKind.ResidentId, "documentKind");
        var (number, idBirth, idSex) = Document(kind);
        var name = Take(PersonName.Read(input.Name)) ?? "";
        var birth = Day(input.BirthDate, "birthDate", "出生日期") ?? idBirth;
        CheckBirth(birth, idBirth);
        return new NewElder
        {
            ExternalId = Text(input.ExternalId),
            Name = name,
            DocumentKind = number is null ? DocumentKind.None : kind,
            DocumentNumber = number,
            Sex = idSex ?? Word(input.Sex, Sex.Unknown, "sex"),
            BirthDate = birth,
            Ethnicity = Text(input.Ethnicity),
            Phone = Phone(input.Phone, "phone"),
            Division = Place(input.Division, "division", "居住的村（社区）"),
            Address = Address(),
            LivingSince = Past(Day(input.LivingSince, "livingSince", "居住起始日期"), "livingSince"),
            HukouDivision = input.HukouDivision is "same"
                ? Place(input.Division, "division", "居住的村（社区）")
                : Place(input.HukouDivision, "hukouDivision", "户籍所在地"),
            HukouAddress = Text(input.HukouAddress),
            ResidencePermit = Text(input.ResidencePermit)?.ToUpperInvariant(),
            FixedHome = input.FixedHome switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            CardNumber = Text(input.CardNumber),
            Facts = [.. Facts()],
            Contacts = [.. Contacts()],
            Consents = [.. Consents()],
        };
    }

    public IEnumerable<NewFact> Facts() =>
        FactFields
            .Select(f => (f.Key, Value: Text(f.Value(input))))
            .Where(f => f.Value is not null)
            .Select(f => new NewFact(f.Key, f.Value, Evidence: Text(input.Evidence)));

    public T Word<T>(string? text, T empty, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return empty;
        }
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }
        Faults.Add(Fault.Invalid("choice-unknown", $"“{text}”不在可选的范围里。请重新选择。", field));
        return empty;
    }

    public DateOnly? Day(string? text, string field, string label)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        if (
            DateOnly.TryParseExact(
                text.Trim(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return day;
        }
        Faults.Add(
            Fault.Invalid("day-format", $"{label}“{text}”不是一个真实的日期。请写成 1945-03-01 的样子。", field)
        );
        return null;
    }

    private (string? Number, DateOnly? Birth, Sex? Sex) Document(DocumentKind kind)
    {
        if (Text(input.DocumentNumber) is not { } typed)
        {
            if (kind is not DocumentKind.None)
            {
                Faults.Add(
                    Fault.Invalid(
                        "document-missing",
                        "证件号没有填。没有证件的，证件种类请选“还没有证件”。",
                        "documentNumber"
                    )
                );
            }
            return (null, null, null);
        }
        if (kind is DocumentKind.ResidentId or DocumentKind.ResidencePermit)
        {
            var id = ResidentId.Read(typed, today);
            Faults.AddRange(id.Faults.Select(f => f with { Field = "documentNumber" }));
            return id.Ok ? (id.Value.Value, id.Value.BirthDate, id.Value.Sex) : (null, null, null);
        }
        var plain = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (plain.Length is >= 5 and <= 20)
        {
            return (plain, null, null);
        }
        Faults.Add(
            Fault.Invalid(
                "document-format",
                $"证件号应为 5 至 20 位字母或数字，现在是 {plain.Length} 位。",
                "documentNumber"
            )
        );
        return (null, null, null);
    }

    private void CheckBirth(DateOnly? birth, DateOnly? idBirth)
    {
        if (birth is null && Faults.TrueForAll(f => f.Field is not ("documentNumber" or "birthDate")))
        {
            Faults.Add(Fault.Invalid("birth-missing", "出生日期没有填。没有身份证的，请按证件填写。", "birthDate"));
        }
        if (birth is { } day && idBirth is { } fromId && day != fromId)
        {
            Faults.Add(
                Fault.Invalid(
                    "birth-differs",
                    $"出生日期和身份证号里的（{fromId:yyyy年M月d日}）不一样。请核对证件。",
                    "birthDate"
                )
            );
        }
        Past(birth, "birthDate");
    }

    private DateOnly? Past(DateOnly? day, string field)
    {
        if (day > today)
        {
            Faults.Add(Fault.Invalid("day-future", $"日期 {day:yyyy年M月d日} 还没有到。请核对。", field));
        }
        return day;
    }

    private string Place(string? text, string field, string label)
    {
        if (DivisionCode.TryParse(text, out var code))
        {
            return code.Value;
        }
        Faults.Add(Fault.Invalid("division-missing", $"{label}没有选，或者代码“{text}”不认识。请重新选择。", field));
        return "";
    }

    private string Address()
    {
        if (Text(input.Address) is not { } address)
        {
            Faults.Add(Fault.Invalid("address-missing", "住址没有填。请写到门牌号或组。", "address"));
            return "";
        }
        return address;
    }

    private IEnumerable<NewContact> Contacts()
    {
        if (Text(input.ContactName) is null && Text(input.ContactPhone) is null)
        {
            yield break;
        }
        var name = Take(PersonName.Read(input.ContactName, "contactName")) ?? "";
        yield return new NewContact(
            name,
            Text(input.ContactRelation) ?? "家属",
            Phone(input.ContactPhone, "contactPhone")
        );
    }

    private IEnumerable<ConsentPurpose> Consents()
    {
        if (input.Consent is "true")
        {
            yield return ConsentPurpose.Registration;
        }
        else
        {
            Faults.Add(
                Fault.Invalid("consent-missing", "还没有得到本人同意。请向老人说明用途，同意后打勾。", "consent")
            );
        }
        if (input.Helping is "true")
        {
            yield return ConsentPurpose.Helping;
        }
    }

    private string? Phone(string? text, string field)
    {
        if (Text(text) is null)
        {
            return null;
        }
        var phone = PhoneNumber.Read(text);
        Faults.AddRange(phone.Faults.Select(f => f with { Field = field }));
        return phone.Ok ? phone.Value.Value : null;
    }

    private string? Take(Outcome<string> outcome)
    {
        Faults.AddRange(outcome.Faults);
        return outcome.Ok ? outcome.Value : null;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
