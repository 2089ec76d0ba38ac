using System.CommandLine;
using Yiju.Kernel;
using Yiju.Rules.Packs.Writing;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack doc</c>: a pack to be read beside the original.</summary>
internal static class DocCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "政策包的文件夹" };
        var output = new Option<FileInfo?>("--out") { Description = ".md 或 .html；不写则把 Markdown 写到屏幕" };
        var doc = new Command("doc", "写成可以对照原文阅读的文档") { folder, output };
        doc.SetAction(parsed =>
        {
            if (OpenPack.Read(parsed.GetValue(folder)!) is not { } open)
            {
                return 2;
            }
            var (file, today) = (parsed.GetValue(output), TimeProvider.System.Today());
            var html = file?.Extension is ".html" or ".htm";
            var text = html
                ? PackDocument.Html(open.Pack, open.All, today)
                : PackDocument.Markdown(open.Pack, open.All, today);
            PackOptions.Write(file, text);
            return 0;
        });
        return doc;
    }
}
