using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Yiju.Host;

/// <summary>Makes the description say what the wire says: ids are strings, money is whole fen.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Yiju";
                document.Info.Description =
                    "Ids are opaque strings, money is whole fen, instants are UTC, days are those of Asia/Shanghai. "
                    + "Refusals are problem+json with one entry per field. POST takes an Idempotency-Key.";
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (IsId(context.JsonTypeInfo))
                {
                    schema.Type = JsonSchemaType.String;
                    schema.Format = null;
                    schema.Pattern = "^[0-9]{1,19}$";
                }
                return Task.CompletedTask;
            }
        );
    }

    private static bool IsId(JsonTypeInfo type) => type.Type == typeof(long) || type.Type == typeof(long?);
}
