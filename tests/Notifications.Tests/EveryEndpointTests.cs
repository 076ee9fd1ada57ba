using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests;

/// <summary>In a service of its own: whatever is accepted is done.</summary>
public sealed class EveryEndpointTests : IAsyncLifetime
{
    private readonly NotificationsApp _app = new();

    [Fact]
    public async Task No_text_instant_or_number_makes_an_endpoint_fail()
    {
        HttpClient[] everybody = [_app.As(TestPerson.Administrator()), _app.As(TestPerson.OfCompany() with { Roles = [ServiceDefaults.Access.Roles.Manager] })];
        await EveryEndpoint.BearsEverythingAsync(everybody, "notifications", TestContext.Current.CancellationToken);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
