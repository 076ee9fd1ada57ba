using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Operators;

/// <summary>The channels for their operators: how they do, what they have given up, pause and resume. Administrators only.</summary>
public static class ChannelEndpoints
{
    private const int MostReasons = 50;

    /// <summary>Maps <c>/channels</c>.</summary>
    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/channels").WithTags("Channels").RequireAuthorization(Policies.Administrator);
        group.MapGet("", List);
        group.MapPost("/{name}/pause", Pause);
        group.MapPost("/{name}/resume", Resume);
        group.MapGet("/{name}/reasons", Reasons);
        group.MapGet("/{name}/failures", Failures);
        group.MapPost("/{name}/redrive", Redrive);
    }

    private static async Task<IReadOnlyList<ChannelView>> List(NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct)
    {
        var views = new List<ChannelView>();
        foreach (var channel in await db.Channels.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct))
        {
            views.Add(await ViewAsync(channel, db, mail, sms, ct));
        }

        return views;
    }

    private static Task<Results<Ok<ChannelView>, NotFound>> Pause(
        string name, PauseChannel command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, TimeProvider clock, CancellationToken ct) =>
        ActAsync(name, ifMatch, db, mail, sms, channel =>
        {
            channel.Pause(user.PersonId(), command.Reason, clock.GetUtcNow());
            db.Record(user, "channel.paused", SubjectOf(name), detail: new { name, command.Reason });
        }, ct);

    private static Task<Results<Ok<ChannelView>, NotFound>> Resume(
        string name, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct) =>
        ActAsync(name, ifMatch, db, mail, sms, channel =>
        {
            channel.Resume();
            db.Record(user, "channel.resumed", SubjectOf(name), detail: new { name });
        }, ct);

    private static async Task<Results<Ok<List<FailureReason>>, NotFound>> Reasons(string name, NotificationsDb db, CancellationToken ct) => name switch
    {
        Channel.Mail => TypedResults.Ok(await db.MailReasonsAsync(MostReasons, ct)),
        Channel.Webhook => TypedResults.Ok(await db.WebhookReasonsAsync(MostReasons, ct)),
        Channel.Sms => TypedResults.Ok(await db.SmsReasonsAsync(MostReasons, ct)),
        _ => TypedResults.NotFound(),
    };

    private static async Task<Results<Ok<Page<Failure>>, NotFound>> Failures(string name, [AsParameters] PageRequest page, NotificationsDb db, CancellationToken ct)
    {
        var mark = page.After is null ? new(DateTimeOffset.MaxValue, Guid.Empty) : Cursor.Read<Mark>(page.After);
        var rows = name switch
        {
            Channel.Mail => await db.MailFailuresAsync(mark.At.ToUniversalTime(), mark.Id, page.Size + 1, ct),
            Channel.Webhook => await db.WebhookFailuresAsync(mark.At.ToUniversalTime(), mark.Id, page.Size + 1, ct),
            Channel.Sms => await db.SmsFailuresAsync(mark.At.ToUniversalTime(), mark.Id, page.Size + 1, ct),
            _ => null,
        };
        return rows is null ? TypedResults.NotFound() : TypedResults.Ok(Page.Of(rows, page.Size, last => Cursor.Write(new Mark(last.At, last.Id))));
    }

    private static async Task<Results<Ok<Redriven>, NotFound>> Redrive(string name, RedriveChannel command, ClaimsPrincipal user, NotificationsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        int? count = name switch
        {
            Channel.Mail => await db.RedriveMailAsync(command.Reason, ct),
            Channel.Webhook => await db.RedriveWebhooksAsync(command.Reason, ct),
            Channel.Sms => await db.RedriveSmsAsync(command.Reason, ct),
            _ => null,
        };
        if (count is not { } redriven)
        {
            return TypedResults.NotFound();
        }

        db.Record(user, "channel.redriven", SubjectOf(name), detail: new { name, command.Reason, count = redriven });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Redriven(redriven));
    }

    private static async Task<Results<Ok<ChannelView>, NotFound>> ActAsync(
        string name, IfMatch ifMatch, NotificationsDb db, MailSettings mail, SmsSettings sms, Action<Channel> act, CancellationToken ct)
    {
        if (await db.Channels.FindAsync([name], ct) is not { } channel)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(channel);
        act(channel);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await ViewAsync(channel, db, mail, sms, ct));
    }

    private static async Task<ChannelView> ViewAsync(Channel channel, NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct)
    {
        var (configured, figures) = channel.Name switch
        {
            Channel.Mail => (mail.HasServer, await db.MailFiguresAsync(ct)),
            Channel.Webhook => (true, await db.WebhookFiguresAsync(ct)),
            _ => (sms.HasGateway, await db.SmsFiguresAsync(ct)),
        };
        return new(
            channel.Name, channel.Version, configured, channel.PausedAt, channel.PausedBy, channel.Reason, figures.Waiting, figures.LagSeconds, figures.SentMinute,
            figures.SentHour, figures.FailedHour, figures.Failed);
    }

    /// <summary>The audit trail names its things by id; a channel's follows from its name.</summary>
    private static Guid SubjectOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"channel {name}"))[..16]);

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
