using Yiju.People.Contracts;
using Yiju.People.Import.Elders;

namespace Yiju.People.Features.Imports;

/// <summary>What a row of a file means in the registry, and back.</summary>
internal static class RowMap
{
    /// <summary>What the sender remarked; kept so that a list that goes out says what came in.</summary>
    public const string Remark = "record.remark";

    private static readonly (IncomeKind Kind, string Word)[] Incomes =
    [
        (IncomeKind.SpecialHardship, "destitute"),
        (IncomeKind.MinimumLiving, "minimum-living"),
        (IncomeKind.MarginalMinimumLiving, "near-minimum"),
        (IncomeKind.LowIncome, "low"),
        (IncomeKind.Ordinary, "ordinary"),
    ];

    private static readonly (LivingArrangement Kind, string Word)[] Livings =
    [
        (LivingArrangement.Alone, "alone"),
        (LivingArrangement.EmptyNest, "empty-nest"),
        (LivingArrangement.WithSpouse, "with-spouse"),
        (LivingArrangement.WithChildren, "with-children"),
        (LivingArrangement.WithOthers, "with-others"),
        (LivingArrangement.Institution, "institution"),
    ];

    private static readonly (Yiju.People.Import.Elders.DisabilityKind Kind, string Word)[] Disabilities =
    [
        (Yiju.People.Import.Elders.DisabilityKind.Sight, "sight"),
        (Yiju.People.Import.Elders.DisabilityKind.Hearing, "hearing"),
        (Yiju.People.Import.Elders.DisabilityKind.Speech, "speech"),
        (Yiju.People.Import.Elders.DisabilityKind.Limbs, "limb"),
        (Yiju.People.Import.Elders.DisabilityKind.Intellectual, "mind"),
        (Yiju.People.Import.Elders.DisabilityKind.Mental, "mental"),
        (Yiju.People.Import.Elders.DisabilityKind.Multiple, "multiple"),
    ];

    public static NewElder New(ElderRow row) =>
        new()
        {
            ExternalId = row.ExternalId,
            Name = row.Name,
            DocumentKind = Kind(row.IdKind),
            DocumentNumber = row.IdNumber,
            Sex = row.Sex,
            BirthDate = row.BirthDate,
            Ethnicity = row.Ethnicity,
            Phone = row.Phone,
            Division = row.LivingDivision.Value,
            Address = row.LivingAddress,
            LivingSince = row.ResidenceSince,
            HukouDivision = row.HukouDivision?.Value,
            HukouAddress = row.HukouAddress,
            ResidencePermit = row.ResidencePermit,
            FixedHome = row.FixedHome,
            Through = Through(row.Channel),
            Facts = [.. Facts(row)],
            Contacts = Contact(row) is { } contact ? [contact] : [],
            Consents = row.Consent == true ? [ConsentPurpose.Registration] : [],
        };

    /// <summary>The facts a row states beyond the fields of the record.</summary>
    public static IEnumerable<NewFact> Facts(ElderRow row)
    {
        if (row.Living is { } living)
        {
            yield return new(FactKeys.LivingSituation, Array.Find(Livings, l => l.Kind == living).Word);
        }
        if (row.Income is { } income)
        {
            yield return new(FactKeys.IncomeCategory, Array.Find(Incomes, i => i.Kind == income).Word);
        }
        if (row.DisabilityKind is { } kind)
        {
            yield return new(FactKeys.DisabilityKind, Array.Find(Disabilities, d => d.Kind == kind).Word);
        }
        if (row.DisabilityGrade is { } grade)
        {
            // The number of the certificate repeats the identity number, so only its end is kept.
            var evidence = row.DisabilityCard is { Length: > 4 } card ? $"残疾证，尾号 {card[^4..]}" : null;
            yield return new(FactKeys.DisabilityLevel, $"{grade}", Evidence: evidence);
        }
        if (row.FamilyPlanningSpecial is { } special)
        {
            yield return new(FactKeys.FamilyPlanningSpecial, YesNo(special));
        }
        if (row.LeftBehind is { } leftBehind)
        {
            yield return new(FactKeys.LeftBehind, YesNo(leftBehind));
        }
        if (row.RegisteredPoor is { } poor)
        {
            yield return new(FactKeys.RegisteredPoor, YesNo(poor));
        }
        if (row.Remark is { } remark)
        {
            yield return new(Remark, remark);
        }
    }

    public static NewContact? Contact(ElderRow row) =>
        row is { ContactName: { } name, ContactPhone: { } phone }
            ? new(name, row.ContactRelation ?? "", phone, FamilyScope.Notify, ContactKind.Emergency)
            : null;

    public static DocumentKind Kind(IdKind kind) =>
        kind switch
        {
            IdKind.HongKongMacaoResidence or IdKind.TaiwanResidence => DocumentKind.ResidencePermit,
            IdKind.ForeignPermanentResidence => DocumentKind.ForeignResident,
            IdKind.Passport => DocumentKind.Passport,
            IdKind.None => DocumentKind.None,
            _ => DocumentKind.ResidentId,
        };

    public static RegisteredThrough Through(RegistrationChannel channel) =>
        channel switch
        {
            RegistrationChannel.Self => RegisteredThrough.Self,
            RegistrationChannel.Family => RegisteredThrough.Family,
            RegistrationChannel.Committee => RegisteredThrough.Committee,
            RegistrationChannel.Consultant => RegisteredThrough.Consultant,
            RegistrationChannel.Hotline => RegisteredThrough.Hotline,
            _ => RegisteredThrough.Import,
        };

    /// <summary>The word of the template for a fact's value; null when the template has none.</summary>
    public static string? Label(string key, string? value) =>
        key switch
        {
            FactKeys.LivingSituation => Of(ElderChoices.Living.Labels, Array.FindIndex(Livings, l => l.Word == value)),
            FactKeys.IncomeCategory => Of(ElderChoices.Income.Labels, Array.FindIndex(Incomes, i => i.Word == value)),
            FactKeys.DisabilityKind => Of(
                ElderChoices.DisabilityKinds.Labels,
                Array.FindIndex(Disabilities, d => d.Word == value)
            ),
            FactKeys.DisabilityLevel => int.TryParse(value, out var level)
                ? Of(ElderChoices.DisabilityGrades.Labels, level - 1)
                : null,
            Remark => value,
            _ => value switch
            {
                "yes" => "是",
                "no" => "否",
                _ => null,
            },
        };

    private static string? Of(IReadOnlyList<string> labels, int index) =>
        index >= 0 && index < labels.Count ? labels[index] : null;

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
