using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.SqlServer.Notifications
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "notifications");

            migrationBuilder.CreateTable(
                name: "access",
                schema: "notifications",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access", x => new { x.Subject, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "answered_once",
                schema: "notifications",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answered_once", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "notifications",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Actor = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Action = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Fields = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Payload = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    PayloadHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                schema: "notifications",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_key",
                schema: "notifications",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "varbinary(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_key", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "code_asked",
                schema: "notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EmailKey = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_code_asked", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "code_mailed",
                schema: "notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EmailKey = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_code_mailed", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "code_tries",
                schema: "notifications",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Wrong = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_code_tries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "draft",
                schema: "notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CodeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    EmailKey = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    Content = table.Column<byte[]>(type: "varbinary(max)", maxLength: -1, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodesMailed = table.Column<int>(type: "int", nullable: false),
                    CodeMailedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentAs = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mail",
                schema: "notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MessageId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    To = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    About = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Calendar = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NotBefore = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Fence = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LastAnswer = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notification",
                schema: "notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsRestricted = table.Column<bool>(type: "bit", nullable: false),
                    NcmdAlert = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LoggedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoggedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Case = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CaseReference = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WithdrawnBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NameKey = table.Column<string>(type: "nvarchar(121)", maxLength: 121, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NhsNumber = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    BornOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DiedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Child_Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_AlsoKnownAs = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_BirthWeight = table.Column<int>(type: "int", nullable: true),
                    Child_DateOfBirth = table.Column<DateOnly>(type: "date", nullable: false),
                    Child_EthnicGroup = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_FamilyName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Child_GestationDays = table.Column<int>(type: "int", nullable: true),
                    Child_GestationWeeks = table.Column<int>(type: "int", nullable: true),
                    Child_GivenName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_Gp = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_MothersName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_MothersPostcode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_NoNhsNumber = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_NoPostcode = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_NotNamed = table.Column<bool>(type: "bit", nullable: false),
                    Child_Postcode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_Sex = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Child_TimeOfBirth = table.Column<TimeOnly>(type: "time", nullable: true),
                    Child_TypedNhsNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Death_Circumstances = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Death_CoronerTold = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Death_Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Death_Expected = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Death_JointResponse = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Death_Place = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Death_PlaceInWords = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Death_PlaceOfEvent = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Death_SuspectedStillbirthAtHome = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Death_Time = table.Column<TimeOnly>(type: "time", nullable: true),
                    Notifier_Agency = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Notifier_Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Notifier_Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Notifier_Role = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Notifier_Telephone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notification", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "notifications",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Body = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OccurredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "running_number",
                schema: "notifications",
                columns: table => new
                {
                    Series = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_running_number", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "amendment",
                schema: "notifications",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_amendment", x => new { x.Notification, x.Place });
                    table.ForeignKey(
                        name: "FK_amendment_notification_Notification",
                        column: x => x.Notification,
                        principalSchema: "notifications",
                        principalTable: "notification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "decision",
                schema: "notifications",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Evidence = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Case = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CaseReference = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    PassedTo = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Criteria = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NeedsJointResponse = table.Column<bool>(type: "bit", nullable: true),
                    WhyNoJointResponse = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AreaBefore = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WasRestricted = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision", x => new { x.Notification, x.Place });
                    table.ForeignKey(
                        name: "FK_decision_notification_Notification",
                        column: x => x.Notification,
                        principalSchema: "notifications",
                        principalTable: "notification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "professional",
                schema: "notifications",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Agency = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Telephone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_professional", x => new { x.Notification, x.Place });
                    table.ForeignKey(
                        name: "FK_professional_notification_Notification",
                        column: x => x.Notification,
                        principalSchema: "notifications",
                        principalTable: "notification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "notifications",
                table: "audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_answered_once_At",
                schema: "notifications",
                table: "answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_Actor_Sequence",
                schema: "notifications",
                table: "audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Subject_Sequence",
                schema: "notifications",
                table: "audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_code_mailed_At",
                schema: "notifications",
                table: "code_mailed",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_code_mailed_EmailKey_At",
                schema: "notifications",
                table: "code_mailed",
                columns: new[] { "EmailKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_code_tries_At",
                schema: "notifications",
                table: "code_tries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_draft_ChangedAt",
                schema: "notifications",
                table: "draft",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_draft_EmailKey",
                schema: "notifications",
                table: "draft",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_draft_Reference",
                schema: "notifications",
                table: "draft",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_draft_SentAt",
                schema: "notifications",
                table: "draft",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_mail_About_State",
                schema: "notifications",
                table: "mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_NotBefore",
                schema: "notifications",
                table: "mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_SettledAt",
                schema: "notifications",
                table: "mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_notification_BornOn",
                schema: "notifications",
                table: "notification",
                column: "BornOn");

            migrationBuilder.CreateIndex(
                name: "IX_notification_Case",
                schema: "notifications",
                table: "notification",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_notification_DecidedAt",
                schema: "notifications",
                table: "notification",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_notification_DiedOn",
                schema: "notifications",
                table: "notification",
                column: "DiedOn");

            migrationBuilder.CreateIndex(
                name: "IX_notification_NameKey",
                schema: "notifications",
                table: "notification",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_notification_NhsNumber",
                schema: "notifications",
                table: "notification",
                column: "NhsNumber");

            migrationBuilder.CreateIndex(
                name: "IX_notification_ReceivedAt_Reference",
                schema: "notifications",
                table: "notification",
                columns: new[] { "ReceivedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_notification_Reference",
                schema: "notifications",
                table: "notification",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notification_State_NameKey",
                schema: "notifications",
                table: "notification",
                columns: new[] { "State", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_notification_State_ReceivedAt_Reference",
                schema: "notifications",
                table: "notification",
                columns: new[] { "State", "ReceivedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_notification_Subject",
                schema: "notifications",
                table: "notification",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DeliveredAt_Number",
                schema: "notifications",
                table: "outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_EventId",
                schema: "notifications",
                table: "outbox",
                column: "EventId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "amendment",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "answered_once",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "audit_key",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "code_asked",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "code_mailed",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "code_tries",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "decision",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "draft",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "mail",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "professional",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "running_number",
                schema: "notifications");

            migrationBuilder.DropTable(
                name: "notification",
                schema: "notifications");
        }
    }
}
