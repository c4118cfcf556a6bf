namespace Cdop.Notifications.Tests;

public sealed class LaidBeforeTests
{
    private const string Words = "LIV-2025-049: very likely the same; kept apart. NHS number same\nN-2026-0043: possibly the same; kept apart. Postcode same\nDid the child live here? Yes (postcode)";

    [Fact]
    public void Who_reads_it_later_is_told_of_the_deaths_they_may_see_and_of_no_other() =>
        Assert.Equal(
            "N-2026-0043: possibly the same; kept apart. Postcode same\nDid the child live here? Yes (postcode)",
            LaidBefore.For(new HashSet<string> { "N-2026-0043" }, Words));

    [Fact]
    public void Who_reads_it_later_is_not_told_that_something_is_known_elsewhere() =>
        Assert.Equal(
            "Did the child live here? Yes (postcode)",
            LaidBefore.For(
                new HashSet<string>(),
                "There may be something in Wirral: speak to the manager of Wirral\nThere may be something that no area has taken yet: speak to your manager\nDid the child live here? Yes (postcode)"));

    [Fact]
    public void The_deaths_compared_are_found_in_the_words() =>
        Assert.Equal(["LIV-2025-049", "N-2026-0043"], LaidBefore.ReferencesIn(Words));
}
