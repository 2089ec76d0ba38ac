using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>Reads the conditions of a line. An unknown name is a fault: a slip of the pen must not lose a raise.</summary>
internal static class ConditionsJson
{
    /// <summary>Reads the object the reader stands on, to its end; what is wrong goes to <paramref name="faults"/>.</summary>
    public static Conditions Read(ref Utf8JsonReader reader, List<Fault> faults)
    {
        var conditions = Conditions.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("coma"u8))
            {
                conditions = conditions with { Coma = Flag(ref reader, faults, "coma") };
            }
            else if (reader.ValueTextEquals("dementia"u8))
            {
                conditions = conditions with { Dementia = Flag(ref reader, faults, "dementia") };
            }
            else if (reader.ValueTextEquals("mentalIllness"u8))
            {
                conditions = conditions with { MentalIllness = Flag(ref reader, faults, "mentalIllness") };
            }
            else if (reader.ValueTextEquals("events30d"u8))
            {
                conditions = conditions with { Events30d = Count(ref reader, faults) };
            }
            else
            {
                var name = reader.GetString()!;
                var known = "coma、dementia、mentalIllness、events30d";
                var sentence = $"没有「{name}」这种情况，只能是 {known}。";
                faults.Add(Fault.Invalid("condition-unknown", sentence, name));
                reader.Read();
            }
            reader.Skip();
        }
        return conditions;
    }

    private static bool Flag(ref Utf8JsonReader reader, List<Fault> faults, string field)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            var sentence = $"{field} 只能是 true 或 false，不能是 {JsonWords.Raw(ref reader)}。";
            faults.Add(Fault.Invalid("condition-wrong", sentence, field));
        }
        return reader.TokenType == JsonTokenType.True;
    }

    private static int Count(ref Utf8JsonReader reader, List<Fault> faults)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count))
        {
            return count;
        }
        var sentence = $"events30d 只能是 0 或以上的整数，不能是 {JsonWords.Raw(ref reader)}。";
        faults.Add(Fault.Invalid("condition-wrong", sentence, "events30d"));
        return 0;
    }
}
