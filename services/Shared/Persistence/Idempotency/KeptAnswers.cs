using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ScenarioHub.Persistence.Idempotency;

/// <summary>The answer to one create, to be given again where its key comes again.</summary>
public sealed record KeptAnswer(IdempotencyClaim Claim, int Status, string Location, string Body);

/// <summary>Keeps the answers to many creates that are made in one transaction.</summary>
public static class KeptAnswers
{
    private const string Insert =
        """
        INSERT INTO idempotency (key, actor, route, fingerprint, status, location, body)
        SELECT key, actor, route, fingerprint, status, location, body
        FROM unnest(@keys, @actors, @routes, @fingerprints, @statuses, @locations, @bodies) AS a (key, actor, route, fingerprint, status, location, body)
        """;

    /// <summary>Keeps them in one statement inside the caller's transaction. A key that was used meanwhile breaks it, with a unique violation.</summary>
    public static Task KeepManyAsync(this ServiceDb db, IReadOnlyList<KeptAnswer> answers, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        Insert,
        [
            new NpgsqlParameter("keys", answers.Select(a => a.Claim.Key).ToArray()),
            new NpgsqlParameter("actors", answers.Select(a => a.Claim.Actor).ToArray()),
            new NpgsqlParameter("routes", answers.Select(a => a.Claim.Route).ToArray()),
            new NpgsqlParameter("fingerprints", answers.Select(a => a.Claim.Fingerprint).ToArray()),
            new NpgsqlParameter("statuses", answers.Select(a => a.Status).ToArray()),
            new NpgsqlParameter("locations", answers.Select(a => a.Location).ToArray()),
            new NpgsqlParameter("bodies", NpgsqlDbType.Array | NpgsqlDbType.Jsonb) { Value = answers.Select(a => a.Body).ToArray() },
        ],
        ct);
}
