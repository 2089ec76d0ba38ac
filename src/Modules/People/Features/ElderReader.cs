using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;

namespace Yiju.People.Features;

/// <summary>A record as a form or a program sees it: numbers masked.</summary>
internal sealed class ElderReader(PeopleDb db, Secrets secrets, FactStore facts, DbSession session)
{
    public async Task<ElderInput> InputOf(Elder elder, CancellationToken ct)
    {
        var known = await facts.Of(elder.SubjectId, session.Time.Today(), ct);
        return new ElderInput
        {
            ExternalId = elder.ExternalId,
            Name = elder.Name,
            DocumentKind = elder.DocumentKind.ToString(),
            DocumentNumber = Masked(secrets.DocumentOf(elder)),
            Sex = elder.Sex.ToString(),
            BirthDate = Iso(elder.BirthOn),
            Ethnicity = elder.Ethnicity,
            Phone = MaskedPhone(elder),
            Division = elder.Division,
            Address = elder.Address,
            LivingSince = Iso(elder.LivingSince),
            HukouDivision = elder.HukouDivision,
            HukouAddress = elder.HukouAddress,
            ResidencePermit = Masked(secrets.PermitOf(elder)),
            FixedHome = elder.FixedHome switch
            {
                true => "yes",
                false => "no",
                null => null,
            },
            CardNumber = Masked(secrets.CardOf(elder)),
            Living = Value(FactKeys.LivingSituation),
            Income = Value(FactKeys.IncomeCategory),
            DisabilityKind = Value(FactKeys.DisabilityKind),
            DisabilityLevel = Value(FactKeys.DisabilityLevel),
            LeftBehind = Value(FactKeys.LeftBehind),
            FamilyPlanning = Value(FactKeys.FamilyPlanningSpecial),
            LostOnlyChild = Value(FactKeys.LostOnlyChild),
            WithoutKin = Value(FactKeys.WithoutKin),
            RegisteredPoor = Value(FactKeys.RegisteredPoor),
            Version = elder.Version.ToString(CultureInfo.InvariantCulture),
        };

        string? Value(string key) => known.GetValueOrDefault(key)?.Value;
    }

    public async Task<ElderBody> BodyOf(Elder elder, CancellationToken ct)
    {
        var tags = await TagCodesOf(elder.SubjectId, ct);
        return new ElderBody(
            elder.SubjectId,
            elder.ExternalId,
            elder.Name,
            elder.DocumentKind,
            Masked(secrets.DocumentOf(elder)),
            elder.Sex,
            elder.BirthOn,
            MaskedPhone(elder),
            elder.Division,
            elder.Address,
            elder.HukouDivision,
            elder.State,
            tags,
            elder.Version
        );
    }

    public string? MaskedPhone(ElderData elder) => secrets.PhoneOf(elder) is { } phone ? PhoneNumber.Mask(phone) : null;

    public static string? Masked(string? number) => number is null ? null : ResidentId.Mask(number);

    public async Task<IReadOnlyList<string>> TagCodesOf(long elderId, CancellationToken ct)
    {
        var codes = await db
            .AllTags.AsNoTracking()
            .Where(t => t.ElderId == elderId && t.ValidTo == null && t.SupersededAt == null)
            .Select(t => t.Code)
            .ToListAsync(ct);
        return [.. codes.OrderBy(TagCodes.Rank)];
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
