namespace Cdop.Kernel;

/// <summary>The sentence for an answer that cannot be read, where "Check …" would say too little.</summary>
/// <param name="sentence">What to do, without a full stop.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IfWrongAttribute(string sentence) : Attribute
{
    /// <summary>What to do, without a full stop.</summary>
    public string Sentence { get; } = sentence;
}
