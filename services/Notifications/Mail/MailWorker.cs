using System.Resources;
using System.Text.Json;
using MailKit.Net.Smtp;
using MailKit.Security;
using MailKit;
using MimeKit;
using ScenarioHub.Contracts.Notifications;
using ScenarioHub.Notifications.Contacts;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Notifications.Preferences.Unsubscribing;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// Sends what is due over a few connections, one mail after the other over each. A mail that the server refuses for now is tried again later
/// and later for about a day; while the server is away, nothing counts as tried. Where no server is configured, it has nothing to do.
/// </summary>
internal sealed partial class MailWorker(
    IServiceScopeFactory scopes, MailSettings settings, ContactCodes codes, UnsubscribeHeaders unsubscribe, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    private const int Batch = 20;
    private const int MostAttempts = 12;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly MailPace _pace = new(settings);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => settings.HasServer
        ? Task.WhenAll(Enumerable.Range(0, Math.Max(1, settings.Connections)).Select(_ => WorkAsync(stoppingToken)))
        : Task.CompletedTask;

    private async Task WorkAsync(CancellationToken ct)
    {
        using var server = new SmtpConnection(settings, clock);
        var pause = Poll;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                pause = await SendDueAsync(server, ct) ? TimeSpan.Zero : Poll;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e.IsDatabaseAway() || IsAway(e))
            {
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 1, LongestPause.TotalSeconds));
                Waits(log, pause, e.Message);
            }

            await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends one batch; false when there was nothing left to send.</summary>
    private async Task<bool> SendDueAsync(SmtpConnection server, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await SendCodesAsync(db, server, ct);
        var until = clock.GetUtcNow() + (MailQueue.Lease / 2);
        var claimed = await db.ClaimMailAsync(Batch, ct);
        if (claimed is [])
        {
            await server.RestAsync(ct);
            return false;
        }

        var due = await _pace.AdmitAsync(db, claimed, ct);
        for (var sent = 0; sent < due.Count; sent++)
        {
            try
            {
                ct.ThrowIfCancellationRequested();
                if (clock.GetUtcNow() > until)
                {
                    await GiveBackAsync(db, due.Skip(sent), "the claim ran out");
                    break;
                }

                await SendAsync(db, scope.ServiceProvider.GetRequiredService<MailAssembly>(), server, due[sent], ct);
            }
            catch (Exception e) when (IsAway(e) || e is OperationCanceledException)
            {
                await GiveBackAsync(db, due.Skip(sent), e.Message);
                await server.CloseAsync(CancellationToken.None);
                throw;
            }
        }

        return claimed.Count == Batch;
    }

    private async Task SendAsync(NotificationsDb db, MailAssembly assembly, SmtpConnection server, DueMail mail, CancellationToken ct)
    {
        if (!mail.Active || mail.Suppressed)
        {
            await db.EndMailAsync(mail, MailState.Skipped, mail.Active ? "the address was refused before" : "the person has left", ct);
            return;
        }

        try
        {
            // What was right when it was put down may not be any more.
            if (await assembly.AssembleAsync(mail, ct) is not { } assembled)
            {
                await db.EndMailAsync(mail, MailState.Skipped, "nothing in it concerns the reader any more", ct);
                return;
            }

            await server.OpenAsync(ct);
            var message = MailText.Compose(assembled, settings, clock.GetUtcNow());
            unsubscribe.AddTo(message, assembled, clock.GetUtcNow());
            await server.SendAsync(message);
        }
        catch (Exception e) when (e is SmtpCommandException or ParseException or FormatException or ArgumentException or JsonException or MissingManifestResourceException)
        {
            Refused(log, mail.NoticeId, mail.PersonId, e.Message);
            await RefuseAsync(db, mail, e, ct);
            return;
        }

        // From here on the server has the mail: marking it must not be cut short by a shutdown.
        await db.EndMailAsync(mail, MailState.Sent, null, CancellationToken.None);
    }

    private async Task RefuseAsync(NotificationsDb db, DueMail mail, Exception e, CancellationToken ct)
    {
        var reason = Suppression.Short(e.Message);

        // A refused sender is the operator's matter, and an unknown template that of a newer replica: neither is given up at once.
        var given = e is ParseException || (e is SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } said && said.ErrorCode != SmtpErrorCode.SenderNotAccepted);
        if (!given && mail.Attempts < MostAttempts)
        {
            await db.PutOffMailAsync(mail, Backoff(mail.Attempts), counted: true, reason, ct);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EndMailAsync(mail, MailState.Failed, reason, ct);
        if (e is SmtpCommandException refusal && Suppression.IsForGood(refusal) && await db.SuppressAsync(mail.Email, reason, ct))
        {
            db.Publish(new MailAddressRefused(mail.PersonId, mail.Domain, reason, clock.GetUtcNow(), mail.ToMailbox));
            db.Record("mail.address-refused", mail.PersonId, detail: new { mail.Domain, reason });
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(ct);
    }

    private async Task SendCodesAsync(NotificationsDb db, SmtpConnection server, CancellationToken ct)
    {
        foreach (var code in await db.TakeCodesAsync(Channel.Mail, ct))
        {
            await server.OpenAsync(ct);
            try
            {
                await server.SendAsync(CodeMail.Compose(code, codes.Of(code.PersonId, Channel.Mail, code.Address, code.AskedAt), settings, clock.GetUtcNow()));
            }
            catch (Exception e) when (e is SmtpCommandException or ParseException)
            {
                // Whoever typed a wrong address sees that no code comes, and corrects it.
                Refused(log, Guid.Empty, code.PersonId, e.Message);
            }
        }
    }

    private static async Task GiveBackAsync(NotificationsDb db, IEnumerable<DueMail> rest, string reason)
    {
        foreach (var mail in rest)
        {
            await db.PutOffMailAsync(mail, TimeSpan.Zero, counted: false, reason, CancellationToken.None);
        }
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, attempts - 1), 4 * 3600));

    private static bool IsAway(Exception e) =>
        e is IOException or System.Net.Sockets.SocketException or ProtocolException or ServiceNotConnectedException or AuthenticationException
            or SslHandshakeException or ServiceNotAuthenticatedException or TimeoutException or NotSupportedException;

    [LoggerMessage(LogLevel.Warning, "Mail waits {Pause} before the next try: {Reason}")]
    private static partial void Waits(ILogger log, TimeSpan pause, string reason);

    [LoggerMessage(LogLevel.Warning, "The mail server refused the mail on notice {Notice} to {Person}: {Reason}")]
    private static partial void Refused(ILogger log, Guid notice, Guid person, string reason);
}
