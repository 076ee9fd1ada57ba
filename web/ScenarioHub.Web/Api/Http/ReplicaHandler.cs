using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Api.Http;

/// <summary>
/// Sends each request to the next replica of a service (<c>services__NAME__http__0</c>, …). A replica that does not answer the door is passed
/// over: nothing was sent to it, so that is safe for every method.
/// </summary>
public class ReplicaHandler(string service, IConfiguration configuration, IStringLocalizer<ShellTexts> texts) : DelegatingHandler
{
    private static int _turn;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var replicas = configuration.GetSection($"services:{service}:http").GetChildren().Select(c => new Uri(c.Value!)).ToArray();
        var path = request.RequestUri!.PathAndQuery;
        var first = (uint)Interlocked.Increment(ref _turn);
        for (var i = 0u; i < replicas.Length; i++)
        {
            request.RequestUri = new Uri(replicas[(first + i) % replicas.Length], path);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
            {
                // The next replica may be there; when none is, the reader is told below.
                continue;
            }
        }

        throw new ApiProblem(StatusCodes.Status503ServiceUnavailable, "unavailable", texts["unavailable.title"]);
    }
}
