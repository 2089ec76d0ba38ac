using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Data.Bulk;
using Yiju.Platform.Facts;

namespace Yiju.People.Features;

/// <summary>All rows of a chunk of new elders, in the shape the database takes.</summary>
/// <param name="TagSteps">How often each group of tags is joined.</param>
/// <param name="Tables">In the order in which they are written.</param>
internal sealed record ElderRows(
    string Source,
    IReadOnlyList<Elder> Elders,
    IReadOnlyList<(GroupStep Step, int Times)> TagSteps,
    IReadOnlyList<IBulkRows> Tables
);

/// <summary>
/// Makes the rows of new elders: record, facts, tags, search keys, contacts, consents and grants. Asks nothing of the database, so that a
/// chunk can be made on another thread while the one before it is written.
/// </summary>
internal sealed class ElderRowMaker(PeopleDb db, DbSession session, RecordMaker maker, RegistryNumbers numbers)
{
    private readonly BulkTable<Elder> elders = BulkTable<Elder>.Of(db);
    private readonly BulkTable<Fact> facts = BulkTable<Fact>.Of(db);
    private readonly BulkTable<ElderTag> tags = BulkTable<ElderTag>.Of(db);
    private readonly BulkTable<NameGram> grams = BulkTable<NameGram>.Of(db);
    private readonly BulkTable<ElderContact> contacts = BulkTable<ElderContact>.Of(db);
    private readonly BulkTable<ElderConsent> consents = BulkTable<ElderConsent>.Of(db);
    private readonly BulkTable<Grant> grants = BulkTable<Grant>.Of(db);

    public ElderRows Make(IReadOnlyList<NewElder> chunk, LoadContext context)
    {
        var rows = new Rows();
        var today = session.Time.Today();
        foreach (var elder in chunk)
        {
            Gather(elder, context, today, rows);
        }
        var kind = session.Database.Kind;
        return new(
            context.Source,
            rows.Elders,
            [
                .. rows
                    .Tags.CountBy(t => new GroupStep(t.Division, t.Code, t.CountedFrom, 1))
                    .Select(s => (s.Key, s.Value)),
            ],
            [
                BulkWriter.Prepare(elders, kind, rows.Elders),
                BulkWriter.Prepare(facts, kind, rows.Facts),
                BulkWriter.Prepare(tags, kind, rows.Tags),
                BulkWriter.Prepare(grams, kind, rows.Grams),
                BulkWriter.Prepare(contacts, kind, rows.Contacts),
                BulkWriter.Prepare(consents, kind, rows.Consents),
                BulkWriter.Prepare(grants, kind, rows.Grants),
            ]
        );
    }

    private void Gather(NewElder from, LoadContext context, DateOnly today, Rows rows)
    {
        var elder = maker.Elder(from, context);
        rows.Elders.Add(elder);
        List<Fact> stated =
        [
            .. RecordMaker
                .OwnFacts(elder, from.ResidencePermit)
                .Concat(from.Facts)
                .Select(f => maker.Fact(elder.SubjectId, f, context)),
        ];
        rows.Facts.AddRange(stated);
        rows.Grams.AddRange(RecordMaker.Grams(elder));
        List<ElderContact> known = [.. from.Contacts.Select(c => maker.Contact(elder, c))];
        rows.Contacts.AddRange(known);
        rows.Consents.AddRange(from.Consents.Select(p => maker.Consent(elder.SubjectId, p, "随名册取得")));
        rows.Tags.AddRange(Tags(elder, stated, from.Consents, today));
        rows.Grants.AddRange(GrantsOf(elder, known, from));
    }

    private IEnumerable<ElderTag> Tags(
        Elder elder,
        List<Fact> stated,
        IReadOnlyList<ConsentPurpose> given,
        DateOnly today
    )
    {
        var known = new Dictionary<string, TagFact>();
        foreach (var fact in stated.Where(f => f.ValidFrom <= today))
        {
            known[fact.Key] = new TagFact(fact.Value, fact.ValidFrom, fact.Source);
        }
        var input = new TagInput(
            elder.Division,
            elder.BirthOn,
            elder.State,
            known,
            given.Contains(ConsentPurpose.Helping)
        );
        return TagRules.Of(input, numbers, today).Select(t => maker.Tag(elder, t));
    }

    private IEnumerable<Grant> GrantsOf(Elder elder, List<ElderContact> known, NewElder from)
    {
        if (ElderGrants.HukouGrantee(elder) is { } hukou)
        {
            yield return Grant(elder, hukou, ElderGrants.Hukou, ElderGrants.HukouCause(elder.SubjectId));
        }
        if (!from.Consents.Contains(ConsentPurpose.Family))
        {
            yield break;
        }
        foreach (var contact in known)
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
