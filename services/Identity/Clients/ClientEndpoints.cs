using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Clients;

/// <summary>What a program is called.</summary>
public record CreateClient([Required, StringLength(50, MinimumLength = 2)] string Name);

/// <summary>A program of the organisation. <c>Id</c> is its <c>client_id</c>; the secret is shown when it is made and never again.</summary>
public record ClientView(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, string? Secret)
{
    internal static ClientView Of(Machine m, string? secret = null) => new(m.Id, m.Name, m.CreatedAt, m.RevokedAt, secret);
}

/// <summary>The programs of one's own organisation.</summary>
public static class ClientEndpoints
{
    /// <summary>Maps listing, making and revoking them. Managers only.</summary>
    public static void MapClients(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/clients").WithTags("Clients").RequireAuthorization(Policies.Manager);
        group.MapGet("/", List);
        group.MapPost("/", Create);
        group.MapDelete("/{id:guid}", Revoke).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Page<ClientView>> List([AsParameters] PageRequest page, ClaimsPrincipal user, IdentityDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var after = page.After is null ? Guid.Empty : Cursor.Read<Guid>(page.After);
        var rows = await db.Machines.AsNoTracking().Where(m => m.OrganizationId == own && m.Id > after)
            .OrderBy(m => m.Id).Take(page.Size + 1).ToListAsync(ct);
        return Page.Of([.. rows.Select(m => ClientView.Of(m))], page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Created<ClientView>> Create(
        CreateClient command, CreationKey key, ClaimsPrincipal user, IdentityDb db, MasterKey master, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var (own, name) = (user.OrganizationId(), command.Name.Trim());
        var creationKey = key.HashFor("client", user.PersonId());
        var secret = CreationKey.SecretFor(creationKey, master);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"clients {own}", ct);
        if (creationKey is not null && await db.Machines.SingleOrDefaultAsync(m => m.CreationKey == creationKey, ct) is { } before)
        {
            return before.Name == name ? Answer(before, secret) : throw new RuleException("idempotency.reused");
        }

        var machine = new Machine
        {
            OrganizationId = own, Name = name, SecretHash = secret.Hash, CreationKey = creationKey, CreatedAt = clock.GetUtcNow(),
        };
        db.Add(machine);
        db.Record(user, "client.created", machine.Id, own, new { machine.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Answer(machine, secret);
    }

    private static Created<ClientView> Answer(Machine machine, Secret secret) =>
        TypedResults.Created($"/api/identity/clients/{machine.Id}", ClientView.Of(machine, secret.Text));

    private static async Task<Results<NoContent, NotFound>> Revoke(Guid id, ClaimsPrincipal user, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var machine = await db.Machines.SingleOrDefaultAsync(m => m.Id == id && m.OrganizationId == own, ct);
        if (machine is null)
        {
            return TypedResults.NotFound();
        }

        machine.Revoke(clock.GetUtcNow());
        db.Record(user, "client.revoked", id, own, new { machine.Name });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
