using Yiju.Kernel;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>
/// The text form: words name sections of numbers, whatever the line breaks. Nodes are the office, the patients and the
/// office once more; <c>r</c> node × service, <c>a</c> caregiver × service, <c>d</c> node × node, <c>p</c> node × caregiver
/// × service, <c>DS</c> the nodes of double services, <c>mind</c> and <c>maxd</c> their gaps, <c>e</c> and <c>l</c> the windows.
/// </summary>
internal sealed class HhcrspText(string text)
{
    private readonly Dictionary<string, (int Line, List<decimal> Numbers)> sections = [];
    private int nodes;
    private int caregivers;
    private int services;

    public Outcome<CareInstance> Read()
    {
        if ((Cut() ?? Count()) is { } fault)
        {
            return fault;
        }
        var patients = new List<CarePatient>();
        for (var node = 1; node < nodes - 1; node++)
        {
            patients.Add(Patient(node));
        }
        var staff = Enumerable.Range(0, caregivers).Select(Caregiver).ToList();
        return CareInstance.Create(patients, staff, Travel());
    }

    private Fault? Cut()
    {
        var (name, number) = ("", 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            foreach (var range in line.SplitAny(' ', '\t', ',', ';', '='))
            {
                var word = line[range];
                if (word.IsEmpty)
                {
                    continue;
                }
                if (char.IsAsciiLetter(word[0]))
                {
                    name = word.ToString();
                    if (!sections.TryAdd(name, (number, [])))
                    {
                        return Wrong("section-twice", $"{name} 出现了两次。", number);
                    }
                }
                else if (name.Length == 0 || !Thousandths.TryParse(word, out var value))
                {
                    return Wrong("number", $"“{Short(word)}” 不是数。", number);
                }
                else
                {
                    sections[name].Numbers.Add(value);
                }
            }
        }
        return null;
    }

    private Fault? Count()
    {
        return Size("nbNodes", 3, out nodes)
            ?? Size("nbVehi", 0, out caregivers)
            ?? Size("nbServi", 1, out services)
            ?? Length("r", (long)nodes * services)
            ?? Length("a", (long)caregivers * services)
            ?? Length("d", (long)nodes * nodes)
            ?? Length("p", (long)nodes * caregivers * services)
            ?? Length("e", nodes - 1, nodes)
            ?? Length("l", nodes - 1, nodes)
            ?? Length("mind", nodes - 1, nodes)
            ?? Length("maxd", nodes - 1, nodes)
            ?? Longest();
    }

    private Fault? Size(string name, int least, out int size)
    {
        size = 0;
        if (!sections.TryGetValue(name, out var section) || section.Numbers is not [var written])
        {
            return Wrong("section", $"缺少 {name}，或者它不是一个数。", section.Line);
        }
        if (written != decimal.Truncate(written) || written < least || written > 100_000)
        {
            return Wrong("size", $"{name} 要是 {least} 到 100000 的整数。", section.Line);
        }
        size = (int)written;
        return null;
    }

    private Fault? Length(string name, long length) => Length(name, length, length);

    /// <summary>The office's second node needs no window, and files differ in whether they give it one.</summary>
    private Fault? Length(string name, long least, long most)
    {
        if (!sections.TryGetValue(name, out var section))
        {
            return Wrong("section", $"缺少 {name}。", 0);
        }
        return section.Numbers.Count >= least && section.Numbers.Count <= most
            ? null
            : Wrong("length", $"{name} 要有 {most} 个数，现在有 {section.Numbers.Count} 个。", section.Line);
    }

    private Fault? Longest()
    {
        foreach (var name in (string[])["d", "p", "e", "l", "mind", "maxd"])
        {
            if (sections[name].Numbers.Exists(number => Thousandths.Up(number) is null))
            {
                return Wrong("number", $"{name} 里有超过四年的分钟数。", sections[name].Line);
            }
        }
        return null;
    }

    private CarePatient Patient(int node)
    {
        var demands = new List<CareDemand>();
        for (var service = 0; service < services; service++)
        {
            if (Number("r", node * services + service) != 0)
            {
                // The published files give every caregiver the same duration.
                var duration = caregivers == 0 ? 0 : Number("p", node * caregivers * services + service);
                demands.Add(new CareDemand(Name(service), Thousandths.Up(duration) ?? 0));
            }
        }
        CareGap? gap =
            demands.Count < 2
                ? null
                : new CareGap(Thousandths.Up(Number("mind", node)) ?? 0, Thousandths.Down(Number("maxd", node)) ?? 0);
        return new CarePatient(
            $"p{node}",
            Thousandths.Up(Number("e", node)) ?? 0,
            Thousandths.Down(Number("l", node)) ?? 0,
            demands,
            gap
        );
    }

    private Caregiver Caregiver(int caregiver) =>
        new(
            $"c{caregiver + 1}",
            Enumerable
                .Range(0, services)
                .Where(service => Number("a", caregiver * services + service) != 0)
                .Select(Name)
                .ToHashSet()
        );

    private int[] Travel()
    {
        var places = nodes - 1;
        var travel = new int[places * places];
        for (var way = 0; way < travel.Length; way++)
        {
            travel[way] = Thousandths.Up(Number("d", way / places * nodes + way % places)) ?? 0;
        }
        return travel;
    }

    private decimal Number(string section, int index) => sections[section].Numbers[index];

    private static string Name(int service) => $"s{service + 1}";

    private static string Short(ReadOnlySpan<char> word) => word[..Math.Min(20, word.Length)].ToString();

    private static Fault Wrong(string code, string sentence, int line) =>
        Fault.Invalid($"home-care-{code}", sentence, line > 0 ? $"第 {line} 行" : null);
}
