using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Identity.Tests;

/// <summary>In a service of its own: whatever is accepted is done.</summary>
public sealed class EveryEndpointTests : IAsyncLifetime
{
    private readonly IdentityApp _app = new();

    [Fact]
    public async Task No_text_instant_or_number_makes_an_endpoint_fail()
    {
        HttpClient[] everybody = [await _app.AsAsync("administrator@demo.example"), await _app.AsAsync("park@demo.example"), _app.CreateClient()];
        await EveryEndpoint.BearsEverythingAsync(everybody, "identity", TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
