using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.Sqlite.DataCollection
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collection_access",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_access", x => new { x.Subject, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "collection_answer_draft",
                columns: table => new
                {
                    Request = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Version = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Replies = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Told = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kept = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_answer_draft", x => new { x.Request, x.Form });
                });

            migrationBuilder.CreateTable(
                name: "collection_answer_query",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Request = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    LinkId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 150, nullable: false),
                    Place = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Reply = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_answer_query", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_answered_once",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_answered_once", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "collection_audit",
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
                    table.PrimaryKey("PK_collection_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "collection_audit_head",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_audit_key",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_audit_key", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "collection_case",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 15, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false),
                    IsRestricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    SortedAs = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    DateOfDeath = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TimeOfDeath = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    PlaceOfDeath = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Circumstances = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    BeganWith = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NeedsJointResponse = table.Column<bool>(type: "INTEGER", nullable: false),
                    JointCriteria = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    JointDecidedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    JointDecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    JointBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WaitingFor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WaitingCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NextDue = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextIsDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    NextClock = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PausedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PausedFor = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    KnownFacts = table.Column<string>(type: "TEXT", unicode: false, maxLength: 500, nullable: false),
                    ReviewMeetingOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Child_Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Child_AlsoKnownAs = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Child_DateOfBirth = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Child_FamilyName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Child_GivenName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Child_NhsNumber = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Child_Postcode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    Child_Sex = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "collection_decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    LinkId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 150, nullable: false),
                    Place = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Told = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Shown = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Return = table.Column<Guid>(type: "TEXT", nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Faced = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_decision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_entry_asked",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SelectorHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    EmailKey = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Browser = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_entry_asked", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Traces = table.Column<int>(type: "INTEGER", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ScannedWith = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsDamaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_form_version",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Edition = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Json = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    LoadedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    LoadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SettledBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_form_version", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_mail",
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
                    table.PrimaryKey("PK_collection_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_outbox",
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
                    table.PrimaryKey("PK_collection_outbox", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "collection_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    AgencyCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Agency = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AsksUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AsksBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    StepsTaken = table.Column<int>(type: "INTEGER", nullable: false),
                    NextStepOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TimesReminded = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_request", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_return",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Request = table.Column<Guid>(type: "TEXT", nullable: true),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    FormVersion = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Authors = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Response = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_return", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_saved_filter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_saved_filter", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_clock",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WaitingFor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Pauses = table.Column<bool>(type: "INTEGER", nullable: false),
                    DaysPaused = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RunsOut = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SettledBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_clock", x => new { x.Subject, x.Code });
                    table.ForeignKey(
                        name: "FK_collection_case_clock_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_collection_case_entry_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_notification",
                columns: table => new
                {
                    Notification = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LoggedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_notification", x => new { x.Subject, x.Notification });
                    table.ForeignKey(
                        name: "FK_collection_case_notification_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_pause",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WaitingFor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ResumedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_pause", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_collection_case_pause_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agency = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Telephone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    IsKeyWorker = table.Column<bool>(type: "INTEGER", nullable: false),
                    NamedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Stamp = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_person", x => x.Id);
                    table.ForeignKey(
                        name: "FK_collection_case_person_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_step",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    TakesBack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_step", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_collection_case_step_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_task",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SettledBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_task", x => new { x.Subject, x.Code });
                    table.ForeignKey(
                        name: "FK_collection_case_task_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_word",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Word = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_word", x => new { x.Subject, x.Word });
                    table.ForeignKey(
                        name: "FK_collection_case_word_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_case_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Request = table.Column<Guid>(type: "TEXT", nullable: true),
                    Type = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Originator = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sharing = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IsInPapers = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInfected = table.Column<bool>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Latest = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_case_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_collection_case_document_collection_case_Subject",
                        column: x => x.Subject,
                        principalTable: "collection_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_collection_case_document_collection_request_Request",
                        column: x => x.Request,
                        principalTable: "collection_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_request_door",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Request = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsAddressee = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sections = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    SelectorHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    OpensUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CodeHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    CodeUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WrongCodes = table.Column<int>(type: "INTEGER", nullable: false),
                    CodesMailed = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Session = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_request_door", x => x.Id);
                    table.ForeignKey(
                        name: "FK_collection_request_door_collection_request_Request",
                        column: x => x.Request,
                        principalTable: "collection_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_request_form",
                columns: table => new
                {
                    Request = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ReturnedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsNothing = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsChildNotKnown = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_request_form", x => new { x.Request, x.Form });
                    table.ForeignKey(
                        name: "FK_collection_request_form_collection_request_Request",
                        column: x => x.Request,
                        principalTable: "collection_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_claim",
                columns: table => new
                {
                    Return = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 150, nullable: false),
                    Place = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Shown = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    IsNotKnown = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_claim", x => new { x.Return, x.LinkId, x.Place });
                    table.ForeignKey(
                        name: "FK_collection_claim_collection_return_Return",
                        column: x => x.Return,
                        principalTable: "collection_return",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "collection_document_version",
                columns: table => new
                {
                    Document = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    InfectedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    WordsTries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_document_version", x => new { x.Document, x.Number });
                    table.ForeignKey(
                        name: "FK_collection_document_version_collection_case_document_Document",
                        column: x => x.Document,
                        principalTable: "collection_case_document",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_collection_document_version_collection_file_File",
                        column: x => x.File,
                        principalTable: "collection_file",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collection_document_page",
                columns: table => new
                {
                    Document = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Read = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Typed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    TypedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    TypedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_document_page", x => new { x.Document, x.Version, x.Number });
                    table.ForeignKey(
                        name: "FK_collection_document_page_collection_document_version_Document_Version",
                        columns: x => new { x.Document, x.Version },
                        principalTable: "collection_document_version",
                        principalColumns: new[] { "Document", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "collection_audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_collection_answer_query_Request_Form",
                table: "collection_answer_query",
                columns: new[] { "Request", "Form" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_answer_query_Subject_SettledAt",
                table: "collection_answer_query",
                columns: new[] { "Subject", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_answered_once_At",
                table: "collection_answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_collection_audit_Actor_Sequence",
                table: "collection_audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_audit_Subject_Sequence",
                table: "collection_audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "closed_by_end",
                table: "collection_case",
                columns: new[] { "ClosedAt", "Reference" },
                filter: "ClosedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_DateOfDeath_Reference",
                table: "collection_case",
                columns: new[] { "DateOfDeath", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_Reference",
                table: "collection_case",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_SortedAs_Reference",
                table: "collection_case",
                columns: new[] { "SortedAs", "Reference" });

            migrationBuilder.CreateIndex(
                name: "open_by_area",
                table: "collection_case",
                columns: new[] { "Area", "NextDue", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_child",
                table: "collection_case",
                columns: new[] { "SortedAs", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_death",
                table: "collection_case",
                columns: new[] { "DateOfDeath", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_due",
                table: "collection_case",
                columns: new[] { "NextDue", "Reference", "Area", "IsRestricted", "Subject", "Owner", "Stage", "NeedsJointResponse", "DateOfDeath", "ClosedAt", "PausedOn" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_owner",
                table: "collection_case",
                columns: new[] { "Owner", "NextDue", "Reference", "Area", "IsRestricted", "Subject", "ClosedAt" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_stage",
                table: "collection_case",
                columns: new[] { "Stage", "NextDue", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_by_wait",
                table: "collection_case",
                columns: new[] { "WaitingCode", "NextDue", "Reference" },
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "paused_by_due",
                table: "collection_case",
                columns: new[] { "NextDue", "Reference", "Area" },
                filter: "PausedOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_document_Request",
                table: "collection_case_document",
                column: "Request");

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_document_Subject",
                table: "collection_case_document",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_entry_Subject_At_Place",
                table: "collection_case_entry",
                columns: new[] { "Subject", "At", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_person_Subject",
                table: "collection_case_person",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_collection_case_word_Word_Subject",
                table: "collection_case_word",
                columns: new[] { "Word", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_claim_Subject_Form",
                table: "collection_claim",
                columns: new[] { "Subject", "Form" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_decision_Subject_Form_LinkId_Place_Number",
                table: "collection_decision",
                columns: new[] { "Subject", "Form", "LinkId", "Place", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_document_page_Subject",
                table: "collection_document_page",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_collection_document_version_File",
                table: "collection_document_version",
                column: "File",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_document_version_Words_WordsTries",
                table: "collection_document_version",
                columns: new[] { "Words", "WordsTries" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_file_Address",
                table: "collection_file",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_collection_file_CheckedAt",
                table: "collection_file",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_collection_file_State_NotBefore",
                table: "collection_file",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_form_version_Key_Edition",
                table: "collection_form_version",
                columns: new[] { "Key", "Edition" },
                unique: true,
                filter: "State <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_collection_mail_About_State",
                table: "collection_mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_mail_State_NotBefore",
                table: "collection_mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_mail_State_SettledAt",
                table: "collection_mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_outbox_DeliveredAt_Number",
                table: "collection_outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_collection_outbox_EventId",
                table: "collection_outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "beyond_the_ladder",
                table: "collection_request",
                column: "DueOn",
                filter: "NextStepOn IS NULL AND State IN ('Sent', 'SentBack')");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_AsksUntil",
                table: "collection_request",
                column: "AsksUntil",
                filter: "AsksUntil IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_NextStepOn",
                table: "collection_request",
                column: "NextStepOn",
                filter: "NextStepOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_Reference",
                table: "collection_request",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_SettledAt",
                table: "collection_request",
                column: "SettledAt",
                filter: "SettledAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_Subject_SentAt",
                table: "collection_request",
                columns: new[] { "Subject", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "not_for_them",
                table: "collection_request",
                column: "State",
                filter: "State = 'NotForThem'");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_door_Email",
                table: "collection_request_door",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_door_FrozenAt",
                table: "collection_request_door",
                column: "FrozenAt",
                filter: "FrozenAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_door_Request",
                table: "collection_request_door",
                column: "Request");

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_door_SelectorHash",
                table: "collection_request_door",
                column: "SelectorHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_request_form_ReturnedAt",
                table: "collection_request_form",
                column: "ReturnedAt",
                filter: "ReturnedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_return_Request_Form_Number",
                table: "collection_return",
                columns: new[] { "Request", "Form", "Number" },
                unique: true,
                filter: "Request IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_return_Subject_Form_At",
                table: "collection_return",
                columns: new[] { "Subject", "Form", "At" });

            migrationBuilder.CreateIndex(
                name: "record_number",
                table: "collection_return",
                columns: new[] { "Subject", "Form", "Number" },
                unique: true,
                filter: "Request IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_collection_saved_filter_Person_Name",
                table: "collection_saved_filter",
                columns: new[] { "Person", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collection_access");

            migrationBuilder.DropTable(
                name: "collection_answer_draft");

            migrationBuilder.DropTable(
                name: "collection_answer_query");

            migrationBuilder.DropTable(
                name: "collection_answered_once");

            migrationBuilder.DropTable(
                name: "collection_audit");

            migrationBuilder.DropTable(
                name: "collection_audit_head");

            migrationBuilder.DropTable(
                name: "collection_audit_key");

            migrationBuilder.DropTable(
                name: "collection_case_clock");

            migrationBuilder.DropTable(
                name: "collection_case_entry");

            migrationBuilder.DropTable(
                name: "collection_case_notification");

            migrationBuilder.DropTable(
                name: "collection_case_pause");

            migrationBuilder.DropTable(
                name: "collection_case_person");

            migrationBuilder.DropTable(
                name: "collection_case_step");

            migrationBuilder.DropTable(
                name: "collection_case_task");

            migrationBuilder.DropTable(
                name: "collection_case_word");

            migrationBuilder.DropTable(
                name: "collection_claim");

            migrationBuilder.DropTable(
                name: "collection_decision");

            migrationBuilder.DropTable(
                name: "collection_document_page");

            migrationBuilder.DropTable(
                name: "collection_entry_asked");

            migrationBuilder.DropTable(
                name: "collection_form_version");

            migrationBuilder.DropTable(
                name: "collection_mail");

            migrationBuilder.DropTable(
                name: "collection_outbox");

            migrationBuilder.DropTable(
                name: "collection_request_door");

            migrationBuilder.DropTable(
                name: "collection_request_form");

            migrationBuilder.DropTable(
                name: "collection_saved_filter");

            migrationBuilder.DropTable(
                name: "collection_return");

            migrationBuilder.DropTable(
                name: "collection_document_version");

            migrationBuilder.DropTable(
                name: "collection_case_document");

            migrationBuilder.DropTable(
                name: "collection_file");

            migrationBuilder.DropTable(
                name: "collection_case");

            migrationBuilder.DropTable(
                name: "collection_request");
        }
    }
}
