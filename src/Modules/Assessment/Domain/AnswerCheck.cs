using System.Numerics;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>What is wrong with answers, in the words the assessor reads.</summary>
internal sealed class AnswerCheck(string citation, IReadOnlyList<ScaleItem> items)
{
    private readonly uint[] allowed =
    [
        .. items.Select(item => item.Options.Aggregate(0u, (bits, option) => bits | (1u << option.Points))),
    ];

    /// <summary>The fault for an item this scale does not have.</summary>
    public Fault Unknown(string item) =>
        Fault.Invalid("item-unknown", $"{citation}没有「{item}」这一项，请检查项目编号。", item);

    /// <summary>The fault for points this item does not have; <paramref name="given"/> is shown as typed.</summary>
    public Fault Impossible(ScaleItem item, string given)
    {
        return Fault.Invalid(
            "points-impossible",
            $"{item.Id}「{item.Title}」没有 {given} 分，只能是 {All(item)} 分。",
            item.Id
        );
    }

    /// <summary>Null when the answers can be scored; after coma items may be missing, but none may be impossible.</summary>
    public List<Fault>? Faults(ReadOnlySpan<int> points, Conditions conditions, bool coma)
    {
        List<Fault>? faults = null;
        for (var place = 0; place < allowed.Length; place++)
        {
            var given = points[place];
            if (given is >= 0 and <= Scale.MostPoints && BitOperations.IsPow2(allowed[place] & (1u << given)))
            {
                continue;
            }
            var item = items[place];
            if (given != Scale.Missing)
            {
                (faults ??= []).Add(Impossible(item, $"{given}"));
            }
            else if (!coma)
            {
                var sentence = $"{item.Id}「{item.Title}」没有填，请选择 {All(item)} 分中的一个。";
                (faults ??= []).Add(Fault.Invalid("item-missing", sentence, item.Id));
            }
        }
        if (conditions.Events30d < 0)
        {
            var sentence = $"近30天事件次数不能是 {conditions.Events30d}，请填 0 或以上的整数。";
            (faults ??= []).Add(Fault.Invalid("events-negative", sentence, "events30d"));
        }
        return faults;
    }

    private static string All(ScaleItem item) =>
        string.Join('、', item.Options.Select(option => option.Points).Order());
}
