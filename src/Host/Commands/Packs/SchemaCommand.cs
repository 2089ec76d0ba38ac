using System.CommandLine;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Describing;

namespace Yiju.Host.Commands.Packs;

/// <summary><c>yiju pack schema</c>: JSON Schema of the files of a pack, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Make()
    {
        var which = new Option<string>("--file")
        {
            Description = $"{PackParser.PackFile} 或 {PackParser.ScenarioFile}",
            DefaultValueFactory = _ => PackParser.PackFile,
        };
        which.AcceptOnlyFromAmong(PackParser.PackFile, PackParser.ScenarioFile);
        var output = new Option<FileInfo?>("--out") { Description = "写到哪个文件；不写则写到屏幕" };
        var schema = new Command("schema", "给编辑器用的 JSON Schema") { which, output };
        schema.SetAction(parsed =>
        {
            var pack = parsed.GetValue(which) == PackParser.PackFile;
            PackOptions.Write(parsed.GetValue(output), pack ? PackSchema.Pack() : PackSchema.Scenarios());
            return 0;
        });
        return schema;
    }
}
