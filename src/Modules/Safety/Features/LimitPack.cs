using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>The time limits of one pack, as its file <c>emergency.yaml</c> says them.</summary>
internal sealed class LimitPack
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .Build();

    public string Division { get; set; } = "";

    public string Basis { get; set; } = "";

    public List<PackLimit> Limits { get; set; } = [];

    /// <exception cref="InvalidDataException">There is no such pack, or it is written wrongly.</exception>
    public static LimitPack Read(string pack)
    {
        using var stream =
            typeof(LimitPack).Assembly.GetManifestResourceStream($"packs/{pack}/emergency.yaml")
            ?? throw new InvalidDataException($"The pack {pack} has no emergency.yaml.");
        using var reader = new StreamReader(stream);
        return Yaml.Deserialize<LimitPack>(reader);
    }

    /// <summary>Name, first day, seconds.</summary>
    public IEnumerable<(LimitName Name, DateOnly From, int Seconds)> Values() =>
        Limits.SelectMany(l =>
            l.Values.Select(v =>
                (Enum.Parse<LimitName>(l.Name, ignoreCase: true), DateOnly.FromDateTime(v.From), v.Seconds)
            )
        );

    internal sealed class PackLimit
    {
        public string Name { get; set; } = "";

        /// <summary>Whether the policy's text gives the number.</summary>
        public bool InText { get; set; }

        public List<PackValue> Values { get; set; } = [];
    }

    internal sealed class PackValue
    {
        public DateTime From { get; set; }

        public int Seconds { get; set; }
    }
}
