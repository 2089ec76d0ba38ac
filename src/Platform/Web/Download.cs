using Microsoft.AspNetCore.Http;
using Yiju.Platform.Tables;

namespace Yiju.Platform.Web;

/// <summary>Answers with a list as a file.</summary>
public static class Download
{
    /// <summary>Writes the whole list before the first byte is sent, so that what fails on the way is no half file.</summary>
    /// <param name="name">Of the file, without extension; letters, digits and hyphens.</param>
    /// <param name="title">Name of the sheet.</param>
    /// <param name="write">Hands over the rows.</param>
    public static async Task<IResult> Table(
        HttpContext http,
        TableFormat? format,
        string name,
        string title,
        IReadOnlyList<string> headers,
        Func<Action<IEnumerable<string?>>, Task> write
    )
    {
        var kind = format ?? TableFormat.Csv;
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
