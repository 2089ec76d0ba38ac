using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.Platform.Data;

namespace Yiju.People.Features;

/// <summary>
/// Finds elders inside the viewer's scope by whatever was typed: name (whole, beginning, two signs inside), pinyin initials, document
/// number, last four, phone, address. Every way is one range of one index.
/// </summary>
internal sealed class ElderSearch(PeopleDb db, DbSession session, Secrets secrets)
{
    public const int Most = 30;

    public async Task<IReadOnlyList<Elder>> Find(string? typed, CancellationToken ct)
    {
        var q = (typed ?? "").Trim();
        var found = new List<Elder>();
        foreach (var way in Ways(q))
        {
            var ids = found.Select(f => f.SubjectId).ToList();
            var more = await way.AsNoTracking()
                .Where(e => e.State != ElderState.Merged && !ids.Contains(e.SubjectId))
                .Take(Most - found.Count)
                .ToListAsync(ct);
            found.AddRange(more);
            if (found.Count >= Most)
            {
                break;
            }
        }
        return found;
    }

    private IEnumerable<IQueryable<Elder>> Ways(string q)
    {
        var compact = string.Concat(q.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
        if (compact.Length >= 4 && compact.Any(char.IsAsciiDigit) && compact.All(char.IsAsciiLetterOrDigit))
        {
            return Numbers(compact);
        }
        if (compact.Length >= 2 && compact.All(char.IsAsciiLetter))
        {
            return [Initials(compact.ToLowerInvariant()), Prefix(q)];
        }
        return q.Length == 0 ? [] : Words(q);
    }

    private IEnumerable<IQueryable<Elder>> Numbers(string number)
    {
        if (number.Length == 4)
        {
            var (document, phone) = (secrets.DocumentTailPrints(number), secrets.PhoneTailPrints(number));
            yield return db.Elders.Where(e => e.DocumentTail != null && document.Contains(e.DocumentTail));
            yield return db.Elders.Where(e => e.PhoneTail != null && phone.Contains(e.PhoneTail));
            yield break;
        }
        var whole = ResidentId.Read(number, session.Time.Today()) is { Ok: true } id ? id.Value.Value : number;
        var prints = secrets.DocumentPrints(whole);
        yield return db.Elders.Where(e => e.DocumentIndex != null && prints.Contains(e.DocumentIndex));
        var phones = secrets.PhonePrints(PhoneNumber.Read(number) is { Ok: true } read ? read.Value.Value : number);
        yield return db.Elders.Where(e => e.PhoneIndex != null && phones.Contains(e.PhoneIndex));
    }

    private IEnumerable<IQueryable<Elder>> Words(string q)
    {
        yield return Prefix(q);
        if (NameOrder.FirstGram(q) is { } gram)
        {
            var key = NameOrder.Key(q);
            yield return ByGram(gram).Where(e => e.NameKey.Contains(key));
        }
        if (NameOrder.AddressGram(q) is { } address)
        {
            yield return ByGram(address).Where(e => e.Address.Contains(q));
        }
        if (Narrow)
        {
            yield return db.Elders.Where(e => e.Address.Contains(q));
        }
    }

    /// <summary>A town has at most some ten thousand elders: looking through their addresses is quick.</summary>
    private bool Narrow => session.Viewer.Scope.HasTerritory && session.Viewer.Division.Level >= DivisionLevel.Town;

    private IQueryable<Elder> Prefix(string q)
    {
        var first = NameOrder.Key(q);
        var last = NameOrder.LastWith(first);
        return db
            .Elders.Where(e => string.Compare(e.NameKey, first) >= 0 && string.Compare(e.NameKey, last) <= 0)
            .OrderBy(e => e.NameKey);
    }

    private IQueryable<Elder> Initials(string letters)
    {
        var last = letters + "zzzzzzzzzz";
        return db
            .Elders.Where(e => string.Compare(e.Initials, letters) >= 0 && string.Compare(e.Initials, last) <= 0)
            .OrderBy(e => e.Initials);
    }

    /// <summary>The scope stands in the grams too, so that the range is read inside it.</summary>
    private IQueryable<Elder> ByGram(string gram)
    {
        var scope = session.Viewer.Scope;
        var grams = db.AllGrams.Where(g => g.Gram == gram);
        if (scope.HasTerritory)
        {
            grams = grams.Where(g =>
                string.Compare(g.Division, scope.First) >= 0 && string.Compare(g.Division, scope.Last) <= 0
            );
        }
        return db.Elders.Where(e => grams.Select(g => g.ElderId).Contains(e.SubjectId));
    }
}
