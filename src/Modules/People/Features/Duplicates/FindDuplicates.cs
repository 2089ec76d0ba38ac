using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.People.Import.Elders;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Tables;
using Yiju.Platform.Work;

namespace Yiju.People.Features.Duplicates;

/// <summary>Finds records that may be one person and puts the pair before whoever sees both (REG-23).</summary>
internal sealed class FindDuplicates(PeopleDb db, DbSession session, DivisionStore divisions, WorkList work)
{
    public const string WorkKind = "people.duplicate";

    public static string Cause(long pairId) => $"duplicate:{pairId}";

    // Two lists of pairs: EF would ask for every name with every birth date.
    private const string Columns = "select e.subject_id, e.name, e.birth_on, e.address from ";
    private const string On = "join people_elder e on e.birth_on = t.b and e.name_key = t.n where e.state <> 4";
    private const string PostgresLike = $"{Columns} unnest($1, $2) as t(b, n) {On}";
    private const string SqliteLike =
        $"{Columns} (select value ->> 0 as b, value ->> 1 as n from json_each(@people)) t {On}";

    /// <summary>Records with the name, birth date and address of rows that are about to be added, by row.</summary>
    public async Task<IReadOnlyDictionary<int, long>> Lookalikes(
        IReadOnlyList<ImportedRow<ElderRow>> rows,
        CancellationToken ct
    )
    {
        var people = rows.Where(r => r.Value is { BirthDate: not null, LivingAddress.Length: > 0 }).ToList();
        var found = await Like([.. people.Select(r => (NameOrder.Key(r.Value!.Name), r.Value.BirthDate!.Value))], ct);
        return people
            .Select(r =>
                (r.Row, Id: found.GetValueOrDefault((r.Value!.Name, r.Value.BirthDate!.Value, r.Value.LivingAddress)))
            )
            .Where(r => r.Id != 0)
            .ToDictionary(r => r.Row, r => r.Id);
    }

    /// <summary>After a registration by hand: looks for another record of the same person.</summary>
    public async Task Look(Elder elder, CancellationToken ct)
    {
        if (elder.BirthOn is not { } birth || elder.Address.Length == 0)
        {
            return;
        }
        var others = await db
            .AllElders.AsNoTracking()
            .Where(e =>
                e.NameKey == elder.NameKey
                && e.BirthOn == birth
                && e.Address == elder.Address
                && e.SubjectId != elder.SubjectId
                && e.State != ElderState.Merged
            )
            .Select(e => e.SubjectId)
            .ToListAsync(ct);
        await Pair(others.Select(o => (elder.SubjectId, o)), ct);
    }

    /// <summary>Remembers pairs and asks for a decision; a pair that was decided on is not asked again.</summary>
    public async Task Pair(IEnumerable<(long A, long B)> pairs, CancellationToken ct)
    {
        foreach (var (a, b) in pairs.Select(p => (Math.Min(p.A, p.B), Math.Max(p.A, p.B))).Distinct())
        {
            if (!await db.AllDuplicates.AnyAsync(d => d.SubjectId == a && d.OtherId == b, ct))
            {
                await Ask(a, b, ct);
            }
        }
    }

    private async Task Ask(long a, long b, CancellationToken ct)
    {
        await session.Save(ct);
        var places = await db
            .AllElders.AsNoTracking()
            .Where(e => e.SubjectId == a || e.SubjectId == b)
            .Select(e => e.Division)
            .ToListAsync(ct);
        var place = Common(places);
        var pair = new DuplicatePair
        {
            Id = session.Ids.Next(),
            SubjectId = a,
            OtherId = b,
            Division = place.Value,
            Reason = DuplicateReason.SameNameBirthAddress,
            FoundAt = session.Time.Instant(),
        };
        db.AllDuplicates.Add(pair);
        var tree = await divisions.Tree(ct);
        await work.Ask(
            new WorkRequest(
                WorkKind,
                $"核对疑似重复的两份档案（{tree.NameOf(place.Value)}）",
                $"/duplicates/{pair.Id}",
                place.Value,
                a,
                DeciderOf(place),
                Cause(pair.Id)
            ),
            ct
        );
    }

    /// <summary>The smallest division that holds all of these.</summary>
    public static DivisionCode Common(IEnumerable<string> places)
    {
        var codes = places.Select(DivisionCode.Parse).ToList();
        var common = codes[0];
        while (common.Parent is { } parent && !codes.TrueForAll(common.Contains))
        {
            common = parent;
        }
        return common;
    }

    /// <summary>Whose work it is: the lowest officer whose territory holds both records.</summary>
    public static Role DeciderOf(DivisionCode place) =>
        place.Level switch
        {
            DivisionLevel.Village or DivisionLevel.Town => Role.TownOfficer,
            DivisionLevel.County => Role.CountyOfficer,
            _ => Role.CityOfficer,
        };

    private async Task<Dictionary<(string, DateOnly, string), long>> Like(
        IReadOnlyList<(string Name, DateOnly Birth)> people,
        CancellationToken ct
    )
    {
        if (people.Count == 0)
        {
            return [];
        }
        await using var command = session.Command(
            session.Database.Kind == DatabaseKind.Postgres ? PostgresLike : SqliteLike
        );
        if (session.Database.Kind == DatabaseKind.Postgres)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = people.Select(p => p.Birth).ToArray() });
            command.Parameters.Add(new NpgsqlParameter { Value = people.Select(p => p.Name).ToArray() });
        }
        else
        {
            var pairs = people.Select(p =>
                new[] { p.Birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), p.Name }
            );
            command.Parameters.Add(new SqliteParameter("@people", JsonSerializer.Serialize(pairs)));
        }
        var found = new Dictionary<(string, DateOnly, string), long>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var key = (rows.GetString(1), rows.GetFieldValue<DateOnly>(2), rows.GetString(3));
            found[key] = Math.Min(rows.GetInt64(0), found.GetValueOrDefault(key, long.MaxValue));
        }
        return found;
    }
}
