using Cdop.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Cdop.DataCollection;

/// <summary>Keeps the case: where it is, what it waits for, its clocks, and in time what each agency knows of the child.</summary>
public static class DataCollectionModule
{
    internal const string Schema = "collection";

    /// <summary>Everything the module runs on.</summary>
    public static IServiceCollection AddDataCollection(this IServiceCollection services) =>
        services
            .AddModuleDb<DataCollectionDb>(Schema)
            .AddScoped<IKeepAccess, OwnersWithoutAccess>()
            .AddAccessCopies<DataCollectionDb, Case>()
            .AddFilesOf<DataCollectionDb>()
            .AddSingleton(scope => ReadClockRules.From(scope.GetRequiredService<IConfiguration>()))
            .AddSingleton(_ => RulesAsData.WhoToAsk())
            .AddSingleton(scope => ReadChasing.From(scope.GetRequiredService<IConfiguration>()))
            .AddSingleton(_ => RulesAsData.Precedence())
            .AddScoped<ISubjectDirectory, Subjects>()
            .AddScoped<IPaperDirectory, Papers>()
            .AddScoped<DocumentsAsRead>()
            .AddSingleton<WordsReader>()
            .AddSingleton<PageWords>()
            .AddTransient<ReadWords>()
            .AddQuartz(ReadWords.Schedule)
            .AddScoped<PutInPapersHandler>()
            .AddScoped<ICaseDirectory, CaseDirectory>()
            .AddScoped<Proposals>()
            .AddScoped<SaidFacts>()
            .AddScoped<RequestMail>()
            .AddScoped<Answering>()
            .AddScoped<Beginnings>()
            .AddScoped<RecordBeginnings>()
            .AddScoped<RecordBook>()
            .AddScoped<NotificationForm>()
            .AddScoped<ImportLegacyAnalysesHandler>()
            .AddScoped<CompleteRecordHandler>()
            .AddSingleton(_ => RulesAsData.JointSteps())
            .AddSingleton(_ => RulesAsData.Evidence())
            .AddScoped<EvidenceBook>()
            .AddScoped<PlanReviewMeetingHandler>()
            .AddScoped<SectionFilled>()
            .AddScoped<Unsent>()
            .AddScoped<TypeInReturnHandler>()
            .AddScoped<ChangeRequest>()
            .AddScoped<Entrance>()
            .AddSingleton<KeptSections>()
            .AddScoped<AskForEntryHandler>()
            .AddScoped<LetIn>()
            .AddScoped<EnterRequestHandler>()
            .AddScoped<EnterThroughOrganisationHandler>()
            .AddScoped<HandInFormHandler>()
            .AddScoped<SayNothingToAddHandler>()
            .AddScoped<SayNotForUsHandler>()
            .AddScoped<AskForTimeHandler>()
            .AddScoped<ShareRequestHandler>()
            .AddScoped<SendDocumentHandler>()
            .AddScoped<TakeBackDocumentHandler>()
            .AddTransient<MailEntryCodes>()
            .AddQuartz(MailEntryCodes.Schedule)
            .AddScoped<AskAgenciesHandler>()
            .AddScoped<EndRequests>()
            .AddScoped<RemindAddresseeHandler>()
            .AddScoped<PutOffRequestHandler>()
            .AddScoped<RefuseTimeHandler>()
            .AddScoped<AskAnotherFormHandler>()
            .AddScoped<OpenLinkAgainHandler>()
            .AddScoped<ReaddressRequestHandler>()
            .AddScoped<WithdrawRequestHandler>()
            .AddScoped<SendBackReturnHandler>()
            .AddScoped<WithdrawReturnHandler>()
            .AddScoped<CaseRecord>()
            .AddScoped<DecideAnswersHandler>()
            .AddScoped<FindCaseHandler>()
            .AddScoped<InventProgress>()
            .AddScoped<InventRequests>()
            .AddScoped<SettleClockOrTaskHandler>()
            .AddScoped<WriteNoteHandler>()
            .AddScoped<EditPersonHandler>()
            .AddScoped<AssignOwnerHandler>()
            .AddScoped<MoveCaseHandler>()
            .AddScoped<UndoMoveHandler>()
            .AddScoped<PauseCaseHandler>()
            .AddScoped<DecideJointResponseHandler>()
            .AddScoped<ResumeCaseHandler>()
            .AddScoped<AttachDocumentHandler>()
            .AddScoped<DescribeDocumentHandler>()
            .AddScoped<WithdrawDocumentHandler>()
            .AddScoped<SaveFilterHandler>()
            .AddScoped<DeleteFilterHandler>()
            .AddSingleton<IPublishedForms, PublishedForms>()
            .AddScoped<FormDrafts>()
            .AddScoped<LoadFormHandler>()
            .AddScoped<PublishFormHandler>()
            .AddScoped<WithdrawDraftHandler>()
            .AddScoped<IHandle<DeathAccepted>, OpenCase>()
            .AddScoped<IHandle<NotificationJoined>, JoinNotification>()
            .AddScoped<IHandle<DecisionUndone>, EndCase>()
            .AddScoped<IHandle<NotificationAmended>, TakeAmendment>()
            .AddScoped<IHandle<FileInfected>, TellOfInfection>()
            .AddScoped<IHandle<CaseReviewed>, TakeReview>()
            .AddQuartz(ChaseRequests.Schedule);

    /// <summary>What is wrong with the rules that an installation changes by its settings, a sentence each: asked at start, and not met at the first case.</summary>
    public static IReadOnlyList<string> FaultsOfRules(IServiceProvider services) => [.. FaultsOf<ClockRules>(services), .. FaultsOf<Chasing>(services)];

    private static string[] FaultsOf<TRules>(IServiceProvider services)
        where TRules : class
    {
        try
        {
            _ = services.GetRequiredService<TRules>();
            return [];
        }
        catch (InvalidOperationException wrong)
        {
            return wrong.Message.Split(Environment.NewLine);
        }
    }

    /// <summary>Lets in at a link whose address a known organisation has proved; the address of this site where they go on, the same for all who do not come in.</summary>
    public static async Task<string> EnterThroughOrganisationAsync(HttpContext http, string link, KnownOrganisation organisation, string email)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        return await services.GetRequiredService<EnterThroughOrganisationHandler>().Handle(link, new(organisation, email), ct) is { } door
            ? await services.GetRequiredService<Entrance>().Begin(http, link, door, ct)
            : KnownOrganisation.NotLetIn;
    }

    /// <summary>Brings an invented case as far as a real one of its age would be by now, as whoever acts in the scope: for the caseload of development.</summary>
    public static async Task InventProgressAsync(IServiceProvider scope, CaseId invented, Random random, Instant today, CancellationToken ct) =>
        await scope.GetRequiredService<InventProgress>().Handle(invented, random, today, ct);
}
