using System.Data.Common;

namespace Yiju.Platform.Audit;

/// <summary>The insert of an audit entry without EF, for the path that runs on every page view.</summary>
internal static class AuditSql
{
    private static readonly string[] Columns =
    [
        "id",
        "at",
        "account_id",
        "post_id",
        "actor",
        "action",
        "subjects",
        "reason",
        "detail",
    ];

    public static void PrepareInsert(DbCommand command)
    {
        command.CommandText =
            $"INSERT INTO platform_audit ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c))})";
        foreach (var column in Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = column;
            command.Parameters.Add(parameter);
        }
    }

    public static void Bind(DbCommand command, AuditEntry entry)
    {
        object[] values =
        [
            entry.Id,
            entry.At,
            entry.AccountId,
            entry.PostId,
            entry.Actor,
            entry.Action,
            entry.Subjects,
            entry.Reason ?? (object)DBNull.Value,
            entry.Detail ?? (object)DBNull.Value,
        ];
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
