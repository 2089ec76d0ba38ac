using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using Yiju.People.Domain;

namespace Yiju.People.Data;

/// <summary>Reads the <c>packs/*/registry.yaml</c> that are built into the program.</summary>
internal static class RegistryFiles
{
    private const string Prefix = "Yiju.People.packs.";

    public static RegistryNumbers Load()
    {
        var assembly = typeof(RegistryFiles).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));
        return new RegistryNumbers([.. names.Order(StringComparer.Ordinal).SelectMany(n => Read(Open(n)))]);

        StreamReader Open(string name) => new(assembly.GetManifestResourceStream(name)!);
    }

    /// <summary>The numbers of one file.</summary>
    /// <exception cref="InvalidDataException">A value is missing or unreadable; the message names the key.</exception>
    public static IReadOnlyList<RegistryNumber> Read(TextReader yaml)
    {
        using (yaml)
        {
            var file = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .Build()
                .Deserialize<FileContent>(yaml);
            return [.. file.Parameters.Select(p => Number(file, p))];
        }
    }

    private static RegistryNumber Number(FileContent file, Parameter p)
    {
        if (!DateOnly.TryParse(p.From, System.Globalization.CultureInfo.InvariantCulture, out var from))
        {
            throw new InvalidDataException($"{file.Document}: {p.Key} has no day from which it holds.");
        }
        DateOnly? to = p.To is null ? null : DateOnly.Parse(p.To, System.Globalization.CultureInfo.InvariantCulture);
        return new(p.Key, file.Division, p.Value, p.Inclusive, from, to, file.Document, p.Clause, p.InText);
    }

    private sealed class FileContent
    {
        public string Document { get; set; } = "";

        public string Division { get; set; } = "";

        public List<Parameter> Parameters { get; set; } = [];
    }

    private sealed class Parameter
    {
        public string Key { get; set; } = "";

        public int? Value { get; set; }

        public bool Inclusive { get; set; } = true;

        public string From { get; set; } = "";

        public string? To { get; set; }

        public string Clause { get; set; } = "";

        public bool InText { get; set; } = true;
    }
}
