using Yiju.Rules;
using Yiju.Rules.Packs;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>Statements of the registry in the order in which rules take them. What cannot be read as the rules expect counts as unknown.</summary>
internal sealed class ElderFacts
{
    public ElderFacts(RuleProgram program, IReadOnlyDictionary<string, Fact> known)
    {
        Facts = new Rules.Fact[program.Inputs.Count];
        for (var i = 0; i < Facts.Length; i++)
        {
            if (known.GetValueOrDefault(program.Inputs[i].Name)?.Value is { } text)
            {
                FactText.TryRead(program.Inputs[i], text, out Facts[i]);
            }
        }
        Lists =
        [
            .. program.Lists.Select(list =>
                known.GetValueOrDefault(list.Name)?.Value is { } text
                && FactText.TryReadRecords(list, text, out var records) is null
                    ? records
                    : null
            ),
        ];
    }

    public Rules.Fact[] Facts { get; }

    public IReadOnlyList<Records?> Lists { get; }
}
