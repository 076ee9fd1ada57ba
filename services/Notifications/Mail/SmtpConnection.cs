using MailKit.Net.Smtp;
using MimeKit;

namespace ScenarioHub.Notifications.Mail;

/// <summary>One connection to the mail server, opened when it is needed, used for many mails, and given up after any failure.</summary>
public sealed class SmtpConnection(MailSettings settings) : IDisposable
{
    private readonly SmtpClient _client = new() { Timeout = 30_000 };

    /// <summary>Connects and signs in, unless that was done and the server still answers.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        if (_client.IsConnected)
        {
            await _client.NoOpAsync(ct);
            return;
        }

        await _client.ConnectAsync(settings.Host!, settings.Port, settings.Security, ct);
        if (!string.IsNullOrEmpty(settings.User))
        {
            await _client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
        }
    }

    /// <summary>Hands one mail to the server.</summary>
    public Task SendAsync(MimeMessage message, CancellationToken ct) => _client.SendAsync(message, ct);

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
}
