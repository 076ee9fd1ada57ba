using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ScenarioHub.Notifications.Mail;

/// <summary>One connection to the mail server, opened when it is needed, used for many mails, and given up after any failure.</summary>
public sealed class SmtpConnection : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly MailSettings _settings;
    private readonly TimeProvider _clock;
    private readonly SmtpClient _client = new() { Timeout = (int)Patience.TotalMilliseconds };
    private DateTimeOffset _used;

    public SmtpConnection(MailSettings settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        if (!string.IsNullOrEmpty(settings.Trust))
        {
            var trusted = Convert.FromHexString(settings.Trust.Replace(":", "", StringComparison.Ordinal));
            _client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None || (certificate is X509Certificate2 shown && shown.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(trusted));
        }
    }

    /// <summary>Connects and signs in, unless that was done and the server still answers. A server that greets with a refusal is away.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        try
        {
            await ConnectAsync(ct);
        }
        catch (SmtpCommandException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>Hands one mail to the server. Not cut short by a shutdown: nobody would know whether the server has it.</summary>
    public async Task SendAsync(MimeMessage message)
    {
        using var patience = new CancellationTokenSource(Patience, _clock);
        try
        {
            await _client.SendAsync(message, patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("The mail server did not take the mail in time.");
        }

        _used = _clock.GetUtcNow();
    }

    /// <summary>Says goodbye, unless the connection was used a moment ago and may be again.</summary>
    public Task RestAsync(CancellationToken ct) => _clock.GetUtcNow() - _used > Patience ? CloseAsync(ct) : Task.CompletedTask;

    /// <summary>Says goodbye.</summary>
    public async Task CloseAsync(CancellationToken ct)
    {
        if (_client.IsConnected)
        {
            await _client.DisconnectAsync(quit: true, ct);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task ConnectAsync(CancellationToken ct)
    {
        if (_client.IsConnected)
        {
            if (_clock.GetUtcNow() - _used > Quiet)
            {
                await _client.NoOpAsync(ct);
            }

            return;
        }

        await _client.ConnectAsync(_settings.Host!, _settings.Port, _settings.Security, ct);
        if (!string.IsNullOrEmpty(_settings.User))
        {
            if (!_client.IsSecure && _settings.StartTls is not false)
            {
                throw new AuthenticationException("The mail server offers no encryption, so the password is not sent. Smtp:StartTls=false sends it all the same.");
            }

            await _client.AuthenticateAsync(_settings.User, _settings.Password ?? "", ct);
        }
    }
}
