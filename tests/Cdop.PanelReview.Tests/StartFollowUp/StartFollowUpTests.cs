using Microsoft.EntityFrameworkCore;

namespace Cdop.PanelReview;

public sealed class StartFollowUpTests : IAsyncDisposable
{
    private readonly Panels panels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => panels.DisposeAsync();

    [Fact]
    public async Task All_that_the_form_lets_be_said_is_kept_although_a_role_is_longer_than_a_name()
    {
        var sitting = await new Sitting(panels).Open();
        await sitting.FillIn();
        await sitting.Type("follow-up", ("q:follow-up.feedback-by", Filled(500)), ("q:follow-up.questions", Filled(4000)));

        var ratified = await sitting.Ratify();
        Assert.True(ratified.Succeeded, string.Join("; ", ratified.Problems)); // initials may be anybody’s, and are let through

        var family = await panels.Modules.Use((PanelReviewDb db) => db.Families.AsNoTracking().SingleAsync(Ct));
        Assert.StartsWith("The child, the child,", family.TellsThem, StringComparison.Ordinal);
        Assert.True(family.TellsThem.Length > 500);
        Assert.True(family.Questions.Single().Asked.Length > 4000);
    }

    // A text of that length, with the initials of Rose Thorne again and again.
    private static string Filled(int length) => string.Concat(Enumerable.Repeat("RT, ", length))[..length].TrimEnd(' ', ',');
}
