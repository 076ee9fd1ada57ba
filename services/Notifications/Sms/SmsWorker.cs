using System.Text.Json;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Contacts;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Sms;

/// <summary>Hands short messages to the gateway: codes first, then what is due. Without a gateway it has nothing to do.</summary>
internal sealed partial class SmsWorker(
    IServiceScopeFactory scopes, SmsSettings settings, SmsGateway gateway, ContactCodes codes, TimeProvider clock, ILogger<SmsWorker> log) : BackgroundService
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.HasGateway && !stoppingToken.IsCancellationRequested)
        {
            var pause = Poll;
            try
            {
                pause = await SendDueAsync(stoppingToken) ? TimeSpan.Zero : Poll;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(SmsWorker), e);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> SendDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        foreach (var code in await db.TakeCodesAsync(Channel.Sms, ct))
        {
            var text = NoticeTexts.Of("code.sms", MailText.LanguageOf(code.Language))
                .Replace("{code}", codes.Of(code.PersonId, Channel.Sms, code.Address, code.AskedAt), StringComparison.Ordinal);
            if (await HandAsync(Guid.NewGuid(), code.Address, () => text, ct) is { Error: { } error })
            {
                Refused(log, code.PersonId, error);
            }
        }

        var due = await db.ClaimSmsAsync(Math.Max(1, settings.AtOnce), ct);

        // Each result is noted as it comes, and not cut short by a shutdown.
        await foreach (var sent in Task.WhenEach(due.Select(SendAsync).ToList()))
        {
            await TryNoteAsync(db, (await sent).Sms, (await sent).Answer);
        }

        return due.Count > 0;
    }

    private async Task<(DueSms Sms, GatewayAnswer? Answer)> SendAsync(DueSms sms)
    {
        return (sms, sms is { Active: true, Number: { } number } ? await HandAsync(sms.Id, number, () => TextOf(sms), CancellationToken.None) : null);
    }

    /// <summary>What the gateway made of a message. One that cannot be written, such as one with words that only a newer replica knows, is tried later like one that was refused.</summary>
    private async Task<GatewayAnswer> HandAsync(Guid id, string number, Func<string> text, CancellationToken ct)
    {
        try
        {
            return await gateway.SendAsync(id, number, text(), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return new(Suppression.Short(e.Message), false);
        }
    }

    /// <summary>Notes a result; where that fails, the message is claimed once more later, and the others are noted.</summary>
    private async Task TryNoteAsync(NotificationsDb db, DueSms sms, GatewayAnswer? answer)
    {
        try
        {
            await NoteAsync(db, sms, answer);
        }
        catch (Exception e)
        {
            log.Stumbled(nameof(SmsWorker), e);
        }
    }

    private async Task NoteAsync(NotificationsDb db, DueSms sms, GatewayAnswer? answer)
    {
        switch (answer)
        {
            case null:
                await db.EndSmsAsync(sms.Id, SmsState.Skipped, "no number", CancellationToken.None);
                break;
            case { Error: null }:
                await db.EndSmsAsync(sms.Id, SmsState.Sent, null, CancellationToken.None);
                break;
            case { ForGood: false } when sms.Attempts < MostAttempts:
                Refused(log, sms.Id, answer.Error!);
                await db.PutOffSmsAsync(sms.Id, TimeSpan.FromSeconds(Math.Min(15 * Math.Pow(2, sms.Attempts - 1), 3600)), answer.Error!, CancellationToken.None);
                break;
            default:
                Refused(log, sms.Id, answer.Error!);
                await db.EndSmsAsync(sms.Id, SmsState.Failed, answer.Error, CancellationToken.None);
                break;
        }
    }

    private static string TextOf(DueSms sms)
    {
        var language = MailText.LanguageOf(sms.Language);
        using var arguments = JsonDocument.Parse(sms.Arguments);
        return NoticeTexts.Of("sms.text", language).Replace("{title}", NoticeTexts.Render(sms.Template, arguments.RootElement, language).Title, StringComparison.Ordinal);
    }

    [LoggerMessage(LogLevel.Warning, "The gateway did not take message {Message}: {Reason}")]
    private static partial void Refused(ILogger log, Guid message, string reason);
}
