using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cdop.Migrations.Sqlite.PanelReview
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "panel_access",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_access", x => new { x.Subject, x.Person, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "panel_action_owner",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    LinkHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_action_owner", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_answered_once",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_answered_once", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "panel_audit",
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
                    table.PrimaryKey("PK_panel_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "panel_audit_head",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_audit_key",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_audit_key", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "panel_blind_score",
                columns: table => new
                {
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormVersion = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Categories = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Modifiability = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: true),
                    Grades = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4000, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_blind_score", x => new { x.Meeting, x.Subject, x.Member });
                });

            migrationBuilder.CreateTable(
                name: "panel_discussion",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    TakenUpBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedOf = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextLookOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_discussion", x => x.Item);
                });

            migrationBuilder.CreateTable(
                name: "panel_entry_asked",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SelectorHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    EmailKey = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Browser = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_entry_asked", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_file",
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
                    table.PrimaryKey("PK_panel_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_finding_draft",
                columns: table => new
                {
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Hands = table.Column<string>(type: "TEXT", unicode: false, maxLength: -1, nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_finding_draft", x => x.Item);
                });

            migrationBuilder.CreateTable(
                name: "panel_mail",
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
                    table.PrimaryKey("PK_panel_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_meeting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Panel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Starts = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AsksScores = table.Column<bool>(type: "INTEGER", nullable: false),
                    Recorder = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    RecorderName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    NextCheckOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PackDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HasQuorumToLookAt = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ListedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AttendanceAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_meeting", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Seat = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Employer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Site = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HomePostcode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 8, nullable: true),
                    Panels = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_member", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_outbox",
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
                    table.PrimaryKey("PK_panel_outbox", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "panel_panel_case",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Area = table.Column<string>(type: "TEXT", unicode: false, maxLength: 9, nullable: false),
                    IsRestricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Age = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Band = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Hospital = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Teams = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Themes = table.Column<string>(type: "TEXT", unicode: false, maxLength: 200, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReadySince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    HeldFor = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    HeldBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_panel_case", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "panel_series",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Panel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Rules = table.Column<string>(type: "TEXT", unicode: false, maxLength: 1000, nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_series", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "panel_guest_expert",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Employer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Site = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    InvitedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WasThere = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_guest_expert", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_guest_expert_panel_meeting_Meeting",
                        column: x => x.Meeting,
                        principalTable: "panel_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_invitation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Seat = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    LinkSeed = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Ended = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Reply = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    StandIn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StandInEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    DeputiesNamed = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclaredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WasThere = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_invitation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_invitation_panel_meeting_Meeting",
                        column: x => x.Meeting,
                        principalTable: "panel_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_minutes_part",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_minutes_part", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_minutes_part_panel_meeting_Meeting",
                        column: x => x.Meeting,
                        principalTable: "panel_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_pack",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    QueriesBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    IsIssuedNevertheless = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_pack", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_pack_panel_meeting_Meeting",
                        column: x => x.Meeting,
                        principalTable: "panel_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_take_away",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    AllowedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    AllowedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_take_away", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_take_away_panel_meeting_Meeting",
                        column: x => x.Meeting,
                        principalTable: "panel_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_panel_take_away_panel_member_Member",
                        column: x => x.Member,
                        principalTable: "panel_member",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_agency_note",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Request = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_agency_note", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_agency_note_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_agenda_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    IsFastTrack = table.Column<bool>(type: "INTEGER", nullable: false),
                    FastTrackBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ListedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ListedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_agenda_item", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_agenda_item_panel_meeting_Meeting",
                        column: x => x.Meeting,
                        principalTable: "panel_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_panel_agenda_item_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_certified_papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Json = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Analysis = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    AnalysisVersion = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Warning = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Unanswered = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CertifiedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    CertifiedAs = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CertifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_certified_papers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_certified_papers_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_deputy_recusal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    TakenBackBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_deputy_recusal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_deputy_recusal_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_family_follow_up",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    FindingAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    FindingBefore = table.Column<Guid>(type: "TEXT", nullable: true),
                    What = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    TellsThem = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ToldBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ToldBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OpenSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Wishes_Another = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Wishes_AnotherIs = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Wishes_DueDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Wishes_Else = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Wishes_Language = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Wishes_NeedsInterpreter = table.Column<bool>(type: "INTEGER", nullable: false),
                    Wishes_NotToContact = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Wishes_WantsNoLetters = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_family_follow_up", x => x.Subject);
                    table.ForeignKey(
                        name: "FK_panel_family_follow_up_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_finding",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Item = table.Column<Guid>(type: "TEXT", nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FormVersion = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Response = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Primary = table.Column<int>(type: "INTEGER", nullable: false),
                    Categories = table.Column<string>(type: "TEXT", unicode: false, maxLength: 40, nullable: false),
                    Modifiability = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    TakenUpBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RatifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RatifiedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_finding", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_finding_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_library_point",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsRestricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Domain = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Level = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Theme = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    PublishedWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_library_point", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_library_point_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_recommendation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Panel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_recommendation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_recommendation_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_recusal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    TakenBackBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_recusal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_recusal_panel_member_Member",
                        column: x => x.Member,
                        principalTable: "panel_member",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_panel_recusal_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_redaction",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_redaction", x => x.Subject);
                    table.ForeignKey(
                        name: "FK_panel_redaction_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_referral",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", unicode: false, maxLength: 25, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReferredBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ReferredByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    DecisionWords = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    OutcomeOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TakenBackBecause = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_referral", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_referral_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_invitation_door",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Invitation = table.Column<Guid>(type: "TEXT", nullable: false),
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
                    table.PrimaryKey("PK_panel_invitation_door", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_invitation_door_panel_invitation_Invitation",
                        column: x => x.Invitation,
                        principalTable: "panel_invitation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_minutes_text",
                columns: table => new
                {
                    Part = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ApprovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ApprovedBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: true),
                    ApprovedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_minutes_text", x => new { x.Part, x.Number });
                    table.ForeignKey(
                        name: "FK_panel_minutes_text_panel_minutes_part_Part",
                        column: x => x.Part,
                        principalTable: "panel_minutes_part",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_pack_case",
                columns: table => new
                {
                    Pack = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Papers = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unanswered = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Since = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_pack_case", x => new { x.Pack, x.Subject });
                    table.ForeignKey(
                        name: "FK_panel_pack_case_panel_certified_papers_Papers",
                        column: x => x.Papers,
                        principalTable: "panel_certified_papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_panel_pack_case_panel_pack_Pack",
                        column: x => x.Pack,
                        principalTable: "panel_pack",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_family_letter",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Addressee = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Broken = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    WrittenByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_family_letter", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_panel_family_letter_panel_family_follow_up_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_family_follow_up",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_family_question",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_family_question", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_panel_family_question_panel_family_follow_up_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_family_follow_up",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_family_told",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    WasTold = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_family_told", x => new { x.Subject, x.Number });
                    table.ForeignKey(
                        name: "FK_panel_family_told_panel_family_follow_up_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_family_follow_up",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_finding_doubt",
                columns: table => new
                {
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_finding_doubt", x => new { x.Finding, x.Line });
                    table.ForeignKey(
                        name: "FK_panel_finding_doubt_panel_finding_Finding",
                        column: x => x.Finding,
                        principalTable: "panel_finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_finding_factor",
                columns: table => new
                {
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    LinkId = table.Column<string>(type: "TEXT", unicode: false, maxLength: 100, nullable: false),
                    Domain = table.Column<string>(type: "TEXT", unicode: false, maxLength: 1, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Grade = table.Column<int>(type: "INTEGER", nullable: false),
                    IsModifiable = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_finding_factor", x => new { x.Finding, x.Line });
                    table.ForeignKey(
                        name: "FK_panel_finding_factor_panel_finding_Finding",
                        column: x => x.Finding,
                        principalTable: "panel_finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_finding_presence",
                columns: table => new
                {
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Seat = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_finding_presence", x => new { x.Finding, x.Member });
                    table.ForeignKey(
                        name: "FK_panel_finding_presence_panel_finding_Finding",
                        column: x => x.Finding,
                        principalTable: "panel_finding",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_action_letter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Recommendation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_action_letter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_action_letter_panel_recommendation_Recommendation",
                        column: x => x.Recommendation,
                        principalTable: "panel_recommendation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_agreed_action",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", unicode: false, maxLength: 12, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Panel = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Meeting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Finding = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    AgreedFor = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Recommendation = table.Column<Guid>(type: "TEXT", nullable: true),
                    Factor = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Contact = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Said = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SaidAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OfficeToldFor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SettledBecause = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    NextStepOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_agreed_action", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_agreed_action_panel_action_owner_Contact",
                        column: x => x.Contact,
                        principalTable: "panel_action_owner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_panel_agreed_action_panel_panel_case_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_panel_case",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_panel_agreed_action_panel_recommendation_Recommendation",
                        column: x => x.Recommendation,
                        principalTable: "panel_recommendation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "panel_recused_person",
                columns: table => new
                {
                    Recusal = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_recused_person", x => new { x.Recusal, x.Person });
                    table.ForeignKey(
                        name: "FK_panel_recused_person_panel_recusal_Recusal",
                        column: x => x.Recusal,
                        principalTable: "panel_recusal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_redaction_decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Instead = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Choice = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_redaction_decision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_redaction_decision_panel_redaction_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_redaction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_redaction_role",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Known = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Instead = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_redaction_role", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_redaction_role_panel_redaction_Subject",
                        column: x => x.Subject,
                        principalTable: "panel_redaction",
                        principalColumn: "Subject",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "panel_action_entry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Action = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Step = table.Column<string>(type: "TEXT", unicode: false, maxLength: 10, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    File = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_panel_action_entry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_panel_action_entry_panel_agreed_action_Action",
                        column: x => x.Action,
                        principalTable: "panel_agreed_action",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_panel_action_entry_panel_file_File",
                        column: x => x.File,
                        principalTable: "panel_file",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "panel_audit_head",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_panel_action_entry_Action",
                table: "panel_action_entry",
                column: "Action");

            migrationBuilder.CreateIndex(
                name: "IX_panel_action_entry_File",
                table: "panel_action_entry",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_panel_action_letter_Recommendation_Number",
                table: "panel_action_letter",
                columns: new[] { "Recommendation", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_action_owner_Email",
                table: "panel_action_owner",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_action_owner_LinkHash",
                table: "panel_action_owner",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_agency_note_Subject_Request",
                table: "panel_agency_note",
                columns: new[] { "Subject", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_agenda_item_Meeting_Subject",
                table: "panel_agenda_item",
                columns: new[] { "Meeting", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "listed_once",
                table: "panel_agenda_item",
                column: "Subject",
                unique: true,
                filter: "Outcome = 'Open'");

            migrationBuilder.CreateIndex(
                name: "actions_by_due",
                table: "panel_agreed_action",
                columns: new[] { "DueOn", "Id" },
                filter: "SettledAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_Contact",
                table: "panel_agreed_action",
                column: "Contact");

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_DueOn_Id",
                table: "panel_agreed_action",
                columns: new[] { "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_Meeting",
                table: "panel_agreed_action",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_NextStepOn",
                table: "panel_agreed_action",
                column: "NextStepOn",
                filter: "NextStepOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_Recommendation",
                table: "panel_agreed_action",
                column: "Recommendation");

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_Reference",
                table: "panel_agreed_action",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_State_Subject",
                table: "panel_agreed_action",
                columns: new[] { "State", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_agreed_action_Subject",
                table: "panel_agreed_action",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_panel_answered_once_At",
                table: "panel_answered_once",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_panel_audit_Actor_Sequence",
                table: "panel_audit",
                columns: new[] { "Actor", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_audit_Subject_Sequence",
                table: "panel_audit",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_certified_papers_Subject_Number",
                table: "panel_certified_papers",
                columns: new[] { "Subject", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "deputy_recused_once",
                table: "panel_deputy_recusal",
                columns: new[] { "Subject", "Email" },
                unique: true,
                filter: "TakenBackAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_discussion_Meeting",
                table: "panel_discussion",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_panel_discussion_NextLookOn",
                table: "panel_discussion",
                column: "NextLookOn",
                filter: "NextLookOn IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "to_tell",
                table: "panel_family_follow_up",
                column: "OpenSince",
                filter: "OpenSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_file_Address",
                table: "panel_file",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_panel_file_CheckedAt",
                table: "panel_file",
                column: "CheckedAt");

            migrationBuilder.CreateIndex(
                name: "IX_panel_file_State_NotBefore",
                table: "panel_file",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_finding_Item",
                table: "panel_finding",
                column: "Item");

            migrationBuilder.CreateIndex(
                name: "IX_panel_finding_RatifiedAt_Id",
                table: "panel_finding",
                columns: new[] { "RatifiedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_finding_Subject_Number",
                table: "panel_finding",
                columns: new[] { "Subject", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "asked_once",
                table: "panel_guest_expert",
                columns: new[] { "Meeting", "Subject", "Person" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_guest_expert_Person",
                table: "panel_guest_expert",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_panel_invitation_LinkHash",
                table: "panel_invitation",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_invitation_Meeting_Member",
                table: "panel_invitation",
                columns: new[] { "Meeting", "Member" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_invitation_door_Email",
                table: "panel_invitation_door",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_panel_invitation_door_FrozenAt",
                table: "panel_invitation_door",
                column: "FrozenAt",
                filter: "FrozenAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_invitation_door_Invitation",
                table: "panel_invitation_door",
                column: "Invitation");

            migrationBuilder.CreateIndex(
                name: "IX_panel_invitation_door_SelectorHash",
                table: "panel_invitation_door",
                column: "SelectorHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_library_point_Finding_Line",
                table: "panel_library_point",
                columns: new[] { "Finding", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_library_point_Subject",
                table: "panel_library_point",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "learned_last",
                table: "panel_library_point",
                columns: new[] { "FoundAt", "Id" },
                filter: "ReplacedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "learned_last_of_theme",
                table: "panel_library_point",
                columns: new[] { "Theme", "FoundAt", "Id" },
                filter: "ReplacedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_mail_About_State",
                table: "panel_mail",
                columns: new[] { "About", "State" },
                filter: "About IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_mail_State_NotBefore",
                table: "panel_mail",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_mail_State_SettledAt",
                table: "panel_mail",
                columns: new[] { "State", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_meeting_NextCheckOn",
                table: "panel_meeting",
                column: "NextCheckOn");

            migrationBuilder.CreateIndex(
                name: "IX_panel_meeting_Number",
                table: "panel_meeting",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_meeting_On_Number",
                table: "panel_meeting",
                columns: new[] { "On", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_meeting_PackDueOn",
                table: "panel_meeting",
                column: "PackDueOn");

            migrationBuilder.CreateIndex(
                name: "IX_panel_member_Name",
                table: "panel_member",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_panel_member_Person",
                table: "panel_member",
                column: "Person",
                unique: true,
                filter: "Person IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "sits_once",
                table: "panel_member",
                column: "Email",
                unique: true,
                filter: "LeftOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_minutes_part_Meeting",
                table: "panel_minutes_part",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_panel_outbox_DeliveredAt_Number",
                table: "panel_outbox",
                columns: new[] { "DeliveredAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_outbox_EventId",
                table: "panel_outbox",
                column: "EventId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_pack_Meeting_Number",
                table: "panel_pack",
                columns: new[] { "Meeting", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_pack_case_Papers",
                table: "panel_pack_case",
                column: "Papers");

            migrationBuilder.CreateIndex(
                name: "IX_panel_panel_case_Label",
                table: "panel_panel_case",
                column: "Label",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "waiting_by_due",
                table: "panel_panel_case",
                columns: new[] { "DueOn", "Label" },
                filter: "ReadySince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_recommendation_MadeAt_Id",
                table: "panel_recommendation",
                columns: new[] { "MadeAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_panel_recommendation_Meeting",
                table: "panel_recommendation",
                column: "Meeting");

            migrationBuilder.CreateIndex(
                name: "IX_panel_recommendation_Reference",
                table: "panel_recommendation",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_recommendation_Subject",
                table: "panel_recommendation",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_panel_recusal_Member",
                table: "panel_recusal",
                column: "Member");

            migrationBuilder.CreateIndex(
                name: "recused_once",
                table: "panel_recusal",
                columns: new[] { "Subject", "Member" },
                unique: true,
                filter: "TakenBackAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_recused_person_Person",
                table: "panel_recused_person",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_panel_redaction_decision_Subject",
                table: "panel_redaction_decision",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_panel_redaction_role_Subject",
                table: "panel_redaction_role",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_panel_referral_Subject",
                table: "panel_referral",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "open_by_day",
                table: "panel_referral",
                columns: new[] { "On", "Id" },
                filter: "ClosedOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_panel_series_Name",
                table: "panel_series",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_take_away_Meeting_Member",
                table: "panel_take_away",
                columns: new[] { "Meeting", "Member" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_panel_take_away_Member",
                table: "panel_take_away",
                column: "Member");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "panel_access");

            migrationBuilder.DropTable(
                name: "panel_action_entry");

            migrationBuilder.DropTable(
                name: "panel_action_letter");

            migrationBuilder.DropTable(
                name: "panel_agency_note");

            migrationBuilder.DropTable(
                name: "panel_agenda_item");

            migrationBuilder.DropTable(
                name: "panel_answered_once");

            migrationBuilder.DropTable(
                name: "panel_audit");

            migrationBuilder.DropTable(
                name: "panel_audit_head");

            migrationBuilder.DropTable(
                name: "panel_audit_key");

            migrationBuilder.DropTable(
                name: "panel_blind_score");

            migrationBuilder.DropTable(
                name: "panel_deputy_recusal");

            migrationBuilder.DropTable(
                name: "panel_discussion");

            migrationBuilder.DropTable(
                name: "panel_entry_asked");

            migrationBuilder.DropTable(
                name: "panel_family_letter");

            migrationBuilder.DropTable(
                name: "panel_family_question");

            migrationBuilder.DropTable(
                name: "panel_family_told");

            migrationBuilder.DropTable(
                name: "panel_finding_doubt");

            migrationBuilder.DropTable(
                name: "panel_finding_draft");

            migrationBuilder.DropTable(
                name: "panel_finding_factor");

            migrationBuilder.DropTable(
                name: "panel_finding_presence");

            migrationBuilder.DropTable(
                name: "panel_guest_expert");

            migrationBuilder.DropTable(
                name: "panel_invitation_door");

            migrationBuilder.DropTable(
                name: "panel_library_point");

            migrationBuilder.DropTable(
                name: "panel_mail");

            migrationBuilder.DropTable(
                name: "panel_minutes_text");

            migrationBuilder.DropTable(
                name: "panel_outbox");

            migrationBuilder.DropTable(
                name: "panel_pack_case");

            migrationBuilder.DropTable(
                name: "panel_recused_person");

            migrationBuilder.DropTable(
                name: "panel_redaction_decision");

            migrationBuilder.DropTable(
                name: "panel_redaction_role");

            migrationBuilder.DropTable(
                name: "panel_referral");

            migrationBuilder.DropTable(
                name: "panel_series");

            migrationBuilder.DropTable(
                name: "panel_take_away");

            migrationBuilder.DropTable(
                name: "panel_agreed_action");

            migrationBuilder.DropTable(
                name: "panel_file");

            migrationBuilder.DropTable(
                name: "panel_family_follow_up");

            migrationBuilder.DropTable(
                name: "panel_finding");

            migrationBuilder.DropTable(
                name: "panel_invitation");

            migrationBuilder.DropTable(
                name: "panel_minutes_part");

            migrationBuilder.DropTable(
                name: "panel_certified_papers");

            migrationBuilder.DropTable(
                name: "panel_pack");

            migrationBuilder.DropTable(
                name: "panel_recusal");

            migrationBuilder.DropTable(
                name: "panel_redaction");

            migrationBuilder.DropTable(
                name: "panel_action_owner");

            migrationBuilder.DropTable(
                name: "panel_recommendation");

            migrationBuilder.DropTable(
                name: "panel_meeting");

            migrationBuilder.DropTable(
                name: "panel_member");

            migrationBuilder.DropTable(
                name: "panel_panel_case");
        }
    }
}
