using MailKit.Security;
using MimeKit;

namespace ScenarioHub.Notifications.Mail;

/// <summary>The mail server, from <c>Smtp:Host/Port/User/Password/From/StartTls/…</c>, and the address of the web, from <c>PublicUrl</c>.</summary>
public record MailSettings
{
    /// <summary>The server; without one no mail is sent.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 25;

    /// <summary>The account, where the server wants one.</summary>
    public string? User { get; init; }

    /// <summary>Its password; sent over an encrypted connection only, unless STARTTLS is switched off.</summary>
    public string? Password { get; init; }

    /// <summary>The sender, such as <c>场景汇 &lt;hub@example.cn&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>Whether STARTTLS is required (true) or not used (false); where the server offers it, unless told.</summary>
    public bool? StartTls { get; init; }

    /// <summary>The SHA-256 fingerprint of the one certificate that is trusted although no authority vouches for it.</summary>
    public string? Trust { get; init; }

    /// <summary>How many connections each replica has to the server.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How many mails a second go to one receiving domain; no limit where it is 0.</summary>
    public double Pace { get; init; }

    /// <summary>Other figures for single domains, such as <c>qq.com</c>.</summary>
    public Dictionary<string, double> Paces { get; init; } = [];

    /// <summary>The address under which people open the web; links in mail start with it.</summary>
    public Uri PublicUrl { get; init; } = new("http://localhost:8080");

    /// <summary>Whether mail can be sent.</summary>
    public bool HasServer => !string.IsNullOrEmpty(Host);

    /// <summary>How the connection is secured.</summary>
    public SecureSocketOptions Security => (Port, StartTls) switch
    {
        (465, _) => SecureSocketOptions.SslOnConnect,
        (_, true) => SecureSocketOptions.StartTls,
        (_, false) => SecureSocketOptions.None,
        (_, null) => SecureSocketOptions.StartTlsWhenAvailable,
    };

    /// <summary>The time between two mails to a domain; nothing where it has no limit.</summary>
    public TimeSpan? GapOf(string domain) => Paces.GetValueOrDefault(domain, Pace) is > 0 and var pace ? TimeSpan.FromSeconds(1 / pace) : null;

    /// <summary>Reads the settings; a server without a valid sender is refused at start.</summary>
    public static MailSettings Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Smtp").Get<MailSettings>() ?? new();
        if (configuration["PublicUrl"] is { Length: > 0 } url)
        {
            settings = settings with { PublicUrl = new(url) };
        }

        return settings.HasServer && !MailboxAddress.TryParse(settings.From, out _)
            ? throw new InvalidOperationException("Smtp:Host is set, so Smtp:From must be a mail address.")
            : settings;
    }
}
