using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.Sqlite.Notifications
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "notifications_access",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_access", x => new { x.Subject, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "notifications_answered_once",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_answered_once", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "notifications_audit",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Payload = table.Column<byte[]>(type: "BLOB", nullable: true),
                    PayloadHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "notifications_audit_head",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_audit_key",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_audit_key", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "notifications_code_asked",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EmailKey = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_code_asked", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_code_mailed",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EmailKey = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_code_mailed", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_code_tries",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_code_tries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "notifications_draft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false),
                    CodeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    EmailKey = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", maxLength: -1, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false),
                    CodesMailed = table.Column<int>(type: "INTEGER", nullable: false),
                    CodeMailedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAs = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_draft", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    About = table.Column<Guid>(type: "TEXT", nullable: true),
                    Body = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Calendar = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Fence = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastAnswer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_notification",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    IsRestricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    NcmdAlert = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LoggedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    LoggedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Case = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseReference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 121, nullable: false),
                    NhsNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DiedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Child_Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Child_AlsoKnownAs = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Child_BirthWeight = table.Column<int>(type: "INTEGER", nullable: true),
                    Child_DateOfBirth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Child_EthnicGroup = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    Child_FamilyName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Child_GestationDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Child_GestationWeeks = table.Column<int>(type: "INTEGER", nullable: true),
                    Child_GivenName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Child_Gp = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Child_MothersName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Child_MothersPostcode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    Child_NoNhsNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    Child_NoPostcode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    Child_NotNamed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Child_Postcode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    Child_Sex = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Child_TimeOfBirth = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Child_TypedNhsNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Death_Circumstances = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Death_CoronerTold = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    Death_Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Death_Expected = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Death_JointResponse = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Death_Place = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Death_PlaceInWords = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Death_PlaceOfEvent = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Death_SuspectedStillbirthAtHome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    Death_Time = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Notifier_Agency = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Notifier_Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Notifier_Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Notifier_Role = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Notifier_Telephone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_notification", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_outbox",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_outbox", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "notifications_running_number",
                columns: table => new
                {
                    Series = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_running_number", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "notifications_amendment",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_amendment", x => new { x.Notification, x.Place });
                    table.ForeignKey(
                        name: "FK_notifications_amendment_notifications_notification_Notification",
                        column: x => x.Notification,
                        principalTable: "notifications_notification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications_decision",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Case = table.Column<Guid>(type: "TEXT", nullable: true),
                    CaseReference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: true),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    PassedTo = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Criteria = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    NeedsJointResponse = table.Column<bool>(type: "INTEGER", nullable: true),
                    WhyNoJointResponse = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AreaBefore = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    WasRestricted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_decision", x => new { x.Notification, x.Place });
                    table.ForeignKey(
                        name: "FK_notifications_decision_notifications_notification_Notification",
                        column: x => x.Notification,
                        principalTable: "notifications_notification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications_professional",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Agency = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications_professional", x => new { x.Notification, x.Place });
                    table.ForeignKey(
                        name: "FK_notifications_professional_notifications_notification_Notification",
                        column: x => x.Notification,
                        principalTable: "notifications_notification",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "notifications_audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_answered_once_At",
                table: "notifications_answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_audit_Actor_Sequence",
                table: "notifications_audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_audit_Subject_Sequence",
                table: "notifications_audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_code_mailed_At",
                table: "notifications_code_mailed",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_code_mailed_EmailKey_At",
                table: "notifications_code_mailed",
                columns: new[] { "EmailKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_code_tries_At",
                table: "notifications_code_tries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_draft_ChangedAt",
                table: "notifications_draft",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_draft_EmailKey",
                table: "notifications_draft",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_draft_Reference",
                table: "notifications_draft",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notifications_draft_SentAt",
                table: "notifications_draft",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_mail_About_State",
                table: "notifications_mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_mail_State_NotBefore",
                table: "notifications_mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_mail_State_SettledAt",
                table: "notifications_mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_BornOn",
                table: "notifications_notification",
                column: "BornOn");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_Case",
                table: "notifications_notification",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_DecidedAt",
                table: "notifications_notification",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_DiedOn",
                table: "notifications_notification",
                column: "DiedOn");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_NameKey",
                table: "notifications_notification",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_NhsNumber",
                table: "notifications_notification",
                column: "NhsNumber");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_ReceivedAt_Reference",
                table: "notifications_notification",
                columns: new[] { "ReceivedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_Reference",
                table: "notifications_notification",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_State_NameKey",
                table: "notifications_notification",
                columns: new[] { "State", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_State_ReceivedAt_Reference",
                table: "notifications_notification",
                columns: new[] { "State", "ReceivedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_notification_Subject",
                table: "notifications_notification",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_outbox_DeliveredAt_Number",
                table: "notifications_outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_outbox_EventId",
                table: "notifications_outbox",
                column: "EventId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notifications_access");

            migrationBuilder.DropTable(
                name: "notifications_amendment");

            migrationBuilder.DropTable(
                name: "notifications_answered_once");

            migrationBuilder.DropTable(
                name: "notifications_audit");

            migrationBuilder.DropTable(
                name: "notifications_audit_head");

            migrationBuilder.DropTable(
                name: "notifications_audit_key");

            migrationBuilder.DropTable(
                name: "notifications_code_asked");

            migrationBuilder.DropTable(
                name: "notifications_code_mailed");

            migrationBuilder.DropTable(
                name: "notifications_code_tries");

            migrationBuilder.DropTable(
                name: "notifications_decision");

            migrationBuilder.DropTable(
                name: "notifications_draft");

            migrationBuilder.DropTable(
                name: "notifications_mail");

            migrationBuilder.DropTable(
                name: "notifications_outbox");

            migrationBuilder.DropTable(
                name: "notifications_professional");

            migrationBuilder.DropTable(
                name: "notifications_running_number");

            migrationBuilder.DropTable(
                name: "notifications_notification");
        }
    }
}
