using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MimeKit;

namespace ScenarioHub.Notifications.Tests.Mail;

/// <summary>What the sink has taken: to whom, under which Message-ID, and over which connection.</summary>
public sealed record Taken(string To, string Id, bool Tls, bool User, int Peer, string? Body)
{
    public MimeMessage Read() => MimeMessage.Load(new MemoryStream(Convert.FromBase64String(Body!)));
}

/// <summary>A real mail server (<c>sink.py</c>) that can ask for STARTTLS and a password, and can be killed and started again.</summary>
public sealed class Sink : IDisposable
{
    public const string UserName = "hub";
    public const string Password = "密码-and-more";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sink-");
    private readonly bool _secured;
    private readonly bool _ascii;
    private Process? _process;

    /// <param name="ascii">Whether it takes no addresses but those of ASCII, as many servers do.</param>
    public Sink(bool secured, bool ascii = false)
    {
        (_secured, _ascii) = (secured, ascii);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(At("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(At("key.pem"), key.ExportPkcs8PrivateKeyPem());
        Fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        Start();
    }

    public int Port { get; } = SmtpServer.FreePort();

    /// <summary>SHA-256 of the certificate, in hex.</summary>
    public string Fingerprint { get; }

    public void Start()
    {
        string[] security = _secured ? ["--cert", At("cert.pem"), "--key", At("key.pem"), "--user", UserName, "--password", Password, "--bodies"] : [];
        string[] foreign = _ascii ? ["--ascii"] : [];
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Mail", "sink.py"), $"{Port}", At("log"), .. security, .. foreign]))!;
    }

    /// <summary><c>kill -9</c>.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>All that was taken, oldest first.</summary>
    public IReadOnlyList<Taken> Log()
    {
        if (!File.Exists(At("log")))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(At("log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = reader.ReadToEnd().Split('\n');

        // What stands behind the last line feed is still being written.
        return [.. lines[..^1].Select(line => JsonSerializer.Deserialize<Taken>(line, JsonSerializerOptions.Web)!)];
    }

    /// <summary>All that was taken for an address.</summary>
    public IReadOnlyList<Taken> To(string address) => [.. Log().Where(taken => taken.To == address)];

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }

        _folder.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
