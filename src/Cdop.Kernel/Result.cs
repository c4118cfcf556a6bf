namespace Cdop.Kernel;

/// <summary>Something a person must put right, and the field to put it right in.</summary>
/// <param name="Field">The property of the command, or empty for the whole.</param>
/// <param name="Message">A plain sentence that says what to do, without a full stop.</param>
public sealed record Problem(string Field, string Message);

/// <summary>Gathers every problem before answering, so that a person sees them all at once.</summary>
public sealed class Problems
{
    private readonly List<Problem> found = [];

    /// <summary>What has been found so far, in the order it was looked for.</summary>
    public IReadOnlyList<Problem> Found => found;

    /// <summary>Whether anything stands in the way.</summary>
    public bool Any => found.Count > 0;

    /// <summary>Adds the problem when <paramref name="wrong"/>.</summary>
    public Problems When(bool wrong, string field, string message)
    {
        if (wrong)
        {
            found.Add(new(field, message));
        }

        return this;
    }
}

/// <summary>A value, or the problems that stand in its way.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Problem> problems) => (this.value, Problems) = (value, problems);

    /// <summary>What a person must put right; empty when it succeeded.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Problems.Count == 0;

    /// <summary>The value; throws where there are problems. An exception is logged, so it says where they are and never what, which may quote what somebody typed.</summary>
    public T Value => Succeeded ? value! : throw new InvalidOperationException($"There is no value, since there are problems: {string.Join(", ", Problems.Select(problem => problem.Field.Length > 0 ? problem.Field : "the whole"))}.");

    /// <summary>A value alone.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>One problem.</summary>
    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    /// <summary>All problems found.</summary>
    public static implicit operator Result<T>(Problems problems) => new(default, problems.Found);

    /// <summary>The same outcome with another value.</summary>
    public Result<TOther> As<TOther>(Func<T, TOther> map) => Succeeded ? map(value!) : new Result<TOther>(default, Problems);
}
