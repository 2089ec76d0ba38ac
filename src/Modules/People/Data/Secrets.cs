using System.Security.Cryptography;
using System.Text.Json;
using Yiju.People.Contracts;
using Yiju.People.Domain;
using Yiju.Platform;
using Yiju.Platform.Protection;

namespace Yiju.People.Data;

/// <summary>Hides and reveals the numbers of the registry: what is stored is a cipher text and fingerprints to find it by.</summary>
internal sealed class Secrets(FieldCipher cipher, BlindIndex index)
{
    private const string Draft = "people.draft";
    private const string Document = "people.document";
    private const string DocumentLast = "people.document.last4";
    private const string Phone = "people.phone";
    private const string PhoneLast = "people.phone.last4";
    private const string Card = "people.card";
    private const string Permit = "people.permit";
    private const string ContactPhone = "people.contact.phone";

    public void SetDocument(ElderData elder, string? number)
    {
        elder.DocumentCipher = number is null ? null : cipher.Protect(Document, number);
        elder.DocumentIndex = number is null ? null : index.Of(Document, number);
        elder.DocumentTail = number is { Length: >= 4 } ? index.Of(DocumentLast, number[^4..]) : null;
    }

    public void SetPhone(ElderData elder, string? digits)
    {
        elder.PhoneCipher = digits is null ? null : cipher.Protect(Phone, digits);
        elder.PhoneIndex = digits is null ? null : index.Of(Phone, digits);
        elder.PhoneTail = digits is { Length: >= 4 } ? index.Of(PhoneLast, digits[^4..]) : null;
    }

    public void SetCard(ElderData elder, string? number)
    {
        elder.CardCipher = number is null ? null : cipher.Protect(Card, number);
        elder.CardIndex = number is null ? null : index.Of(Card, number);
    }

    public void SetPermit(ElderData elder, string? number) =>
        elder.PermitCipher = number is null ? null : cipher.Protect(Permit, number);

    public void SetPhone(ElderContact contact, string? digits)
    {
        contact.PhoneCipher = digits is null ? null : cipher.Protect(ContactPhone, digits);
        contact.PhoneIndex = digits is null ? null : index.Of(ContactPhone, digits);
    }

    /// <summary>Rewrites what stands under an older key, with its fingerprints; false when there was nothing to do.</summary>
    public bool Renew(ElderData elder)
    {
        var old = IsOld(elder.DocumentCipher, elder.PhoneCipher, elder.CardCipher, elder.PermitCipher);
        if (old)
        {
            SetDocument(elder, DocumentOf(elder));
            SetPhone(elder, PhoneOf(elder));
            SetCard(elder, CardOf(elder));
            SetPermit(elder, PermitOf(elder));
        }
        return old;
    }

    /// <inheritdoc cref="Renew(ElderData)"/>
    public bool Renew(ElderContact contact)
    {
        var old = IsOld(contact.PhoneCipher);
        if (old)
        {
            SetPhone(contact, ContactPhoneOf(contact));
        }
        return old;
    }

    /// <inheritdoc cref="Renew(ElderData)"/>
    public bool Renew(Refusal refusal)
    {
        var old = IsOld(refusal.PhoneCipher);
        if (old)
        {
            refusal.PhoneCipher = cipher.Protect(Phone, PhoneOf(refusal)!);
        }
        return old;
    }

    /// <summary>What was typed, as an opaque text that a page may carry to the next step.</summary>
    public string Seal(ElderInput input) =>
        Convert.ToBase64String(cipher.Protect(Draft, JsonSerializer.Serialize(input, Json.Options)));

    /// <summary>Null when the text was not sealed here.</summary>
    public ElderInput? Unseal(string? sealedInput)
    {
        try
        {
            return sealedInput is { Length: > 0 }
                ? JsonSerializer.Deserialize<ElderInput>(
                    cipher.Reveal(Draft, Convert.FromBase64String(sealedInput)),
                    Json.Options
                )
                : null;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }

    public string? ContactPhoneOf(ElderContact contact) => Open(ContactPhone, contact.PhoneCipher);

    public string? DocumentOf(ElderData elder) => Open(Document, elder.DocumentCipher);

    public string? PhoneOf(ElderData elder) => Open(Phone, elder.PhoneCipher);

    public string? PhoneOf(Refusal refusal) => Open(Phone, refusal.PhoneCipher);

    public string? CardOf(ElderData elder) => Open(Card, elder.CardCipher);

    public string? PermitOf(ElderData elder) => Open(Permit, elder.PermitCipher);

    public IReadOnlyList<byte[]> DocumentPrints(string number) => index.Candidates(Document, number);

    public IReadOnlyList<byte[]> DocumentTailPrints(string four) => index.Candidates(DocumentLast, four);

    public IReadOnlyList<byte[]> PhonePrints(string digits) => index.Candidates(Phone, digits);

    public IReadOnlyList<byte[]> PhoneTailPrints(string four) => index.Candidates(PhoneLast, four);

    public IReadOnlyList<byte[]> CardPrints(string number) => index.Candidates(Card, number);

    public IReadOnlyList<byte[]> ContactPhonePrints(string digits) => index.Candidates(ContactPhone, digits);

    private bool IsOld(params ReadOnlySpan<byte[]?> values)
    {
        foreach (var value in values)
        {
            if (value is not null && cipher.IsOld(value))
            {
                return true;
            }
        }
        return false;
    }

    private string? Open(string field, byte[]? value) => value is null ? null : cipher.Reveal(field, value);
}
