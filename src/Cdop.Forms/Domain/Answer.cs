namespace Cdop.Forms;

/// <summary>One answer to one question. No answer at all means that nobody has answered: "no", "not known" and "not applicable" are answers.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>As a person reads it.</summary>
    public abstract string Shown { get; }

    /// <summary>Less than, equal to or greater than the other; nothing where the two cannot be compared.</summary>
    internal virtual int? ComparedWith(Answer other) => null;

    /// <summary>Whether it says the same, whatever the words beside a code.</summary>
    internal virtual bool IsSameAs(Answer other) => ComparedWith(other) == 0;

    /// <summary>Whether these say the same as those, one for one; how white space stands between words is no difference.</summary>
    public static bool SayTheSame(IReadOnlyList<Answer> these, IReadOnlyList<Answer> those)
    {
        ArgumentNullException.ThrowIfNull(these);
        ArgumentNullException.ThrowIfNull(those);

        return these.Count == those.Count && these.Zip(those).All(pair => pair is (Words(var mine), Words(var theirs)) ? Squeezed(mine) == Squeezed(theirs) : pair.First == pair.Second);

        static string Squeezed(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>True or false, where there is truly nothing else.</summary>
    public sealed record YesNo(bool Value) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Value ? "Yes" : "No";

        internal override bool IsSameAs(Answer other) => other is YesNo(var value) && value == Value;
    }

    /// <summary>One of the options that a question offers.</summary>
    public sealed record Chosen(string System, string Code, string Display) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Display;

        internal override bool IsSameAs(Answer other) => other is Chosen chosen && chosen.System == System && chosen.Code == Code;
    }

    /// <summary>Text, of one line or many.</summary>
    public sealed record Words(string Value) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Value;

        internal override bool IsSameAs(Answer other) => other is Words(var value) && value == Value;
    }

    /// <summary>A whole number.</summary>
    public sealed record Whole(int Value) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Invariant(Value);

        internal override int? ComparedWith(Answer other) => other switch { Whole(var value) => Value.CompareTo(value), Number(var value) => ((decimal)Value).CompareTo(value), _ => null };
    }

    /// <summary>A number with decimal places.</summary>
    public sealed record Number(decimal Value) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Invariant(Value);

        internal override int? ComparedWith(Answer other) => other switch { Whole(var value) => Value.CompareTo(value), Number(var value) => Value.CompareTo(value), _ => null };
    }

    /// <summary>A day.</summary>
    public sealed record Day(LocalDate Value) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Value.ToString("d MMMM uuuu", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

        internal override int? ComparedWith(Answer other) => other is Day(var value) ? Value.CompareTo(value) : null;
    }

    /// <summary>A day and, where it is known, a time of it in London.</summary>
    public sealed record Moment(LocalDate Date, LocalTime? Time) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Time is { } time ? $"{new Day(Date).Shown}, {new Hour(time).Shown}" : new Day(Date).Shown;

        // A day whose time is not known lies neither before nor after another time of the same day.
        internal override int? ComparedWith(Answer other) =>
            other is not Moment moment ? null
            : Date != moment.Date ? Date.CompareTo(moment.Date)
            : Time is null && moment.Time is null ? 0
            : Time is { } mine && moment.Time is { } theirs ? mine.CompareTo(theirs)
            : null;
    }

    /// <summary>A time of day on the 24-hour clock.</summary>
    public sealed record Hour(LocalTime Value) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Value.ToString("HH:mm", null);

        internal override int? ComparedWith(Answer other) => other is Hour(var value) ? Value.CompareTo(value) : null;
    }

    /// <summary>A number with one of the units that a question offers. Two units are never compared.</summary>
    public sealed record Amount(decimal Value, FormUnit Unit) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => $"{Invariant(Value)} {Unit.Display}";

        internal override int? ComparedWith(Answer other) => other is Amount(var value, var unit) && unit.Code == Unit.Code ? Value.CompareTo(value) : null;
    }

    /// <summary>A document, kept by the module that hosts the form.</summary>
    public sealed record Document(string Title, string ContentType, string Address) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Title;

        internal override bool IsSameAs(Answer other) => other is Document document && document.Address == Address;
    }

    /// <summary>What was typed and cannot be read as an answer. It stays in the box of a draft, and counts for nothing.</summary>
    public sealed record Unread(string Typed) : Answer
    {
        /// <inheritdoc/>
        public override string Shown => Typed.TrimEnd('/'); // the boxes after the last that holds anything

        internal override bool IsSameAs(Answer other) => false;
    }

    private static string Invariant(IFormattable number) => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A unit of measure (UCUM) and how it is written beside the box.</summary>
public sealed record FormUnit(string Code, string Display);

/// <summary>One of the answers that a question offers.</summary>
public sealed record FormOption(string System, string Code, string Display)
{
    /// <summary>Whether it stands alone: where several can be ticked, it excludes all others.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>It, as an answer.</summary>
    public Answer.Chosen Answer { get; } = new(System, Code, Display);
}
