namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>The Matchmaking service: profiles, matches, moderation, introductions.</summary>
public class MatchmakingApi(HttpClient http)
{
    /// <summary>For the parts of this client that stand in files of their own.</summary>
    internal HttpClient Http => http;

    public Task<PageOf<Profile>> ProfilesAsync(
        string? q = null, string? province = null, string? qualification = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<Profile>>(
            "profiles", ("q", q), ("province", province), ("qualification", qualification), ("after", after), ("limit", limit));

    public Task<Profile> ProfileAsync(Guid id) => http.ReadAsync<Profile>($"profiles/{id}");

    public Task<PageOf<Profile>> MyProfilesAsync() => http.ReadAsync<PageOf<Profile>>("profiles/mine", ("limit", 100));

    public Task<Profile> CreateProfileAsync(ProfileInput input) => http.SendAsync<Profile>(HttpMethod.Post, "profiles", input);

    public Task<Profile> ChangeProfileAsync(Guid id, ProfileInput input) => http.SendAsync<Profile>(HttpMethod.Put, $"profiles/{id}", input);

    public Task<Profile> WithdrawProfileAsync(Guid id) => http.SendAsync<Profile>(HttpMethod.Post, $"profiles/{id}/withdraw");

    public Task<ProfileImport> ImportProfilesAsync(IFormFile file, bool dryRun) =>
        http.UploadAsync<ProfileImport>("profiles/imports", file, dryRun);

    public Task<IReadOnlyList<FoundCompany>> SearchCompaniesAsync(CompanySearch search) =>
        http.SendAsync<IReadOnlyList<FoundCompany>>(HttpMethod.Post, "search/companies", search);

    public Task<IReadOnlyList<Recommendation>> RecommendationsAsync(int limit = 20) =>
        http.ReadAsync<IReadOnlyList<Recommendation>>("recommendations", ("limit", limit));

    public Task<IReadOnlyList<Match>> CompaniesForAsync(Guid scenarioId) => http.ReadAsync<IReadOnlyList<Match>>($"scenarios/{scenarioId}/companies");

    public Task<PageOf<Match>> MatchesAsync(string? state = null, string? q = null, Guid? scenarioId = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<Match>>("matches", ("state", state), ("q", q), ("scenarioId", scenarioId), ("after", after), ("limit", limit));

    public Task<Match> MatchAsync(Guid id) => http.ReadAsync<Match>($"matches/{id}");

    public Task<Match> SuggestAsync(Guid scenarioId, Guid profileId, string? note) =>
        http.SendAsync<Match>(HttpMethod.Post, "matches", new { scenarioId, profileId, note });

    public Task<Match> ApproveAsync(Guid id, string? note) => http.SendAsync<Match>(HttpMethod.Post, $"matches/{id}/approve", new { note });

    /// <summary>Decides many at once, all or nothing. <paramref name="decision"/>: approve, reject, park.</summary>
    public Task<Counted> ModerateAsync(string decision, string? reason, string? note, IEnumerable<Versioned> matches, string? code = null) =>
        http.SendAsync<Counted>(HttpMethod.Post, "matches/moderate", new { decision, reason, note, matches, code });

    public Task<PageOf<Introduction>> IntroductionsAsync(string? state = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<Introduction>>("introductions", ("state", state), ("after", after), ("limit", limit));

    public Task<Introduction> IntroductionAsync(Guid id) => http.ReadAsync<Introduction>($"introductions/{id}");

    public Task<Introduction> AcceptAsync(Guid id, Contact contact) =>
        http.SendAsync<Introduction>(HttpMethod.Post, $"introductions/{id}/accept", new { contact });

    public Task<Introduction> DeclineAsync(Guid id, string? reason) =>
        http.SendAsync<Introduction>(HttpMethod.Post, $"introductions/{id}/decline", new { reason });
}
