using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Cdop.PanelReview;

/// <summary>Brings a case to a meeting of the panel and records what was found.</summary>
public static class PanelReviewModule
{
    internal const string Schema = "panel";

    /// <summary>Everything the module runs on.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="chromium">The path of the Chromium that prints papers; null where there is none.</param>
    public static IServiceCollection AddPanelReview(this IServiceCollection services, string? chromium = null) =>
        services
            .AddModuleDb<PanelReviewDb>(Schema)
            .AddFilesOf<PanelReviewDb>()
            .AddAccessCopies<PanelReviewDb, PanelCase>()
            .AddAccessCopies<PanelReviewDb, LibraryPoint>()
            .AddSingleton(_ => PanelRulesAsData.Read())
            .AddSingleton(_ => PanelRulesAsData.Themes())
            .AddScoped<MemberAccounts>()
            .AddScoped<RecusalsOfAccounts>()
            .AddScoped<IHandle<CaseReadinessChanged>, OpenPanelCase>()
            .AddScoped<SeedPanels>()
            .AddScoped<MeetingMail>()
            .AddScoped<MemberInvitations>()
            .AddScoped<ChangeMeeting>()
            .AddScoped<CasesAsked>()
            .AddScoped<InterestsOfMembers>()
            .AddScoped<PapersNotSeen>()
            .AddScoped<PlanOrderHandler>()
            .AddScoped<RecordAttendanceHandler>()
            .AddScoped<AddSeriesHandler>()
            .AddScoped<DescribeSeriesHandler>()
            .AddScoped<ChangeListedCase>()
            .AddScoped<ListForMeetingHandler>()
            .AddScoped<TakeOffMeetingHandler>()
            .AddScoped<FastTrackCaseHandler>()
            .AddScoped<HoldPanelCaseHandler>()
            .AddScoped<RecuseMemberHandler>()
            .AddScoped<TakeBackRecusalHandler>()
            .AddScoped<PaperDesk>()
            .AddScoped<AnalysisInPapers>()
            .AddScoped<RedactPapersHandler>()
            .AddScoped<CertifyPapersHandler>()
            .AddScoped<IssuePackHandler>()
            .AddScoped<MyPacks>()
            .AddScoped<AllowTakeAwayHandler>()
            .AddScoped<InviteGuestHandler>()
            .AddScoped<WithdrawGuestHandler>()
            .AddScoped<GuestPapers>()
            .AddSingleton<Passphrases>()
            .AddSingleton(new ChromiumSettings(chromium))
            .AddSingleton<Chromium>()
            .AddScoped<CasesToScore>()
            .AddScoped<GiveScoreHandler>()
            .AddScoped<AskScoresHandler>()
            .AddScoped<HeldCases>()
            .AddScoped<OpenDiscussionHandler>()
            .AddScoped<FindingBook>()
            .AddScoped<WriteForMeetingHandler>()
            .AddScoped<RatifyFindingHandler>()
            .AddScoped<TellingWords>()
            .AddScoped<ActionMail>()
            .AddScoped<ActionRegister>()
            .AddScoped<ChangeAction>()
            .AddScoped<PeopleOfArea>()
            .AddScoped<NameActionOwnerHandler>()
            .AddScoped<ChangeActionDayHandler>()
            .AddScoped<NoteActionHandler>()
            .AddScoped<ServeRecommendationHandler>()
            .AddScoped<SettleAnswerHandler>()
            .AddScoped<CloseActionHandler>()
            .AddScoped<ReopenActionHandler>()
            .AddScoped<AnswerActionHandler>()
            .AddScoped<IHandle<FileInfected>, LoseEvidence>()
            .AddScoped<ChangeRecommendation>()
            .AddScoped<WriteActionLetterHandler>()
            .AddScoped<NoteLetterAnswerHandler>()
            .AddScoped<DeferCaseHandler>()
            .AddScoped<TakeUpAgainHandler>()
            .AddScoped<KeepFindingHandler>()
            .AddScoped<MinuteBook>()
            .AddScoped<DraftMinutesHandler>()
            .AddScoped<WriteMinutesHandler>()
            .AddScoped<ApproveMinutesHandler>()
            .AddScoped<IHandle<CaseReviewed>, StartFollowUp>()
            .AddScoped<DescribeLearningHandler>()
            .AddScoped<ThankAgenciesHandler>()
            .AddScoped<ChangeFamily>()
            .AddScoped<PlanFamilyFeedbackHandler>()
            .AddScoped<KeepFamilyWishesHandler>()
            .AddScoped<WriteFamilyLetterHandler>()
            .AddScoped<RecordFamilyToldHandler>()
            .AddScoped<LeaveFamilyUntoldHandler>()
            .AddScoped<TakeBackFamilyToldHandler>()
            .AddScoped<AnswerFamilyHandler>()
            .AddScoped<ChangePanelCase>()
            .AddScoped<ReferCaseHandler>()
            .AddScoped<FollowReferralHandler>()
            .AddScoped<PlanMeetingHandler>()
            .AddScoped<MoveMeetingHandler>()
            .AddScoped<CancelMeetingHandler>()
            .AddScoped<InviteMembersHandler>()
            .AddScoped<WithdrawInvitationHandler>()
            .AddScoped<DeputyAddress>()
            .AddScoped<AnswerInvitationHandler>()
            .AddScoped<EnterReplyHandler>()
            .AddScoped<InvitationEntrance>()
            .AddScoped<LetInAtInvitation>()
            .AddScoped<AskForCodeHandler>()
            .AddScoped<EnterInvitationHandler>()
            .AddTransient<MailInvitationCodes>()
            .AddQuartz(MailInvitationCodes.Schedule)
            .AddScoped<AddMemberHandler>()
            .AddScoped<DescribeMemberHandler>()
            .AddTransient<RemindMembers>()
            .AddQuartz(RemindMembers.Schedule)
            .AddTransient<ChaseDeferred>()
            .AddQuartz(ChaseDeferred.Schedule)
            .AddTransient<ChaseActions>()
            .AddQuartz(ChaseActions.Schedule);

    /// <summary>Puts in the series of meetings that a new installation begins with. To be run at every start, on every installation.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        await scope.ServiceProvider.GetRequiredService<SeedPanels>().Handle(ct);
    }

    /// <summary>Puts invented members on panels that have none: for development and training, never for a live site.</summary>
    public static async Task SeedDevelopmentMembersAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().AsTheService();
        await scope.ServiceProvider.GetRequiredService<SeedPanels>().HandleMembers(ct);
    }

    /// <summary>Holds and prepares meetings over invented cases that are ready for the panel: for the caseload of development.</summary>
    /// <param name="services">Where everything is registered.</param>
    /// <param name="office">Who acts for the office.</param>
    /// <param name="chair">Who chairs the panel.</param>
    /// <param name="walk">Moves the clock of those services.</param>
    /// <param name="random">By what it is decided who comes, and when they answer.</param>
    /// <param name="today">Now, after which nothing happens.</param>
    /// <param name="ct">Gives up.</param>
    public static Task InventMeetingsAsync(IServiceProvider services, ICurrentUser office, ICurrentUser chair, Action<Instant> walk, Random random, Instant today, CancellationToken ct) =>
        new InventMeetings(services.GetRequiredService<IServiceScopeFactory>(), office, chair, walk, random, today).Handle(ct);
}
