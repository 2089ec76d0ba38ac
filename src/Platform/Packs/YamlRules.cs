using System.Globalization;
using System.Runtime.Serialization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Yiju.Platform.Packs;

/// <summary>Days as yyyy-MM-dd and nothing else.</summary>
internal sealed class YamlDays : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(DateOnly) || type == typeof(DateOnly?);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        var nothing = scalar.Value is "" or "null" or "~";
        return nothing && type == typeof(DateOnly?) ? null
            : DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", out var day) ? day
            : throw UnreadableScalar.At(scalar, "日期，例如 2026-01-01");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Packs are read, never written.");
}

/// <summary>Says what kind of value was expected where a scalar does not fit.</summary>
internal sealed class ExpectedScalar(INodeDeserializer inner) : INodeDeserializer
{
    public bool Deserialize(
        IParser reader,
        Type expectedType,
        Func<IParser, Type, object?> nestedObjectDeserializer,
        out object? value,
        ObjectDeserializer rootDeserializer
    )
    {
        if (!reader.Accept<Scalar>(out var scalar))
        {
            return inner.Deserialize(reader, expectedType, nestedObjectDeserializer, out value, rootDeserializer);
        }
        try
        {
            return inner.Deserialize(reader, expectedType, nestedObjectDeserializer, out value, rootDeserializer);
        }
        catch (Exception error)
            when (error is FormatException or OverflowException or ArgumentException or YamlException)
        {
            throw UnreadableScalar.At(scalar, Words(Nullable.GetUnderlyingType(expectedType) ?? expectedType));
        }
    }

    private static string Words(Type type) =>
        type.IsEnum ? string.Join('、', Enum.GetNames(type))
        : type == typeof(bool) ? "true 或 false"
        : type == typeof(int) || type == typeof(long) ? "整数"
        : type == typeof(decimal) || type == typeof(double) ? "数字"
        : type == typeof(string) ? "文字"
        : "下一层内容（" + type.Name + "）";
}

/// <summary>Names the keys that may stand where an unknown one was written.</summary>
internal sealed class KnownKeys(ITypeInspector inner) : ITypeInspector
{
    public string GetEnumName(Type enumType, string name) => inner.GetEnumName(enumType, name);

    public string GetEnumValue(object enumValue) => inner.GetEnumValue(enumValue);

    public IEnumerable<IPropertyDescriptor> GetProperties(Type type, object? container) =>
        inner.GetProperties(type, container);

    public IPropertyDescriptor GetProperty(
        Type type,
        object? container,
        string name,
        bool ignoreUnmatched,
        bool caseInsensitivePropertyMatching
    )
    {
        var known = GetProperties(type, container).Where(p => p.CanWrite).Select(p => p.Name).ToList();
        return known.Contains(name, StringComparer.Ordinal)
            ? inner.GetProperty(type, container, name, ignoreUnmatched, caseInsensitivePropertyMatching)
            : throw new SerializationException($"没有“{name}”这一项，可以写：{string.Join('、', known)}。");
    }
}

internal static class UnreadableScalar
{
    public static YamlException At(Scalar scalar, string expected) =>
        new(
            scalar.Start,
            scalar.End,
            string.Create(CultureInfo.InvariantCulture, $"应为{expected}，现在是“{scalar.Value}”。")
        );
}
