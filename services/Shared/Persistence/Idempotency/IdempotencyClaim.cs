using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Persistence.Idempotency;

/// <summary>One person's use of one key on one route.</summary>
public sealed record IdempotencyClaim(string Key, Guid Actor, string Route, byte[] Fingerprint)
{
    /// <summary>The claim of a request; refused without a key.</summary>
    public static IdempotencyClaim Of(EndpointFilterInvocationContext context)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 100)
        {
            throw new RuleException("idempotency.required") { Status = StatusCodes.Status400BadRequest };
        }

        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new(key, http.User.PersonId(), $"{http.Request.Method} {http.Request.Path}", FingerprintOf(context, json));
    }

    /// <summary>Takes the key; waits while another request with the same key is under way. False where it was used before.</summary>
    internal async Task<bool> TakeAsync(DbContext db, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency (key, actor, route, fingerprint) VALUES ({Key}, {Actor}, {Route}, {Fingerprint})
            ON CONFLICT DO NOTHING
            """,
            ct) == 1;

    internal Task KeepAsync(DbContext db, int status, string? location, string? body, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE idempotency SET status = {status}, location = {location}, body = {body}::jsonb
            WHERE actor = {Actor} AND route = {Route} AND key = {Key}
            """,
            ct);

    internal async Task<IResult> AnswerAsync(DbContext db, JsonSerializerOptions json, CancellationToken ct)
    {
        var kept = await db.Database.SqlQuery<Kept>(
            $"SELECT fingerprint AS \"Fingerprint\", status AS \"Status\", location AS \"Location\", body::text AS \"Body\" FROM idempotency WHERE actor = {Actor} AND route = {Route} AND key = {Key}")
            .SingleAsync(ct);
        RuleException.ThrowIf(!kept.Fingerprint.AsSpan().SequenceEqual(Fingerprint), "idempotency.reused");
        return new Answer(kept, json);
    }

    /// <summary>What was asked, so that a key cannot be used again for something else.</summary>
    private static byte[] FingerprintOf(EndpointFilterInvocationContext context, JsonSerializerOptions json)
    {
        object[] commands = [.. context.Arguments.OfType<object>().Where(a => a.GetType().Namespace?.StartsWith("ScenarioHub.", StringComparison.Ordinal) == true
            && a is not DbContext && !a.GetType().IsValueType && a.GetType().GetMethod("<Clone>$") is not null)];
        return SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(commands, json));
    }

    private sealed record Kept(byte[] Fingerprint, int? Status, string? Location, string? Body);

    private sealed class Answer(Kept kept, JsonSerializerOptions json) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = kept.Status ?? StatusCodes.Status204NoContent;
            httpContext.Response.Headers.Location = kept.Location;
            if (kept.Body is not null)
            {
                await httpContext.Response.WriteAsJsonAsync(JsonSerializer.Deserialize<JsonElement>(kept.Body), json);
            }
        }
    }
}
