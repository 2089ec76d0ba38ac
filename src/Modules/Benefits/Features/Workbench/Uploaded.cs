using System.Text;
using Microsoft.AspNetCore.Http;
using Yiju.Kernel;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Workbench;

/// <summary>Files of a pack as they come in: text in UTF-8, of a size a document can have.</summary>
internal static class Uploaded
{
    private const long LargestFile = 4_000_000;

    /// <returns>Both texts, null where none was sent, or what is wrong with the files.</returns>
    public static async Task<(string? Text, string? Scenarios, Fault? Fault)> Read(
        HttpContext http,
        CancellationToken ct
    )
    {
        if (!http.Request.HasFormContentType)
        {
            return (null, null, Missing);
        }
        var files = (await http.Request.ReadFormAsync(ct)).Files;
        string? text = null;
        string? scenarios = null;
        foreach (var file in files.Where(f => f.Length > 0))
        {
            var field = file.Name == "scenarios" ? "scenarios" : "pack";
            if (file.Length > LargestFile)
            {
                var size = $"{file.Length / 1_000_000} MB";
                return (
                    null,
                    null,
                    Fault.Invalid(
                        "upload-too-large",
                        $"“{file.FileName}”太大：{size}，最多 {LargestFile / 1_000_000} MB。政策文件不会这么长，请检查是不是选错了。",
                        field
                    )
                );
            }
            if (await Decoded(file, ct) is not { } content)
            {
                return (
                    null,
                    null,
                    Fault.Invalid(
                        "upload-encoding",
                        $"“{file.FileName}”不是 UTF-8 的文字。请另存为 UTF-8 再传。",
                        field
                    )
                );
            }
            // Whoever picks both files in one field means the same.
            if (
                field == "scenarios"
                || file.FileName.EndsWith(PackParser.ScenarioFile, StringComparison.OrdinalIgnoreCase)
            )
            {
                scenarios = content;
            }
            else
            {
                text = content;
            }
        }
        return (text, scenarios, text is null && scenarios is null ? Missing : null);
    }

    private static Fault Missing =>
        Fault.Invalid("upload-missing", "还没有选文件。请选 pack.yaml，有情形的再选 scenarios.yaml。", "pack");

    private static async Task<string?> Decoded(IFormFile file, CancellationToken ct)
    {
        await using var stream = file.OpenReadStream();
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
