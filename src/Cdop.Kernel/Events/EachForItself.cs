using Microsoft.EntityFrameworkCore;

namespace Cdop.Kernel;

/// <summary>How a sweep goes over what is due: one that fails does not keep the others from being done.</summary>
public static class EachForItself
{
    /// <summary>
    /// Does something to each. What somebody else changed at this very moment is left for the next turn; of any other fault
    /// <paramref name="failed"/> is told the name, and no word of what it was about.
    /// </summary>
    /// <typeparam name="T">What the sweep knows of each.</typeparam>
    /// <param name="due">What is due.</param>
    /// <param name="act">What is done to one, in a scope and a transaction of its own.</param>
    /// <param name="failed">Writes it into the log.</param>
    public static async Task Do<T>(IEnumerable<T> due, Func<T, Task> act, Action<T, string> failed)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(failed);

        foreach (var one in due)
        {
            try
            {
                await act(one);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Looked at again in the next turn.
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                failed(one, fault.GetType().Name);
            }
        }
    }
}
