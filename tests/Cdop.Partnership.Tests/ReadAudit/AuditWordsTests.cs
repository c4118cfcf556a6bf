namespace Cdop.Partnership.Tests;

public sealed class AuditWordsTests
{
    private const string Priya = "01a2166d4bae75098110457d92bb0065";

    private static readonly Dictionary<UserId, string> People = new() { [new(Priya)] = "Priya Marsh" };

    [Theory]
    [InlineData("Viewed", "Viewed")]
    [InlineData("UsedEmergencyAccess", "Used emergency access")]
    public void What_was_done_is_said_in_words(string action, string words) => Assert.Equal(words, AuditWords.Did(action));

    [Theory]
    [InlineData("CaseClock 01992f0e-6c1e-7000-8000-000000000001 forms-sent", "Case clock forms-sent")]
    [InlineData("SettleClockOrTaskPage", "Page to settle clock or task")]
    [InlineData("WithdrawRequestPage, Acute hospital", "Page to withdraw request, acute hospital")]
    [InlineData("ViewRequestPage, Police", "Request, police")]
    [InlineData("RecordSectionPage, review meeting", "Section of a record, review meeting")]
    [InlineData("ViewPage", "Page to view")]
    [InlineData("AnswerDraft 01992f0e-6c1e-7000-8000-000000000001 jar decision", "Answers to the joint agency response, decision")]
    [InlineData("Case, overview, opened in an emergency", "Case, overview, opened in an emergency")]
    [InlineData("Case, overview, copy CE4C-4899", "Case, overview, copy CE4C-4899")]
    [InlineData("CollateReturnsPage, opened in an emergency", "Page to collate returns, opened in an emergency")]
    [InlineData("Find a case", "Find a case")]
    [InlineData("notification N-2026-0412, to undo its decision", "Notification to undo its decision")]
    [InlineData("KNO-2026-011 beside notification N-2026-0412", "Beside notification")]
    [InlineData("Correction of N-2026-0412", "Correction")]
    [InlineData("Audit 01992f0e-6c1e-7000-8000-000000000001", "Audit")]
    public void What_it_was_done_to_is_said_in_words_and_names_no_other_case(string what, string words) => Assert.Equal(words, AuditWords.What(what));

    [Theory]
    [InlineData("", "")]
    [InlineData("IsRestricted", "Restricted")]
    [InlineData("Child.FamilyName, NhsNumber, IsDay", "Child: family name, NHS number, Day")]
    [InlineData("NextDue, Issuer", "Next due, Issuer")]
    public void Fields_are_said_in_words(string fields, string words) => Assert.Equal(words, AuditWords.Fields(fields));

    [Theory]
    [InlineData(null, "Ann", "“Ann”")]
    [InlineData("Anne", "Ann", "“Anne”, now “Ann”")]
    [InlineData("Anne", null, "“Anne”, removed")]
    [InlineData("False", "True", "no, now yes")]
    [InlineData("", "x", "nothing, now “x”")]
    public void What_a_field_held_and_holds_is_said_in_words(string? before, string? now, string words) => Assert.Equal(words, AuditWords.Change(new(before, now), People));

    [Fact]
    public void A_change_is_told_in_one_line_by_what_tells_most()
    {
        Dictionary<string, ChangedValue> values = new() { ["Id"] = new(null, Priya), ["At"] = new(null, "2026-09-06T10:24:15Z"), ["Kind"] = new(null, "Note"), ["Text"] = new(null, "Spoke to the ward"), ["Place"] = new(null, "x") };

        Assert.Equal("Text: “Spoke to the ward”; Kind: “Note”, and 3 more", AuditWords.InShort(values, People));
        Assert.Equal("Id, At", AuditWords.InShort(new Dictionary<string, ChangedValue> { ["Id"] = new(null, "1"), ["At"] = new(null, "2") }, People));
    }

    [Fact]
    public void Of_what_is_long_the_beginning_is_said() => Assert.Equal($"“{new string('a', 200)}…”", AuditWords.Change(new(null, new('a', 300)), People));

    [Theory]
    [InlineData(null, Priya, "Priya Marsh")]
    [InlineData(null, "01a2166d-4bae-7509-8110-457d92bb0071", "number …0071")]
    [InlineData("2026-09-06T10:24:15Z", "2026-12-06T10:24:15Z", "6 September 2026 at 11:24, now 6 December 2026 at 10:24")]
    [InlineData(null, "Sunday, 06 September 2026", "6 September 2026")]
    public void People_moments_and_days_are_said_as_people_read_them(string? before, string? now, string words) => Assert.Equal(words, AuditWords.Change(new(before, now), People));
}
