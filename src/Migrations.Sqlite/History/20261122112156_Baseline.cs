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
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reset_print = table.Column<string>(type: "TEXT", nullable: true),
                    reset_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    totp_secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    totp_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    totp_last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_api_key",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", nullable: false),
                    print = table.Column<string>(type: "TEXT", nullable: false),
                    post_id = table.Column<long>(type: "INTEGER", nullable: false),
                    routes = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_export_request",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approved = table.Column<bool>(type: "INTEGER", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_export_request", x => x.id);
                });

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
                    deputy_for_post_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_post", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_recovery_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    print = table.Column<string>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_recovery_code", x => x.id);
                });

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
                    fresh_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    helper_sign_in_id = table.Column<long>(type: "INTEGER", nullable: true),
                    helper = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sign_in", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_sms_code",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    phone_index = table.Column<byte[]>(type: "BLOB", nullable: false),
                    print = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_sms_code", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_try",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_try", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_application",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    scale_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    applied_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    applied_by = table.Column<long>(type: "INTEGER", nullable: false),
                    applicant_name = table.Column<string>(type: "TEXT", nullable: false),
                    handling_note = table.Column<string>(type: "TEXT", nullable: false),
                    about_case_id = table.Column<long>(type: "INTEGER", nullable: true),
                    list_id = table.Column<long>(type: "INTEGER", nullable: true),
                    case_id = table.Column<long>(type: "INTEGER", nullable: true),
                    stopped_by = table.Column<long>(type: "INTEGER", nullable: true),
                    state_before = table.Column<int>(type: "INTEGER", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_assessor",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    case_id = table.Column<long>(type: "INTEGER", nullable: false),
                    worker_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    occupation = table.Column<string>(type: "TEXT", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signed_print = table.Column<string>(type: "TEXT", nullable: true),
                    signature_file_id = table.Column<long>(type: "INTEGER", nullable: true),
                    signature_text = table.Column<string>(type: "TEXT", nullable: true),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_assessor", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_case",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    application_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    scale_id = table.Column<string>(type: "TEXT", nullable: false),
                    scale_version = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    state_before = table.Column<int>(type: "INTEGER", nullable: true),
                    org_id = table.Column<long>(type: "INTEGER", nullable: true),
                    org_name = table.Column<string>(type: "TEXT", nullable: true),
                    mode = table.Column<int>(type: "INTEGER", nullable: true),
                    appointed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    appointed_at = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    assessed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sheet = table.Column<string>(type: "TEXT", nullable: true),
                    result = table.Column<string>(type: "TEXT", nullable: true),
                    level = table.Column<int>(type: "INTEGER", nullable: true),
                    level_name = table.Column<string>(type: "TEXT", nullable: true),
                    unsettled = table.Column<bool>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: true),
                    cognitive_impairment = table.Column<bool>(type: "INTEGER", nullable: false),
                    reading_id = table.Column<long>(type: "INTEGER", nullable: true),
                    level_before = table.Column<int>(type: "INTEGER", nullable: true),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    replaced_by_id = table.Column<long>(type: "INTEGER", nullable: true),
                    about_case_id = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_over_from = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_case", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_field_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    case_id = table.Column<long>(type: "INTEGER", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    device_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    accuracy = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_field_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_list",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<long>(type: "INTEGER", nullable: false),
                    seed = table.Column<int>(type: "INTEGER", nullable: true),
                    frame = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_parameter",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    scale_id = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<int>(type: "INTEGER", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_parameter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_reading",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    scale_id = table.Column<string>(type: "TEXT", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    named = table.Column<string>(type: "TEXT", nullable: false),
                    stacking = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_reading", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessment_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    application_id = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_step", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_application",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    benefit_id = table.Column<string>(type: "TEXT", nullable: false),
                    benefit_name = table.Column<string>(type: "TEXT", nullable: false),
                    applied_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    applied_by = table.Column<long>(type: "INTEGER", nullable: false),
                    replaces = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    verified_by = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_application", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_change",
                columns: table => new
                {
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    benefit = table.Column<string>(type: "TEXT", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    answer_before = table.Column<int>(type: "INTEGER", nullable: false),
                    fen_before = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<int>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: true),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_change", x => new { x.subject_id, x.benefit, x.run_id });
                });

            migrationBuilder.CreateTable(
                name: "benefits_claim",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    benefit_name = table.Column<string>(type: "TEXT", nullable: false),
                    decision_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    payer = table.Column<string>(type: "TEXT", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    share_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    write_off_reason = table.Column<string>(type: "TEXT", nullable: true),
                    write_off_by = table.Column<long>(type: "INTEGER", nullable: true),
                    write_off_by_name = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_claim", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_decision",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    benefit_id = table.Column<string>(type: "TEXT", nullable: false),
                    benefit_name = table.Column<string>(type: "TEXT", nullable: false),
                    granted = table.Column<bool>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    every = table.Column<string>(type: "TEXT", nullable: true),
                    pack_id = table.Column<string>(type: "TEXT", nullable: false),
                    pack_version = table.Column<string>(type: "TEXT", nullable: false),
                    pack_print = table.Column<string>(type: "TEXT", nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    sentence = table.Column<string>(type: "TEXT", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    facts = table.Column<string>(type: "TEXT", nullable: false),
                    assessment_id = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    payer = table.Column<string>(type: "TEXT", nullable: true),
                    expires = table.Column<string>(type: "TEXT", nullable: true),
                    unspent = table.Column<string>(type: "TEXT", nullable: true),
                    on_end = table.Column<string>(type: "TEXT", nullable: true),
                    credited_through = table.Column<string>(type: "TEXT", nullable: true),
                    application_id = table.Column<long>(type: "INTEGER", nullable: true),
                    correction = table.Column<string>(type: "TEXT", nullable: true),
                    automatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_decision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_declined",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    benefit_id = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_declined", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_layout",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    packs = table.Column<string>(type: "TEXT", nullable: false),
                    results = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_layout", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_outcome",
                columns: table => new
                {
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    layout_id = table.Column<long>(type: "INTEGER", nullable: true),
                    packed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_outcome", x => new { x.subject_id, x.run_id });
                });

            migrationBuilder.CreateTable(
                name: "benefits_pack_draft",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    pack_id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    copied_from = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    begun_by = table.Column<long>(type: "INTEGER", nullable: false),
                    begun_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    edited_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    edited_by = table.Column<long>(type: "INTEGER", nullable: false),
                    edited_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<long>(type: "INTEGER", nullable: true),
                    simulation_job = table.Column<long>(type: "INTEGER", nullable: true),
                    release_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_pack_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_pack_draft_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    draft_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_pack_draft_step", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_pack_draft_text",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    draft_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    scenario_text = table.Column<string>(type: "TEXT", nullable: true),
                    deed = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_pack_draft_text", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    job_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    known_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    elders = table.Column<int>(type: "INTEGER", nullable: false),
                    written = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    unreadable = table.Column<int>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_simulation",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    draft = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    made_by = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_simulation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "benefits_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    application_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opinion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits_step", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_agreement",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    rights = table.Column<string>(type: "TEXT", nullable: false),
                    breach = table.Column<string>(type: "TEXT", nullable: false),
                    signed_by = table.Column<string>(type: "TEXT", nullable: false),
                    relation = table.Column<string>(type: "TEXT", nullable: false),
                    witness = table.Column<string>(type: "TEXT", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    stopped_by_event = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_agreement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_county_item",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    item_code = table.Column<string>(type: "TEXT", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_county_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_order",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    item_code = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    placed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    placed_by = table.Column<long>(type: "INTEGER", nullable: false),
                    planned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    price = table.Column<long>(type: "INTEGER", nullable: false),
                    purse = table.Column<string>(type: "TEXT", nullable: true),
                    wallet_share = table.Column<long>(type: "INTEGER", nullable: false),
                    self_share = table.Column<long>(type: "INTEGER", nullable: false),
                    hold_id = table.Column<long>(type: "INTEGER", nullable: true),
                    holds = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    charge = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    agreement_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    stopped_by_event = table.Column<long>(type: "INTEGER", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_order", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_order_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_order_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_plan",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    item_code = table.Column<string>(type: "TEXT", nullable: false),
                    pattern = table.Column<int>(type: "INTEGER", nullable: false),
                    times = table.Column<string>(type: "TEXT", nullable: false),
                    weekdays = table.Column<string>(type: "TEXT", nullable: false),
                    dates = table.Column<string>(type: "TEXT", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    worker_id = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    made_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    stopped_by_event = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_visit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    worker_id = table.Column<long>(type: "INTEGER", nullable: true),
                    item_code = table.Column<string>(type: "TEXT", nullable: false),
                    planned_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    planned_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    planned_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    arrived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    metres_from_home = table.Column<int>(type: "INTEGER", nullable: true),
                    marks = table.Column<int>(type: "INTEGER", nullable: false),
                    steps_done = table.Column<string>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmed_how = table.Column<int>(type: "INTEGER", nullable: true),
                    confirmed_by = table.Column<string>(type: "TEXT", nullable: true),
                    rating = table.Column<int>(type: "INTEGER", nullable: true),
                    rating_words = table.Column<string>(type: "TEXT", nullable: true),
                    held = table.Column<int>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_visit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "care_visit_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    visit_id = table.Column<long>(type: "INTEGER", nullable: false),
                    worker_id = table.Column<long>(type: "INTEGER", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    device_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    step = table.Column<int>(type: "INTEGER", nullable: true),
                    file_id = table.Column<long>(type: "INTEGER", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    corrects = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_visit_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    unique_key = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    payer = table.Column<string>(type: "TEXT", nullable: false),
                    debits_posted = table.Column<long>(type: "INTEGER", nullable: false),
                    credits_posted = table.Column<long>(type: "INTEGER", nullable: false),
                    debits_held = table.Column<long>(type: "INTEGER", nullable: false),
                    credits_held = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_account", x => x.id);
                    table.CheckConstraint("ck_funds_account_floor", "kind not in (2, 3) or credits_posted - debits_posted - debits_held >= 0");
                    table.CheckConstraint("ck_funds_account_owed", "kind <> 8 or debits_posted >= credits_posted");
                    table.CheckConstraint("ck_funds_account_sums", "debits_posted >= 0 and credits_posted >= 0 and debits_held >= 0 and credits_held >= 0");
                });

            migrationBuilder.CreateTable(
                name: "funds_freeze",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_freeze", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_hold",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    unique_key = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    held_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    held_by = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_key = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_hold", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_hold_line",
                columns: table => new
                {
                    hold_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_hold_line", x => new { x.hold_id, x.place });
                    table.CheckConstraint("ck_funds_hold_line_fen", "fen <> 0");
                });

            migrationBuilder.CreateTable(
                name: "funds_journal",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    unique_key = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    reverses = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    posted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    posted_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_line",
                columns: table => new
                {
                    journal_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_line", x => new { x.journal_id, x.place });
                    table.CheckConstraint("ck_funds_line_fen", "fen <> 0");
                });

            migrationBuilder.CreateTable(
                name: "funds_month_close",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    payer = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    started_by = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_month_close", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_payment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    payer = table.Column<string>(type: "TEXT", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    asked_by = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_payment", x => x.id);
                    table.CheckConstraint("ck_funds_payment_fen", "fen > 0");
                });

            migrationBuilder.CreateTable(
                name: "funds_payment_refund",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    payment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_payment_refund", x => x.id);
                    table.CheckConstraint("ck_funds_payment_refund_fen", "fen > 0");
                });

            migrationBuilder.CreateTable(
                name: "funds_public_payment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    journal_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_public_payment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_purse",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    payer = table.Column<string>(type: "TEXT", nullable: false),
                    spendable_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    unspent = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_purse", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "funds_settlement",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    payer = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    counted_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    line_count = table.Column<int>(type: "INTEGER", nullable: false),
                    brought_forward_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    counted_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    released_by = table.Column<long>(type: "INTEGER", nullable: true),
                    paid_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    bank_reference = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funds_settlement", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_bank_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    bank = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    entered_by = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    replaced_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_bank_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_ceiling",
                columns: table => new
                {
                    contract_id = table.Column<long>(type: "INTEGER", nullable: false),
                    item_code = table.Column<string>(type: "TEXT", nullable: false),
                    most = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_ceiling", x => new { x.contract_id, x.item_code });
                });

            migrationBuilder.CreateTable(
                name: "network_contract",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    quota = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_contract", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_facility",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    area_m2 = table.Column<int>(type: "INTEGER", nullable: true),
                    beds = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    org_id = table.Column<long>(type: "INTEGER", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_facility", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_org",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    credit_code = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_org", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "network_price",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    item_code = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_network_price", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_campaign",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: true),
                    min_age = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    repeat_of = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_campaign", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_consent",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    given_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    how = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    how_withdrawn = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_consent", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_contact",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    relation = table.Column<string>(type: "TEXT", nullable: false),
                    phone_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    notice_order = table.Column<int>(type: "INTEGER", nullable: false),
                    scope = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_contact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_count",
                columns: table => new
                {
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    delta = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_count", x => new { x.division, x.code, x.day, x.recorded_on });
                });

            migrationBuilder.CreateTable(
                name: "people_daily_mark",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_daily_mark", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "people_duplicate",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    other_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    kept_id = table.Column<long>(type: "INTEGER", nullable: true),
                    undo = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_duplicate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_elder",
                columns: table => new
                {
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    registered_by = table.Column<long>(type: "INTEGER", nullable: false),
                    registered_through = table.Column<int>(type: "INTEGER", nullable: false),
                    import_id = table.Column<long>(type: "INTEGER", nullable: true),
                    counted_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    entry = table.Column<int>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    initials = table.Column<string>(type: "TEXT", nullable: false),
                    document_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    document_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    document_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    document_tail = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sex = table.Column<int>(type: "INTEGER", nullable: false),
                    birth_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ethnicity = table.Column<string>(type: "TEXT", nullable: true),
                    phone_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone_tail = table.Column<byte[]>(type: "BLOB", nullable: true),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    living_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hukou_division = table.Column<string>(type: "TEXT", nullable: true),
                    hukou_address = table.Column<string>(type: "TEXT", nullable: true),
                    permit_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    fixed_home = table.Column<bool>(type: "INTEGER", nullable: true),
                    card_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    card_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    merged_into = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_elder", x => x.subject_id);
                });

            migrationBuilder.CreateTable(
                name: "people_elder_past",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    superseded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    initials = table.Column<string>(type: "TEXT", nullable: false),
                    document_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    document_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    document_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    document_tail = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sex = table.Column<int>(type: "INTEGER", nullable: false),
                    birth_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ethnicity = table.Column<string>(type: "TEXT", nullable: true),
                    phone_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone_tail = table.Column<byte[]>(type: "BLOB", nullable: true),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    living_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hukou_division = table.Column<string>(type: "TEXT", nullable: true),
                    hukou_address = table.Column<string>(type: "TEXT", nullable: true),
                    permit_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    fixed_home = table.Column<bool>(type: "INTEGER", nullable: true),
                    card_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    card_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    merged_into = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_elder_past", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_entry_comment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    resolved_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_entry_comment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_gram",
                columns: table => new
                {
                    gram = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_gram", x => new { x.gram, x.division, x.elder_id });
                });

            migrationBuilder.CreateTable(
                name: "people_import_change",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    version_before = table.Column<int>(type: "INTEGER", nullable: false),
                    version_after = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_before = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    undo = table.Column<string>(type: "TEXT", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_import_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_life_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    happened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_division = table.Column<string>(type: "TEXT", nullable: true),
                    to_address = table.Column<string>(type: "TEXT", nullable: true),
                    from_address = table.Column<string>(type: "TEXT", nullable: true),
                    state_before = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_before = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    counted_before = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    situation_before = table.Column<string>(type: "TEXT", nullable: true),
                    living_since_before = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    reversed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reversed_why = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_life_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_refusal",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    phone_cipher = table.Column<byte[]>(type: "BLOB", nullable: true),
                    document_index = table.Column<byte[]>(type: "BLOB", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    sentence = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    qualifies_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    notified_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_refusal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_survey_target",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    campaign_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    surveyor = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answers = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_survey_target", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_tag",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    counted_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_tag", x => x.id);
                });

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
                    seal = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_subject",
                columns: table => new
                {
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_audit_subject", x => new { x.subject_id, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "platform_delivery",
                columns: table => new
                {
                    event_id = table.Column<long>(type: "INTEGER", nullable: false),
                    subscriber = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_delivery", x => new { x.event_id, x.subscriber });
                });

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
                    outline = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_division", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "platform_division_change",
                columns: table => new
                {
                    old_code = table.Column<string>(type: "TEXT", nullable: false),
                    new_code = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_division_change", x => new { x.old_code, x.new_code });
                });

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
                    superseded_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_fact", x => x.id);
                });

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
                    created_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_file", x => x.id);
                });

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
                    cause = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_import",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    file_id = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    job_id = table.Column<long>(type: "INTEGER", nullable: true),
                    last_row = table.Column<int>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    updated = table.Column<int>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    refused = table.Column<int>(type: "INTEGER", nullable: false),
                    skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    warned = table.Column<int>(type: "INTEGER", nullable: false),
                    file_issues = table.Column<string>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    removed = table.Column<int>(type: "INTEGER", nullable: false),
                    restored = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_import_issue",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    header = table.Column<string>(type: "TEXT", nullable: true),
                    key = table.Column<string>(type: "TEXT", nullable: true),
                    letter = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    is_error = table.Column<bool>(type: "INTEGER", nullable: false),
                    from_records = table.Column<bool>(type: "INTEGER", nullable: false),
                    sentence = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_import_issue", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_import_record",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    record_id = table.Column<long>(type: "INTEGER", nullable: false),
                    brought_id = table.Column<long>(type: "INTEGER", nullable: true),
                    print = table.Column<string>(type: "TEXT", nullable: false),
                    unique_key = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_import_record", x => x.id);
                });

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
                    result = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_job", x => x.id);
                });

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
                    sent_to = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_pack",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    pack_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    print = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    scenario_text = table.Column<string>(type: "TEXT", nullable: true),
                    shipped = table.Column<bool>(type: "INTEGER", nullable: false),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    released_by = table.Column<long>(type: "INTEGER", nullable: false),
                    released_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_pack", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_repeat",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_repeat", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "platform_setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_setting", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "platform_special_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    working = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_special_day", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "platform_wechat",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    phone = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phone_index = table.Column<byte[]>(type: "BLOB", nullable: false),
                    open_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_wechat", x => x.id);
                });

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
                    done_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_work", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_device",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    serial = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    bound_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    battery_percent = table.Column<int>(type: "INTEGER", nullable: true),
                    suspended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    suspended_by = table.Column<long>(type: "INTEGER", nullable: true),
                    unbound_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_device", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_event",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    incident_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_incident",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    trigger = table.Column<int>(type: "INTEGER", nullable: false),
                    pressed = table.Column<bool>(type: "INTEGER", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<string>(type: "TEXT", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_by = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    noticed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accepted_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    arrived_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    reviewed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    elder_is_well = table.Column<bool>(type: "INTEGER", nullable: true),
                    answer_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    notice_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accept_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    arrive_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    told = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    event_count = table.Column<int>(type: "INTEGER", nullable: false),
                    head = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_incident", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_limit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    division = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<int>(type: "INTEGER", nullable: false),
                    from_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_limit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safety_trigger",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    incident_id = table.Column<long>(type: "INTEGER", nullable: true),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safety_trigger", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "workforce_certificate",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    worker_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workforce_certificate", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "workforce_relative",
                columns: table => new
                {
                    worker_id = table.Column<long>(type: "INTEGER", nullable: false),
                    elder_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workforce_relative", x => new { x.worker_id, x.elder_id });
                });

            migrationBuilder.CreateTable(
                name: "workforce_worker",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    resident_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    resident_id_index = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phone = table.Column<byte[]>(type: "BLOB", nullable: true),
                    org_id = table.Column<long>(type: "INTEGER", nullable: false),
                    employed_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    employed_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workforce_worker", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_account_external_id",
                table: "access_account",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_account_phone_index",
                table: "access_account",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "ix_access_account_user_name",
                table: "access_account",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_api_key_prefix",
                table: "access_api_key",
                column: "prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_export_request_account_id_id",
                table: "access_export_request",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_export_request_division_id",
                table: "access_export_request",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_post_account_id",
                table: "access_post",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_post_division_id",
                table: "access_post",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_access_post_org_id",
                table: "access_post",
                column: "org_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_post_person_id_role",
                table: "access_post",
                columns: new[] { "person_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_access_recovery_code_account_id",
                table: "access_recovery_code",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_sign_in_account_id",
                table: "access_sign_in",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_access_sms_code_phone_index_id",
                table: "access_sms_code",
                columns: new[] { "phone_index", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_application_applied_by_external_id",
                table: "assessment_application",
                columns: new[] { "applied_by", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessment_application_division_state_id",
                table: "assessment_application",
                columns: new[] { "division", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_application_list_id",
                table: "assessment_application",
                column: "list_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_application_subject_id",
                table: "assessment_application",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_assessor_account_id",
                table: "assessment_assessor",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_assessor_case_id",
                table: "assessment_assessor",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_assessor_worker_id",
                table: "assessment_assessor",
                column: "worker_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_case_about_case_id",
                table: "assessment_case",
                column: "about_case_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_case_application_id",
                table: "assessment_case",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_case_division_state_valid_until",
                table: "assessment_case",
                columns: new[] { "division", "state", "valid_until" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_case_org_id_state",
                table: "assessment_case",
                columns: new[] { "org_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_case_subject_id_assessed_on",
                table: "assessment_case",
                columns: new[] { "subject_id", "assessed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_case_taken_over_from",
                table: "assessment_case",
                column: "taken_over_from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessment_field_event_case_id_client_id",
                table: "assessment_field_event",
                columns: new[] { "case_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessment_list_division_kind",
                table: "assessment_list",
                columns: new[] { "division", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_parameter_key_division_from_on",
                table: "assessment_parameter",
                columns: new[] { "key", "division", "from_on" });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_reading_scale_id_division_from_on",
                table: "assessment_reading",
                columns: new[] { "scale_id", "division", "from_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessment_step_application_id",
                table: "assessment_step",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_application_division_state_id",
                table: "benefits_application",
                columns: new[] { "division", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_application_subject_id",
                table: "benefits_application",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_change_now",
                table: "benefits_change",
                columns: new[] { "division", "benefit" },
                filter: "superseded_by is null and answer = 2");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_change_run_id_division",
                table: "benefits_change",
                columns: new[] { "run_id", "division" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_claim_account_id",
                table: "benefits_claim",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_benefits_claim_decision_id",
                table: "benefits_claim",
                column: "decision_id");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_claim_division_id",
                table: "benefits_claim",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_claim_subject_id_closed_at",
                table: "benefits_claim",
                columns: new[] { "subject_id", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_decision_credited_through_id",
                table: "benefits_decision",
                columns: new[] { "credited_through", "id" },
                filter: "amount_fen is not null");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_decision_division_id",
                table: "benefits_decision",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_decision_subject_id_benefit_id",
                table: "benefits_decision",
                columns: new[] { "subject_id", "benefit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_declined_subject_id_benefit_id",
                table: "benefits_declined",
                columns: new[] { "subject_id", "benefit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_outcome_now",
                table: "benefits_outcome",
                column: "subject_id",
                filter: "superseded_by is null");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_pack_draft_division_state",
                table: "benefits_pack_draft",
                columns: new[] { "division", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_benefits_pack_draft_pack_id",
                table: "benefits_pack_draft",
                column: "pack_id");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_pack_draft_step_draft_id",
                table: "benefits_pack_draft_step",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_pack_draft_text_draft_id_number",
                table: "benefits_pack_draft_text",
                columns: new[] { "draft_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_benefits_run_job_id",
                table: "benefits_run",
                column: "job_id");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_simulation_draft",
                table: "benefits_simulation",
                column: "draft");

            migrationBuilder.CreateIndex(
                name: "ix_benefits_step_application_id",
                table: "benefits_step",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_care_agreement_division",
                table: "care_agreement",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "ix_care_agreement_org_id_id",
                table: "care_agreement",
                columns: new[] { "org_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_care_agreement_subject_id_org_id",
                table: "care_agreement",
                columns: new[] { "subject_id", "org_id" });

            migrationBuilder.CreateIndex(
                name: "ix_care_county_item_division_item_code",
                table: "care_county_item",
                columns: new[] { "division", "item_code" });

            migrationBuilder.CreateIndex(
                name: "ix_care_order_division_planned_at",
                table: "care_order",
                columns: new[] { "division", "planned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_care_order_external_id",
                table: "care_order",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_care_order_org_id_planned_at",
                table: "care_order",
                columns: new[] { "org_id", "planned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_care_order_subject_id_planned_at",
                table: "care_order",
                columns: new[] { "subject_id", "planned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_care_order_entry_order_id",
                table: "care_order_entry",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_care_plan_division",
                table: "care_plan",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "ix_care_plan_state_made_until",
                table: "care_plan",
                columns: new[] { "state", "made_until" });

            migrationBuilder.CreateIndex(
                name: "ix_care_plan_subject_id",
                table: "care_plan",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_division_planned_on",
                table: "care_visit",
                columns: new[] { "division", "planned_on" });

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_order_id",
                table: "care_visit",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_org_id_planned_on",
                table: "care_visit",
                columns: new[] { "org_id", "planned_on" });

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_state_planned_at",
                table: "care_visit",
                columns: new[] { "state", "planned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_subject_id_planned_at",
                table: "care_visit",
                columns: new[] { "subject_id", "planned_at" });

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_worker_id_planned_on",
                table: "care_visit",
                columns: new[] { "worker_id", "planned_on" });

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_event_visit_id",
                table: "care_visit_event",
                column: "visit_id");

            migrationBuilder.CreateIndex(
                name: "ix_care_visit_event_worker_id_client_id",
                table: "care_visit_event",
                columns: new[] { "worker_id", "client_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_account_kind_owner",
                table: "funds_account",
                columns: new[] { "kind", "owner" });

            migrationBuilder.CreateIndex(
                name: "ix_funds_account_unique_key",
                table: "funds_account",
                column: "unique_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_freeze_elder_id",
                table: "funds_freeze",
                column: "elder_id");

            migrationBuilder.CreateIndex(
                name: "ix_funds_hold_cause",
                table: "funds_hold",
                column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_funds_hold_unique_key",
                table: "funds_hold",
                column: "unique_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_hold_until",
                table: "funds_hold",
                column: "until",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_funds_hold_line_account_id",
                table: "funds_hold_line",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_funds_journal_cause",
                table: "funds_journal",
                column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_funds_journal_period_kind",
                table: "funds_journal",
                columns: new[] { "period", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_funds_journal_reverses",
                table: "funds_journal",
                column: "reverses",
                filter: "reverses is not null");

            migrationBuilder.CreateIndex(
                name: "ix_funds_journal_unique_key",
                table: "funds_journal",
                column: "unique_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_line_account_id_journal_id",
                table: "funds_line",
                columns: new[] { "account_id", "journal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_funds_month_close_period_payer",
                table: "funds_month_close",
                columns: new[] { "period", "payer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_payment_asked",
                table: "funds_payment",
                column: "cause",
                unique: true,
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_funds_payment_cause_state",
                table: "funds_payment",
                columns: new[] { "cause", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_funds_payment_ended_at",
                table: "funds_payment",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_funds_payment_payer_id",
                table: "funds_payment",
                columns: new[] { "payer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_funds_payment_refund_done_at",
                table: "funds_payment_refund",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "ix_funds_payment_refund_payment_id",
                table: "funds_payment_refund",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_funds_public_payment_journal_id",
                table: "funds_public_payment",
                column: "journal_id");

            migrationBuilder.CreateIndex(
                name: "ix_funds_public_payment_service",
                table: "funds_public_payment",
                column: "service",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_purse_elder_id_expires_on",
                table: "funds_purse",
                columns: new[] { "elder_id", "expires_on" });

            migrationBuilder.CreateIndex(
                name: "ix_funds_purse_expires_on",
                table: "funds_purse",
                column: "expires_on");

            migrationBuilder.CreateIndex(
                name: "ix_funds_settlement_org_id_payer_period",
                table: "funds_settlement",
                columns: new[] { "org_id", "payer", "period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_funds_settlement_payer_state",
                table: "funds_settlement",
                columns: new[] { "payer", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_network_bank_account_org_id_state",
                table: "network_bank_account",
                columns: new[] { "org_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_network_contract_division_to_on",
                table: "network_contract",
                columns: new[] { "division", "to_on" });

            migrationBuilder.CreateIndex(
                name: "ix_network_contract_number",
                table: "network_contract",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_contract_org_id",
                table: "network_contract",
                column: "org_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_facility_division_name",
                table: "network_facility",
                columns: new[] { "division", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_network_facility_org_id",
                table: "network_facility",
                column: "org_id");

            migrationBuilder.CreateIndex(
                name: "ix_network_org_credit_code",
                table: "network_org",
                column: "credit_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_network_org_division_name",
                table: "network_org",
                columns: new[] { "division", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_network_price_org_id_item_code_from_on",
                table: "network_price",
                columns: new[] { "org_id", "item_code", "from_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_campaign_division",
                table: "people_campaign",
                column: "division");

            migrationBuilder.CreateIndex(
                name: "ix_people_consent_elder_id",
                table: "people_consent",
                column: "elder_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_contact_account",
                table: "people_contact",
                column: "account_id",
                filter: "account_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_people_contact_phone",
                table: "people_contact",
                column: "phone_index",
                filter: "phone_index is not null");

            migrationBuilder.CreateIndex(
                name: "ix_people_contact_subject_id",
                table: "people_contact",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_duplicate_division_state",
                table: "people_duplicate",
                columns: new[] { "division", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_people_duplicate_subject_id_other_id",
                table: "people_duplicate",
                columns: new[] { "subject_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_birth_on_name_key",
                table: "people_elder",
                columns: new[] { "birth_on", "name_key" });

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_card",
                table: "people_elder",
                column: "card_index",
                filter: "card_index is not null");

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_division_name_key",
                table: "people_elder",
                columns: new[] { "division", "name_key" });

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_document_tail_division",
                table: "people_elder",
                columns: new[] { "document_tail", "division" });

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_entry",
                table: "people_elder",
                columns: new[] { "division", "entry" },
                filter: "entry <> 1");

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_gone",
                table: "people_elder",
                column: "subject_id",
                filter: "state <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_import",
                table: "people_elder",
                column: "import_id",
                filter: "import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_initials_division",
                table: "people_elder",
                columns: new[] { "initials", "division" });

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_name_key_division",
                table: "people_elder",
                columns: new[] { "name_key", "division" });

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_phone_index",
                table: "people_elder",
                column: "phone_index");

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_phone_tail_division",
                table: "people_elder",
                columns: new[] { "phone_tail", "division" });

            migrationBuilder.CreateIndex(
                name: "ux_people_elder_document",
                table: "people_elder",
                column: "document_index",
                unique: true,
                filter: "document_index is not null and state <> 4");

            migrationBuilder.CreateIndex(
                name: "ux_people_elder_external",
                table: "people_elder",
                column: "external_id",
                unique: true,
                filter: "external_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_people_elder_past_elder_id",
                table: "people_elder_past",
                column: "elder_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_entry_comment_subject_id",
                table: "people_entry_comment",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_gram_elder_id",
                table: "people_gram",
                column: "elder_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_import_change_run_id_elder_id",
                table: "people_import_change",
                columns: new[] { "run_id", "elder_id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_life_event_division_happened_on",
                table: "people_life_event",
                columns: new[] { "division", "happened_on" });

            migrationBuilder.CreateIndex(
                name: "ix_people_life_event_subject_id",
                table: "people_life_event",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_refusal_document_index",
                table: "people_refusal",
                column: "document_index");

            migrationBuilder.CreateIndex(
                name: "ix_people_refusal_due",
                table: "people_refusal",
                column: "qualifies_on",
                filter: "notified_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_people_survey_target_campaign_id_division_outcome",
                table: "people_survey_target",
                columns: new[] { "campaign_id", "division", "outcome" });

            migrationBuilder.CreateIndex(
                name: "ix_people_survey_target_campaign_id_subject_id",
                table: "people_survey_target",
                columns: new[] { "campaign_id", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_tag_elder_id",
                table: "people_tag",
                column: "elder_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_tag_list",
                table: "people_tag",
                columns: new[] { "code", "division", "name_key", "elder_id" },
                filter: "valid_to is null and superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_account_id_id",
                table: "platform_audit",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_sequence",
                table: "platform_audit",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_audit_unsealed",
                table: "platform_audit",
                column: "id",
                filter: "sequence is null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_delivery_due",
                table: "platform_delivery",
                column: "due_at",
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_division_parent_code",
                table: "platform_division",
                column: "parent_code");

            migrationBuilder.CreateIndex(
                name: "ix_platform_fact_subject_id_key",
                table: "platform_fact",
                columns: new[] { "subject_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_cause",
                table: "platform_grant",
                column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_grantee_subject_id",
                table: "platform_grant",
                columns: new[] { "grantee", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_grant_subject_id",
                table: "platform_grant",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_import_division_id",
                table: "platform_import",
                columns: new[] { "division", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_import_issue_run_id_row",
                table: "platform_import_issue",
                columns: new[] { "run_id", "row" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_import_record_run_id_state",
                table: "platform_import_record",
                columns: new[] { "run_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_import_record_unique_key",
                table: "platform_import_record",
                column: "unique_key",
                unique: true,
                filter: "unique_key is not null and state <> 3");

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_state",
                table: "platform_job",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_platform_message_recipient_id",
                table: "platform_message",
                columns: new[] { "recipient", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_pack_pack_id_version_print",
                table: "platform_pack",
                columns: new[] { "pack_id", "version", "print" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_wechat_account_id",
                table: "platform_wechat",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_platform_wechat_phone_index",
                table: "platform_wechat",
                column: "phone_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_work_cause",
                table: "platform_work",
                column: "cause");

            migrationBuilder.CreateIndex(
                name: "ix_platform_work_grantee",
                table: "platform_work",
                column: "grantee");

            migrationBuilder.CreateIndex(
                name: "ix_platform_work_open",
                table: "platform_work",
                columns: new[] { "division", "role" },
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_platform_work_subject",
                table: "platform_work",
                columns: new[] { "subject_id", "kind" },
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_safety_device_division_serial",
                table: "safety_device",
                columns: new[] { "division", "serial" });

            migrationBuilder.CreateIndex(
                name: "ix_safety_device_serial",
                table: "safety_device",
                column: "serial",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_safety_device_subject_id",
                table: "safety_device",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "ix_safety_event_incident_id_sequence",
                table: "safety_event",
                columns: new[] { "incident_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_safety_incident_division_opened_at",
                table: "safety_incident",
                columns: new[] { "division", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_safety_incident_open",
                table: "safety_incident",
                column: "subject_id",
                unique: true,
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_safety_incident_queue",
                table: "safety_incident",
                columns: new[] { "rank", "opened_at" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_safety_incident_subject_id_opened_at",
                table: "safety_incident",
                columns: new[] { "subject_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_safety_limit_division_name_from_on",
                table: "safety_limit",
                columns: new[] { "division", "name", "from_on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_workforce_certificate_valid_to",
                table: "workforce_certificate",
                column: "valid_to");

            migrationBuilder.CreateIndex(
                name: "ix_workforce_certificate_worker_id",
                table: "workforce_certificate",
                column: "worker_id");

            migrationBuilder.CreateIndex(
                name: "ix_workforce_worker_account_id",
                table: "workforce_worker",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_workforce_worker_org_id_name",
                table: "workforce_worker",
                columns: new[] { "org_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_workforce_worker_resident_id_index",
                table: "workforce_worker",
                column: "resident_id_index");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_account");

            migrationBuilder.DropTable(
                name: "access_api_key");

            migrationBuilder.DropTable(
                name: "access_export_request");

            migrationBuilder.DropTable(
                name: "access_post");

            migrationBuilder.DropTable(
                name: "access_recovery_code");

            migrationBuilder.DropTable(
                name: "access_sign_in");

            migrationBuilder.DropTable(
                name: "access_sms_code");

            migrationBuilder.DropTable(
                name: "access_try");

            migrationBuilder.DropTable(
                name: "assessment_application");

            migrationBuilder.DropTable(
                name: "assessment_assessor");

            migrationBuilder.DropTable(
                name: "assessment_case");

            migrationBuilder.DropTable(
                name: "assessment_field_event");

            migrationBuilder.DropTable(
                name: "assessment_list");

            migrationBuilder.DropTable(
                name: "assessment_parameter");

            migrationBuilder.DropTable(
                name: "assessment_reading");

            migrationBuilder.DropTable(
                name: "assessment_step");

            migrationBuilder.DropTable(
                name: "benefits_application");

            migrationBuilder.DropTable(
                name: "benefits_change");

            migrationBuilder.DropTable(
                name: "benefits_claim");

            migrationBuilder.DropTable(
                name: "benefits_decision");

            migrationBuilder.DropTable(
                name: "benefits_declined");

            migrationBuilder.DropTable(
                name: "benefits_layout");

            migrationBuilder.DropTable(
                name: "benefits_outcome");

            migrationBuilder.DropTable(
                name: "benefits_pack_draft");

            migrationBuilder.DropTable(
                name: "benefits_pack_draft_step");

            migrationBuilder.DropTable(
                name: "benefits_pack_draft_text");

            migrationBuilder.DropTable(
                name: "benefits_run");

            migrationBuilder.DropTable(
                name: "benefits_simulation");

            migrationBuilder.DropTable(
                name: "benefits_step");

            migrationBuilder.DropTable(
                name: "care_agreement");

            migrationBuilder.DropTable(
                name: "care_county_item");

            migrationBuilder.DropTable(
                name: "care_order");

            migrationBuilder.DropTable(
                name: "care_order_entry");

            migrationBuilder.DropTable(
                name: "care_plan");

            migrationBuilder.DropTable(
                name: "care_visit");

            migrationBuilder.DropTable(
                name: "care_visit_event");

            migrationBuilder.DropTable(
                name: "funds_account");

            migrationBuilder.DropTable(
                name: "funds_freeze");

            migrationBuilder.DropTable(
                name: "funds_hold");

            migrationBuilder.DropTable(
                name: "funds_hold_line");

            migrationBuilder.DropTable(
                name: "funds_journal");

            migrationBuilder.DropTable(
                name: "funds_line");

            migrationBuilder.DropTable(
                name: "funds_month_close");

            migrationBuilder.DropTable(
                name: "funds_payment");

            migrationBuilder.DropTable(
                name: "funds_payment_refund");

            migrationBuilder.DropTable(
                name: "funds_public_payment");

            migrationBuilder.DropTable(
                name: "funds_purse");

            migrationBuilder.DropTable(
                name: "funds_settlement");

            migrationBuilder.DropTable(
                name: "network_bank_account");

            migrationBuilder.DropTable(
                name: "network_ceiling");

            migrationBuilder.DropTable(
                name: "network_contract");

            migrationBuilder.DropTable(
                name: "network_facility");

            migrationBuilder.DropTable(
                name: "network_org");

            migrationBuilder.DropTable(
                name: "network_price");

            migrationBuilder.DropTable(
                name: "people_campaign");

            migrationBuilder.DropTable(
                name: "people_consent");

            migrationBuilder.DropTable(
                name: "people_contact");

            migrationBuilder.DropTable(
                name: "people_count");

            migrationBuilder.DropTable(
                name: "people_daily_mark");

            migrationBuilder.DropTable(
                name: "people_duplicate");

            migrationBuilder.DropTable(
                name: "people_elder");

            migrationBuilder.DropTable(
                name: "people_elder_past");

            migrationBuilder.DropTable(
                name: "people_entry_comment");

            migrationBuilder.DropTable(
                name: "people_gram");

            migrationBuilder.DropTable(
                name: "people_import_change");

            migrationBuilder.DropTable(
                name: "people_life_event");

            migrationBuilder.DropTable(
                name: "people_refusal");

            migrationBuilder.DropTable(
                name: "people_survey_target");

            migrationBuilder.DropTable(
                name: "people_tag");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_audit_subject");

            migrationBuilder.DropTable(
                name: "platform_delivery");

            migrationBuilder.DropTable(
                name: "platform_division");

            migrationBuilder.DropTable(
                name: "platform_division_change");

            migrationBuilder.DropTable(
                name: "platform_fact");

            migrationBuilder.DropTable(
                name: "platform_file");

            migrationBuilder.DropTable(
                name: "platform_grant");

            migrationBuilder.DropTable(
                name: "platform_import");

            migrationBuilder.DropTable(
                name: "platform_import_issue");

            migrationBuilder.DropTable(
                name: "platform_import_record");

            migrationBuilder.DropTable(
                name: "platform_job");

            migrationBuilder.DropTable(
                name: "platform_message");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_pack");

            migrationBuilder.DropTable(
                name: "platform_repeat");

            migrationBuilder.DropTable(
                name: "platform_setting");

            migrationBuilder.DropTable(
                name: "platform_special_day");

            migrationBuilder.DropTable(
                name: "platform_wechat");

            migrationBuilder.DropTable(
                name: "platform_work");

            migrationBuilder.DropTable(
                name: "safety_device");

            migrationBuilder.DropTable(
                name: "safety_event");

            migrationBuilder.DropTable(
                name: "safety_incident");

            migrationBuilder.DropTable(
                name: "safety_limit");

            migrationBuilder.DropTable(
                name: "safety_trigger");

            migrationBuilder.DropTable(
                name: "workforce_certificate");

            migrationBuilder.DropTable(
                name: "workforce_relative");

            migrationBuilder.DropTable(
                name: "workforce_worker");
        }
    }
}
