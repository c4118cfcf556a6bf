// A small module that breaks the rules, so that each rule is seen to find what it is there to find.
#pragma warning disable CA1812, CA1852, CA1040, CA1822 // never used, and wrong on purpose
namespace Cdop.Planted
{
    public static class PlantedModule;

    public sealed class ShownByMistake;

    internal class LeftOpen;

    internal sealed class DeathHelper;

    internal interface IOnlyOnce;

    internal sealed class OnlyOnce : IOnlyOnce;
}

namespace Cdop.Planted.Contracts
{
    public interface IDeathService;

    public sealed class Death;

    public sealed record DeathRenamed
    {
        public string Surname { get; set; } = "";
    }

    public sealed record DeathNamed : Cdop.Kernel.DomainEvent
    {
        public required string ChildName { get; init; }
    }

    public sealed record DeathExplained : Cdop.Kernel.DomainEvent
    {
        public required Cdop.Kernel.CaseId Case { get; init; }

        public required string Because { get; init; }

        public IReadOnlyList<string> Remarks { get; init; } = [];

        public DeathRenamed? Whole { get; init; }
    }
}

namespace Cdop.Planted.Domain
{
    internal sealed class CountDeathsHandler;
}

namespace Cdop.Planted.Elsewhere
{
    internal sealed class Lost;
}
