namespace Cdop.PanelReview.Data;

public sealed class ColumnsTests
{
    [Theory]
    [InlineData(typeof(FindingFactor), nameof(FindingFactor.Name))]
    [InlineData(typeof(FindingDoubt), nameof(FindingDoubt.Sentence))]
    [InlineData(typeof(AgreedAction), nameof(AgreedAction.What))]
    [InlineData(typeof(AgreedAction), nameof(AgreedAction.Owner))]
    [InlineData(typeof(AgreedAction), nameof(AgreedAction.Factor))]
    [InlineData(typeof(Recommendation), nameof(Recommendation.What))]
    [InlineData(typeof(Recommendation), nameof(Recommendation.To))]
    [InlineData(typeof(Recommendation), nameof(Recommendation.Level))]
    [InlineData(typeof(LibraryPoint), nameof(LibraryPoint.What))]
    [InlineData(typeof(FamilyFollowUp), nameof(FamilyFollowUp.TellsThem))]
    [InlineData(typeof(FamilyQuestion), nameof(FamilyQuestion.Asked))]
    public async Task What_comes_from_a_form_is_kept_whole_however_long_a_later_version_lets_it_be(Type kept, string property)
    {
        await using var panels = new Panels();

        var longest = await panels.Modules.Use((PanelReviewDb db) => Task.FromResult(db.Model.FindEntityType(kept)!.FindProperty(property)!.GetMaxLength()));

        Assert.Equal(-1, longest);
    }
}
