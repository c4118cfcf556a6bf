using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

/// <summary>Whatever words about a case others than their writer read: none of them names the family.</summary>
public sealed class ReadByOthersTests : IAsyncDisposable
{
    private const string Named = "Sarah Thorne, 999 000 0018, LIV 2026 017";

    private readonly Panels panels = new();
    private readonly Register register;

    public ReadByOthersTests() => register = new(panels);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task What_the_office_writes_of_an_action_names_nobody()
    {
        var reference = Assert.Single(await register.Agreed(new(2026, 8, 1), "Send the leaflet"));

        Refused("Words", await register.Change(reference, (NoteActionHandler handler, Guid version) => handler.Handle(reference, new() { Words = Named, Version = version }, Ct)));
        Refused("Words", await register.Change(reference, (CloseActionHandler handler, Guid version) => handler.Handle(reference, new() { By = ClosedBy.Reason, Words = Named, Version = version }, Ct)));
        Refused("Because", await register.Change(reference, (ChangeActionDayHandler handler, Guid version) => handler.Handle(reference, new() { Due = new(2026, 9, 1), Because = Named, Version = version }, Ct)));
        Register.Done(await register.Change(reference, (NoteActionHandler handler, Guid version) => handler.Handle(reference, new() { Words = "The mother asked for it", Version = version }, Ct)));
    }

    [Fact]
    public async Task What_an_owner_wrote_is_shown_without_the_names()
    {
        var reference = Assert.Single(await register.Agreed(new(2026, 8, 1), "Send the leaflet"));
        await register.Name(reference);
        Assert.True((await register.Answer(await register.LinkOf(), reference, OwnerSays.Done, "We told Sarah Thorne"))!.Succeeded);

        var page = await panels.As("office").Look<ViewActionPage>(page =>
        {
            page.Reference = reference;
            return page.OnGetAsync(Ct);
        });

        Assert.Equal("We told the mother", page.Said(page.Action.Words));
    }

    [Fact]
    public async Task Reasons_about_a_case_of_a_meeting_name_nobody()
    {
        var sitting = new Sitting(panels);
        await sitting.Open();
        var (number, label) = (sitting.Number, sitting.Label);
        panels.As("office");
        var version = (await panels.Agenda(number, Ct)).Single().Version;
        var member = await panels.Modules.Use((PanelReviewDb db) => db.Members.Where(one => one.Seat == "lay").Select(one => one.Id).SingleAsync(Ct));

        Refused("Because", (await panels.Modules.Use((RecuseMemberHandler handler) => handler.Handle(number, label, new() { Member = member, Because = Named, Version = version }, Ct)))!);
        Refused("Because", (await panels.Modules.Use((FastTrackCaseHandler handler) => handler.Handle(number, label, new() { IsFastTrack = true, Because = Named, Version = version }, Ct)))!);
        Refused("Because", await sitting.TakeUp(Named));
        panels.As("office");
        Refused("AddInstead", (await panels.Modules.Use((RedactPapersHandler handler) => handler.Handle(number, label, new() { AddWords = "once", AddInstead = Named }, Ct)))!);
        Assert.All(await panels.Modules.Use((PanelReviewDb db) => db.Recusals.AsNoTracking().ToListAsync(Ct)), one => Assert.NotEqual(Named, one.Because));
    }

    private static void Refused(string field, Result<string> result)
    {
        var problem = Assert.Single(result.Problems);
        Assert.Equal(field, problem.Field);
        Assert.StartsWith("By these words the family could be told: Sarah Thorne, 999 000 0018, LIV 2026 017", problem.Message, StringComparison.Ordinal);
    }
}
