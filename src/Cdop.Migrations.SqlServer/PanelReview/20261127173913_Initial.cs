using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.SqlServer.PanelReview
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "panel");

            migrationBuilder.CreateTable(
                name: "access",
                schema: "panel",
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
                name: "action_owner",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_action_owner", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "answered_once",
                schema: "panel",
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
                schema: "panel",
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
                schema: "panel",
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
                schema: "panel",
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
                name: "blind_score",
                schema: "panel",
                columns: table => new
                {
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Member = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FormVersion = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Categories = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Modifiability = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Grades = table.Column<string>(type: "varchar(4000)", unicode: false, maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_blind_score", x => new { x.Meeting, x.Subject, x.Member });
                });

            migrationBuilder.CreateTable(
                name: "discussion",
                schema: "panel",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OpenedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakenUpBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedOf = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Asked = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedBy = table.Column<DateOnly>(type: "date", nullable: true),
                    NextLookOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_discussion", x => x.Item);
                });

            migrationBuilder.CreateTable(
                name: "entry_asked",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SelectorHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    EmailKey = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    Browser = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_asked", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "file",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Address = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Traces = table.Column<int>(type: "int", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KeptAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ScannedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ScannedWith = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Finding = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NotBefore = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsDamaged = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "finding_draft",
                schema: "panel",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hands = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_draft", x => x.Item);
                });

            migrationBuilder.CreateTable(
                name: "mail",
                schema: "panel",
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
                name: "meeting",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Panel = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Starts = table.Column<TimeOnly>(type: "time", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AsksScores = table.Column<bool>(type: "bit", nullable: false),
                    Recorder = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RecorderName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    NextCheckOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PackDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    HasQuorumToLookAt = table.Column<bool>(type: "bit", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ListedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AttendanceAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "member",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seat = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Employer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Site = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HomePostcode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Panels = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "panel",
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
                name: "panel_case",
                schema: "panel",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Label = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsRestricted = table.Column<bool>(type: "bit", nullable: false),
                    Age = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Band = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hospital = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Teams = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Themes = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReadySince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HeldFor = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HeldBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_case", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "series",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Panel = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Rules = table.Column<string>(type: "varchar(1000)", unicode: false, maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_series", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "guest_expert",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Employer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Site = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    InvitedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    InvitedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WasThere = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_expert", x => x.Id);
                    table.ForeignKey(
                        name: "FK_guest_expert_meeting_Meeting",
                        column: x => x.Meeting,
                        principalSchema: "panel",
                        principalTable: "meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Member = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seat = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkSeed = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Ended = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Reply = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StandIn = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StandInEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeputiesNamed = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<TimeOnly>(type: "time", nullable: true),
                    Until = table.Column<TimeOnly>(type: "time", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclaredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WasThere = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_invitation_meeting_Meeting",
                        column: x => x.Meeting,
                        principalSchema: "panel",
                        principalTable: "meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "minutes_part",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_minutes_part", x => x.Id);
                    table.ForeignKey(
                        name: "FK_minutes_part_meeting_Meeting",
                        column: x => x.Meeting,
                        principalSchema: "panel",
                        principalTable: "meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pack",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IssuedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    QueriesBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsIssuedNevertheless = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pack", x => x.Id);
                    table.ForeignKey(
                        name: "FK_pack_meeting_Meeting",
                        column: x => x.Meeting,
                        principalSchema: "panel",
                        principalTable: "meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "take_away",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Member = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AllowedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AllowedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_take_away", x => x.Id);
                    table.ForeignKey(
                        name: "FK_take_away_meeting_Meeting",
                        column: x => x.Meeting,
                        principalSchema: "panel",
                        principalTable: "meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_take_away_member_Member",
                        column: x => x.Member,
                        principalSchema: "panel",
                        principalTable: "member",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agency_note",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agency_note", x => x.Id);
                    table.ForeignKey(
                        name: "FK_agency_note_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "agenda_item",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    IsFastTrack = table.Column<bool>(type: "bit", nullable: false),
                    FastTrackBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Outcome = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ListedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ListedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agenda_item", x => x.Id);
                    table.ForeignKey(
                        name: "FK_agenda_item_meeting_Meeting",
                        column: x => x.Meeting,
                        principalSchema: "panel",
                        principalTable: "meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_agenda_item_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certified_papers",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Stamp = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Analysis = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AnalysisVersion = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Warning = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unanswered = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CertifiedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CertifiedAs = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CertifiedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certified_papers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_certified_papers_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deputy_recusal",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakenBackBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TakenBackBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deputy_recusal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_deputy_recusal_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "family_follow_up",
                schema: "panel",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FindingAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FindingBefore = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TellsThem = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ToldBy = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ToldBecause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeftBecause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OpenSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Wishes_Another = table.Column<DateOnly>(type: "date", nullable: true),
                    Wishes_AnotherIs = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Wishes_DueDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Wishes_Else = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Wishes_Language = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Wishes_NeedsInterpreter = table.Column<bool>(type: "bit", nullable: false),
                    Wishes_NotToContact = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Wishes_WantsNoLetters = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_family_follow_up", x => x.Subject);
                    table.ForeignKey(
                        name: "FK_family_follow_up_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FormVersion = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Response = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Primary = table.Column<int>(type: "int", nullable: false),
                    Categories = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Modifiability = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakenUpBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RatifiedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RatifiedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finding_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "library_point",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsRestricted = table.Column<bool>(type: "bit", nullable: false),
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    What = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Domain = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Level = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Theme = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PublishedWords = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReplacedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_library_point", x => x.Id);
                    table.ForeignKey(
                        name: "FK_library_point_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recommendation",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Label = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Panel = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    To = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Level = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_recommendation_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recusal",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Member = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakenBackBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TakenBackBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recusal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_recusal_member_Member",
                        column: x => x.Member,
                        principalSchema: "panel",
                        principalTable: "member",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_recusal_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "redaction",
                schema: "panel",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_redaction", x => x.Subject);
                    table.ForeignKey(
                        name: "FK_redaction_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referral",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    To = table.Column<string>(type: "varchar(25)", unicode: false, maxLength: 25, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Body = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ReferredBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReferredByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Decision = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DecisionWords = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OutcomeOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TakenBackBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral", x => x.Id);
                    table.ForeignKey(
                        name: "FK_referral_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitation_door",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Invitation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SelectorHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    OpensUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CodeHash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    CodeUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WrongCodes = table.Column<int>(type: "int", nullable: false),
                    CodesMailed = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FrozenAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Session = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitation_door", x => x.Id);
                    table.ForeignKey(
                        name: "FK_invitation_door_invitation_Invitation",
                        column: x => x.Invitation,
                        principalSchema: "panel",
                        principalTable: "invitation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "minutes_text",
                schema: "panel",
                columns: table => new
                {
                    Part = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ApprovedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ApprovedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_minutes_text", x => new { x.Part, x.Number });
                    table.ForeignKey(
                        name: "FK_minutes_text_minutes_part_Part",
                        column: x => x.Part,
                        principalSchema: "panel",
                        principalTable: "minutes_part",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pack_case",
                schema: "panel",
                columns: table => new
                {
                    Pack = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Papers = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Unanswered = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Since = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pack_case", x => new { x.Pack, x.Subject });
                    table.ForeignKey(
                        name: "FK_pack_case_certified_papers_Papers",
                        column: x => x.Papers,
                        principalSchema: "panel",
                        principalTable: "certified_papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pack_case_pack_Pack",
                        column: x => x.Pack,
                        principalSchema: "panel",
                        principalTable: "pack",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "family_letter",
                schema: "panel",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Addressee = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Broken = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_family_letter", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_family_letter_family_follow_up_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "family_follow_up",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "family_question",
                schema: "panel",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Asked = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_family_question", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_family_question_family_follow_up_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "family_follow_up",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "family_told",
                schema: "panel",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WasTold = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_family_told", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_family_told_family_follow_up_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "family_follow_up",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_doubt",
                schema: "panel",
                columns: table => new
                {
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_doubt", x => new { x.Finding, x.Line });
                    table.ForeignKey(
                        name: "FK_finding_doubt_finding_Finding",
                        column: x => x.Finding,
                        principalSchema: "panel",
                        principalTable: "finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_factor",
                schema: "panel",
                columns: table => new
                {
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    LinkId = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Domain = table.Column<string>(type: "varchar(1)", unicode: false, maxLength: 1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Grade = table.Column<int>(type: "int", nullable: false),
                    IsModifiable = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_factor", x => new { x.Finding, x.Line });
                    table.ForeignKey(
                        name: "FK_finding_factor_finding_Finding",
                        column: x => x.Finding,
                        principalSchema: "panel",
                        principalTable: "finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finding_presence",
                schema: "panel",
                columns: table => new
                {
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Member = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seat = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_presence", x => new { x.Finding, x.Member });
                    table.ForeignKey(
                        name: "FK_finding_presence_finding_Finding",
                        column: x => x.Finding,
                        principalSchema: "panel",
                        principalTable: "finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "action_letter",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Recommendation = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    To = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Address = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_action_letter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_action_letter_recommendation_Recommendation",
                        column: x => x.Recommendation,
                        principalSchema: "panel",
                        principalTable: "recommendation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "agreed_action",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(12)", unicode: false, maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Label = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Panel = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Meeting = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Finding = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AgreedFor = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Recommendation = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Factor = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Contact = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    State = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Said = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SaidAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OfficeToldFor = table.Column<DateOnly>(type: "date", nullable: true),
                    Question = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SettledBecause = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NextStepOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreed_action", x => x.Id);
                    table.ForeignKey(
                        name: "FK_agreed_action_action_owner_Contact",
                        column: x => x.Contact,
                        principalSchema: "panel",
                        principalTable: "action_owner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_agreed_action_panel_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_agreed_action_recommendation_Recommendation",
                        column: x => x.Recommendation,
                        principalSchema: "panel",
                        principalTable: "recommendation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recused_person",
                schema: "panel",
                columns: table => new
                {
                    Recusal = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recused_person", x => new { x.Recusal, x.Person });
                    table.ForeignKey(
                        name: "FK_recused_person_recusal_Recusal",
                        column: x => x.Recusal,
                        principalSchema: "panel",
                        principalTable: "recusal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "redaction_decision",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Instead = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Choice = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_redaction_decision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_redaction_decision_redaction_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "redaction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "redaction_role",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Known = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Instead = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_redaction_role", x => x.Id);
                    table.ForeignKey(
                        name: "FK_redaction_role_redaction_Subject",
                        column: x => x.Subject,
                        principalSchema: "panel",
                        principalTable: "redaction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "action_entry",
                schema: "panel",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Action = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Step = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    File = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_action_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_action_entry_agreed_action_Action",
                        column: x => x.Action,
                        principalSchema: "panel",
                        principalTable: "agreed_action",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_action_entry_file_File",
                        column: x => x.File,
                        principalSchema: "panel",
                        principalTable: "file",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                schema: "panel",
                table: "audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_action_entry_Action",
                schema: "panel",
                table: "action_entry",
                column: "Action");

            migrationBuilder.CreateIndex(
                name: "IX_action_entry_File",
                schema: "panel",
                table: "action_entry",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_action_letter_Recommendation_Number",
                schema: "panel",
                table: "action_letter",
                columns: new[] { "Recommendation", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_action_owner_Email",
                schema: "panel",
                table: "action_owner",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_action_owner_LinkHash",
                schema: "panel",
                table: "action_owner",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_agency_note_Subject_Request",
                schema: "panel",
                table: "agency_note",
                columns: new[] { "Subject", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_agenda_item_Meeting_Subject",
                schema: "panel",
                table: "agenda_item",
                columns: new[] { "Meeting", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "listed_once",
                schema: "panel",
                table: "agenda_item",
                column: "Subject",
                unique: true,
                filter: "Outcome = 'Open'");

            migrationBuilder.CreateIndex(
                name: "actions_by_due",
                schema: "panel",
                table: "agreed_action",
                columns: new[] { "DueOn", "Id" },
                filter: "SettledAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_Contact",
                schema: "panel",
                table: "agreed_action",
                column: "Contact");

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_DueOn_Id",
                schema: "panel",
                table: "agreed_action",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_Meeting",
                schema: "panel",
                table: "agreed_action",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_NextStepOn",
                schema: "panel",
                table: "agreed_action",
                column: "NextStepOn",
                filter: "NextStepOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_Recommendation",
                schema: "panel",
                table: "agreed_action",
                column: "Recommendation");

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_Reference",
                schema: "panel",
                table: "agreed_action",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_State_Subject",
                schema: "panel",
                table: "agreed_action",
                columns: new[] { "State", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_agreed_action_Subject",
                schema: "panel",
                table: "agreed_action",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_answered_once_At",
                schema: "panel",
                table: "answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_Actor_Sequence",
                schema: "panel",
                table: "audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Subject_Sequence",
                schema: "panel",
                table: "audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_certified_papers_Subject_Number",
                schema: "panel",
                table: "certified_papers",
                columns: new[] { "Subject", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "deputy_recused_once",
                schema: "panel",
                table: "deputy_recusal",
                columns: new[] { "Subject", "Email" },
                unique: true,
                filter: "TakenBackAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_discussion_Meeting",
                schema: "panel",
                table: "discussion",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_discussion_NextLookOn",
                schema: "panel",
                table: "discussion",
                column: "NextLookOn",
                filter: "NextLookOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "to_tell",
                schema: "panel",
                table: "family_follow_up",
                column: "OpenSince",
                filter: "OpenSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_file_Address",
                schema: "panel",
                table: "file",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_file_CheckedAt",
                schema: "panel",
                table: "file",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_file_State_NotBefore",
                schema: "panel",
                table: "file",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_finding_Item",
                schema: "panel",
                table: "finding",
                column: "Item");

            migrationBuilder.CreateIndex(
                name: "IX_finding_RatifiedAt_Id",
                schema: "panel",
                table: "finding",
                columns: new[] { "RatifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_finding_Subject_Number",
                schema: "panel",
                table: "finding",
                columns: new[] { "Subject", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "asked_once",
                schema: "panel",
                table: "guest_expert",
                columns: new[] { "Meeting", "Subject", "Person" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_guest_expert_Person",
                schema: "panel",
                table: "guest_expert",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_invitation_LinkHash",
                schema: "panel",
                table: "invitation",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitation_Meeting_Member",
                schema: "panel",
                table: "invitation",
                columns: new[] { "Meeting", "Member" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invitation_door_Email",
                schema: "panel",
                table: "invitation_door",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_invitation_door_FrozenAt",
                schema: "panel",
                table: "invitation_door",
                column: "FrozenAt",
                filter: "FrozenAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invitation_door_Invitation",
                schema: "panel",
                table: "invitation_door",
                column: "Invitation");

            migrationBuilder.CreateIndex(
                name: "IX_invitation_door_SelectorHash",
                schema: "panel",
                table: "invitation_door",
                column: "SelectorHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_library_point_Finding_Line",
                schema: "panel",
                table: "library_point",
                columns: new[] { "Finding", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_library_point_Subject",
                schema: "panel",
                table: "library_point",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "learned_last",
                schema: "panel",
                table: "library_point",
                columns: new[] { "FoundAt", "Id" },
                filter: "ReplacedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "learned_last_of_theme",
                schema: "panel",
                table: "library_point",
                columns: new[] { "Theme", "FoundAt", "Id" },
                filter: "ReplacedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mail_About_State",
                schema: "panel",
                table: "mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_NotBefore",
                schema: "panel",
                table: "mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_SettledAt",
                schema: "panel",
                table: "mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_meeting_NextCheckOn",
                schema: "panel",
                table: "meeting",
                column: "NextCheckOn");

            migrationBuilder.CreateIndex(
                name: "IX_meeting_Number",
                schema: "panel",
                table: "meeting",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_meeting_On_Number",
                schema: "panel",
                table: "meeting",
                columns: new[] { "On", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_meeting_PackDueOn",
                schema: "panel",
                table: "meeting",
                column: "PackDueOn");

            migrationBuilder.CreateIndex(
                name: "IX_member_Name",
                schema: "panel",
                table: "member",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_member_Person",
                schema: "panel",
                table: "member",
                column: "Person",
                unique: true,
                filter: "Person IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "sits_once",
                schema: "panel",
                table: "member",
                column: "Email",
                unique: true,
                filter: "LeftOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_minutes_part_Meeting",
                schema: "panel",
                table: "minutes_part",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DeliveredAt_Number",
                schema: "panel",
                table: "outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_EventId",
                schema: "panel",
                table: "outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pack_Meeting_Number",
                schema: "panel",
                table: "pack",
                columns: new[] { "Meeting", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pack_case_Papers",
                schema: "panel",
                table: "pack_case",
                column: "Papers");

            migrationBuilder.CreateIndex(
                name: "IX_panel_case_Label",
                schema: "panel",
                table: "panel_case",
                column: "Label",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "waiting_by_due",
                schema: "panel",
                table: "panel_case",
                columns: new[] { "DueOn", "Label" },
                filter: "ReadySince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recommendation_MadeAt_Id",
                schema: "panel",
                table: "recommendation",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_recommendation_Meeting",
                schema: "panel",
                table: "recommendation",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_recommendation_Reference",
                schema: "panel",
                table: "recommendation",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recommendation_Subject",
                schema: "panel",
                table: "recommendation",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_recusal_Member",
                schema: "panel",
                table: "recusal",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "recused_once",
                schema: "panel",
                table: "recusal",
                columns: new[] { "Subject", "Member" },
                unique: true,
                filter: "TakenBackAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recused_person_Person",
                schema: "panel",
                table: "recused_person",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_redaction_decision_Subject",
                schema: "panel",
                table: "redaction_decision",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_redaction_role_Subject",
                schema: "panel",
                table: "redaction_role",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_referral_Subject",
                schema: "panel",
                table: "referral",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "open_by_day",
                schema: "panel",
                table: "referral",
                columns: new[] { "On", "Id" },
                filter: "ClosedOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_series_Name",
                schema: "panel",
                table: "series",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_take_away_Meeting_Member",
                schema: "panel",
                table: "take_away",
                columns: new[] { "Meeting", "Member" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_take_away_Member",
                schema: "panel",
                table: "take_away",
                column: "Member");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "action_entry",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "action_letter",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "agency_note",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "agenda_item",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "answered_once",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "audit_key",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "blind_score",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "deputy_recusal",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "discussion",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "entry_asked",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "family_letter",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "family_question",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "family_told",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "finding_doubt",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "finding_draft",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "finding_factor",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "finding_presence",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "guest_expert",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "invitation_door",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "library_point",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "mail",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "minutes_text",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "pack_case",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "recused_person",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "redaction_decision",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "redaction_role",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "referral",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "series",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "take_away",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "agreed_action",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "file",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "family_follow_up",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "finding",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "invitation",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "minutes_part",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "certified_papers",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "pack",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "recusal",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "redaction",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "action_owner",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "recommendation",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "meeting",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "member",
                schema: "panel");

            migrationBuilder.DropTable(
                name: "panel_case",
                schema: "panel");
        }
    }
}
