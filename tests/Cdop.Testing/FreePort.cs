using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cdop.Testing;

/// <summary>Ports on which nothing listens. None is given twice in one run: many programs start at once, and one that stopped is asked again to see that nobody answers.</summary>
public static class FreePort
{
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            if (((IPEndPoint)listener.LocalEndpoint).Port is var port && Given.TryAdd(port, true))
            {
                return port;
            }
        }
    }
}
