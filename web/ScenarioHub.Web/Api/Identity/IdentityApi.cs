namespace ScenarioHub.Web.Api.Identity;

/// <summary>The Identity service: organisations, members, sessions.</summary>
public class IdentityApi(HttpClient http)
{
    public Task<Registered> RegisterAsync(RegisterOrganization input) => http.SendAsync<Registered>(HttpMethod.Post, "organizations", input);

    public Task<PageOf<Organization>> OrganizationsAsync(string? state = null, string? kind = null, string? q = null, string? after = null) =>
        http.ReadAsync<PageOf<Organization>>("organizations", ("state", state), ("kind", kind), ("q", q), ("after", after));

    public Task<Organization> OrganizationAsync(Guid id) => http.ReadAsync<Organization>($"organizations/{id}");

    public Task<Organization> MyOrganizationAsync() => http.ReadAsync<Organization>("organizations/mine");

    public Task<Organization> ChangeMyOrganizationAsync(OrganizationInput input) =>
        http.SendAsync<Organization>(HttpMethod.Put, "organizations/mine", input);

    public Task<Organization> VerifyAsync(Guid id) => http.SendAsync<Organization>(HttpMethod.Post, $"organizations/{id}/verify");

    public Task<Organization> RejectAsync(Guid id, string? reason) =>
        http.SendAsync<Organization>(HttpMethod.Post, $"organizations/{id}/reject", new { reason });

    public Task<Organization> SuspendAsync(Guid id, string? reason) =>
        http.SendAsync<Organization>(HttpMethod.Post, $"organizations/{id}/suspend", new { reason });

    public Task<Organization> ReinstateAsync(Guid id) => http.SendAsync<Organization>(HttpMethod.Post, $"organizations/{id}/reinstate");

    public Task<IReadOnlyList<PartnerPark>> PartnersAsync(Guid id) => http.ReadAsync<IReadOnlyList<PartnerPark>>($"organizations/{id}/partners");

    public Task<Organization> SetPartnersAsync(Guid id, IReadOnlyList<Guid> parks) =>
        http.SendAsync<Organization>(HttpMethod.Put, $"organizations/{id}/partners", new { parks });

    public Task<OrganizationCard> CardAsync(Guid id) => http.ReadAsync<OrganizationCard>($"organizations/{id}/card");

    public Task<PageOf<Member>> MembersAsync(string? after = null) =>
        http.ReadAsync<PageOf<Member>>("members", ("after", after), ("limit", 100));

    public Task<Member> ChangeRolesAsync(Guid id, IReadOnlyList<string> roles) =>
        http.SendAsync<Member>(HttpMethod.Put, $"members/{id}/roles", new { roles });

    public Task<Member> DeactivateAsync(Guid id) => http.SendAsync<Member>(HttpMethod.Post, $"members/{id}/deactivate");

    public Task<Member> ReactivateAsync(Guid id) => http.SendAsync<Member>(HttpMethod.Post, $"members/{id}/reactivate");

    public Task<PageOf<Invitation>> InvitationsAsync() => http.ReadAsync<PageOf<Invitation>>("members/invitations", ("limit", 100));

    public Task<Invitation> InviteAsync(string? name, string? email, IReadOnlyList<string> roles) =>
        http.SendAsync<Invitation>(HttpMethod.Post, "members/invitations", new { name, email, roles });

    public Task RevokeInvitationAsync(Guid id) => http.SendAsync(HttpMethod.Delete, $"members/invitations/{id}");

    public Task AcceptInvitationAsync(string? token, string? password, string? language, bool consent) =>
        http.SendAsync(HttpMethod.Post, "invitations/accept", new { token, password, language, consent });

    public Task<SignedInSession> SignInAsync(string? email, string? password) =>
        http.SendAsync<SignedInSession>(HttpMethod.Post, "sessions", new { email, password });

    /// <summary>Rotates the session. The same key and token within a minute get the same successor, whichever replica asks.</summary>
    public async Task<SignedInSession> RefreshAsync(string refreshToken, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "sessions/refresh") { Content = JsonContent.Create(new { refreshToken }) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        await ApiCalls.RequireSuccessAsync(response);
        return (await response.Content.ReadFromJsonAsync<SignedInSession>(ApiCalls.Json))!;
    }

    public Task EndSessionAsync(string refreshToken) => http.SendAsync(HttpMethod.Post, "sessions/end", new { refreshToken });

    public Task EndAllSessionsAsync() => http.SendAsync(HttpMethod.Post, "sessions/end-all");

    public Task ChangePasswordAsync(string? current, string? changed) =>
        http.SendAsync(HttpMethod.Post, "password", new Dictionary<string, string?> { ["current"] = current, ["new"] = changed });

    public Task<Me> MeAsync() => http.ReadAsync<Me>("me");

    public Task<Me> ChangeMeAsync(string? name, string? language) => http.SendAsync<Me>(HttpMethod.Put, "me", new { name, language });
}
