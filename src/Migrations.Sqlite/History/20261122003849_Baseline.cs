using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yiju.Migrations.Sqlite.History
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    deputy_for_post_id = table.Column<long>(type: "INTEGER", nullable: true),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    post_id = table.Column<long>(type: "INTEGER", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    post_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subjects = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    seal = table.Column<byte[]>(type: "BLOB", nullable: true),
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
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
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
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    subscriber = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
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
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    urban = table.Column<bool>(type: "INTEGER", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    outline = table.Column<string>(type: "TEXT", nullable: true),
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
                    old_code = table.Column<string>(type: "TEXT", nullable: false),
                    new_code = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<long>(type: "INTEGER", nullable: false),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    grantee = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lease_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_count = table.Column<int>(type: "INTEGER", nullable: false),
                    total_count = table.Column<int>(type: "INTEGER", nullable: true),
                    checkpoint = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    recipient = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    read_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_to = table.Column<string>(type: "TEXT", nullable: true),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
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
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
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
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
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
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    working = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    grantee = table.Column<string>(type: "TEXT", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_by = table.Column<long>(type: "INTEGER", nullable: true),
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
