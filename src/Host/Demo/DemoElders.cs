using Yiju.Kernel;
using Yiju.People.Contracts;
using RegistryDocument = Yiju.People.Contracts.DocumentKind;

namespace Yiju.Host.Demo;

internal static class DemoElders
{
    private const int ChunkSize = 500;

    public static Task Write(DemoRun run, CancellationToken ct) =>
        run.InChunks(
            "老人",
            run.World.Elders(),
            ChunkSize,
            run.World.Size.Elders,
            (scope, chunk) => Load(run, scope, chunk, ct),
            ct
        );

    private static async Task Load(DemoRun run, IServiceProvider scope, SyntheticElder[] chunk, CancellationToken ct)
    {
        var context = new LoadContext("demo", new DateOnly(2025, 1, 1), RegisteredThrough.Committee);
        var rows = chunk
            .Select(e => e.Index == run.Mother.Index ? Mother(run) : Row(e, run.World.ContactsOf(e)))
            .ToList();
        run.Elders.AddRange(await scope.GetRequiredService<IElderLoader>().Load(rows, context, ct));
    }

    /// <summary>The elder a visitor may be has let her first contact look after her.</summary>
    private static NewElder Mother(DemoRun run)
    {
        var row = Row(run.Mother, run.World.ContactsOf(run.Mother));
        var daughter = row.Contacts[0] with
        {
            AccountId = run.Daughter,
            Scope = FamilyScope.Notify | FamilyScope.See | FamilyScope.Apply | FamilyScope.Order | FamilyScope.Spend,
        };
        return row with
        {
            Id = run.MotherId,
            Contacts = [daughter, .. row.Contacts.Skip(1)],
            Consents = [ConsentPurpose.Registration, ConsentPurpose.Family],
        };
    }

    private static NewElder Row(SyntheticElder elder, IEnumerable<SyntheticContact> contacts) =>
        new()
        {
            ExternalId = $"demo-{elder.Index}",
            Name = elder.Name,
            DocumentKind = DocumentOf(elder.DocumentKind),
            DocumentNumber = elder.DocumentNumber,
            Sex = elder.Sex,
            BirthDate = elder.BirthDate,
            Ethnicity = elder.Ethnicity,
            Phone = elder.Phone,
            Division = elder.Division.Value,
            Address = elder.Address,
            Longitude = elder.At.Lon,
            Latitude = elder.At.Lat,
            LivingSince = elder.ResidentSince,
            HukouDivision = elder.HukouDivision?.Value,
            FixedHome = true,
            CardNumber = $"DEMO{elder.Index:00000000}",
            Facts = [.. Facts(elder)],
            Contacts = [.. contacts.Select(Contact)],
        };

    private static RegistryDocument DocumentOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.ResidentId or DocumentKind.OldResidentId => RegistryDocument.ResidentId,
            DocumentKind.HongKongPermit or DocumentKind.MacaoPermit => RegistryDocument.ResidencePermit,
            DocumentKind.Passport => RegistryDocument.Passport,
        };

    private static NewContact Contact(SyntheticContact contact) =>
        new(
            contact.Name,
            contact.Relation,
            contact.Phone,
            contact.Relation is "邻居" or "村干部"
                ? FamilyScope.Notify
                : FamilyScope.Notify | FamilyScope.See | FamilyScope.Apply | FamilyScope.Order,
            contact.Relation is "邻居" or "村干部" ? ContactKind.Emergency : ContactKind.Family,
            contact.Order
        );

    private static IEnumerable<NewFact> Facts(SyntheticElder elder)
    {
        yield return new NewFact(FactKeys.LivingSituation, LivingWord(elder.Living));
        yield return new NewFact(FactKeys.IncomeCategory, IncomeWord(elder.Income));
        if (elder.Disability is { } certificate)
        {
            yield return new NewFact(FactKeys.DisabilityKind, KindWord(certificate.Kind), Evidence: "残疾人证");
            yield return new NewFact(FactKeys.DisabilityLevel, $"{certificate.Level}", Evidence: "残疾人证");
        }
        if (elder.FamilyPlanningSpecial)
        {
            yield return new NewFact(FactKeys.FamilyPlanningSpecial, "yes", Evidence: "扶助证");
        }
        if (elder.Dementia)
        {
            yield return new NewFact(FactKeys.Cognitive, "yes", Evidence: "诊断证明");
        }
        if (elder is { Children: 0, Marital: not MaritalStatus.Married })
        {
            yield return new NewFact(FactKeys.WithoutKin, "yes");
        }
    }

    private static string LivingWord(LivingSituation living) =>
        living switch
        {
            LivingSituation.Alone => "alone",
            LivingSituation.EmptyNest => "empty-nest",
            LivingSituation.WithSpouse => "with-spouse",
            LivingSituation.WithChildren => "with-children",
            LivingSituation.WithRelatives => "with-others",
            LivingSituation.InInstitution => "institution",
        };

    private static string IncomeWord(IncomeCategory income) =>
        income switch
        {
            IncomeCategory.Ordinary => "ordinary",
            IncomeCategory.NearMinimum => "near-minimum",
            IncomeCategory.Minimum => "minimum-living",
            IncomeCategory.ExtremePoverty => "destitute",
        };

    private static string KindWord(DisabilityKind kind) =>
        kind switch
        {
            DisabilityKind.Sight => "sight",
            DisabilityKind.Hearing => "hearing",
            DisabilityKind.Speech => "speech",
            DisabilityKind.Physical => "limb",
            DisabilityKind.Intellectual => "mind",
            DisabilityKind.Mental => "mental",
            DisabilityKind.Multiple => "multiple",
        };
}
