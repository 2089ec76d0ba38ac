using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.People.Pages;
using Yiju.Platform.Data;
using Yiju.Platform.Web;

namespace Yiju.People.Features;

/// <summary>Filters of a list of elders, as they stand in the address.</summary>
internal sealed record ListFilter
{
    /// <summary>A division inside the viewer's scope.</summary>
    public string? At { get; init; }

    /// <summary>One of <see cref="TagCodes"/>.</summary>
    public string? Tag { get; init; }

    /// <summary>A word of <see cref="ElderState"/>; empty: active.</summary>
    public string? State { get; init; }

    /// <summary>An age band such as <c>age-80</c>.</summary>
    public string? Age { get; init; }

    /// <summary>Value of <see cref="FactKeys.IncomeCategory"/>.</summary>
    public string? Income { get; init; }

    /// <summary>Assessed level.</summary>
    public string? Level { get; init; }

    /// <summary>A word of <see cref="EntryState"/>.</summary>
    public string? Entry { get; init; }

    /// <summary>Beginning of the name.</summary>
    public string? Q { get; init; }

    /// <summary>Cursor.</summary>
    public string? After { get; init; }

    /// <summary>The same filters in an address, without the cursor.</summary>
    public string Query(string? after = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("at", At),
            ("tag", Tag),
            ("state", State),
            ("age", Age),
            ("income", Income),
            ("level", Level),
            ("entry", Entry),
            ("q", Q),
            ("after", after),
        ];
        var set = parts
            .Where(p => !string.IsNullOrEmpty(p.Value))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}");
        return string.Join('&', set);
    }
}

/// <summary>Lists of elders inside the viewer's scope: ordered by division and name, paged by key, truly counted.</summary>
internal sealed class ElderLists(PeopleDb db, DbSession session, Figures figures)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<ElderRow> Rows, string? Next)> Read(
        ListFilter filter,
        int size,
        CancellationToken ct
    )
    {
        var cursor = Cursor.Unpack(filter.After, 3);
        var elders = await After(Matching(filter), cursor)
            .OrderBy(e => e.Division)
            .ThenBy(e => e.NameKey)
            .ThenBy(e => e.SubjectId)
            .Take(size + 1)
            .AsNoTracking()
            .ToListAsync(ct);
        var page = elders.Take(size).ToList();
        var rows = await Rows(page, ct);
        var last = page.LastOrDefault();
        var next =
            elders.Count > size && last is not null
                ? Cursor.Pack(last.Division, last.NameKey, last.SubjectId.ToString(CultureInfo.InvariantCulture))
                : null;
        return (rows, next);
    }

    /// <summary>From the counts where they can answer, otherwise counted.</summary>
    public async Task<long> Count(ListFilter filter, CancellationToken ct)
    {
        var plain =
            string.IsNullOrEmpty(filter.State)
            && string.IsNullOrEmpty(filter.Q)
            && string.IsNullOrEmpty(filter.Entry)
            && session.Viewer.Scope.HasTerritory;
        string?[] groups =
        [
            filter.Tag,
            filter.Age,
            Prefixed(TagCodes.Income, filter.Income),
            Prefixed(TagCodes.Level, filter.Level),
        ];
        var set = groups.Where(g => !string.IsNullOrEmpty(g)).ToList();
        if (!plain || set.Count > 1)
        {
            return await Matching(filter).LongCountAsync(ct);
        }
        var today = session.Time.Today();
        return await figures.Sum(filter.At, set.Count == 0 ? Membership.Whole : set[0]!, today, today, ct);
    }

    public async Task<IReadOnlyList<ElderRow>> Rows(IReadOnlyList<Elder> elders, CancellationToken ct)
    {
        var ids = elders.Select(e => e.SubjectId).ToList();
        var tags = await db
            .AllTags.AsNoTracking()
            .Where(t => ids.Contains(t.ElderId) && t.ValidTo == null && t.SupersededAt == null)
            .Select(t => new { t.ElderId, t.Code })
            .ToListAsync(ct);
        var byElder = tags.ToLookup(t => t.ElderId, t => t.Code);
        var today = session.Time.Today();
        return
        [
            .. elders.Select(e => new ElderRow(
                e.SubjectId,
                e.Name,
                e.Sex,
                e.BirthOn?.YearsUntil(today),
                e.Division,
                e.Address,
                [.. byElder[e.SubjectId].Where(ShownInLists).OrderBy(TagCodes.Rank).Select(TagCodes.Word)],
                e.State,
                e.Entry
            )),
        ];
    }

    private IQueryable<Elder> Matching(ListFilter filter)
    {
        var elders = Range(db.Elders, filter.At);
        var state = Enum.TryParse<ElderState>(filter.State, ignoreCase: true, out var asked)
            ? asked
            : ElderState.Active;
        elders = elders.Where(e => e.State == state);
        if (Enum.TryParse<EntryState>(filter.Entry, ignoreCase: true, out var entry))
        {
            elders = elders.Where(e => e.Entry == entry);
        }
        elders = Tagged(elders, filter.Tag);
        elders = Tagged(elders, Prefixed(TagCodes.Income, filter.Income));
        elders = Tagged(elders, Prefixed(TagCodes.Level, filter.Level));
        elders = Aged(elders, filter.Age);
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var first = NameOrder.Key(filter.Q);
            var last = NameOrder.LastWith(first);
            elders = elders.Where(e => string.Compare(e.NameKey, first) >= 0 && string.Compare(e.NameKey, last) <= 0);
        }
        return elders;
    }

    private IQueryable<Elder> Tagged(IQueryable<Elder> elders, string? code) =>
        string.IsNullOrEmpty(code)
            ? elders
            : elders.Where(e =>
                db.AllTags.Any(t =>
                    t.ElderId == e.SubjectId && t.Code == code && t.ValidTo == null && t.SupersededAt == null
                )
            );

    private IQueryable<Elder> Aged(IQueryable<Elder> elders, string? band)
    {
        var today = session.Time.Today();
        if (band == Membership.AgeUnknown)
        {
            return elders.Where(e => e.BirthOn == null);
        }
        var index = Membership.Bands.ToList().FindIndex(b => Membership.BandCode(b) == band);
        if (index < 0)
        {
            return elders;
        }
        DateOnly? latest = Ages.LatestBirth(Membership.Bands[index], today);
        DateOnly? older =
            index + 1 < Membership.Bands.Count ? Ages.LatestBirth(Membership.Bands[index + 1], today) : null;
        return elders.Where(e => e.BirthOn <= latest && (older == null || e.BirthOn > older));
    }

    private static IQueryable<Elder> Range(IQueryable<Elder> elders, string? at)
    {
        if (!DivisionCode.TryParse(at, out var division))
        {
            return elders;
        }
        var (first, last) = division.Range;
        return elders.Where(e => string.Compare(e.Division, first) >= 0 && string.Compare(e.Division, last) <= 0);
    }

    private static IQueryable<Elder> After(IQueryable<Elder> elders, string[]? cursor)
    {
        if (cursor is null || !long.TryParse(cursor[2], CultureInfo.InvariantCulture, out var id))
        {
            return elders;
        }
        var (division, name) = (cursor[0], cursor[1]);
        return elders.Where(e =>
            string.Compare(e.Division, division) >= 0
            && (
                string.Compare(e.Division, division) > 0
                || string.Compare(e.NameKey, name) > 0
                || (e.NameKey == name && e.SubjectId > id)
            )
        );
    }

    private static string? Prefixed(string prefix, string? value) =>
        string.IsNullOrEmpty(value) ? null : prefix + value;

    private static bool ShownInLists(string code) =>
        !code.StartsWith("group-", StringComparison.Ordinal)
            && !code.StartsWith(TagCodes.Income, StringComparison.Ordinal)
        || code == TagCodes.AdvancedAge;
}
