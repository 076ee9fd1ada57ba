using MailKit.Net.Smtp;
using ScenarioHub.Notifications.Contacts;
using ScenarioHub.Notifications.Digests;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Notifications.Preferences.Unsubscribing;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// Sends what is due over a few connections, one mail after the other over each. A mail that the server refuses for now is tried again later
/// and later for about a day, and so is one that cannot be written or that breaks the connection: it holds up no other. While the server is away,
/// nothing counts as tried. Where no server is configured, it has nothing to do.
/// </summary>
internal sealed partial class MailWorker(
    IServiceScopeFactory scopes, MailSettings settings, ContactCodes codes, UnsubscribeHeaders unsubscribe, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    private const int Batch = 20;
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
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 1, LongestPause.TotalSeconds));
                if (MailFailure.IsServer(e))
                {
                    Waits(log, pause, e.Message);
                }
                else
                {
                    log.Stumbled(nameof(MailWorker), e);
                }
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
            catch (Exception e) when (MailFailure.IsServer(e) || e is OperationCanceledException)
            {
                await GiveBackAsync(db, due.Skip(sent), e.Message);
                await server.CloseAsync(CancellationToken.None);
                throw;
            }
            catch (Exception e) when (!e.IsDatabaseAway())
            {
                // Not even its failure could be noted: it is claimed once more when the claim has run out.
                log.SetAside(nameof(MailWorker), $"{due[sent].NoticeId} to {due[sent].PersonId}", MailQueue.Lease, e);
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

        // A server that cannot be reached is nobody's fault; from here on, what fails is this mail's.
        await server.OpenAsync(ct);
        try
        {
            // What was right when it was put down may not be any more.
            if (await assembly.AssembleAsync(mail, ct) is not { } assembled)
            {
                await db.EndMailAsync(mail, MailState.Skipped, "nothing in it concerns the reader any more", ct);
                return;
            }

            var message = MailText.Compose(assembled, settings, clock.GetUtcNow());
            unsubscribe.AddTo(message, assembled, clock.GetUtcNow());
            await server.SendAsync(message);
        }
        catch (Exception e) when (!MailFailure.IsDatabase(e) && !ct.IsCancellationRequested)
        {
            Refused(log, mail.NoticeId, mail.PersonId, e.Message);
            await db.RefuseMailAsync(mail, e, clock.GetUtcNow(), ct);
            if (e is not SmtpCommandException)
            {
                // Whatever state it left the connection in.
                await server.CloseAsync(CancellationToken.None);
            }

            return;
        }

        // From here on the server has the mail: marking it must not be cut short by a shutdown.
        await db.EndMailAsync(mail, MailState.Sent, null, CancellationToken.None);
    }

    private async Task SendCodesAsync(NotificationsDb db, SmtpConnection server, CancellationToken ct)
    {
        foreach (var code in await db.TakeCodesAsync(Channel.Mail, ct))
        {
            try
            {
                await server.OpenAsync(ct);
                await server.SendAsync(CodeMail.Compose(code, codes.Of(code.PersonId, Channel.Mail, code.Address, code.AskedAt), settings, clock.GetUtcNow()));
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // Whoever typed a wrong address sees that no code comes, and corrects it; the others get theirs.
                Refused(log, Guid.Empty, code.PersonId, e.Message);
                await server.CloseAsync(CancellationToken.None);
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

    [LoggerMessage(LogLevel.Warning, "Mail waits {Pause} before the next try: {Reason}")]
    private static partial void Waits(ILogger log, TimeSpan pause, string reason);

    [LoggerMessage(LogLevel.Warning, "The mail server refused the mail on notice {Notice} to {Person}: {Reason}")]
    private static partial void Refused(ILogger log, Guid notice, Guid person, string reason);
}
