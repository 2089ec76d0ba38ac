using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>Writes elders in the columns of the template, so that the list can be sent in again (REG-28). Audited for each elder.</summary>
internal sealed class ExportElders(
    PeopleDb db,
    DbSession session,
    Secrets secrets,
    DivisionStore divisions,
    AuditTrail audit
) : IElderExport
{
    private const int PageRows = 1000;

    public async Task<int> Write(Stream output, string area, bool asCsv, string reason, CancellationToken ct)
    {
        var (first, last) = DivisionCode.Parse(area).Range;
        var tree = await divisions.Tree(ct);
        using var lines = asCsv ? new CsvWriter(output) : null;
        using var book = asCsv ? null : Book(output);
        lines?.Row(ElderColumns.All.Select(c => c.Header));
        var (after, count) = (0L, 0);
        while (true)
        {
            var elders = await db
                .Elders.AsNoTracking()
                .Where(e =>
                    string.Compare(e.Division, first) >= 0
                    && string.Compare(e.Division, last) <= 0
                    && e.State == ElderState.Active
                    && e.SubjectId > after
                )
                .OrderBy(e => e.SubjectId)
                .Take(PageRows)
                .ToListAsync(ct);
            if (elders.Count == 0)
            {
                return count;
            }
            foreach (var row in await Rows(elders, tree, ct))
            {
                book?.Row(row.Select(c => (c, CellLook.Text)));
                lines?.Row(row);
            }
            await Audit([.. elders.Select(e => e.SubjectId)], reason, ct);
            (after, count) = (elders[^1].SubjectId, count + elders.Count);
        }
    }

    private static WorkbookWriter Book(Stream output)
    {
        var book = new WorkbookWriter(output);
        book.StartSheet(TemplateWriter.PlanOf(ElderTable.Columns, []));
        book.Row(TemplateWriter.HeaderOf(ElderTable.Columns));
        return book;
    }

    private Task Audit(List<long> ids, string reason, CancellationToken ct) =>
        session.Commit<Done>(
            () =>
            {
                audit.Did("people.export", ids, reason);
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            ct
        );

    private async Task<IEnumerable<string?[]>> Rows(List<Elder> elders, DivisionTree tree, CancellationToken ct)
    {
        var ids = elders.Select(e => e.SubjectId).ToList();
        var facts = (
            await db
                .FactRows.Where(f => ids.Contains(f.SubjectId) && f.SupersededAt == null && f.ValidTo == null)
                .ToListAsync(ct)
        ).ToLookup(f => f.SubjectId);
        var contacts = (
            await db.Contacts.AsNoTracking().Where(c => ids.Contains(c.SubjectId) && c.EndedAt == null).ToListAsync(ct)
        ).ToLookup(c => c.SubjectId);
        var consents = (
            await db
                .AllConsents.Where(c =>
                    ids.Contains(c.ElderId) && c.Purpose == ConsentPurpose.Registration && c.WithdrawnAt == null
                )
                .Select(c => c.ElderId)
                .ToListAsync(ct)
        ).ToHashSet();
        return elders.Select(e =>
        {
            var values = facts[e.SubjectId]
                .GroupBy(f => f.Key)
                .ToDictionary(g => g.Key, g => g.MaxBy(f => f.Id)!.Value);
            var contact = contacts[e.SubjectId].OrderBy(c => c.NoticeOrder).ThenBy(c => c.Id).FirstOrDefault();
            var cells = Cells(e, values, contact, consents.Contains(e.SubjectId), tree);
            return ElderColumns.All.Select(c => cells.GetValueOrDefault(c.Key)).ToArray();
        });
    }

    private Dictionary<string, string?> Cells(
        Elder elder,
        Dictionary<string, string?> facts,
        ElderContact? contact,
        bool consents,
        DivisionTree tree
    )
    {
        var number = secrets.DocumentOf(elder);
        string? Fact(string key) => RowMap.Label(key, facts.GetValueOrDefault(key));
        return new(StringComparer.Ordinal)
        {
            ["name"] = elder.Name,
            ["idKind"] = KindOf(elder, number),
            ["idNumber"] = number,
            ["sex"] = elder.Sex switch
            {
                Sex.Male => "男",
                Sex.Female => "女",
                _ => null,
            },
            ["birthDate"] = Iso(elder.BirthOn),
            ["ethnicity"] = elder.Ethnicity,
            ["phone"] = secrets.PhoneOf(elder),
            ["division"] = elder.Division,
            ["village"] = tree.NameOf(elder.Division),
            ["address"] = elder.Address,
            ["residenceSince"] = Iso(elder.LivingSince),
            ["hukouDivision"] = elder.HukouDivision,
            ["hukouAddress"] = elder.HukouAddress,
            ["permit"] = secrets.PermitOf(elder),
            ["fixedHome"] = elder.FixedHome switch
            {
                true => "是",
                false => "否",
                null => null,
            },
            ["living"] = Fact(FactKeys.LivingSituation),
            ["income"] = Fact(FactKeys.IncomeCategory),
            ["disabilityKind"] = Fact(FactKeys.DisabilityKind),
            ["disabilityGrade"] = Fact(FactKeys.DisabilityLevel),
            ["familyPlanning"] = Fact(FactKeys.FamilyPlanningSpecial),
            ["leftBehind"] = Fact(FactKeys.LeftBehind),
            ["registeredPoor"] = Fact(FactKeys.RegisteredPoor),
            ["contactName"] = contact?.Name,
            ["contactRelation"] = contact is { Relation.Length: > 0 } ? contact.Relation : null,
            ["contactPhone"] = contact is null ? null : secrets.ContactPhoneOf(contact),
            ["consent"] = consents ? "是" : null,
            ["externalId"] = elder.ExternalId,
            ["remark"] = Fact(RowMap.Remark),
        };
    }

    private static string? KindOf(Elder elder, string? number) =>
        elder.DocumentKind switch
        {
            DocumentKind.None => "无证件",
            DocumentKind.Passport => "护照",
            DocumentKind.ForeignResident => "外国人永久居留身份证",
            DocumentKind.ResidencePermit => number is ['8', '3', ..] ? "台湾居民居住证" : "港澳居民居住证",
            _ => null,
        };

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
