using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Persistence.Audit;

/// <summary>Writes the audit trail of an act that concerns many things.</summary>
public static class BulkAudit
{
    private const string Insert =
        """
        INSERT INTO audit (person, organization, act, subject, owner, detail)
        SELECT @person, @organization, @act, subject, @owner, @detail FROM unnest(@subjects) WITH ORDINALITY AS s (subject, place) ORDER BY place
        """;

    /// <summary>One entry for each subject, in one statement inside the caller's transaction; nobody is named where the platform acts by itself.</summary>
    public static Task RecordManyAsync(
        this ServiceDb db, ClaimsPrincipal? user, string act, Guid[] subjects, Guid owner, object detail, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            Insert,
            [
                new NpgsqlParameter("person", NpgsqlDbType.Uuid) { Value = user is null ? DBNull.Value : user.PersonId() },
                new NpgsqlParameter("organization", NpgsqlDbType.Uuid) { Value = user is null ? DBNull.Value : user.OrganizationId() },
                new NpgsqlParameter("act", act),
                new NpgsqlParameter("subjects", subjects),
                new NpgsqlParameter("owner", owner),
                new NpgsqlParameter("detail", NpgsqlDbType.Jsonb) { Value = JsonSerializer.Serialize(detail, JsonSerializerOptions.Web) },
            ],
            ct);

    /// <summary>One entry, by a person or by the platform itself.</summary>
    public static void RecordBy(this ServiceDb db, ClaimsPrincipal? user, string act, Guid subject, Guid owner, object? detail = null)
    {
        if (user is null)
        {
            db.Record(act, subject, owner, detail);
        }
        else
        {
            db.Record(user, act, subject, owner, detail);
        }
    }
}
