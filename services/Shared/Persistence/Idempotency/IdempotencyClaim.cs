using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Persistence.Idempotency;

/// <summary>One person's use of one key on one route.</summary>
internal sealed record IdempotencyClaim(string Key, Guid Actor, string Route, byte[] Fingerprint)
{
    /// <summary>Takes the key; waits while another request with the same key is under way. False where it was used before.</summary>
    public async Task<bool> TakeAsync(DbContext db, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency (key, actor, route, fingerprint) VALUES ({Key}, {Actor}, {Route}, {Fingerprint})
            ON CONFLICT DO NOTHING
            """,
            ct) == 1;

    public Task KeepAsync(DbContext db, int status, string? location, string? body, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE idempotency SET status = {status}, location = {location}, body = {body}::jsonb
            WHERE actor = {Actor} AND route = {Route} AND key = {Key}
            """,
            ct);

    public async Task<IResult> AnswerAsync(DbContext db, JsonSerializerOptions json, CancellationToken ct)
    {
        var kept = await db.Database.SqlQuery<Kept>(
            $"SELECT fingerprint AS \"Fingerprint\", status AS \"Status\", location AS \"Location\", body::text AS \"Body\" FROM idempotency WHERE actor = {Actor} AND route = {Route} AND key = {Key}")
            .SingleAsync(ct);
        RuleException.ThrowIf(!kept.Fingerprint.AsSpan().SequenceEqual(Fingerprint), "idempotency.reused");
        return new Answer(kept, json);
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
