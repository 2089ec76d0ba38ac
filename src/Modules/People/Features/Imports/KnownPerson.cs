using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;

namespace Yiju.People.Features.Imports;

/// <summary>What the registry holds of somebody who stands in a file.</summary>
internal sealed record KnownPerson(
    Elder Elder,
    IReadOnlyDictionary<string, string?> Facts,
    IReadOnlyList<ElderContact> Contacts,
    bool Consents
)
{
    /// <summary>Headers of the columns in which a row says something else. What the row leaves empty says nothing.</summary>
    public IReadOnlyList<string> Differences(ElderRow row, Secrets secrets)
    {
        var found = new List<string>();
        void Differs(bool differs, string key)
        {
            if (differs)
            {
                found.Add(ElderColumns.All.First(c => c.Key == key).Header);
            }
        }
        Differs(row.IdNumber is { } id && id != secrets.DocumentOf(Elder), "idNumber");
        Differs(row.Sex != Sex.Unknown && row.Sex != Elder.Sex, "sex");
        Differs(row.BirthDate is { } birth && birth != Elder.BirthOn, "birthDate");
        Differs(row.Ethnicity is { } ethnicity && ethnicity != Elder.Ethnicity, "ethnicity");
        Differs(row.Phone is { } phone && phone != secrets.PhoneOf(Elder), "phone");
        Differs(row.LivingAddress.Length > 0 && row.LivingAddress != Elder.Address, "address");
        Differs(row.ResidenceSince is { } since && since != Elder.LivingSince, "residenceSince");
        Differs(row.HukouDivision is { } hukou && hukou.Value != Elder.HukouDivision, "hukouDivision");
        Differs(row.HukouAddress is { } place && place != Elder.HukouAddress, "hukouAddress");
        Differs(row.ResidencePermit is { } permit && permit != secrets.PermitOf(Elder), "permit");
        Differs(row.FixedHome is { } home && home != Elder.FixedHome, "fixedHome");
        Differs(row.ExternalId is { } external && external != Elder.ExternalId, "externalId");
        foreach (var fact in RowMap.Facts(row))
        {
            Differs(Facts.GetValueOrDefault(fact.Key) != fact.Value, ColumnOf(fact.Key));
        }
        Differs(RowMap.Contact(row) is { } contact && !Has(contact, secrets), "contactName");
        Differs(row.Consent == true && !Consents, "consent");
        return found;
    }

    private bool Has(NewContact contact, Secrets secrets) =>
        Contacts.Any(c =>
            c.Name == contact.Name
            && (contact.Relation.Length == 0 || c.Relation == contact.Relation)
            && secrets.ContactPhoneOf(c) == contact.Phone
        );

    private static string ColumnOf(string fact) =>
        fact switch
        {
            FactKeys.LivingSituation => "living",
            FactKeys.IncomeCategory => "income",
            FactKeys.DisabilityKind => "disabilityKind",
            FactKeys.DisabilityLevel => "disabilityGrade",
            FactKeys.FamilyPlanningSpecial => "familyPlanning",
            FactKeys.LeftBehind => "leftBehind",
            FactKeys.RegisteredPoor => "registeredPoor",
            _ => "remark",
        };
}
