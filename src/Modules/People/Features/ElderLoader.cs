using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Outbox;

namespace Yiju.People.Features;

internal sealed class ElderLoader(
    PeopleDb db,
    DbSession session,
    RecordMaker maker,
    Secrets secrets,
    RegistryNumbers numbers,
    GroupCounter counter,
    BirthdayMark mark,
    Events events,
    AuditTrail audit
) : IElderLoader
{
    public async Task<IReadOnlyList<long>> Load(
        IReadOnlyList<NewElder> chunk,
        LoadContext context,
        CancellationToken ct
    )
    {
        var rows = new Rows();
        var through = await mark.Through(ct);
        counter.Clear();
        foreach (var elder in chunk)
        {
            Gather(elder, context, through, rows);
        }
        await session.Save(ct);
        await BulkWriter.Write(session, db, rows.Elders, ct);
        await BulkWriter.Write(session, db, rows.Facts, ct);
        await BulkWriter.Write(session, db, rows.Tags, ct);
        await BulkWriter.Write(session, db, rows.Grams, ct);
        await BulkWriter.Write(session, db, rows.Contacts, ct);
        await BulkWriter.Write(session, db, rows.Consents, ct);
        await BulkWriter.Write(session, db, rows.Grants, ct);
        await counter.Flush(ct);
        List<long> ids = [.. rows.Elders.Select(e => e.SubjectId)];
        events.Tell(PeopleEvents.Loaded, new EldersLoaded(ids, context.Source));
        audit.Did("people.load", ids, detail: context.Source);
        return ids;
    }

    public async Task<IReadOnlyDictionary<string, long>> FindByDocument(
        IReadOnlyCollection<string> numbers,
        CancellationToken ct
    )
    {
        var byPrint = new Dictionary<string, string>();
        foreach (var number in numbers.Distinct())
        {
            foreach (var print in secrets.DocumentPrints(number))
            {
                byPrint[Convert.ToHexString(print)] = number;
            }
        }
        var prints = byPrint.Keys.Select(Convert.FromHexString).ToList();
        var found = await db
            .AllElders.AsNoTracking()
            .Where(e => e.DocumentIndex != null && prints.Contains(e.DocumentIndex) && e.State != ElderState.Merged)
            .Select(e => new { e.DocumentIndex, e.SubjectId })
            .ToListAsync(ct);
        return found.ToDictionary(f => byPrint[Convert.ToHexString(f.DocumentIndex!)], f => f.SubjectId);
    }

    public async Task<IReadOnlyDictionary<string, long>> FindByExternalId(
        IReadOnlyCollection<string> keys,
        CancellationToken ct
    )
    {
        var wanted = keys.Distinct().ToList();
        return await db
            .AllElders.AsNoTracking()
            .Where(e => e.ExternalId != null && wanted.Contains(e.ExternalId))
            .ToDictionaryAsync(e => e.ExternalId!, e => e.SubjectId, ct);
    }

    private void Gather(NewElder from, LoadContext context, DateOnly through, Rows rows)
    {
        var elder = maker.Elder(from, context);
        rows.Elders.Add(elder);
        List<Fact> facts =
        [
            .. RecordMaker
                .OwnFacts(elder, from.ResidencePermit)
                .Concat(from.Facts)
                .Select(f => maker.Fact(elder.SubjectId, f, context)),
        ];
        rows.Facts.AddRange(facts);
        rows.Grams.AddRange(RecordMaker.Grams(elder));
        List<ElderContact> contacts = [.. from.Contacts.Select(c => maker.Contact(elder, c))];
        rows.Contacts.AddRange(contacts);
        rows.Consents.AddRange(from.Consents.Select(p => maker.Consent(elder.SubjectId, p, "随名册取得")));
        var tags = Tags(elder, facts, from.Consents);
        rows.Tags.AddRange(tags);
        counter.Add(Membership.Steps(elder.Division, elder.BirthOn, elder.CountedFrom, null, through));
        counter.Add(tags.Select(t => new GroupStep(t.Division, t.Code, t.CountedFrom, 1)));
        rows.Grants.AddRange(GrantsOf(elder, contacts, from));
    }

    private List<ElderTag> Tags(Elder elder, List<Fact> facts, IReadOnlyList<ConsentPurpose> consents)
    {
        var today = session.Time.Today();
        var known = facts
            .Where(f => f.ValidFrom <= today)
            .GroupBy(f => f.Key)
            .ToDictionary(g => g.Key, g => new TagFact(g.Last().Value, g.Last().ValidFrom, g.Last().Source));
        var input = new TagInput(
            elder.Division,
            elder.BirthOn,
            elder.State,
            known,
            consents.Contains(ConsentPurpose.Helping)
        );
        return [.. TagRules.Of(input, numbers, today).Select(t => maker.Tag(elder, t))];
    }

    private IEnumerable<Grant> GrantsOf(Elder elder, List<ElderContact> contacts, NewElder from)
    {
        if (ElderGrants.HukouGrantee(elder) is { } hukou)
        {
            yield return Grant(elder, hukou, ElderGrants.Hukou, ElderGrants.HukouCause(elder.SubjectId));
        }
        if (!from.Consents.Contains(ConsentPurpose.Family))
        {
            yield break;
        }
        foreach (var contact in contacts)
        {
            if (contact.AccountId is { } account && contact.Scope.HasFlag(FamilyScope.See))
            {
                yield return Grant(
                    elder,
                    $"account:{account}",
                    ElderGrants.Family,
                    ElderGrants.ContactCause(contact.Id)
                );
            }
        }
    }

    private Grant Grant(Elder elder, string grantee, string purpose, string cause) =>
        new()
        {
            Id = session.Ids.Next(),
            Grantee = grantee,
            SubjectId = elder.SubjectId,
            Purpose = purpose,
            FromAt = session.Time.Instant(),
            Cause = cause,
        };

    private sealed class Rows
    {
        public List<Elder> Elders { get; } = [];

        public List<Fact> Facts { get; } = [];

        public List<ElderTag> Tags { get; } = [];

        public List<NameGram> Grams { get; } = [];

        public List<ElderContact> Contacts { get; } = [];

        public List<ElderConsent> Consents { get; } = [];

        public List<Grant> Grants { get; } = [];
    }
}
