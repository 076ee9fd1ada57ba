using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace ScenarioHub.Testing;

/// <summary>A virtual host of RabbitMQ of its own, so that test projects do not hear each other; deleted when disposed.</summary>
public sealed class TestVirtualHost : IAsyncDisposable
{
    private readonly HttpClient _api;
    private readonly string _name;

    private TestVirtualHost(HttpClient api, string name, Uri address)
    {
        _api = api;
        _name = name;
        Address = address;
    }

    /// <summary>The AMQP address.</summary>
    public Uri Address { get; }

    /// <summary>Creates one.</summary>
    public static async Task<TestVirtualHost> CreateAsync()
    {
        var servers = await TestServers.GetAsync();
        var name = $"test-{Guid.NewGuid():n}";
        var account = servers.RabbitApi.UserInfo;
        var api = new HttpClient { BaseAddress = servers.RabbitApi };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(account)));
        (await api.PutAsync($"/api/vhosts/{name}", JsonContent.Create(new { }))).EnsureSuccessStatusCode();
        var permissions = JsonContent.Create(new { configure = ".*", write = ".*", read = ".*" });
        (await api.PutAsync($"/api/permissions/{name}/{account.Split(':')[0]}", permissions)).EnsureSuccessStatusCode();
        return new(api, name, new Uri(servers.Messaging, $"/{name}"));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _api.DeleteAsync($"/api/vhosts/{_name}");
        _api.Dispose();
    }
}
