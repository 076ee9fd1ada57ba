using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Secrets;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Invitations;

/// <summary>Inviting people into one's own organisation.</summary>
public static class InvitationEndpoints
{
    /// <summary>Maps inviting, listing and taking back (managers), and accepting (whoever holds the token).</summary>
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/members/invitations").WithTags("Members").RequireAuthorization(Policies.Manager);
        group.MapPost("/", Invite).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/", List);
        group.MapDelete("/{id:guid}", Withdraw).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapAcceptance();
    }

    private static async Task<Created<InvitationView>> Invite(
        InviteMember command, CreationKey key, ClaimsPrincipal user, IdentityDb db, MasterKey master, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var own = user.OrganizationId();
        var creationKey = key.HashFor("invitation", user.PersonId());
        var token = CreationKey.SecretFor(creationKey, master);
        var emailKey = Email.KeyOf(command.Email);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync($"email {emailKey}", ct);
        if (creationKey is not null && await db.Invitations.SingleOrDefaultAsync(i => i.CreationKey == creationKey, ct) is { } before)
        {
            var same = before.EmailKey == emailKey && before.Name == command.Name.Trim() && before.Roles.SequenceEqual(command.Roles.Distinct());
            return same ? Answer(before, token) : throw new RuleException("idempotency.reused");
        }

        RoleRules.Check(command.Roles, await db.Organizations.SingleAsync(o => o.Id == own, ct));
        await db.CheckEmailIsFreeAsync(emailKey, ct);
        var now = clock.GetUtcNow();
        var open = await db.Invitations.Where(i => i.OrganizationId == own && i.EmailKey == emailKey).ToListAsync(ct);
        RuleException.ThrowIf(open.Exists(i => i.IsOpen(now)), "invitation.duplicate");
        var invitation = Invitation.Of(own, command, user.PersonId(), token.Hash, creationKey, now);
        db.Add(invitation);
        db.Record(user, "member.invited", invitation.Id, own, new { invitation.Name, invitation.Roles });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Answer(invitation, token);
    }

    private static Created<InvitationView> Answer(Invitation invitation, Secret token) =>
        TypedResults.Created($"/api/identity/members/invitations/{invitation.Id}", InvitationView.Of(invitation, token.Text));

    private static async Task<Page<InvitationView>> List(
        [AsParameters] PageRequest page, ClaimsPrincipal user, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var (own, now) = (user.OrganizationId(), clock.GetUtcNow());
        var after = page.After is null ? Guid.Empty : Cursor.Read<Guid>(page.After);
        var rows = await db.Invitations.AsNoTracking()
            .Where(i => i.OrganizationId == own && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now && i.Id > after)
            .OrderBy(i => i.Id).Take(page.Size + 1).ToListAsync(ct);
        return Page.Of([.. rows.Select(i => InvitationView.Of(i))], page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Results<NoContent, NotFound>> Withdraw(Guid id, ClaimsPrincipal user, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.Invitations.FromSql($"SELECT * FROM invitation WHERE id = {id} AND organization_id = {own} FOR UPDATE").ToListAsync(ct);
        if (found is not [var invitation])
        {
            return TypedResults.NotFound();
        }

        invitation.Withdraw(clock.GetUtcNow());
        db.Record(user, "member.invitation-withdrawn", id, own, new { invitation.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
