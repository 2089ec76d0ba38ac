using System.Text.Json;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Import.Elders;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Imports;

namespace Yiju.People.Features.Imports;

/// <summary>Writes what a row says anew about a known elder, in a new version of the record, and remembers how to take it back.</summary>
internal sealed class UpdateKnown(
    PeopleDb db,
    DbSession session,
    Secrets secrets,
    Versions versions,
    RecordMaker maker,
    FactStore facts,
    TagKeeper tags,
    Headcount headcount,
    ElderGrants grants
)
{
    /// <summary>What is added besides the record and its facts.</summary>
    internal sealed record Undo(
        IReadOnlyList<long> ContactsAdded,
        IReadOnlyList<OldContact> ContactsBefore,
        IReadOnlyList<long> ConsentsAdded
    );

    internal sealed record OldContact(long Id, string Relation, byte[]? Phone);

    public async Task Write(
        KnownPerson known,
        ElderRow row,
        int rowNumber,
        IReadOnlyList<string> columns,
        long runId,
        DateOnly today,
        CancellationToken ct
    )
    {
        var elder = known.Elder;
        var (versionBefore, validBefore, birthBefore) = (elder.Version, elder.ValidFrom, elder.BirthOn);
        var corrects =
            row.IdNumber is { } id && id != secrets.DocumentOf(elder) || row.BirthDate is { } b && b != birthBefore;
        var changes = !corrects && today > elder.ValidFrom;
        if (changes)
        {
            versions.ChangeFrom(elder, today);
        }
        else
        {
            versions.Correct(elder);
        }
        Take(elder, row);
        await versions.Rekey(elder, ct);
        var undo = Surroundings(known, row, elder);
        var since = changes ? today : elder.ValidFrom;
        foreach (var fact in RecordMaker.OwnFacts(elder, secrets.PermitOf(elder)).Concat(RowMap.Facts(row)))
        {
            await State(known, fact, since, runId, ct);
        }
        if (birthBefore != elder.BirthOn)
        {
            await headcount.CorrectBirth(elder, birthBefore, ct);
        }
        await grants.SyncHukou(elder, ct);
        await tags.Recompute(elder, since, ct);
        db.ImportChanges.Add(
            new ImportChange
            {
                Id = session.Ids.Next(),
                RunId = runId,
                ElderId = elder.SubjectId,
                Row = rowNumber,
                Kind = ImportChangeKind.Updated,
                Words = string.Join('、', columns),
                VersionBefore = versionBefore,
                VersionAfter = elder.Version,
                ChangedOn = changes ? today : null,
                ValidBefore = validBefore,
                Undo = JsonSerializer.Serialize(undo),
            }
        );
    }

    private async Task State(KnownPerson known, NewFact fact, DateOnly since, long runId, CancellationToken ct)
    {
        if (known.Facts.GetValueOrDefault(fact.Key) != fact.Value)
        {
            var source = ImportKind.SourceOf(runId);
            await facts.State(
                known.Elder.SubjectId,
                fact.Key,
                fact.Value,
                fact.From ?? since,
                source,
                ct,
                fact.Evidence
            );
        }
    }

    private void Take(Elder elder, ElderRow row)
    {
        if (row.IdNumber is { } number && number != secrets.DocumentOf(elder))
        {
            secrets.SetDocument(elder, number);
            elder.DocumentKind = RowMap.Kind(row.IdKind);
        }
        if (row.Phone is { } phone && phone != secrets.PhoneOf(elder))
        {
            secrets.SetPhone(elder, phone);
        }
        if (row.ResidencePermit is { } permit && permit != secrets.PermitOf(elder))
        {
            secrets.SetPermit(elder, permit);
        }
        elder.Sex = row.Sex == Kernel.Sex.Unknown ? elder.Sex : row.Sex;
        elder.BirthOn = row.BirthDate ?? elder.BirthOn;
        elder.Ethnicity = row.Ethnicity ?? elder.Ethnicity;
        elder.Address = row.LivingAddress.Length > 0 ? row.LivingAddress : elder.Address;
        elder.LivingSince = row.ResidenceSince ?? elder.LivingSince;
        elder.HukouDivision = row.HukouDivision?.Value ?? elder.HukouDivision;
        elder.HukouAddress = row.HukouAddress ?? elder.HukouAddress;
        elder.FixedHome = row.FixedHome ?? elder.FixedHome;
        elder.ExternalId = row.ExternalId ?? elder.ExternalId;
    }

    private Undo Surroundings(KnownPerson known, ElderRow row, Elder elder)
    {
        var (added, before, consents) = (new List<long>(), new List<OldContact>(), new List<long>());
        if (RowMap.Contact(row) is { } contact)
        {
            if (known.Contacts.FirstOrDefault(c => c.Name == contact.Name) is { } same)
            {
                before.Add(new(same.Id, same.Relation, same.PhoneCipher));
                same.Relation = contact.Relation.Length > 0 ? contact.Relation : same.Relation;
                if (secrets.ContactPhoneOf(same) != contact.Phone)
                {
                    secrets.SetPhone(same, contact.Phone);
                }
            }
            else
            {
                var made = maker.Contact(elder, contact with { NoticeOrder = known.Contacts.Count + 1 });
                db.AllContacts.Add(made);
                added.Add(made.Id);
            }
        }
        if (row.Consent == true && !known.Consents)
        {
            var consent = maker.Consent(elder.SubjectId, ConsentPurpose.Registration, "随名册取得");
            db.AllConsents.Add(consent);
            consents.Add(consent.Id);
        }
        return new(added, before, consents);
    }
}
