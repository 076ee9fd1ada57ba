using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using ScenarioHub.Scenarios;
using ScenarioHub.Scenarios.Tests;
using ScenarioHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ScenariosApp))]

namespace ScenarioHub.Scenarios.Tests;

/// <summary>The Scenarios service on real PostgreSQL and RabbitMQ.</summary>
public class ScenariosApp : ServiceApp<Program, ScenariosDb>
{
    private readonly string _files = Directory.CreateTempSubdirectory("hub-scenarios-files-").FullName;

    /// <summary>An answer: its status and body.</summary>
    public record Answer(int Status, JsonElement Body)
    {
        public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

        public JsonElement this[string name] => Body.GetProperty(name);

        public Guid Id => this["id"].GetGuid();

        public long Version => this["version"].GetInt64();

        public string? State => this["state"].GetString();

        public override string ToString() => $"{Status} {Body}";

        public Answer Must(int status)
        {
            Assert.True(Status == status, $"{Status} instead of {status}: {Body}");
            return this;
        }
    }

    public async Task<Answer> SendAsync(
        TestPerson? person, HttpMethod method, string path, object? body = null, long? version = null, Guid? key = null, string language = "zh-CN")
    {
        using var client = As(person);
        using var request = new HttpRequestMessage(method, $"/api/scenarios{path}");
        request.Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body));
        request.Headers.AcceptLanguage.Add(new(language));
        if (version is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<Answer> GetAsync(TestPerson? person, string path) => SendAsync(person, HttpMethod.Get, path);

    public Task<Answer> PostAsync(TestPerson? person, string path, object? body = null, long? version = null, Guid? key = null) =>
        SendAsync(person, HttpMethod.Post, path, body, version, key);

    public Task<Answer> PutAsync(TestPerson? person, string path, object body, long version) => SendAsync(person, HttpMethod.Put, path, body, version);

    public Task<Answer> ImportAsync(TestPerson? person, string name, byte[] file, bool dryRun = false, Guid? key = null, string language = "zh-CN")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(person, HttpMethod.Post, $"/imports{(dryRun ? "?dryRun=true" : "")}", new MultipartFormDataContent { { content, "file", name } }, null, key, language);
    }

    public Task<Answer> ImportAsync(TestPerson? person, string name, string file) => ImportAsync(person, name, Encoding.UTF8.GetBytes(file));

    /// <summary>Hands a file in for import and waits until the work on it has ended.</summary>
    public async Task<Answer> ImportJobAsync(TestPerson park, string name, byte[] file, bool dryRun = false)
    {
        var started = (await UploadAsync(park, $"/imports/jobs{(dryRun ? "?dryRun=true" : "")}", name, file)).Must(202);
        return await FinishedAsync(park, started.Id);
    }

    /// <summary>An import once it has ended.</summary>
    public async Task<Answer> FinishedAsync(TestPerson park, Guid job) => new(200, await Eventually.Async(
        async () => (await GetAsync(park, $"/imports/jobs/{job}")).Must(200).Body, body => body.GetProperty("job").TryGetProperty("finishedAt", out _)));

    public Task<Answer> UploadAsync(TestPerson? person, string path, string name, byte[] file, Guid? key = null)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(person, HttpMethod.Post, path, new MultipartFormDataContent { { content, "file", name } }, null, key);
    }

    /// <summary>A new draft.</summary>
    public async Task<Answer> DraftAsync(TestPerson park, string name = "水质监测场景", string need = "环湖水域人工智能水质监测") =>
        (await PostAsync(park, "/", new { name, kind = "need", need })).Must(201);

    /// <summary>Scenarios that are approved and in no list.</summary>
    public async Task<IReadOnlyList<Answer>> ApprovedAsync(TestPerson park, params object[] inputs)
    {
        var drafts = new List<Answer>();
        foreach (var input in inputs)
        {
            drafts.Add((await PostAsync(park, "/", input)).Must(201));
        }

        await ApproveAsync(park, drafts.Select(d => d.Id));
        var approved = new List<Answer>();
        foreach (var draft in drafts)
        {
            approved.Add((await GetAsync(park, $"/{draft.Id}")).Must(200));
        }

        return approved;
    }

    /// <summary>Takes drafts (version 1) through submission and approval.</summary>
    public async Task ApproveAsync(TestPerson park, IEnumerable<Guid> drafts)
    {
        foreach (var some in drafts.Chunk(200))
        {
            (await PostAsync(park, "/submit", new { scenarios = some.Select(id => new { id, version = 1 }) })).Must(200);
            (await PostAsync(TestPerson.Administrator(), "/moderation/approve", new { scenarios = some.Select(id => new { id, version = 2 }), confirm = some.Length })).Must(200);
        }
    }

    /// <summary>Puts approved scenarios into a list and publishes it.</summary>
    public async Task<Answer> PublishAsync(TestPerson park, IEnumerable<Guid> scenarios, string title = "首批场景清单")
    {
        var list = (await PostAsync(park, "/lists", new { title, scenarioIds = scenarios })).Must(201);
        return (await PostAsync(park, $"/lists/{list.Id}/publish", version: list.Version)).Must(200);
    }

    /// <summary>Scenarios that everyone can see.</summary>
    public async Task<IReadOnlyList<Guid>> ListedAsync(TestPerson park, params object[] inputs)
    {
        var ids = (await ApprovedAsync(park, inputs)).Select(a => a.Id).ToList();
        await PublishAsync(park, ids);
        return ids;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_files, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Files:Path", _files);
        builder.UseSetting("Files:ReserveMegabytes", "1");
    }
}
