using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests;

/// <summary>In a service of its own: whatever is accepted is done.</summary>
public sealed class EveryEndpointTests : IAsyncLifetime
{
    private readonly BiddingApp _app = new();

    [Fact]
    public async Task No_text_instant_or_number_makes_an_endpoint_fail()
    {
        HttpClient[] everybody = [_app.As(TestPerson.OfPark()), _app.As(TestPerson.OfCompany())];
        await EveryEndpoint.BearsEverythingAsync(everybody, "bidding", TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
