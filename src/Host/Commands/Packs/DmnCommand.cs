using System.CommandLine;
using Yiju.Kernel;
using Yiju.Rules.Packs.Exchange;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack dmn</c>: tables to and from other tools.</summary>
internal static class DmnCommand
{
    /// <summary>Larger files are not even read.</summary>
    private const long LargestFile = 8_000_000;

    public static Command Make() => new("dmn", "决策表和别的工具交换（DMN 1.3）") { Export(), Import() };

    private static Command Export()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "政策包的文件夹" };
        var output = new Option<FileInfo?>("--out") { Description = "写到哪个 .dmn 文件；不写则写到屏幕" };
        var export = new Command("export", "把政策包里的表写成 DMN") { folder, output };
        export.SetAction(parsed =>
        {
            if (OpenPack.Read(parsed.GetValue(folder)!) is not { } open)
            {
                return 2;
            }
            var (xml, left) = DmnExport.Write(open.Pack, open.All, TimeProvider.System.Today());
            foreach (var sentence in left)
            {
                Console.Error.WriteLine(sentence);
            }
            PackOptions.Write(parsed.GetValue(output), xml);
            return left.Count == 0 ? 0 : 1;
        });
        return export;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("FILE") { Description = ".dmn 文件" };
        var about = new Option<string>("--about")
        {
            Description = "规则关于哪一类对象；不写则 elder",
            DefaultValueFactory = _ => "elder",
        };
        var output = new Option<FileInfo?>("--out") { Description = "写到哪个 .yaml 文件；不写则写到屏幕" };
        var import = new Command("import", "把 DMN 的决策表读成政策包的写法") { file, about, output };
        import.SetAction(parsed =>
        {
            var from = parsed.GetValue(file)!;
            if (from is not { Exists: true, Length: <= LargestFile })
            {
                Console.Error.WriteLine(
                    from.Exists ? $"文件太大，最多 {LargestFile / 1_000_000} MB。" : $"找不到文件 {from.Name}。"
                );
                return 2;
            }
            var (yaml, left) = DmnImport.Read(File.ReadAllText(from.FullName), parsed.GetValue(about)!);
            foreach (var sentence in left)
            {
                Console.Error.WriteLine($"{from.Name}：{sentence}");
            }
            if (yaml is null)
            {
                return 2;
            }
            PackOptions.Write(parsed.GetValue(output), yaml);
            return left.Count == 0 ? 0 : 1;
        });
        return import;
    }
}
