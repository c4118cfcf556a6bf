namespace Cdop.Kernel.Tests;

public sealed class ResultTests
{
    [Fact]
    public void What_a_problem_quotes_stands_in_no_exception_which_is_logged()
    {
        Result<int> refused = new Problems().When(true, "Form.Name", "“Ann Smith” is no name").When(true, "", "Ann Smith was notified already");

        var thrown = Assert.Throws<InvalidOperationException>(() => refused.Value);

        Assert.Equal("There is no value, since there are problems: Form.Name, the whole.", thrown.Message);
        Assert.DoesNotContain("Smith", thrown.ToString(), StringComparison.Ordinal);
    }
}
