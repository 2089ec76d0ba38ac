using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>The time limits of one pack, as its file <c>emergency.yaml</c> says them.</summary>
internal sealed class LimitPack
{
    public const string FileName = "emergency.yaml";

    public required string Division { get; init; }

    public required string Basis { get; init; }

    public required List<PackLimit> Limits { get; init; }

    /// <summary>Name, first day, seconds.</summary>
    public IEnumerable<(LimitName Name, DateOnly From, int Seconds)> Values() =>
        Limits.SelectMany(l => l.Values.Select(v => (l.Name, v.From, v.Seconds)));

    internal sealed class PackLimit
    {
        public required LimitName Name { get; init; }

        /// <summary>Whether the policy's text gives the number.</summary>
        public required bool InText { get; init; }

        public required List<PackValue> Values { get; init; }
    }

    internal sealed class PackValue
    {
        public required DateOnly From { get; init; }

        public required int Seconds { get; init; }
    }
}
