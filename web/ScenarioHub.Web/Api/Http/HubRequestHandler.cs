using System.Globalization;
using System.Net.Http.Headers;
using ScenarioHub.Web.Session;

namespace ScenarioHub.Web.Api.Http;

/// <summary>
/// Tells a service who asks and in which language, and passes on what <c>HubForm</c> hid in the posted form: its idempotency key, and the
/// version that the reader saw, as <c>If-Match</c>. So no page has to carry them by hand.
/// </summary>
public class HubRequestHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    /// <summary>The hidden field with the idempotency key.</summary>
    public const string KeyField = "idempotencyKey";

    /// <summary>The hidden field with the version.</summary>
    public const string VersionField = "version";

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(CultureInfo.CurrentUICulture.Name));
        if (accessor.HttpContext is not { } page)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (page.Features.Get<SessionTokens>() is { } tokens)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Access);
        }

        if (request.Method != HttpMethod.Get && page.Request.HasFormContentType)
        {
            var form = await page.Request.ReadFormAsync(cancellationToken);
            Pass(form[KeyField], "Idempotency-Key", "{0}", request);
            Pass(form[VersionField], "If-Match", "\"{0}\"", request);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, page.RequestAborted);
        return await base.SendAsync(request, either.Token);
    }

    private static void Pass(string? value, string header, string format, HttpRequestMessage request)
    {
        if (!string.IsNullOrEmpty(value) && !request.Headers.Contains(header))
        {
            request.Headers.TryAddWithoutValidation(header, string.Format(CultureInfo.InvariantCulture, format, value));
        }
    }
}
