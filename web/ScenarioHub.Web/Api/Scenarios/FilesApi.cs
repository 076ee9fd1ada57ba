using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>The files of the Scenarios service: imports, exports, attachments.</summary>
public class FilesApi(HttpClient http)
{
    /// <summary>Hands a file in; the work on it goes on by itself.</summary>
    public Task<ImportJob> ImportAsync(IFormFile file, bool dryRun) => http.UploadAsync<ImportJob>("imports/jobs", file, dryRun);

    /// <summary>The same for a file that was sent before.</summary>
    public Task<ImportJob> ImportAgainAsync(string sha256) => http.SendAsync<ImportJob>(HttpMethod.Post, $"imports/jobs?sha256={sha256}");

    public Task<PageOf<ImportJob>> ImportsAsync(string? after = null, int limit = 10) => http.ReadAsync<PageOf<ImportJob>>("imports/jobs", ("after", after), ("limit", limit));

    public Task<ImportDetail> ImportAsync(Guid id) => http.ReadAsync<ImportDetail>($"imports/jobs/{id}");

    public Task<IReadOnlyList<Attachment>> AttachmentsAsync(Guid scenario) => http.ReadAsync<IReadOnlyList<Attachment>>($"{scenario}/attachments");

    public Task<Attachment> AttachAsync(Guid scenario, string? field, IFormFile file) =>
        http.UploadAsync<Attachment>(QueryHelpers.AddQueryString($"{scenario}/attachments", "field", field ?? ""), file, dryRun: false);

    public Task DetachAsync(Guid scenario, Guid attachment) => http.SendAsync(HttpMethod.Delete, $"{scenario}/attachments/{attachment}");

    /// <summary>The first rows of an export, as they come.</summary>
    public async Task<IReadOnlyList<ExportedScenario>> RowsAsync(string path, int most)
    {
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        await ApiCalls.RequireSuccessAsync(answer);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var rows = new List<ExportedScenario>();
        while (rows.Count < most && await lines.ReadLineAsync() is { } line)
        {
            rows.Add(JsonSerializer.Deserialize<ExportedScenario>(line, ApiCalls.Json)!);
        }

        return rows;
    }

    /// <summary>Asks for a file or a stream; the answer is read as it comes. What a browser asks of parts and caches is asked on.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, IHeaderDictionary asked, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var header in (string[])["Range", "If-Range", "If-None-Match", "Last-Event-ID"])
        {
            if (asked.TryGetValue(header, out var value))
            {
                request.Headers.TryAddWithoutValidation(header, (IEnumerable<string?>)value);
            }
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }
}
