namespace Cdop.Kernel.Tests.Contracts;

internal sealed record SomethingSaid : DomainEvent
{
    public required int Length { get; init; }
}
