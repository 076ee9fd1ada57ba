using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Webhooks;

/// <summary>The webhooks of one's own organisation. Managers only; another organisation's is not found.</summary>
public static class WebhookEndpoints
{
    private const int Most = 20;

    /// <summary>Maps <c>/webhooks</c>.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/webhooks").WithTags("Webhooks").RequireAuthorization(Policies.Manager);
        group.MapGet("", List);
        group.MapPost("", Create).Idempotent<NotificationsDb>();
        group.MapGet("/{id:guid}", Get);
        group.MapPut("/{id:guid}", Edit);
        group.MapGet("/{id:guid}/secret", Secret);
        group.MapPost("/{id:guid}/rotate", Rotate);
        group.MapPost("/{id:guid}/pause", Pause);
        group.MapPost("/{id:guid}/resume", Resume);
        group.MapPost("/{id:guid}/remove", Remove);
        group.MapWebhookLog();
    }

    /// <summary>The caller's own webhook, or nothing.</summary>
    internal static Task<Webhook?> OwnWebhookAsync(this NotificationsDb db, Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return db.Webhooks.SingleOrDefaultAsync(w => w.Id == id && w.OrganizationId == own && w.State != WebhookState.Removed, ct);
    }

    private static async Task<IReadOnlyList<WebhookView>> List(ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return [.. (await db.Webhooks.AsNoTracking().Where(w => w.OrganizationId == own && w.State != WebhookState.Removed).OrderBy(w => w.Id).Take(Most).ToListAsync(ct)).Select(WebhookView.Of)];
    }

    private static async Task<Created<WebhookView>> Create(
        WriteWebhook command, ClaimsPrincipal user, NotificationsDb db, WebhookKeys keys, WebhookSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"webhooks {own}"}, 0))", ct);
        RuleException.ThrowIf(await db.Webhooks.CountAsync(w => w.OrganizationId == own && w.State != WebhookState.Removed, ct) >= Most, "webhook.too-many", Most);
        var webhook = Webhook.Create(own, command.Name, Address(command.Url, settings), command.Format ?? WebhookFormat.Standard, Wanted(command), clock.GetUtcNow());
        KeepSecret(webhook, command, keys);
        db.Webhooks.Add(webhook);
        db.Record(user, "webhook.created", webhook.Id, own, new { webhook.Name, webhook.Format });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/notifications/webhooks/{webhook.Id}", WebhookView.Of(webhook));
    }

    private static async Task<Results<Ok<WebhookView>, NotFound>> Get(Guid id, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        await db.OwnWebhookAsync(id, user, ct) is { } webhook ? TypedResults.Ok(WebhookView.Of(webhook)) : TypedResults.NotFound();

    private static Task<Results<Ok<WebhookView>, NotFound>> Edit(
        Guid id, WriteWebhook command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, WebhookKeys keys, WebhookSettings settings, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "webhook.changed", webhook =>
        {
            webhook.Edit(command.Name, Address(command.Url, settings), Wanted(command));
            KeepSecret(webhook, command, keys);
        }, ct);

    /// <summary>Shows the secret to a manager; that it was shown is in the audit trail.</summary>
    private static async Task<Results<Ok<WebhookSecret>, NotFound>> Secret(
        Guid id, ClaimsPrincipal user, NotificationsDb db, WebhookKeys keys, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (await db.OwnWebhookAsync(id, user, ct) is not { Format: WebhookFormat.Standard } webhook)
        {
            return TypedResults.NotFound();
        }

        db.Record(user, "webhook.secret-shown", id, webhook.OrganizationId);
        await db.SaveChangesAsync(ct);
        var former = webhook.Valid(clock.GetUtcNow()).Count > 1;
        return TypedResults.Ok(new WebhookSecret(
            keys.Secret(id, webhook.Generation), former ? keys.Secret(id, webhook.Generation - 1) : null, former ? webhook.RotatedAt + Webhook.Overlap : null));
    }

    private static Task<Results<Ok<WebhookView>, NotFound>> Rotate(Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "webhook.rotated", webhook => webhook.Rotate(clock.GetUtcNow()), ct);

    private static Task<Results<Ok<WebhookView>, NotFound>> Pause(Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "webhook.paused", webhook => webhook.Pause(), ct);

    private static Task<Results<Ok<WebhookView>, NotFound>> Resume(Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "webhook.resumed", webhook => webhook.Resume(), ct);

    private static Task<Results<Ok<WebhookView>, NotFound>> Remove(Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "webhook.removed", webhook => webhook.Remove(), ct);

    private static async Task<Results<Ok<WebhookView>, NotFound>> ActAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, string act, Action<Webhook> change, CancellationToken ct)
    {
        if (await db.OwnWebhookAsync(id, user, ct) is not { } webhook)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(webhook);
        change(webhook);
        db.Record(user, act, id, webhook.OrganizationId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(WebhookView.Of(webhook));
    }

    /// <summary>Where the name leads is checked at every call; here only what can never be right is refused.</summary>
    private static string Address(string url, WebhookSettings settings) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (settings.AllowPrivate && address.Scheme == Uri.UriSchemeHttp))
            ? address.AbsoluteUri
            : throw new InvalidException("url", "webhook.url");

    private static IEnumerable<Topic> Wanted(WriteWebhook command) => (command.Topics ?? []).Select((topic, i) => Topics.Parse($"topics[{i}]", topic));

    private static void KeepSecret(Webhook webhook, WriteWebhook command, WebhookKeys keys)
    {
        if (!string.IsNullOrEmpty(command.RobotSecret))
        {
            RuleException.ThrowIf(webhook.Format is WebhookFormat.Standard, "webhook.own-secret");
            webhook.Keep(keys.Seal(command.RobotSecret, webhook.Id));
        }
    }
}
