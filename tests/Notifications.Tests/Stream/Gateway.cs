extern alias gateway;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ScenarioHub.Notifications.Tests.Stream;

/// <summary>The gateway on a port that stays the same when it is started anew.</summary>
public sealed class Gateway : WebApplicationFactory<gateway::Program>
{
    private readonly Uri _address;
    private readonly Uri _notifications;

    private Gateway(Uri address, Uri notifications) => (_address, _notifications) = (address, notifications);

    /// <summary>Starts one in front of Notifications.</summary>
    public static Gateway Start(Uri address, Uri notifications)
    {
        var gateway = new Gateway(address, notifications);
        gateway.UseKestrel();
        gateway.StartServer();
        return gateway;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // By setting and not by the factory, which gives the port out when the server may have started already.
        builder.UseSetting("urls", _address.ToString());
        builder.UseSetting("services:notifications:http:0", _notifications.ToString());
    }
}
