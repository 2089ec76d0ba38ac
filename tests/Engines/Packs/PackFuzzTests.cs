using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

/// <summary>Whatever a file holds: no crash, no hang, and every mistake has a place in the file and a sentence.</summary>
public sealed class PackFuzzTests
{
    private const string Signs = "{}[]:,-#&*!|>'\"%@`\n\t \\?元第一0a";

    [Theory, Trait("req", "POL-27")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_damage_to_a_pack_is_answered_with_a_place_and_a_sentence(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 400; i++)
        {
            var text = Damaged(SamplePack.Text, random);
            var scenarios = Damaged(SamplePack.Scenarios, random);
            var lines = Math.Max(text.Count(c => c == '\n'), scenarios.Count(c => c == '\n')) + 2;
            foreach (var mistake in SamplePack.Mistakes(text, scenarios))
            {
                Assert.NotEmpty(mistake.Sentence);
                Assert.StartsWith("estates/", mistake.At.File, StringComparison.Ordinal);
                Assert.InRange(mistake.At.Line, 1, lines);
                Assert.True(mistake.At.Column >= 1);
            }
        }
    }

    [Fact]
    public void Random_characters_are_answered_too()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(0, 60)).Select(_ => Signs[random.Next(Signs.Length)])
            );
            Assert.All(PackParser.Read("estates", text, null).Mistakes, m => Assert.NotEmpty(m.Sentence));
        }
    }

    private static string Damaged(string text, Random random)
    {
        for (var cuts = random.Next(0, 4); cuts > 0; cuts--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Signs[random.Next(Signs.Length)].ToString()),
                2 => text.Insert(at, text.Substring(at, length)),
                _ => text.Remove(at, 1).Insert(at, Signs[random.Next(Signs.Length)].ToString()),
            };
        }
        return text;
    }
}
