using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using Yiju.Benefits.Domain;

namespace Yiju.Benefits.Data;

/// <summary>Reads the packs from their folder, once.</summary>
internal static class PackFiles
{
    /// <param name="folder">Holds one folder per pack, each with a <c>pack.yaml</c>.</param>
    /// <exception cref="InvalidDataException">A pack is not what it should be; names the file and the reason.</exception>
    public static RuleBook Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return new RuleBook([]);
        }
        var files = Directory.GetFiles(folder, "pack.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return new RuleBook([.. files.Select(f => Parse(File.ReadAllText(f), f))]);
    }

    public static Pack Parse(string yaml, string name)
    {
        var reader = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithTypeConverter(new Days())
            .Build();
        try
        {
            var pack = reader.Deserialize<Pack>(yaml);
            return pack.Id.Length > 0 && pack.Division.Length == 12 && pack.Version.Length > 0
                ? pack
                : throw new InvalidDataException($"{name}: id, division (12 digits) and version are needed.");
        }
        catch (YamlException error)
        {
            throw new InvalidDataException($"{name}: {error.Message}", error);
        }
    }

    private sealed class Days : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(DateOnly) || type == typeof(DateOnly?);

        public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
        {
            var text = parser.Consume<Scalar>().Value;
            return text is "" or "null" or "~"
                ? null
                : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Packs are read, never written.");
    }
}
