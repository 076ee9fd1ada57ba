using Microsoft.AspNetCore.Http;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>Sends the version of an answered <see cref="IVersioned"/> view as its <c>ETag</c>.</summary>
public class ETagFilter : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        if ((inner is IValueHttpResult value ? value.Value : inner) is IVersioned versioned)
        {
            context.HttpContext.Response.Headers.ETag = $"\"{versioned.Version}\"";
        }

        return result;
    }
}
