using System.Globalization;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Domain.Names;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;

namespace Yiju.People.Features;

/// <summary>Makes the rows of a new elder from checked values, for a single registration and for a bulk load alike.</summary>
internal sealed class RecordMaker(DbSession session, Secrets secrets)
{
    public Elder Elder(NewElder elder, LoadContext context)
    {
        var now = session.Time.Instant();
        var row = new Elder
        {
            SubjectId = elder.Id ?? session.Ids.Next(),
            ExternalId = elder.ExternalId,
            Name = elder.Name,
            NameKey = NameOrder.Key(elder.Name),
            Initials = PinyinInitials.Of(elder.Name),
            DocumentKind = elder.DocumentNumber is null ? DocumentKind.None : elder.DocumentKind,
            Sex = elder.Sex,
            BirthOn = elder.BirthDate,
            Ethnicity = elder.Ethnicity,
            Division = elder.Division,
            Address = elder.Address,
            Longitude = elder.Longitude,
            Latitude = elder.Latitude,
            LivingSince = elder.LivingSince,
            HukouDivision = elder.HukouDivision,
            HukouAddress = elder.HukouAddress,
            FixedHome = elder.FixedHome,
            ValidFrom = context.On,
            CountedFrom = context.On,
            RecordedAt = now,
            RecordedBy = session.Viewer.AccountId,
            RegisteredAt = now,
            RegisteredBy = session.Viewer.AccountId,
            RegisteredThrough = elder.Through ?? context.Through,
            ImportId = context.ImportId,
            Version = 1,
        };
        secrets.SetDocument(row, elder.DocumentNumber);
        secrets.SetPhone(row, elder.Phone);
        secrets.SetCard(row, elder.CardNumber);
        secrets.SetPermit(row, elder.ResidencePermit);
        return row;
    }

    /// <summary>The facts that follow from the record's own fields.</summary>
    public static IEnumerable<NewFact> OwnFacts(ElderData elder, string? permit)
    {
        yield return new(FactKeys.LivingDivision, elder.Division);
        if (elder.BirthOn is { } birth)
        {
            yield return new(FactKeys.BirthDate, Iso(birth), birth);
        }
        if (elder.LivingSince is { } since)
        {
            yield return new(FactKeys.LivingSince, Iso(since));
        }
        if (elder.HukouDivision is { } hukou)
        {
            yield return new(FactKeys.HukouDivision, hukou);
        }
        if (permit is not null)
        {
            yield return new(FactKeys.ResidencePermit, ResidentId.Mask(permit));
        }
        if (elder.FixedHome is { } home)
        {
            yield return new(FactKeys.FixedHome, home ? "yes" : "no");
        }
    }

    public Fact Fact(long elderId, NewFact fact, LoadContext context) =>
        new()
        {
            Id = session.Ids.Next(),
            SubjectId = elderId,
            Key = fact.Key,
            Value = fact.Value,
            Source = context.Source,
            Evidence = fact.Evidence,
            ValidFrom = fact.From ?? context.On,
            RecordedAt = session.Time.Instant(),
            RecordedBy = session.Viewer.AccountId,
        };

    public ElderTag Tag(Elder elder, TagFound tag) =>
        new()
        {
            Id = session.Ids.Next(),
            ElderId = elder.SubjectId,
            Code = tag.Code,
            Division = elder.Division,
            NameKey = elder.NameKey,
            ValidFrom = tag.From,
            CountedFrom = tag.From > elder.CountedFrom ? tag.From : elder.CountedFrom,
            Evidence = tag.Evidence,
            Source = tag.Source,
            RecordedAt = session.Time.Instant(),
        };

    public static IEnumerable<NameGram> Grams(Elder elder)
    {
        foreach (var gram in NameOrder.Grams(elder.Name))
        {
            yield return Gram(gram);
        }
        if (NameOrder.AddressGram(elder.Address) is { } address)
        {
            yield return Gram(address);
        }

        NameGram Gram(string gram) =>
            new()
            {
                Gram = gram,
                Division = elder.Division,
                ElderId = elder.SubjectId,
            };
    }

    public ElderContact Contact(Elder elder, NewContact contact)
    {
        var row = new ElderContact
        {
            Id = session.Ids.Next(),
            SubjectId = elder.SubjectId,
            Division = elder.Division,
            Name = contact.Name,
            Relation = contact.Relation,
            NoticeOrder = contact.NoticeOrder,
            Scope = contact.Scope,
            Kind = contact.Kind,
            AccountId = contact.AccountId,
            AddedAt = session.Time.Instant(),
        };
        secrets.SetPhone(row, contact.Phone);
        return row;
    }

    public ElderConsent Consent(long elderId, ConsentPurpose purpose, string how) =>
        new()
        {
            Id = session.Ids.Next(),
            ElderId = elderId,
            Purpose = purpose,
            GivenAt = session.Time.Instant(),
            How = how,
        };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
