using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ScenarioHub.Identity.Sessions;

namespace ScenarioHub.Identity.Keys;

/// <summary>What Identity checks tokens against: the keys that it publishes, without asking itself over HTTP.</summary>
internal sealed class OwnKeys(KeyStore store, AccessTokens tokens, TimeProvider clock) : IConfigurationManager<OpenIdConnectConfiguration>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = tokens.Issuer };
        foreach (var key in (await store.RingAsync(cancel)).Published(clock.GetUtcNow()))
        {
            configuration.SigningKeys.Add(key.Public());
        }

        return configuration;
    }

    public void RequestRefresh() => store.Forget();
}
