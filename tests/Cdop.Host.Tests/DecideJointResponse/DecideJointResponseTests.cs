using System.Net;

namespace Cdop.Host.Tests;

/// <summary>Whether a joint agency response is needed, decided by the designated doctor.</summary>
public sealed class DecideJointResponseTests : IAsyncDisposable
{
    private readonly HostUnderTest host = new();

    [Fact]
    public async Task The_designated_doctor_is_led_to_it_decides_it_and_changes_nothing_else_of_the_case()
    {
        using var desk = await host.SignIn("manager.quayle");
        using var visitor = host.Open();
        var told = Told.Of(Instant.FromDateTimeOffset(host.Clock.GetUtcNow()).DateIn()) with { Postcode = "L36 0ZZ" };
        var reviewed = await desk.Accept(await visitor.Notify(told));
        using var doctor = await host.SignIn("doctor.fenwick");
        var (address, way) = ($"/cases/{reviewed}/joint-response", $"main a[href='/cases/{reviewed}/joint-response']");

        Assert.NotNull((await doctor.Get($"/cases/{reviewed}")).Document.QuerySelector(way));
        var after = await doctor.Press(await doctor.Get(address), "Save", ("Form.IsNeeded", "true"), ("Form.Criteria", "InCustody"), ("Form.Because", "The police have told us."));

        Assert.Equal($"/cases/{reviewed}", after.Address.AbsolutePath);
        Assert.Contains("The police have told us.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Decided by Dr Alex Fenwick", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await doctor.Get($"/cases/{reviewed}/owner")).Status);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
