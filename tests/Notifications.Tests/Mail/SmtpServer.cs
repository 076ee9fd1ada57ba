using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace ScenarioHub.Notifications.Tests.Mail;

/// <summary>A real SMTP server (Debian's python3-aiosmtpd) that keeps what it takes in a Maildir.</summary>
public sealed class SmtpServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtp-");
    private readonly Process _process;

    private SmtpServer(int port)
    {
        Port = port;
        var start = new ProcessStartInfo("aiosmtpd", ["-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(_folder.FullName, "mail")]);
        _process = Process.Start(start) ?? throw new InvalidOperationException("aiosmtpd did not start.");
    }

    public int Port { get; }

    /// <summary>Starts one on a free port. It may take a moment until it listens: mail has to bear that anyway.</summary>
    public static SmtpServer Start(int? port = null) => new(port ?? FreePort());

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>All mail to an address.</summary>
    public IReadOnlyList<MimeMessage> MailTo(string address)
    {
        var taken = new DirectoryInfo(Path.Combine(_folder.FullName, "mail", "new"));
        return taken.Exists
            ? [.. taken.GetFiles().Select(file => MimeMessage.Load(file.FullName)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))]
            : [];
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
