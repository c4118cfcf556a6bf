using Microsoft.Extensions.Logging;
using NodaTime.Testing;
using static Cdop.Forms.Tests.Written;

namespace Cdop.Forms.Tests;

/// <summary>A rule that the engine of FHIRPath cannot answer stops nobody, and is not passed over in silence.</summary>
public sealed class RuleFaultTests
{
    [Theory]
    [InlineData("answer.single().exists()")]
    [InlineData("answer.select(value.code.length() * 79228162514264337593543950335.0 * 10.0).first() > 1")]
    public void It_is_logged_once_with_the_rule_and_no_answer(string expression)
    {
        var heard = new Heard();
        var json = Form(Choice("many", "alpha", "beta").With("repeats", true).Ruled(expression, "Choose one")).ToJsonString();
        var form = new FormLibrary([new One(json)], FakeClock.FromUtc(2026, 3, 3), heard).Find("trial", "1")!;
        var answers = new FormAnswers(form);
        answers.Set(new("many"), [.. form.Find("many")!.Options.Select(option => option.Answer)]);

        Assert.Empty(answers.Problems());
        Assert.Empty(answers.Problems());

        var (level, line) = Assert.Single(heard.Lines);
        Assert.Equal(LogLevel.Error, level);
        Assert.StartsWith($"The rule “rule” of the form trial, version 1, cannot be answered and is taken as kept: {expression}: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("beta", line, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class One(string json) : IPublishedForms
    {
        private readonly Guid id = Guid.CreateVersion7();

        public IReadOnlyList<PublishedForm> Beside(IReadOnlyCollection<Guid> known) => known.Contains(id) ? [] : [new(id, "trial", "1", new(2022, 4, 1), json)];
    }

    private sealed class Heard : ILogger<FormLibrary>
    {
        public List<(LogLevel Level, string Line)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add((logLevel, $"{formatter(state, exception)}{exception}"));
    }
}
