namespace Cdop.Notifications;

/// <summary>One of the four pages on which the public notifies a death.</summary>
/// <param name="Part">The part of the form it asks for.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Title">What it is called.</param>
internal sealed record Screen(string Part, string Address, string Title)
{
    public static readonly Screen AboutYou = new(nameof(LogNotification.Notifier), "/notify", "About you");
    public static readonly Screen TheChild = new(nameof(LogNotification.Child), "/notify/child", "The child");
    public static readonly Screen TheDeath = new(nameof(LogNotification.Death), "/notify/death", "The death");
    public static readonly Screen ThePeople = new(nameof(LogNotification.People), "/notify/people", "Who knew the child");

    /// <summary>In the order they are filled in.</summary>
    public static readonly IReadOnlyList<Screen> All = [AboutYou, TheChild, TheDeath, ThePeople];

    /// <summary>What the names of its fields begin with.</summary>
    public string Prefix => $"Form.{Part}";

    /// <summary>1 to 4.</summary>
    public int Number => All.ToList().IndexOf(this) + 1;

    /// <summary>
    /// Where it is for somebody who is writing: whoever comes in by the first address of all, on a computer that others use, is
    /// asked whether they go on with what was begun.
    /// </summary>
    public string Within => Number == 1 ? $"{Address}?from={NotifyPage.On}" : Address;

    /// <summary>The screen before, or home.</summary>
    public string Back => Number == 1 ? "/" : All[Number - 2].Within;

    /// <summary>The screen after; itself for the last.</summary>
    public Screen Next => All[Math.Min(Number, All.Count - 1)];
}
