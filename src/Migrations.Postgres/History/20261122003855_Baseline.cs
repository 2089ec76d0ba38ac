using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yiju.Migrations.Postgres.History
{
    /// <inheritdoc />
    public partial class Baseline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_account", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_post",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    org_id = table.Column<long>(type: "bigint", nullable: true),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    deputy_for_post_id = table.Column<long>(type: "bigint", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_post", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "access_sign_in",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    post_id = table.Column<long>(type: "bigint", nullable: false),
                    security_stamp = table.Column<string>(type: "text", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sign_in", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    post_id = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    subjects = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    seal = table.Column<byte[]>(type: "bytea", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_audit_subject",
                columns: table => new
                {
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_subject", x => new { x.subject_id, x.entry_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_delivery",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "bigint", nullable: false),
                    subscriber = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_delivery", x => new { x.event_id, x.subscriber });
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_division",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    parent_code = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    urban = table.Column<bool>(type: "boolean", nullable: false),
                    households = table.Column<int>(type: "integer", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    outline = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_division", x => x.code);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_division_change",
                columns: table => new
                {
                    old_code = table.Column<string>(type: "text", nullable: false),
                    new_code = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_division_change", x => new { x.old_code, x.new_code });
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_fact",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<long>(type: "bigint", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_fact", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_file",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_file", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_grant",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    grantee = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_grant", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_job",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    arguments = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_count = table.Column<int>(type: "integer", nullable: false),
                    total_count = table.Column<int>(type: "integer", nullable: true),
                    checkpoint = table.Column<string>(type: "text", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_job", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_message",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sent_to = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_message", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_outbox", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_repeat",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_repeat", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_setting", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_special_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    working = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_special_day", x => x.day);
                }
            );

            migrationBuilder.CreateTable(
                name: "platform_work",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    division = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<int>(type: "integer", nullable: false),
                    grantee = table.Column<string>(type: "text", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    urgent = table.Column<bool>(type: "boolean", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<long>(type: "bigint", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_work", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_access_account_user_name",
                table: "access_account",
                column: "user_name",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_access_post_account_id", table: "access_post", column: "account_id");

            migrationBuilder.CreateIndex(name: "ix_access_post_org_id", table: "access_post", column: "org_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_sign_in_account_id",
                table: "access_sign_in",
                column: "account_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_account_id_id",
                table: "platform_audit",
                columns: new[] { "account_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_sequence",
                table: "platform_audit",
                column: "sequence",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_unsealed",
                table: "platform_audit",
                column: "id",
                filter: "sequence is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_delivery_due",
                table: "platform_delivery",
                column: "due_at",
                filter: "done_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_division_parent_code",
                table: "platform_division",
                column: "parent_code"
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_fact_key_value_subject_id",
                table: "platform_fact",
                columns: new[] { "key", "value", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_fact_subject_id_key",
                table: "platform_fact",
                columns: new[] { "subject_id", "key" }
            );

            migrationBuilder.CreateIndex(name: "ix_platform_grant_cause", table: "platform_grant", column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_grantee_subject_id",
                table: "platform_grant",
                columns: new[] { "grantee", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_subject_id",
                table: "platform_grant",
                column: "subject_id"
            );

            migrationBuilder.CreateIndex(name: "ix_platform_job_state", table: "platform_job", column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_platform_message_recipient_id",
                table: "platform_message",
                columns: new[] { "recipient", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_platform_work_cause", table: "platform_work", column: "cause");

            migrationBuilder.CreateIndex(name: "ix_platform_work_grantee", table: "platform_work", column: "grantee");

            migrationBuilder.CreateIndex(
                name: "ix_platform_work_open",
                table: "platform_work",
                columns: new[] { "division", "role" },
                filter: "done_at is null"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "access_account");

            migrationBuilder.DropTable(name: "access_post");

            migrationBuilder.DropTable(name: "access_sign_in");

            migrationBuilder.DropTable(name: "platform_audit");

            migrationBuilder.DropTable(name: "platform_audit_subject");

            migrationBuilder.DropTable(name: "platform_delivery");

            migrationBuilder.DropTable(name: "platform_division");

            migrationBuilder.DropTable(name: "platform_division_change");

            migrationBuilder.DropTable(name: "platform_fact");

            migrationBuilder.DropTable(name: "platform_file");

            migrationBuilder.DropTable(name: "platform_grant");

            migrationBuilder.DropTable(name: "platform_job");

            migrationBuilder.DropTable(name: "platform_message");

            migrationBuilder.DropTable(name: "platform_outbox");

            migrationBuilder.DropTable(name: "platform_repeat");

            migrationBuilder.DropTable(name: "platform_setting");

            migrationBuilder.DropTable(name: "platform_special_day");

            migrationBuilder.DropTable(name: "platform_work");
        }
    }
}
