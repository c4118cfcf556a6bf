using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.SqlServer.DataCollection
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "collection");

            migrationBuilder.CreateTable(
                name: "access",
                schema: "collection",
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
                name: "answer_draft",
                schema: "collection",
                columns: table => new
                {
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Replies = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Told = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Kept = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answer_draft", x => new { x.Request, x.Form });
                });

            migrationBuilder.CreateTable(
                name: "answer_query",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkId = table.Column<string>(type: "varchar(150)", unicode: false, maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Place = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reply = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answer_query", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "answered_once",
                schema: "collection",
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
                schema: "collection",
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
                schema: "collection",
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
                schema: "collection",
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
                name: "case",
                schema: "collection",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(15)", unicode: false, maxLength: 15, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Area = table.Column<string>(type: "varchar(9)", unicode: false, maxLength: 9, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsRestricted = table.Column<bool>(type: "bit", nullable: false),
                    SortedAs = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DateOfDeath = table.Column<DateOnly>(type: "date", nullable: false),
                    TimeOfDeath = table.Column<TimeOnly>(type: "time", nullable: true),
                    PlaceOfDeath = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Circumstances = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BeganWith = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NeedsJointResponse = table.Column<bool>(type: "bit", nullable: false),
                    JointCriteria = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    JointDecidedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    JointDecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    JointBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Owner = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Stage = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WaitingFor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WaitingCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NextDue = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextIsDay = table.Column<bool>(type: "bit", nullable: false),
                    NextClock = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PausedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PausedFor = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KnownFacts = table.Column<string>(type: "varchar(500)", unicode: false, maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReviewMeetingOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Child_Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Child_AlsoKnownAs = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Child_DateOfBirth = table.Column<DateOnly>(type: "date", nullable: false),
                    Child_FamilyName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Child_GivenName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_NhsNumber = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_Postcode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Child_Sex = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "decision",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkId = table.Column<string>(type: "varchar(150)", unicode: false, maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Place = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Told = table.Column<string>(type: "varchar(max)", unicode: false, maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Shown = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Return = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Faced = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_decision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "entry_asked",
                schema: "collection",
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
                schema: "collection",
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
                name: "form_version",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Edition = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Json = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    SettledBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_form_version", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mail",
                schema: "collection",
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
                schema: "collection",
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
                name: "request",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AgencyCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Agency = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Telephone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Because = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AsksUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    AsksBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StepsTaken = table.Column<int>(type: "int", nullable: false),
                    NextStepOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TimesReminded = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "return",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Form = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FormVersion = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Authors = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Response = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WithdrawnBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "saved_filter",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Person = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Query = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_filter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "case_clock",
                schema: "collection",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WaitingFor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Pauses = table.Column<bool>(type: "bit", nullable: false),
                    DaysPaused = table.Column<int>(type: "int", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RunsOut = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsDay = table.Column<bool>(type: "bit", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_clock", x => new { x.Subject, x.Code });
                    table.ForeignKey(
                        name: "FK_case_clock_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_entry",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_case_entry_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_notification",
                schema: "collection",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LoggedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_notification", x => new { x.Subject, x.Notification });
                    table.ForeignKey(
                        name: "FK_case_notification_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_pause",
                schema: "collection",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WaitingFor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ResumedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_pause", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_case_pause_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_person",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Agency = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Telephone = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsKeyWorker = table.Column<bool>(type: "bit", nullable: false),
                    NamedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Stamp = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LeftAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_person", x => x.Id);
                    table.ForeignKey(
                        name: "FK_case_person_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_step",
                schema: "collection",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TakesBack = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_step", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_case_step_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_task",
                schema: "collection",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Outcome = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Because = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SettledBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_task", x => new { x.Subject, x.Code });
                    table.ForeignKey(
                        name: "FK_case_task_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_word",
                schema: "collection",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Word = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_word", x => new { x.Subject, x.Word });
                    table.ForeignKey(
                        name: "FK_case_word_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_document",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Type = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Originator = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sharing = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsInPapers = table.Column<bool>(type: "bit", nullable: false),
                    IsInfected = table.Column<bool>(type: "bit", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    WithdrawnBecause = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Latest = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_case_document_case_Subject",
                        column: x => x.Subject,
                        principalSchema: "collection",
                        principalTable: "case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_document_request_Request",
                        column: x => x.Request,
                        principalSchema: "collection",
                        principalTable: "request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_door",
                schema: "collection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsAddressee = table.Column<bool>(type: "bit", nullable: false),
                    Sections = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false, collation: "Latin1_General_100_BIN2"),
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
                    table.PrimaryKey("PK_request_door", x => x.Id);
                    table.ForeignKey(
                        name: "FK_request_door_request_Request",
                        column: x => x.Request,
                        principalSchema: "collection",
                        principalTable: "request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "request_form",
                schema: "collection",
                columns: table => new
                {
                    Request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Order = table.Column<int>(type: "int", nullable: false),
                    ReturnedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsNothing = table.Column<bool>(type: "bit", nullable: false),
                    IsChildNotKnown = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request_form", x => new { x.Request, x.Form });
                    table.ForeignKey(
                        name: "FK_request_form_request_Request",
                        column: x => x.Request,
                        principalSchema: "collection",
                        principalTable: "request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "claim",
                schema: "collection",
                columns: table => new
                {
                    Return = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LinkId = table.Column<string>(type: "varchar(150)", unicode: false, maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Place = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Form = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Shown = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsNotKnown = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_claim", x => new { x.Return, x.LinkId, x.Place });
                    table.ForeignKey(
                        name: "FK_claim_return_Return",
                        column: x => x.Return,
                        principalSchema: "collection",
                        principalTable: "return",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "document_version",
                schema: "collection",
                columns: table => new
                {
                    Document = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    File = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AddedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    InfectedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Words = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WordsTries = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_version", x => new { x.Document, x.Number });
                    table.ForeignKey(
                        name: "FK_document_version_case_document_Document",
                        column: x => x.Document,
                        principalSchema: "collection",
                        principalTable: "case_document",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_document_version_file_File",
                        column: x => x.File,
                        principalSchema: "collection",
                        principalTable: "file",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "document_page",
                schema: "collection",
                columns: table => new
                {
                    Document = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Read = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Typed = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    TypedBy = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    TypedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_page", x => new { x.Document, x.Version, x.Number });
                    table.ForeignKey(
                        name: "FK_document_page_document_version_Document_Version",
                        columns: x => new { x.Document, x.Version },
                        principalSchema: "collection",
                        principalTable: "document_version",
                        principalColumns: new[] { "Document", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "collection",
                table: "audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_answer_query_Request_Form",
                schema: "collection",
                table: "answer_query",
                columns: new[] { "Request", "Form" });

            migrationBuilder.CreateIndex(
                name: "IX_answer_query_Subject_SettledAt",
                schema: "collection",
                table: "answer_query",
                columns: new[] { "Subject", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_answered_once_At",
                schema: "collection",
                table: "answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_Actor_Sequence",
                schema: "collection",
                table: "audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Subject_Sequence",
                schema: "collection",
                table: "audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "closed_by_end",
                schema: "collection",
                table: "case",
                columns: new[] { "ClosedAt", "Reference" },
                filter: "ClosedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_DateOfDeath_Reference",
                schema: "collection",
                table: "case",
                columns: new[] { "DateOfDeath", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_case_Reference",
                schema: "collection",
                table: "case",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_SortedAs_Reference",
                schema: "collection",
                table: "case",
                columns: new[] { "SortedAs", "Reference" });

            migrationBuilder.CreateIndex(
                name: "open_by_area",
                schema: "collection",
                table: "case",
                columns: new[] { "Area", "NextDue", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_child",
                schema: "collection",
                table: "case",
                columns: new[] { "SortedAs", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_death",
                schema: "collection",
                table: "case",
                columns: new[] { "DateOfDeath", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_due",
                schema: "collection",
                table: "case",
                columns: new[] { "NextDue", "Reference", "Area", "IsRestricted", "Subject", "Owner", "Stage", "NeedsJointResponse", "DateOfDeath", "ClosedAt", "PausedOn" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_owner",
                schema: "collection",
                table: "case",
                columns: new[] { "Owner", "NextDue", "Reference", "Area", "IsRestricted", "Subject", "ClosedAt" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_stage",
                schema: "collection",
                table: "case",
                columns: new[] { "Stage", "NextDue", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_wait",
                schema: "collection",
                table: "case",
                columns: new[] { "WaitingCode", "NextDue", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "paused_by_due",
                schema: "collection",
                table: "case",
                columns: new[] { "NextDue", "Reference", "Area" },
                filter: "PausedOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_document_Request",
                schema: "collection",
                table: "case_document",
                column: "Request");

            migrationBuilder.CreateIndex(
                name: "IX_case_document_Subject",
                schema: "collection",
                table: "case_document",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_case_entry_Subject_At_Place",
                schema: "collection",
                table: "case_entry",
                columns: new[] { "Subject", "At", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_case_person_Subject",
                schema: "collection",
                table: "case_person",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_case_word_Word_Subject",
                schema: "collection",
                table: "case_word",
                columns: new[] { "Word", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_claim_Subject_Form",
                schema: "collection",
                table: "claim",
                columns: new[] { "Subject", "Form" });

            migrationBuilder.CreateIndex(
                name: "IX_decision_Subject_Form_LinkId_Place_Number",
                schema: "collection",
                table: "decision",
                columns: new[] { "Subject", "Form", "LinkId", "Place", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_document_page_Subject",
                schema: "collection",
                table: "document_page",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_document_version_File",
                schema: "collection",
                table: "document_version",
                column: "File",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_document_version_Words_WordsTries",
                schema: "collection",
                table: "document_version",
                columns: new[] { "Words", "WordsTries" });

            migrationBuilder.CreateIndex(
                name: "IX_file_Address",
                schema: "collection",
                table: "file",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_file_CheckedAt",
                schema: "collection",
                table: "file",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_file_State_NotBefore",
                schema: "collection",
                table: "file",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_form_version_Key_Edition",
                schema: "collection",
                table: "form_version",
                columns: new[] { "Key", "Edition" },
                unique: true,
                filter: "State <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_mail_About_State",
                schema: "collection",
                table: "mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_NotBefore",
                schema: "collection",
                table: "mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_mail_State_SettledAt",
                schema: "collection",
                table: "mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DeliveredAt_Number",
                schema: "collection",
                table: "outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_EventId",
                schema: "collection",
                table: "outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "beyond_the_ladder",
                schema: "collection",
                table: "request",
                column: "DueOn",
                filter: "NextStepOn IS NULL AND State IN ('Sent', 'SentBack')");

            migrationBuilder.CreateIndex(
                name: "IX_request_AsksUntil",
                schema: "collection",
                table: "request",
                column: "AsksUntil",
                filter: "AsksUntil IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_request_NextStepOn",
                schema: "collection",
                table: "request",
                column: "NextStepOn",
                filter: "NextStepOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_request_Reference",
                schema: "collection",
                table: "request",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_request_SettledAt",
                schema: "collection",
                table: "request",
                column: "SettledAt",
                filter: "SettledAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_request_Subject_SentAt",
                schema: "collection",
                table: "request",
                columns: new[] { "Subject", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "not_for_them",
                schema: "collection",
                table: "request",
                column: "State",
                filter: "State = 'NotForThem'");

            migrationBuilder.CreateIndex(
                name: "IX_request_door_Email",
                schema: "collection",
                table: "request_door",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_request_door_FrozenAt",
                schema: "collection",
                table: "request_door",
                column: "FrozenAt",
                filter: "FrozenAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_request_door_Request",
                schema: "collection",
                table: "request_door",
                column: "Request");

            migrationBuilder.CreateIndex(
                name: "IX_request_door_SelectorHash",
                schema: "collection",
                table: "request_door",
                column: "SelectorHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_request_form_ReturnedAt",
                schema: "collection",
                table: "request_form",
                column: "ReturnedAt",
                filter: "ReturnedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_return_Request_Form_Number",
                schema: "collection",
                table: "return",
                columns: new[] { "Request", "Form", "Number" },
                unique: true,
                filter: "Request IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_return_Subject_Form_At",
                schema: "collection",
                table: "return",
                columns: new[] { "Subject", "Form", "At" });

            migrationBuilder.CreateIndex(
                name: "record_number",
                schema: "collection",
                table: "return",
                columns: new[] { "Subject", "Form", "Number" },
                unique: true,
                filter: "Request IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_saved_filter_Person_Name",
                schema: "collection",
                table: "saved_filter",
                columns: new[] { "Person", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "answer_draft",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "answer_query",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "answered_once",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "audit",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "audit_key",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_clock",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_entry",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_notification",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_pause",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_person",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_step",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_task",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_word",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "claim",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "decision",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "document_page",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "entry_asked",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "form_version",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "mail",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "request_door",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "request_form",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "saved_filter",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "return",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "document_version",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case_document",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "file",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "case",
                schema: "collection");

            migrationBuilder.DropTable(
                name: "request",
                schema: "collection");
        }
    }
}
