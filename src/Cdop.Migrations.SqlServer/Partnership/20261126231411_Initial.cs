using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.SqlServer.Partnership
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "partnership");

            migrationBuilder.CreateTable(
                name: "access",
                schema: "partnership",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access", x => new { x.Subject, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "agency",
                schema: "partnership",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OdsCode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ServesAll = table.Column<bool>(type: "bit", nullable: false),
                    Street = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Town = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Postcode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Telephone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RequestsTo = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    MailDomains = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MayBeMailed = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Successor = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Sought = table.Column<string>(type: "nvarchar(350)", maxLength: 350, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agency", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "answered_once",
                schema: "partnership",
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
                name: "area",
                schema: "partnership",
                columns: table => new
                {
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Letters = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Council = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Coroner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Police = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SafeguardingPartnership = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsInNcmd = table.Column<bool>(type: "bit", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    SwitchedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SwitchedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SwitchedBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ManagersChangedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_area", x => x.Area);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "partnership",
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
                schema: "partnership",
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
                schema: "partnership",
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
                name: "emergency_use",
                schema: "partnership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Opened = table.Column<bool>(type: "bit", nullable: false),
                    Outcome = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutcomeBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReviewedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReviewedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_use", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kept_for_a_while",
                schema: "partnership",
                columns: table => new
                {
                    Key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_for_a_while", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "mail",
                schema: "partnership",
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
                    State = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
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
                name: "outbox",
                schema: "partnership",
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
                name: "outward_code",
                schema: "partnership",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsSure = table.Column<bool>(type: "bit", nullable: false),
                    Where = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outward_code", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "partnership",
                columns: table => new
                {
                    Id = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Issuer = table.Column<string>(type: "varchar(250)", unicode: false, maxLength: 250, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "varchar(255)", unicode: false, maxLength: 255, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SortedAs = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WorkEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DisabledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "restriction",
                schema: "partnership",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsRestricted = table.Column<bool>(type: "bit", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restriction", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "agency_area",
                schema: "partnership",
                columns: table => new
                {
                    Agency = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agency_area", x => new { x.Agency, x.Area });
                    table.ForeignKey(
                        name: "FK_agency_area_agency_Agency",
                        column: x => x.Agency,
                        principalSchema: "partnership",
                        principalTable: "agency",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asked_first",
                schema: "partnership",
                columns: table => new
                {
                    Agency = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Contact = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_asked_first", x => new { x.Agency, x.Area });
                    table.ForeignKey(
                        name: "FK_asked_first_agency_Agency",
                        column: x => x.Agency,
                        principalSchema: "partnership",
                        principalTable: "agency",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact",
                schema: "partnership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Agency = table.Column<string>(type: "varchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailBecause = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Telephone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ForAll = table.Column<bool>(type: "bit", nullable: false),
                    Answers = table.Column<int>(type: "int", nullable: false),
                    IsLineLead = table.Column<bool>(type: "bit", nullable: false),
                    LeavesOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contact_agency_Agency",
                        column: x => x.Agency,
                        principalSchema: "partnership",
                        principalTable: "agency",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_given",
                schema: "partnership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: true, collation: "Latin1_General_100_BIN2"),
                    GivenBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_given", x => x.Id);
                    table.ForeignKey(
                        name: "FK_role_given_person_Person",
                        column: x => x.Person,
                        principalSchema: "partnership",
                        principalTable: "person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "access_line",
                schema: "partnership",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AsOf = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_line", x => new { x.Subject, x.Person, x.Kind });
                    table.ForeignKey(
                        name: "FK_access_line_restriction_Subject",
                        column: x => x.Subject,
                        principalSchema: "partnership",
                        principalTable: "restriction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "taken_off",
                schema: "partnership",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_taken_off", x => new { x.Subject, x.Person, x.Kind });
                    table.ForeignKey(
                        name: "FK_taken_off_restriction_Subject",
                        column: x => x.Subject,
                        principalSchema: "partnership",
                        principalTable: "restriction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_area",
                schema: "partnership",
                columns: table => new
                {
                    Contact = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_area", x => new { x.Contact, x.Area });
                    table.ForeignKey(
                        name: "FK_contact_area_contact_Contact",
                        column: x => x.Contact,
                        principalSchema: "partnership",
                        principalTable: "contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "partnership",
                table: "audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_access_line_AsOf",
                schema: "partnership",
                table: "access_line",
                column: "AsOf",
                filter: "AsOf IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_agency_OdsCode",
                schema: "partnership",
                table: "agency",
                column: "OdsCode",
                unique: true,
                filter: "[OdsCode] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_agency_Sought",
                schema: "partnership",
                table: "agency",
                column: "Sought");

            migrationBuilder.CreateIndex(
                name: "IX_answered_once_At",
                schema: "partnership",
                table: "answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_area_Letters",
                schema: "partnership",
                table: "area",
                column: "Letters",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_Actor_Sequence",
                schema: "partnership",
                table: "audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Subject_Sequence",
                schema: "partnership",
                table: "audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_Agency",
                schema: "partnership",
                table: "contact",
                column: "Agency");

            migrationBuilder.CreateIndex(
                name: "IX_emergency_use_Outcome_At",
                schema: "partnership",
                table: "emergency_use",
                columns: new[] { "Outcome", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_use_Person_Until",
                schema: "partnership",
                table: "emergency_use",
                columns: new[] { "Person", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_use_Subject_Until",
                schema: "partnership",
                table: "emergency_use",
                columns: new[] { "Subject", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_kept_for_a_while_Owner_Until",
                schema: "partnership",
                table: "kept_for_a_while",
                columns: new[] { "Owner", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_kept_for_a_while_Until",
                schema: "partnership",
                table: "kept_for_a_while",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_mail_About_State",
                schema: "partnership",
                table: "mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_NotBefore",
                schema: "partnership",
                table: "mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_SettledAt",
                schema: "partnership",
                table: "mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DeliveredAt_Number",
                schema: "partnership",
                table: "outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_EventId",
                schema: "partnership",
                table: "outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_person_Issuer_Subject",
                schema: "partnership",
                table: "person",
                columns: new[] { "Issuer", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_restriction_IsRestricted",
                schema: "partnership",
                table: "restriction",
                column: "IsRestricted");

            migrationBuilder.CreateIndex(
                name: "IX_role_given_Person",
                schema: "partnership",
                table: "role_given",
                column: "Person");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "access_line",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "agency_area",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "answered_once",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "area",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "asked_first",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "audit_key",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "contact_area",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "emergency_use",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "kept_for_a_while",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "mail",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "outward_code",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "role_given",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "taken_off",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "contact",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "person",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "restriction",
                schema: "partnership");

            migrationBuilder.DropTable(
                name: "agency",
                schema: "partnership");
        }
    }
}
