using Microsoft.Extensions.Logging.Abstractions;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Files.Tests;

public sealed class ClamdScanTests : IDisposable
{
    private const string Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_clean_file_is_sent_whole_in_chunks_and_kept_as_scanned()
    {
        await using var clamd = new FakeClamd(_ => "stream: OK");
        byte[] large = [.. Some.Pdf, .. new byte[150_000]];
        var kept = await Store(clamd.Port).TakeAsync(new MemoryStream(large), "a.pdf", TestContext.Current.CancellationToken);
        Assert.Equal(ScanState.Clean, kept.Scan);
        Assert.Equal(large, clamd.Received);
        Assert.Equal(0, clamd.Chunks[^1]);
        Assert.True(clamd.Chunks.Count > 3);
    }

    [Fact]
    public async Task An_infected_file_is_refused_by_its_signature_and_nothing_stays()
    {
        await using var clamd = new FakeClamd(content => System.Text.Encoding.ASCII.GetString(content).Contains(Eicar) ? "stream: Eicar-Signature FOUND" : "stream: OK");
        var refused = await RefusedAsync(clamd.Port, [.. Some.Pdf, .. System.Text.Encoding.ASCII.GetBytes(Eicar)]);
        Assert.Equal(("file.infected", 422, "Eicar-Signature"), (refused.Code, refused.Status, refused.Arguments[0]));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("")]
    [InlineData("stream: OK FOUND? no")]
    public async Task A_scanner_that_cannot_say_lets_nothing_through(string answer)
    {
        await using var clamd = new FakeClamd(_ => answer);
        Assert.Equal("file.scan-unavailable", (await RefusedAsync(clamd.Port, Some.Pdf)).Code);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_scanner_that_keeps_silent_lets_nothing_through()
    {
        await using var clamd = new FakeClamd(_ => null);
        Assert.Equal(503, (await RefusedAsync(clamd.Port, Some.Pdf, patience: 0.3)).Status);
    }

    [Fact]
    public async Task A_scanner_that_is_away_lets_nothing_through()
    {
        int port;
        await using (var clamd = new FakeClamd(_ => null))
        {
            port = clamd.Port;
        }

        Assert.Equal("file.scan-unavailable", (await RefusedAsync(port, Some.Pdf)).Code);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    private Task<RuleException> RefusedAsync(int port, byte[] content, double patience = 20) =>
        Assert.ThrowsAsync<RuleException>(() => Store(port, patience).TakeAsync(new MemoryStream(content), "a.pdf", TestContext.Current.CancellationToken));

    private FileStore Store(int port, double patience = 20) => new(
        new() { Path = _folder, ReserveMegabytes = 1 }, new ClamdScan("127.0.0.1", port, TimeSpan.FromSeconds(patience), NullLogger<ClamdScan>.Instance));
}
