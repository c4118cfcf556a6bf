using System.Buffers;
using System.Net;
using System.Text;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Services = SmtpServer.ComponentModel.ServiceProvider;

namespace Cdop.Kernel.Tests;

/// <summary>A real mail server that answers as the test wants.</summary>
internal sealed class PostOffice : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource closed = new();
    private Task open = Task.CompletedTask;

    public int Port { get; } = FreePort.Next();

    /// <summary>What it says of an address; 250 takes it.</summary>
    public int ToAddress { get; set; } = 250;

    /// <summary>What it says of the sender.</summary>
    public int ToSender { get; set; } = 250;

    /// <summary>What it took, as it came over the wire.</summary>
    public List<string> Taken { get; } = [];

    public void Open()
    {
        var services = new Services();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example").Endpoint(e => e.Endpoint(new(IPAddress.Loopback, Port))).Build();
        open = new SmtpServer.SmtpServer(options, services).StartAsync(closed.Token);
    }

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        Taken.Add(Encoding.UTF8.GetString(buffer));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Answer(ToSender);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => Answer(ToAddress);

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        await open;
        closed.Dispose();
    }

    private static Task<bool> Answer(int code) =>
        code == 250 ? Task.FromResult(true) : throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)code, "As the test wants"));
}
