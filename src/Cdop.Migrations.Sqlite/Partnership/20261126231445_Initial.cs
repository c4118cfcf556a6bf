using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.Sqlite.Partnership
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "partnership_access",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_access", x => new { x.Subject, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "partnership_agency",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    OdsCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    ServesAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    Street = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Town = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Postcode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    RequestsTo = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    MailDomains = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    MayBeMailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Successor = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Sought = table.Column<string>(type: "TEXT", maxLength: 350, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_agency", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "partnership_answered_once",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_answered_once", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "partnership_area",
                columns: table => new
                {
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Letters = table.Column<string>(type: "TEXT", unicode: false, maxLength: 3, nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Coroner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Police = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SafeguardingPartnership = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsInNcmd = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    SwitchedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SwitchedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SwitchedBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ManagersChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_area", x => x.Area);
                });

            migrationBuilder.CreateTable(
                name: "partnership_audit",
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
                    table.PrimaryKey("PK_partnership_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "partnership_audit_head",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_audit_key",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_audit_key", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "partnership_emergency_use",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Opened = table.Column<bool>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    OutcomeBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReviewedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_emergency_use", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_kept_for_a_while",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_kept_for_a_while", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "partnership_mail",
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
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Fence = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastAnswer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_outbox",
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
                    table.PrimaryKey("PK_partnership_outbox", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "partnership_outward_code",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    IsSure = table.Column<bool>(type: "INTEGER", nullable: false),
                    Where = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_outward_code", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "partnership_person",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", unicode: false, maxLength: 250, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", unicode: false, maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SortedAs = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    WorkEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DisabledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_restriction",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    IsRestricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_restriction", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "partnership_agency_area",
                columns: table => new
                {
                    Agency = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_agency_area", x => new { x.Agency, x.Area });
                    table.ForeignKey(
                        name: "FK_partnership_agency_area_partnership_agency_Agency",
                        column: x => x.Agency,
                        principalTable: "partnership_agency",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_asked_first",
                columns: table => new
                {
                    Agency = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false),
                    Contact = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_asked_first", x => new { x.Agency, x.Area });
                    table.ForeignKey(
                        name: "FK_partnership_asked_first_partnership_agency_Agency",
                        column: x => x.Agency,
                        principalTable: "partnership_agency",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_contact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    EmailBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    ForAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    Answers = table.Column<int>(type: "INTEGER", nullable: false),
                    IsLineLead = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeavesOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_contact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnership_contact_partnership_agency_Agency",
                        column: x => x.Agency,
                        principalTable: "partnership_agency",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_role_given",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: true),
                    GivenBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TakenBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_role_given", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnership_role_given_partnership_person_Person",
                        column: x => x.Person,
                        principalTable: "partnership_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_access_line",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AsOf = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_access_line", x => new { x.Subject, x.Person, x.Kind });
                    table.ForeignKey(
                        name: "FK_partnership_access_line_partnership_restriction_Subject",
                        column: x => x.Subject,
                        principalTable: "partnership_restriction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_taken_off",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_taken_off", x => new { x.Subject, x.Person, x.Kind });
                    table.ForeignKey(
                        name: "FK_partnership_taken_off_partnership_restriction_Subject",
                        column: x => x.Subject,
                        principalTable: "partnership_restriction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_contact_area",
                columns: table => new
                {
                    Contact = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnership_contact_area", x => new { x.Contact, x.Area });
                    table.ForeignKey(
                        name: "FK_partnership_contact_area_partnership_contact_Contact",
                        column: x => x.Contact,
                        principalTable: "partnership_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "partnership_audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_access_line_AsOf",
                table: "partnership_access_line",
                column: "AsOf",
                filter: "AsOf IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_agency_OdsCode",
                table: "partnership_agency",
                column: "OdsCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnership_agency_Sought",
                table: "partnership_agency",
                column: "Sought");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_answered_once_At",
                table: "partnership_answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_area_Letters",
                table: "partnership_area",
                column: "Letters",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnership_audit_Actor_Sequence",
                table: "partnership_audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_audit_Subject_Sequence",
                table: "partnership_audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_contact_Agency",
                table: "partnership_contact",
                column: "Agency");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_emergency_use_Outcome_At",
                table: "partnership_emergency_use",
                columns: new[] { "Outcome", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_emergency_use_Person_Until",
                table: "partnership_emergency_use",
                columns: new[] { "Person", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_emergency_use_Subject_Until",
                table: "partnership_emergency_use",
                columns: new[] { "Subject", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_kept_for_a_while_Owner_Until",
                table: "partnership_kept_for_a_while",
                columns: new[] { "Owner", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_kept_for_a_while_Until",
                table: "partnership_kept_for_a_while",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_mail_About_State",
                table: "partnership_mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_mail_State_NotBefore",
                table: "partnership_mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_mail_State_SettledAt",
                table: "partnership_mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_outbox_DeliveredAt_Number",
                table: "partnership_outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_partnership_outbox_EventId",
                table: "partnership_outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnership_person_Issuer_Subject",
                table: "partnership_person",
                columns: new[] { "Issuer", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnership_restriction_IsRestricted",
                table: "partnership_restriction",
                column: "IsRestricted");

            migrationBuilder.CreateIndex(
                name: "IX_partnership_role_given_Person",
                table: "partnership_role_given",
                column: "Person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_access");

            migrationBuilder.DropTable(
                name: "partnership_access_line");

            migrationBuilder.DropTable(
                name: "partnership_agency_area");

            migrationBuilder.DropTable(
                name: "partnership_answered_once");

            migrationBuilder.DropTable(
                name: "partnership_area");

            migrationBuilder.DropTable(
                name: "partnership_asked_first");

            migrationBuilder.DropTable(
                name: "partnership_audit");

            migrationBuilder.DropTable(
                name: "partnership_audit_head");

            migrationBuilder.DropTable(
                name: "partnership_audit_key");

            migrationBuilder.DropTable(
                name: "partnership_contact_area");

            migrationBuilder.DropTable(
                name: "partnership_emergency_use");

            migrationBuilder.DropTable(
                name: "partnership_kept_for_a_while");

            migrationBuilder.DropTable(
                name: "partnership_mail");

            migrationBuilder.DropTable(
                name: "partnership_outbox");

            migrationBuilder.DropTable(
                name: "partnership_outward_code");

            migrationBuilder.DropTable(
                name: "partnership_role_given");

            migrationBuilder.DropTable(
                name: "partnership_taken_off");

            migrationBuilder.DropTable(
                name: "partnership_contact");

            migrationBuilder.DropTable(
                name: "partnership_person");

            migrationBuilder.DropTable(
                name: "partnership_restriction");

            migrationBuilder.DropTable(
                name: "partnership_agency");
        }
    }
}
