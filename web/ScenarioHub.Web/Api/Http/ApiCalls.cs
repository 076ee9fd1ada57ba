using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ScenarioHub.ServiceDefaults;

namespace ScenarioHub.Web.Api.Http;

/// <summary>The few ways in which the clients call: read, send for an answer, send. What is not a success becomes an <see cref="ApiProblem"/>.</summary>
public static class ApiCalls
{
    /// <summary>The platform's JSON.</summary>
    public static readonly JsonSerializerOptions Json = NewJson();

    /// <summary>Reads <paramref name="path"/> with the query's values that are there.</summary>
    public static async Task<T> ReadAsync<T>(this HttpClient http, string path, params (string Name, object? Value)[] query) =>
        await AnswerAsync<T>(await http.GetAsync(Address(path, query)));

    /// <summary>Sends <paramref name="body"/> and reads the answer.</summary>
    public static async Task<T> SendAsync<T>(this HttpClient http, HttpMethod method, string path, object? body = null) =>
        await AnswerAsync<T>(await http.SendAsync(Request(method, path, body)));

    /// <summary>Sends <paramref name="body"/>; the answer does not matter.</summary>
    public static async Task SendAsync(this HttpClient http, HttpMethod method, string path, object? body = null)
    {
        using var response = await http.SendAsync(Request(method, path, body));
        await RequireSuccessAsync(response);
    }

    /// <summary>Sends a file and reads the answer. A dry run has a key of its own: the form's is kept for the import itself.</summary>
    public static async Task<T> UploadAsync<T>(this HttpClient http, string path, IFormFile file, bool dryRun)
    {
        await using var stream = file.OpenReadStream();
        using var content = new MultipartFormDataContent { { new StreamContent(stream), "file", file.FileName } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path, [("dryRun", dryRun)])) { Content = content };
        if (dryRun)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        }

        return await AnswerAsync<T>(await http.SendAsync(request));
    }

    /// <summary>Throws the <see cref="ApiProblem"/> of an answer that is not a success.</summary>
    public static async Task RequireSuccessAsync(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await ApiProblem.ReadAsync(response);
        }
    }

    private static async Task<T> AnswerAsync<T>(HttpResponseMessage response)
    {
        using (response)
        {
            await RequireSuccessAsync(response);
            return (await response.Content.ReadFromJsonAsync<T>(Json))!;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body) =>
        new(method, Address(path, [])) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json) };

    private static string Address(string path, (string Name, object? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(q => q.Value is not (null or "")).Select(q => KeyValuePair.Create(q.Name, Text(q.Value!))));

    private static string? Text(object value) =>
        value is bool yes ? (yes ? "true" : "false") : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonSerializerOptions NewJson()
    {
        var json = new JsonSerializerOptions();
        ServiceDefaultsExtensions.ConfigureJson(json);
        return json;
    }
}
