using Microsoft.AspNetCore.Http;
using Yiju.Kernel;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Web;

/// <summary>Answers with a list as a file.</summary>
public static class Download
{
    /// <summary>Writes the whole list before the first byte is sent, so that what fails on the way is no half file.</summary>
    /// <param name="format"><c>csv</c>, also when there is none, or <c>xlsx</c>, as the address says.</param>
    /// <param name="name">Of the file, without extension; letters, digits and hyphens.</param>
    /// <param name="title">Name of the sheet.</param>
    /// <param name="write">Hands over the rows.</param>
    public static async Task<IResult> Table(
        HttpContext http,
        string? format,
        string name,
        string title,
        IReadOnlyList<string> headers,
        Func<Action<IEnumerable<string?>>, Task> write
    )
    {
        if (format is not (null or "" or "csv" or "xlsx"))
        {
            return Problems.Of(
                [Fault.Invalid("format-unknown", $"没有“{format}”这种格式。请选 csv 或 xlsx。", "format")],
                http
            );
        }
        var kind = format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv;
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        http.Response.RegisterForDisposeAsync(file);
        using (var table = TableOutput.To(file, kind, title, headers))
        {
            await write(table.Row);
        }
        file.Position = 0;
        http.Response.Headers.CacheControl = "no-store";
        return kind switch
        {
            TableFormat.Csv => Results.File(file, "text/csv; charset=utf-8", name + ".csv"),
            TableFormat.Xlsx => Results.File(
                file,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                name + ".xlsx"
            ),
        };
    }
}
