using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ScenarioHub.Persistence.Idempotency;

/// <summary>
/// Makes a create safe to repeat: the <c>Idempotency-Key</c> header, the person and the route together name one create. Runs the endpoint
/// in a transaction whose first statement takes the key, so a double click waits for the first one and gets its answer.
/// </summary>
public class IdempotencyFilter<TDb> : IEndpointFilter
    where TDb : ServiceDb
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var ct = http.RequestAborted;
        var db = http.RequestServices.GetRequiredService<TDb>();
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var claim = IdempotencyClaim.Of(context);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await claim.TakeAsync(db, ct))
        {
            return await claim.AnswerAsync(db, json, ct);
        }

        var result = await next(context);
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        var status = (inner as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        if (status < 300)
        {
            var value = inner is IResult ? (inner as IValueHttpResult)?.Value : inner;
            await claim.KeepAsync(db, status, LocationOf(inner), value is null ? null : JsonSerializer.Serialize(value, value.GetType(), json), ct);
            await transaction.CommitAsync(ct);
        }

        return result;
    }

    private static string? LocationOf(object? result) => result?.GetType().GetProperty("Location")?.GetValue(result) as string;
}

/// <summary>Puts the filter on an endpoint.</summary>
public static class IdempotencyExtensions
{
    /// <summary>Requires <c>Idempotency-Key</c> and answers a repeat with the first answer. Records (commands) are compared, files are not.</summary>
    public static RouteHandlerBuilder Idempotent<TDb>(this RouteHandlerBuilder endpoint)
        where TDb : ServiceDb => endpoint.AddEndpointFilter<IdempotencyFilter<TDb>>();
}
