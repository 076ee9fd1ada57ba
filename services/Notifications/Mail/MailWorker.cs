using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Npgsql;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Preferences.Unsubscribing;

namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// Sends what is due, one mail after the other over one connection. A mail that the server refuses for now is tried again later and later
/// for about a day; while the server is away, nothing counts as tried. Where no server is configured, the worker has nothing to do.
/// </summary>
internal sealed partial class MailWorker(IServiceScopeFactory scopes, MailSettings settings, UnsubscribeHeaders unsubscribe, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    private const int Batch = 20;
    private const int MostAttempts = 12;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly SmtpConnection _server = new(settings);

    public override void Dispose()
    {
        _server.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Poll;
        while (settings.HasServer && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                pause = await SendDueAsync(stoppingToken) ? TimeSpan.Zero : Poll;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is NpgsqlException || IsAway(e))
            {
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 1, LongestPause.TotalSeconds));
                Waits(log, pause, e.Message);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends one batch; false when there was nothing left to send.</summary>
    private async Task<bool> SendDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        var due = await db.ClaimMailAsync(Batch, ct);
        if (due is [])
        {
            await _server.CloseAsync(ct);
            return false;
        }

        for (var sent = 0; sent < due.Count; sent++)
        {
            try
            {
                await SendAsync(db, scope.ServiceProvider.GetRequiredService<MailAssembly>(), due[sent], ct);
            }
            catch (Exception e) when (IsAway(e) || e is OperationCanceledException)
            {
                foreach (var rest in due[sent..])
                {
                    await db.PutOffMailAsync(rest, TimeSpan.Zero, counted: false, e.Message, CancellationToken.None);
                }

                await _server.CloseAsync(CancellationToken.None);
                throw;
            }
        }

        return due.Count == Batch;
    }

    private async Task SendAsync(NotificationsDb db, MailAssembly assembly, DueMail mail, CancellationToken ct)
    {
        if (!mail.Active)
        {
            await db.EndMailAsync(mail, MailState.Skipped, "the person has left", ct);
            return;
        }

        // What was right when it was put down may not be any more.
        if (await assembly.AssembleAsync(mail, ct) is not { } assembled)
        {
            await db.EndMailAsync(mail, MailState.Skipped, "nothing in it concerns the reader any more", ct);
            return;
        }

        await _server.OpenAsync(ct);
        try
        {
            var message = MailText.Compose(assembled, settings, clock.GetUtcNow());
            unsubscribe.AddTo(message, assembled, clock.GetUtcNow());
            await _server.SendAsync(message, ct);
        }
        catch (Exception e) when (e is SmtpCommandException or ParseException)
        {
            var given = e is ParseException or SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } || mail.Attempts >= MostAttempts;
            Refused(log, mail.NoticeId, mail.PersonId, e.Message);
            await (given
                ? db.EndMailAsync(mail, MailState.Failed, e.Message, ct)
                : db.PutOffMailAsync(mail, Backoff(mail.Attempts), counted: true, e.Message, ct));
            return;
        }

        // From here on the server has the mail: marking it must not be cut short by a shutdown.
        await db.EndMailAsync(mail, MailState.Sent, null, CancellationToken.None);
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, attempts - 1), 4 * 3600));

    private static bool IsAway(Exception e) =>
        e is IOException or System.Net.Sockets.SocketException or ProtocolException or ServiceNotConnectedException or AuthenticationException
            or SslHandshakeException or ServiceNotAuthenticatedException or TimeoutException;

    [LoggerMessage(LogLevel.Warning, "Mail waits {Pause} before the next try: {Reason}")]
    private static partial void Waits(ILogger log, TimeSpan pause, string reason);

    [LoggerMessage(LogLevel.Warning, "The mail server refused the mail on notice {Notice} to {Person}: {Reason}")]
    private static partial void Refused(ILogger log, Guid notice, Guid person, string reason);
}
