using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.People.Import.Elders;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;

namespace Yiju.People.Features.Imports;

/// <summary>Holds rows of a file against the registry, a chunk at a time: who is new, who is known, who must not be touched.</summary>
internal sealed class RegistryMatch(PeopleDb db, IElderLoader loader, DivisionStore divisions)
{
    /// <summary>A row with what the registry says to it; exactly one of known, refusal or neither (new).</summary>
    internal sealed record Judged(
        ImportedRow<ElderRow> Row,
        KnownPerson? Known,
        (ImportCode Code, string Key, string Sentence)? Refusal
    );

    public async Task<IReadOnlyList<Judged>> Judge(
        IReadOnlyList<ImportedRow<ElderRow>> rows,
        DivisionCode area,
        CancellationToken ct
    )
    {
        var byDocument = await loader.FindByDocument([.. rows.Select(r => r.Value!.IdNumber).OfType<string>()], ct);
        var byExternal = await loader.FindByExternalId([.. rows.Select(r => r.Value!.ExternalId).OfType<string>()], ct);
        var paperless = await Paperless(rows, ct);
        var ids = byDocument.Values.Concat(byExternal.Values).Concat(paperless.Values).Distinct().ToList();
        if (ids.Count == 0)
        {
            return [.. rows.Select(r => new Judged(r, null, null))];
        }
        var known = await Known(ids, ct);
        var tree = await divisions.Tree(ct);
        return [.. rows.Select(One)];

        Judged One(ImportedRow<ElderRow> row)
        {
            var value = row.Value!;
            var document = value.IdNumber is { } number ? Find(byDocument, number) : null;
            var external = value.ExternalId is { } key ? Find(byExternal, key) : null;
            var person = document ?? external ?? (paperless.TryGetValue(row.Row, out var id) ? known[id] : null);
            return person is null ? new(row, null, null)
                : document is not null && external is not null && document.Elder != external.Elder
                    ? Refuse(row, RegistryCodes.ExternalOther, "externalId", value.ExternalId!)
                : Refusal(row, person.Elder, area, tree) ?? new(row, person, null);
        }

        KnownPerson? Find(IReadOnlyDictionary<string, long> found, string key) =>
            found.TryGetValue(key, out var id) ? known[id] : null;
    }

    private static Judged? Refusal(ImportedRow<ElderRow> row, Elder elder, DivisionCode area, DivisionTree tree)
    {
        if (elder.Name != row.Value!.Name)
        {
            return Refuse(row, RegistryCodes.NameOther, "idNumber");
        }
        var state = elder.State switch
        {
            ElderState.Dead => RegistryCodes.Dead,
            ElderState.MovedOut => RegistryCodes.MovedOut,
            ElderState.Withdrawn => RegistryCodes.Left,
            _ => null,
        };
        if (state is not null)
        {
            return Refuse(row, state, "idNumber");
        }
        return elder.Division == row.Value.LivingDivision.Value
            ? null
            : Refuse(row, RegistryCodes.LivesElsewhere, "division", tree.PathOf(elder.Division, area.Parent?.Value));
    }

    private static Judged Refuse(ImportedRow<ElderRow> row, ImportCode code, string key, params string[] values) =>
        new(row, null, (code, key, code.Sentence(values)));

    /// <summary>Somebody without papers is known by name, birth, village and address together.</summary>
    private async Task<IReadOnlyDictionary<int, long>> Paperless(
        IReadOnlyList<ImportedRow<ElderRow>> rows,
        CancellationToken ct
    )
    {
        var wanted = rows.Where(r => r.Value is { IdNumber: null, BirthDate: not null }).ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<int, long>();
        }
        var names = wanted.Select(r => NameOrder.Key(r.Value!.Name)).Distinct().ToList();
        var places = wanted.Select(r => r.Value!.LivingDivision.Value).Distinct().ToList();
        var found = await db
            .AllElders.AsNoTracking()
            .Where(e => places.Contains(e.Division) && names.Contains(e.NameKey) && e.State != ElderState.Merged)
            .Select(e => new
            {
                e.SubjectId,
                e.Name,
                e.BirthOn,
                e.Division,
                e.Address,
            })
            .ToListAsync(ct);
        var byPerson = found
            .GroupBy(e => (e.Name, e.BirthOn, e.Division, e.Address))
            .ToDictionary(g => g.Key, g => g.Min(e => e.SubjectId));
        return wanted
            .Select(r =>
                (
                    r.Row,
                    Id: byPerson.GetValueOrDefault(
                        (r.Value!.Name, r.Value.BirthDate, r.Value.LivingDivision.Value, r.Value.LivingAddress)
                    )
                )
            )
            .Where(r => r.Id != 0)
            .ToDictionary(r => r.Row, r => r.Id);
    }

    private async Task<Dictionary<long, KnownPerson>> Known(List<long> ids, CancellationToken ct)
    {
        var elders = await db.AllElders.Where(e => ids.Contains(e.SubjectId)).ToDictionaryAsync(e => e.SubjectId, ct);
        var kept = elders.Values.Select(e => e.MergedInto).OfType<long>().Except(ids).ToList();
        foreach (var elder in await db.AllElders.Where(e => kept.Contains(e.SubjectId)).ToListAsync(ct))
        {
            elders[elder.SubjectId] = elder;
        }
        var all = elders.Keys.ToList();
        var facts = await db
            .FactRows.Where(f => all.Contains(f.SubjectId) && f.SupersededAt == null && f.ValidTo == null)
            .Select(f => new
            {
                f.SubjectId,
                f.Key,
                f.Value,
                f.ValidFrom,
                f.Id,
            })
            .ToListAsync(ct);
        var factsOf = facts.ToLookup(f => f.SubjectId);
        var contacts = await db.AllContacts.Where(c => all.Contains(c.SubjectId) && c.EndedAt == null).ToListAsync(ct);
        var contactsOf = contacts.ToLookup(c => c.SubjectId);
        var consenting = await db
            .AllConsents.Where(c =>
                all.Contains(c.ElderId) && c.Purpose == ConsentPurpose.Registration && c.WithdrawnAt == null
            )
            .Select(c => c.ElderId)
            .ToListAsync(ct);
        var consents = consenting.ToHashSet();
        return elders.ToDictionary(e => e.Key, e => Person(Final(e.Value)));

        Elder Final(Elder elder) => elder.MergedInto is { } id && elders.TryGetValue(id, out var into) ? into : elder;

        KnownPerson Person(Elder elder) =>
            new(
                elder,
                factsOf[elder.SubjectId]
                    .GroupBy(f => f.Key)
                    .ToDictionary(g => g.Key, g => g.MaxBy(f => (f.ValidFrom, f.Id))!.Value),
                [.. contactsOf[elder.SubjectId]],
                consents.Contains(elder.SubjectId)
            );
    }
}
