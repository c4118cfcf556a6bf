using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Hl7.FhirPath;

namespace Cdop.Forms;

/// <summary>FHIRPath by the SDK's own engine, with the checks that the engine leaves to the first run.</summary>
internal static partial class Expressions
{
    private static readonly FhirPathCompiler Compiler = new();
    private static readonly ConcurrentDictionary<string, CompiledExpression> Compiled = new();

    // What an expression may name with a per cent sign; the engine would find out only when it gets there.
    private static readonly HashSet<string> Variables = ["resource", "context", "notification"];

    /// <summary>
    /// The expression ready to be asked. The engine compares every item found by repeat(item) with every other, whole:
    /// 8 s for 400 items. What is below an item and matches a filter on linkIds is the same items, in 1 ms.
    /// </summary>
    public static CompiledExpression Compile(string expression) => Compiled.GetOrAdd(expression, CompileOnce);

    // What a refused definition says is not remembered.
    private static CompiledExpression CompileOnce(string expression) => Compiler.Compile(expression.Replace("repeat(item).where(", "descendants().where(", StringComparison.Ordinal));

    /// <summary>The questions of the form that an expression names. One about the notification names those of the notification.</summary>
    public static IEnumerable<string> Named(string expression) => IsOfNotification(expression) ? [] : LinkIdsIn(expression);

    // The compiler calls itself for each bracket and each step, and nobody can catch a stack that is full.
    private const int Longest = 2_000, Deepest = 30, MostSteps = 250;

    // None of these makes more of what it is given: with those that do, such as combine, twenty in a row take all memory. What is
    // replaced is taken out, and words are joined in one place at most, for the same reason.
    private static readonly HashSet<string> Functions =
    [
        "all", "allTrue", "and", "anyTrue", "as", "ceiling", "contains", "convertsToInteger", "count", "distinct", "div", "empty", "endsWith", "exists", "first", "floor", "hasValue", "iif", "implies", "in",
        "indexOf", "intersect", "is", "isDistinct", "last", "length", "lower", "matches", "matchesFull", "mod", "not", "now", "ofType", "or", "repeat", "replace", "replaceMatches", "round", "select", "single", "skip",
        "startsWith", "subsetOf", "substring", "supersetOf", "tail", "take", "toDate", "toDateTime", "toDecimal", "toInteger", "toString", "today", "trim", "upper", "where", "xor",
    ];

    // Each group of such answers within such a group, which the analysis asks for, are two.
    private const int MostRounds = 2;

    /// <summary>What is wrong with an expression, or nothing.</summary>
    public static string? Fault(string? expression, Func<string, bool> isLinkId)
    {
        if (string.IsNullOrWhiteSpace(expression))
        {
            return "The expression is empty";
        }

        if (expression.Length > Longest || DepthOf(expression) > Deepest)
        {
            return $"The FHIRPath “{expression[..Math.Min(40, expression.Length)]}…” is longer than {Longest:N0} characters or nested more than {Deepest} deep: say it shorter, or in several rules";
        }

        if (expression.Count(sign => sign is '.' or '(' or '[') > MostSteps)
        {
            return $"The FHIRPath “{expression[..Math.Min(40, expression.Length)]}…” takes more than {MostSteps} steps: say it in several rules";
        }

        try
        {
            CompileOnce(expression);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return $"The FHIRPath “{expression}” does not compile: {wrong.Message.ReplaceLineEndings(" ")}";
        }

        var bare = Quoted().Replace(expression, "''");
        return Disguising().Match(bare) is { Success: true } disguise
            ? $"The FHIRPath “{expression}” says {disguise.Value}: write names bare, and no comments"
            : Variable().Matches(bare).Select(match => match.Groups[1].Value).FirstOrDefault(name => !Variables.Contains(name)) is { } variable
            ? $"The FHIRPath “{expression}” names %{variable}, which is not given; there are {string.Join(", ", Variables.Select(name => $"%{name}"))}"
            : Repeat().IsMatch(bare.Replace("repeat(item).where(", "", StringComparison.Ordinal))
            ? $"The FHIRPath “{expression}” uses repeat other than as repeat(item).where(…), which takes the engine minutes on a large form"
            : RepeatedAgain().IsMatch(bare)
            ? $"The FHIRPath “{expression}” repeats what a step before has found already, which grows with every step: begin with repeat(item).where(…), as %resource.repeat(item).where(…), and repeat no more"
            : RoundsIn(bare) > MostRounds
            ? $"The FHIRPath “{expression}” looks through the answers for each answer more than {MostRounds} rounds deep, which takes the engine minutes on a large form: say it in several rules"
            : Called().Matches(bare).Select(match => match.Groups[1].Value).FirstOrDefault(name => !Functions.Contains(name)) is { } function
            ? $"The FHIRPath “{expression}” calls {function}(), which can take the engine for ever: there are {string.Join(", ", Functions.Order())}"
            : Selecting().Matches(bare).Any(select => LooksElsewhere().IsMatch(Within(bare, select.Index + select.Length)))
            ? $"The FHIRPath “{expression}” selects more than each answer holds, which grows with every step: select only from the answer itself"
            : Replacing().Count(bare) != TakingOut().Count(Quoted().Replace(expression, literal => literal.Length == 2 ? "''" : "'x'"))
            ? $"The FHIRPath “{expression}” replaces words by others, which grows with every step: it can only take them out, as replace(' ', '')"
            : Joining().Matches(bare).Count(joining => Within(bare, joining.Index + joining.Length).AsSpan().IndexOfAny('+', '&') >= 0) > 1
            ? $"The FHIRPath “{expression}” adds to or joins what it has joined already, which grows with every step: do so in one select or iif at most"
            : LooksThroughAll(bare) is { } slowly
            ? $"The FHIRPath “{expression}” {slowly}"
            : Matching().Matches(expression).FirstOrDefault(match => !IsQuick(match.Groups[1].Value)) is { } slow
            ? $"The FHIRPath “{expression}” matches {slow.Groups[1].Value}, which can take very long: write the pattern in quotes, repeat no group, and leave open how often in one place at most, of a pattern that begins with ^ and has no alternatives"
            : TypedValue().Match(bare) is { Success: true } typed
            ? $"The FHIRPath “{expression}” says {typed.Value}, which finds nothing: write .value"
            : Named(expression).FirstOrDefault(name => !isLinkId(name)) is { } linkId
            ? $"The FHIRPath “{expression}” names the linkId “{linkId}”, which is not in the form"
            : null;
    }

    private static int DepthOf(string expression)
    {
        var (deepest, depth) = (0, 0);
        foreach (var sign in expression)
        {
            depth += sign is '(' or '[' or '{' ? 1 : sign is ')' or ']' or '}' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    // What stands between the bracket before a place and the one that closes it.
    private static string Within(string bare, int from)
    {
        var (depth, to) = (1, from);
        while (to < bare.Length && (depth += bare[to] is '(' ? 1 : bare[to] is ')' ? -1 : 0) > 0)
        {
            to++;
        }

        return bare[from..to];
    }

    // How often what is asked of each is asked of each again: all answers, for all answers, for all answers.
    private static int RoundsIn(string bare)
    {
        var (most, within) = (0, new Stack<bool>());
        for (var at = 0; at < bare.Length; at++)
        {
            if (bare[at] == '(')
            {
                var goesThrough = GoesThrough().Match(bare, 0, at).Success;
                var isAsked = goesThrough && (bare[(at + 1)..].TrimStart() is not [')', ..] || !bare[..at].TrimEnd().EndsWith("exists", StringComparison.Ordinal));
                within.Push(isAsked);
                most = Math.Max(most, within.Count(one => one));
            }
            else if (bare[at] == ')')
            {
                within.TryPop(out _);
            }
        }

        return most;
    }

    // The whole form looked through for each of its answers, or each of many compared with each other, are squares: 15 s for 400 answers.
    // The answers to one question are few.
    private static string? LooksThroughAll(string bare)
    {
        var rounds = Round().Matches(bare).Select(round => (round.Index, From: round.Index + round.Length, Asked: Within(bare, round.Index + round.Length))).ToList();
        return bare.Contains('~', StringComparison.Ordinal)
            ? "compares by ~, which takes each of many with each other: write ="
            : rounds.Exists(round => round.Asked.Contains('%', StringComparison.Ordinal) && !IsOfOneQuestion(round.Index))
            ? "looks through the whole form for each of many answers, which takes the engine minutes on a large form: do so only for the answers to one question, as where(linkId = '…').answer.value.where(…)"
            : Comparing().Matches(bare).FirstOrDefault(call => !IsOfOneQuestion(call.Index)) is { } compared
            ? $"calls {compared.Groups[1].Value}(), which compares each of many answers with each other: do so only with the answers to one question, as where(linkId = '…').answer.value.{compared.Groups[1].Value}()"
            : null;

        bool IsOfOneQuestion(int at) => OfOneQuestion().IsMatch(bare[..at]) && !rounds.Exists(round => at >= round.From && at < round.From + round.Asked.Length);
    }

    // The engine looks for a match by trying each way there is: with a repeated group, with two groups of alternatives, or with two
    // places that leave open how often, the ways multiply; with one such place it tries them anew from each sign, unless the pattern
    // holds only at the beginning.
    private static bool IsQuick(string quoted)
    {
        if (quoted.Length < 2 || quoted.Contains("\\u", StringComparison.Ordinal))
        {
            return false;
        }

        var written = Escaped().Replace(quoted, sign => sign.Value[1..]);
        if (BackReference().IsMatch(written))
        {
            return false;
        }

        var pattern = Escaped().Replace(written[1..], "x");
        var isAtBeginning = pattern.StartsWith('^') && !pattern.StartsWith("^{", StringComparison.Ordinal) && !pattern.Contains('|', StringComparison.Ordinal);
        return !RepeatedGroup().IsMatch(pattern) && Open().Count(pattern) <= (isAtBeginning ? 1 : 0) && pattern.Count(sign => sign == '(') <= 1;
    }

    private static bool IsOfNotification(string expression) => expression.Contains("%notification", StringComparison.Ordinal);

    private static IEnumerable<string> LinkIdsIn(string expression) => NamedLinkId().Matches(expression).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"'(?:[^'\\]|\\.)*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:matches|matchesFull|replaceMatches)\s*\(\s*('(?:[^'\\]|\\.)*'(?=\s*[,)])|.?)")]
    private static partial Regex Matching();

    [GeneratedRegex(@"\breplace(?:Matches)?\s*\(")]
    private static partial Regex Replacing();

    [GeneratedRegex(@"\breplace(?:Matches)?\s*\(\s*'x?'\s*,\s*''\s*\)")]
    private static partial Regex TakingOut();

    [GeneratedRegex(@"\b(?:select|iif)\s*\(")]
    private static partial Regex Joining();

    [GeneratedRegex(@"\)\s*[*+?{]")]
    private static partial Regex RepeatedGroup();

    [GeneratedRegex(@"(?<!\()[*+?]|\{\d*,|\{\d{4}")]
    private static partial Regex Open();

    [GeneratedRegex(@"\\[1-9k]")]
    private static partial Regex BackReference();

    [GeneratedRegex(@"\b(?:where|select|all|exists)\s*\(")]
    private static partial Regex Round();

    [GeneratedRegex(@"\b(distinct|isDistinct|subsetOf|supersetOf|intersect)\s*\(")]
    private static partial Regex Comparing();

    [GeneratedRegex(@"\bwhere\s*\(\s*linkId\s*=\s*''\s*\)\s*\.\s*answer(?:\s*\.\s*value)?\s*\.\s*\z")]
    private static partial Regex OfOneQuestion();

    [GeneratedRegex(@"\\(?:.|\n)")]
    private static partial Regex Escaped();

    [GeneratedRegex("[`\"]|/[*/]")]
    private static partial Regex Disguising();

    [GeneratedRegex(@"\b([A-Za-z_]\w*)\s*\(")]
    private static partial Regex Called();

    [GeneratedRegex(@"\bselect\s*\(")]
    private static partial Regex Selecting();

    [GeneratedRegex(@"%|\||\brepeat\b")]
    private static partial Regex LooksElsewhere();

    [GeneratedRegex(@"\brepeat\s*\(")]
    private static partial Regex Repeat();

    // What is found below an item is found below each item around it again: of 24 groups, one in the other, 24 such steps in a row take all memory.
    [GeneratedRegex(@"[)\]]\s*(?:\.\s*[A-Za-z_]\w*\s*)*\.\s*repeat\s*\(")]
    private static partial Regex RepeatedAgain();

    [GeneratedRegex(@"\b(?:where|select|all|exists|repeat|aggregate|any|descendants|children)\s*\z")]
    private static partial Regex GoesThrough();

    [GeneratedRegex(@"%([A-Za-z][\w-]*)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\.value(?:Boolean|Decimal|Integer|Date|DateTime|Time|String|Coding|Quantity|Attachment)\b")]
    private static partial Regex TypedValue();

    [GeneratedRegex(@"linkId\s*=\s*'([^']*)'")]
    private static partial Regex NamedLinkId();
}
