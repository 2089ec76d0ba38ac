using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.Platform.Packs;

namespace Yiju.Benefits.Data;

/// <summary>Reads the benefits, <c>pack.yaml</c>, from every pack that has some.</summary>
internal static class PackFiles
{
    public static RuleBook Read(PackReader packs) => new([.. packs.All<Pack>("pack.yaml").Select(Checked)]);

    /// <exception cref="PackMistakeException">A pack is not what it should be.</exception>
    public static Pack Checked(PackFile<Pack> file) =>
        file.Content.Id.Length == 0 ? throw file.Wrong("缺 id：政策包的名字。")
        : file.Content.Version.Length == 0 ? throw file.Wrong("缺 version：版本。")
        : !DivisionCode.TryParse(file.Content.Division, out _)
            ? throw file.Wrong($"division 应为 12 位区划代码，现在是“{file.Content.Division}”。")
        : file.Content;
}
