using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>The facts of one subject, in the order in which a program takes them.</summary>
public static class SubjectFacts
{
    /// <summary>Reads facts written as YAML or JSON, a map from names to values; lists are lists of maps.</summary>
    /// <returns>The facts, or every mistake.</returns>
    public static ((Fact[] Facts, Records?[] Lists)? Read, IReadOnlyList<Mistake> Mistakes) Read(
        RuleProgram program,
        string file,
        string text
    )
    {
        var mistakes = new List<Mistake>();
        (Fact[], Records?[])? read = null;
        PackParser.Try(mistakes, () => read = Read(program, Form.Map(Item.Read(file, text)).Entries));
        return (read, mistakes);
    }

    internal static (Fact[] Facts, Records?[] Lists) Read(
        RuleProgram program,
        IEnumerable<(Item.Scalar Name, Item Value)> entries
    )
    {
        var facts = new Fact[program.Inputs.Count];
        var lists = new Records?[program.Lists.Count];
        foreach (var (name, value) in entries)
        {
            if (program.InputIndex(name.Text) is >= 0 and var index)
            {
                facts[index] = FactText.Read(program.Inputs[index], value);
            }
            else if (program.Lists.ToList().FindIndex(l => l.Name == name.Text) is >= 0 and var list)
            {
                lists[list] = FactText.ReadRecords(program.Lists[list], value);
            }
            else
            {
                throw Form.Wrong(name, $"没有“{name.Text}”这项资料。可以写：{Near(program, name.Text)}。");
            }
        }
        return (facts, lists);
    }

    private static string Near(RuleProgram program, string name) =>
        string.Join(
            '、',
            program
                .Inputs.Concat(program.Lists)
                .Select(i => i.Name)
                .OrderBy(n => n.Contains(name.Split('.')[0], StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(n => n, StringComparer.Ordinal)
                .Take(20)
        );
}
