using System.Net;
using System.Net.Sockets;
using ScenarioHub.Notifications.Webhooks.Sending;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Webhooks;

public class GuardTests
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.8.9.1"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1")]
    [InlineData("169.254.169.254"), InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("198.18.0.1")]
    [InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fd00::1"), InlineData("ff02::1"), InlineData("2001:db8::1")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::"), InlineData("::127.0.0.1")]
    public void An_address_that_is_not_public_is_known_as_one(string address) => Assert.False(IPAddress.Parse(address).IsPublic());

    [Theory]
    [InlineData("1.1.1.1"), InlineData("114.114.114.114"), InlineData("172.32.0.1"), InlineData("2400:3200::1"), InlineData("::ffff:1.1.1.1"), InlineData("64:ff9b::101:101")]
    public void A_public_address_is_let_through(string address) => Assert.True(IPAddress.Parse(address).IsPublic());

    [Fact]
    public async Task A_name_that_leads_inside_is_never_connected_to()
    {
        await using var receiver = await Receiver.StartAsync();
        using var http = GuardedHttp.Client(allowPrivate: false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => http.GetAsync(new Uri($"http://harmless.example.cn:{new Uri(receiver.Url).Port}/"), TestContext.Current.CancellationToken));
        Assert.IsType<ForbiddenAddressException>(refused.InnerException ?? refused);
        Assert.Empty(receiver.Calls);
    }

    [Fact]
    public async Task A_name_with_one_public_and_one_private_address_is_refused_whole()
    {
        using var http = GuardedHttp.Client(allowPrivate: false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1"), IPAddress.Loopback]));
        await Assert.ThrowsAnyAsync<Exception>(() => http.GetAsync(new Uri("http://mixed.example.cn/"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_changes_between_check_and_connection_is_asked_only_once()
    {
        // What was checked is what is connected to: the second answer of a rebinding name is never asked for.
        await using var receiver = await Receiver.StartAsync();
        var asked = 0;
        using var http = GuardedHttp.Client(allowPrivate: true, (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.9")]));
        await http.GetAsync(new Uri($"http://rebinding.example.cn:{new Uri(receiver.Url).Port}/"), TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), (asked, receiver.Calls.Count));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_long_answer_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        using var http = GuardedHttp.Client(allowPrivate: true);
        receiver.Answer = (_, context) => { context.Response.Redirect("/inside"); return Task.CompletedTask; };
        Assert.Equal(HttpStatusCode.Found, (await http.GetAsync(new Uri(receiver.Url), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Single(receiver.Calls);
        receiver.Answer = (_, context) => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, new string('x', 100_000));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(receiver.Url), TestContext.Current.CancellationToken));
    }
}
