using System.Globalization;
using System.Text.Json;
using Yiju.Kernel.Writing;

namespace Yiju.Siting.Network.Areas;

/// <summary>Writes the accounts of several rules side by side as JSON.</summary>
public static class AreaJson
{
    public static void Write(Stream output, IEnumerable<(AreaRule Rule, IReadOnlyList<AreaAccount> Accounts)> counts)
    {
        using var json = new Utf8JsonWriter(output, JsonText.Indented);
        json.WriteStartArray();
        foreach (var (rule, accounts) in counts)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Name);
            json.WriteString("counts", rule.Sentence);
            json.WriteNumber("squareMetres", rule.Norm.SquareMetres);
            json.WriteNumber("households", rule.Norm.Households);
            json.WriteStartArray("accounts");
            foreach (var account in accounts)
            {
                Account(json, account);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Account(Utf8JsonWriter json, AreaAccount account)
    {
        json.WriteStartObject();
        json.WriteString("subject", account.Subject);
        json.WriteString("division", account.Division.Value);
        json.WriteNumber("households", account.Households);
        json.WriteNumber("owed", account.Owed);
        json.WriteNumber("designed", account.Designed);
        json.WriteNumber("built", account.Built);
        json.WriteNumber("missing", account.Missing);
        if (account.CountedOn is { } day)
        {
            json.WriteString("countedOn", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        json.WriteEndObject();
    }
}
