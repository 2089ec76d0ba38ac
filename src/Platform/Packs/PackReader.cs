using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using YamlDotNet.Serialization.NodeDeserializers;

namespace Yiju.Platform.Packs;

/// <summary>
/// Reads the YAML files of the packs into types: keys in camelCase, days as yyyy-MM-dd, members that are <c>required</c> must be there,
/// keys nobody knows are mistakes.
/// </summary>
/// <exception cref="PackMistakeException">From every member: a file is missing or not what it should be.</exception>
public sealed partial class PackReader(PackFolder folder)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new YamlDays())
        .WithTypeInspector(inner => new KnownKeys(inner))
        .WithNodeDeserializer(inner => new ExpectedScalar(inner), s => s.InsteadOf<ScalarNodeDeserializer>())
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .Build();

    private static readonly IDeserializer Marks = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build();

    /// <summary>Packs of demonstration numbers that this deployment leaves out, by the name of their folder.</summary>
    public IReadOnlyList<string> LeftOut =>
        [.. Packs().Select(Path.GetFileName).OfType<string>().Where(p => !Counts(p))];

    /// <summary>The files of this name in all packs that count, by the name of the pack; none when no pack has one.</summary>
    public IReadOnlyList<PackFile<T>> All<T>(string name) =>
        [
            .. Packs()
                .Where(pack => Counts(Path.GetFileName(pack)))
                .Select(pack => Path.Combine(pack, name))
                .Where(File.Exists)
                .Select(Read<T>),
        ];

    /// <summary>The one file of this name that the packs together must have.</summary>
    public PackFile<T> Only<T>(string name)
    {
        var found = All<T>(name);
        return found.Count switch
        {
            0 => throw new PackMistakeException($"*/{name}", null, "没有一个政策包有这个文件，应当正好有一个。"),
            1 => found[0],
            _ => throw new PackMistakeException(found[1].Name, null, $"已经有 {found[0].Name}，这个文件只能有一个。"),
        };
    }

    /// <summary>A file of one pack.</summary>
    public PackFile<T> Of<T>(string pack, string name)
    {
        var path = folder.File(pack, name);
        return !Counts(pack)
                ? throw new PackMistakeException(
                    pack,
                    null,
                    "这是演示参数，只有演示城市能用。请加 YIJU_DEMO=true，或换一个政策包。"
                )
            : File.Exists(path) ? Read<T>(path)
            : throw new PackMistakeException($"{pack}/{name}", null, "没有这个文件。");
    }

    private IEnumerable<string> Packs() =>
        Directory.Exists(folder.Path)
            ? Directory.GetDirectories(folder.Path).Order(StringComparer.Ordinal)
            : throw new PackMistakeException(folder.Path, null, "没有这个文件夹。请检查 YIJU_PACKS。");

    private bool Counts(string pack) => folder.Demo || !IsDemonstration(pack);

    /// <summary>A pack of demonstration numbers is called demo-… or says so in its pack.yaml, whatever its folder is called.</summary>
    private bool IsDemonstration(string pack)
    {
        var file = folder.File(pack, "pack.yaml");
        return pack.StartsWith("demo-", StringComparison.OrdinalIgnoreCase)
            || (
                File.Exists(file)
                && Parse<Mark>(File.ReadAllText(file), $"{pack}/pack.yaml", Marks).Content.Demonstration
            );
    }

    private PackFile<T> Read<T>(string path) =>
        Parse<T>(
            File.ReadAllText(path),
            Path.GetRelativePath(folder.Path, path).Replace(Path.DirectorySeparatorChar, '/')
        );

    /// <summary>Reads the text of a file.</summary>
    /// <param name="name">How sentences call it.</param>
    public static PackFile<T> Parse<T>(string yaml, string name) => Parse<T>(yaml, name, Yaml);

    private static PackFile<T> Parse<T>(string yaml, string name, IDeserializer reader)
    {
        try
        {
            var content = reader.Deserialize<T>(yaml);
            return content is null
                ? throw new PackMistakeException(name, null, "文件是空的。")
                : new PackFile<T>(name, content);
        }
        catch (YamlException error)
        {
            throw new PackMistakeException(name, (int)error.Start.Line, Sentence(error), error);
        }
    }

    /// <summary>The innermost sentence: the outer ones only say that something inside failed.</summary>
    private static string Sentence(Exception error)
    {
        while (error.InnerException is YamlException or SerializationException)
        {
            error = error.InnerException;
        }
        return Missing().Match(error.Message) is { Success: true } missing ? $"缺 {missing.Groups[1].Value}，必须写。"
            : Twice().Match(error.Message) is { Success: true } twice
                ? $"“{twice.Groups[1].Value}”写了两次，只能写一次。"
            : error.Message;
    }

    private sealed class Mark
    {
        public bool Demonstration { get; init; }
    }

    [GeneratedRegex("^Missing propert(?:y|ies), (.+) in source yaml")]
    private static partial Regex Missing();

    [GeneratedRegex("^Encountered duplicate key (.+)$")]
    private static partial Regex Twice();
}

/// <summary>One file of a pack.</summary>
/// <param name="Name">Path inside the folder of the packs, with slashes.</param>
public sealed record PackFile<T>(string Name, T Content)
{
    /// <summary>What to throw when the content contradicts itself.</summary>
    /// <param name="sentence">What is wrong, with the value, and what is expected.</param>
    public PackMistakeException Wrong(string sentence) => new(Name, null, sentence);
}

/// <summary>A file of a pack is not what it should be; the message names file, line and what is expected.</summary>
public sealed class PackMistakeException(string file, int? line, string sentence, Exception? inner = null)
    : Exception(line is { } at ? $"{file} 第 {at} 行：{sentence}" : $"{file}：{sentence}", inner);
