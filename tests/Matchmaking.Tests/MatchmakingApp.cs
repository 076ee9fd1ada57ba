using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking;
using ScenarioHub.Matchmaking.Tests;
using ScenarioHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(MatchmakingApp))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace ScenarioHub.Matchmaking.Tests;

/// <summary>An answer with its body: as JSON where it is JSON, and as it came.</summary>
public record Reply(HttpStatusCode Status, JsonElement Body, string Text = "")
{
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public Guid Id => Body.GetProperty("id").GetGuid();

    public long Version => Body.GetProperty("version").GetInt64();

    public override string ToString() => $"{Status} {Body}";

    public string this[string name] => Body.GetProperty(name).ToString();
}

/// <summary>The Matchmaking service on real PostgreSQL and RabbitMQ.</summary>
public class MatchmakingApp : ServiceApp<Program, MatchmakingDb>
{
    public async Task<Reply> GetAsync(TestPerson? who, string path, string language = "zh-CN") => await SendAsync(who, HttpMethod.Get, path, null, null, language);

    public Task<Reply> PostAsync(TestPerson? who, string path, object? body = null, long? ifMatch = null, string language = "zh-CN", Guid? key = null) =>
        SendAsync(who, HttpMethod.Post, path, JsonContent.Create(body ?? new { }), ifMatch, language, key);

    public Task<Reply> PutAsync(TestPerson? who, string path, object body, long? ifMatch = null) =>
        SendAsync(who, HttpMethod.Put, path, JsonContent.Create(body), ifMatch, "zh-CN");

    public Task<Reply> DeleteAsync(TestPerson? who, string path, long? ifMatch = null) => SendAsync(who, HttpMethod.Delete, path, null, ifMatch);

    public Task<Reply> UploadAsync(TestPerson? who, string name, string content, bool dryRun = false, Guid? key = null) =>
        UploadAsync(who, name, Encoding.UTF8.GetBytes(content), dryRun, key);

    public Task<Reply> UploadAsync(TestPerson? who, string name, byte[] content, bool dryRun = false, Guid? key = null) =>
        SendAsync(
            who, HttpMethod.Post, $"profiles/imports?dryRun={dryRun}", new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } }, null, "zh-CN", key);

    public async Task<Reply> SendAsync(
        TestPerson? who, HttpMethod method, string path, HttpContent? content, long? ifMatch, string language = "zh-CN", Guid? key = null)
    {
        using var client = As(who);
        using var request = new HttpRequestMessage(method, $"/api/matchmaking/{path}") { Content = content };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        // An export is not JSON, and says so.
        var json = text.Length > 0 && response.Content.Headers.ContentType?.MediaType is ("application/json" or "application/problem+json");
        return new(response.StatusCode, json ? JsonDocument.Parse(text).RootElement : default, text);
    }

    /// <summary>Publishes a listed scenario as Scenarios would.</summary>
    public async Task<ScenarioCard> ListAsync(TestPerson park, string words, long version = 1, string? name = null)
    {
        var card = Some.Card(park, words, name);
        await PublishAsync(new ScenarioListed(version, Guid.CreateVersion7(), card, DateTimeOffset.UtcNow));
        return card;
    }

    /// <summary>A profile that a company has written.</summary>
    public Task<Reply> ProfileAsync(TestPerson company, string words) =>
        PostAsync(company, "profiles", new { title = words, capability = $"企业提供{words}产品与服务", products = new[] { words } });

    /// <summary>Waits until nothing waits to be matched.</summary>
    public Task<int> MatchedAsync() => Eventually.Async(() => WithDbAsync(db => db.Work.CountAsync()), waiting => waiting == 0);

    /// <summary>The match of a scenario with a company, once the engine has suggested it.</summary>
    public async Task<Reply> SuggestedAsync(Guid scenario, TestPerson administrator, string? state = null)
    {
        var page = await Eventually.Async(
            () => GetAsync(administrator, $"matches?scenarioId={scenario}{(state is null ? "" : $"&state={state}")}"),
            reply => reply.Body.GetProperty("items").GetArrayLength() > 0);
        return new(page.Status, page.Body.GetProperty("items")[0]);
    }
}
