using System.CommandLine;
using System.Globalization;
using System.Text;
using Yiju.Kernel;
using Yiju.Platform.Packs;
using Yiju.Rules.Packs;

namespace Yiju.Host.Commands.Packs;

/// <summary>A pack in its folder, among the packs beside it, of which it stands on some.</summary>
internal sealed record OpenPack(Pack Pack, IReadOnlyList<Pack> All)
{
    /// <returns>Null after the mistakes were printed.</returns>
    public static OpenPack? Read(DirectoryInfo folder)
    {
        if (!File.Exists(Path.Combine(folder.FullName, PackParser.PackFile)))
        {
            Console.Error.WriteLine($"文件夹 {folder.Name} 里没有 {PackParser.PackFile}，不是政策包。");
            return null;
        }
        var shelf = PackShelf.Read(folder.Parent!.FullName, demo: true);
        if (shelf.Packs.FirstOrDefault(p => p.Id == folder.Name) is { } pack)
        {
            return new OpenPack(pack, shelf.Packs);
        }
        foreach (
            var mistake in shelf.Mistakes.Where(m => m.At.File.StartsWith($"{folder.Name}/", StringComparison.Ordinal))
        )
        {
            Console.Error.WriteLine(mistake);
        }
        return null;
    }

    /// <summary>What holds with this pack, and the kind of subject that is asked about.</summary>
    /// <param name="place">12 digits; null: the pack's own division.</param>
    /// <param name="about">Null: the only kind of subject the pack has rules about.</param>
    /// <returns>Null after the reason was printed.</returns>
    public (Regime Regime, string About)? In(DateOnly day, string? place, string? about)
    {
        if (place is not null && !(place.Length == 12 && DivisionCode.TryParse(place, out _)))
        {
            return Refuse($"--in 应为 12 位地区代码，现在是“{place}”。");
        }
        if (!Pack.HoldsOn(day))
        {
            var end = Pack.To is { } to ? $"，到 {to:yyyy-MM-dd}" : "";
            return Refuse(
                $"{Pack.Title} 从 {Pack.From:yyyy-MM-dd} 起有效{end}，{day:yyyy-MM-dd} 不在有效期内，不能作决定。请用 --on 写有效期内的一天。"
            );
        }
        var division = place is null ? Pack.Division : DivisionCode.Parse(place);
        var regime = Library.Of(Pack, All).For(division, day);
        if (!regime.Packs.Contains(Pack))
        {
            return Refuse($"{Pack.Title} 适用于 {Pack.Division.Value}，不适用于 {division.Value}。");
        }
        var own = Pack.Rules.Select(r => r.Subject).Distinct(StringComparer.Ordinal).ToList();
        var subject = about ?? (own.Count == 1 ? own[0] : null);
        if (subject is null)
        {
            return Refuse($"请用 --about 写明是关于哪一类：{string.Join('、', own)}。");
        }
        if (regime.Subjects.ContainsKey(subject))
        {
            return (regime, subject);
        }
        foreach (var mistake in regime.Mistakes)
        {
            Console.Error.WriteLine(mistake);
        }
        return Refuse($"没有可用的关于“{subject}”的规则，可以写：{string.Join('、', regime.Subjects.Keys)}。");
    }

    private static (Regime, string)? Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return null;
    }
}

/// <summary>Options that several verbs share.</summary>
internal static class PackOptions
{
    public static Option<DirectoryInfo> Pack() =>
        new("--pack") { Description = "政策包的文件夹，例如 packs/jiangmen-2022", Required = true };

    public static Option<string?> About() => new("--about") { Description = "关于哪一类对象，例如 elder" };

    public static Option<DateOnly?> On() => Day("--on", "按哪一天判断，例如 2026-06-01；不写则今天");

    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (
                    DateOnly.TryParseExact(
                        text,
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                {
                    return day;
                }
                result.AddError($"{name} 应为日期，例如 2026-06-01，现在是“{text}”。");
                return null;
            },
        };

    public static Option<string> Id() =>
        new("--id") { Description = "哪一列写的是编号；不写则 id", DefaultValueFactory = _ => "id" };

    public static Option<string[]> Ignore() =>
        new("--ignore")
        {
            Description = "不是资料、不用读的列",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };

    public static Option<int> Threads() =>
        new("--threads")
        {
            Description = "用几个线程；不写则有几个核用几个",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };

    /// <summary>To a file, or to the screen where none is named.</summary>
    public static void Write(FileInfo? file, string text)
    {
        if (file is null)
        {
            Console.Write(text);
            return;
        }
        File.WriteAllText(file.FullName, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    public static bool IsCsv(FileInfo file) => file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
}
