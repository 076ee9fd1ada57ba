using System.Security.Cryptography;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Files.Tests;

public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_lies_under_its_own_hash_and_twice_the_same_lies_once()
    {
        var store = Store(new());
        var first = await store.TakeAsync(new MemoryStream(Some.Pdf), "甲.pdf", TestContext.Current.CancellationToken);
        var second = await store.TakeAsync(new MemoryStream(Some.Pdf), "乙.pdf", TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Some.Pdf)), first.Sha256);
        Assert.Equal((first.Sha256, "乙.pdf", ScanState.NotScanned), (second.Sha256, second.Name, second.Scan));
        Assert.Equal([store.PathOf(first.Sha256)!], Kept());
        await using var content = store.Open(first.Sha256)!;
        Assert.Equal(Some.Pdf.Length, content.Length);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_cut_off_and_nothing_stays()
    {
        var store = Store(new() { MaxMegabytes = 1 });
        var endless = new Endless();
        Assert.Equal("file.too-large", (await RefusedAsync(store, endless)).Code);
        Assert.InRange(endless.Sent, 1, 2 * 1024 * 1024);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_disk_without_room_is_said_so_and_nothing_stays()
    {
        var refused = await RefusedAsync(Store(new() { ReserveMegabytes = long.MaxValue >> 20 }), new MemoryStream(Some.Pdf));
        Assert.Equal(("file.no-space", 507), (refused.Code, refused.Status));
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_disk_that_fills_while_it_is_written_is_said_so_and_nothing_stays()
    {
        // 28 is ENOSPC.
        Assert.Equal("file.no-space", (await RefusedAsync(Store(new()), new Breaking(new IOException("No space left on device", 28)))).Code);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_sender_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store(new()).TakeAsync(new Breaking(new IOException("reset")), "a.pdf", TestContext.Current.CancellationToken));
        Assert.Empty(Kept());
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF")]
    public void Only_a_hash_is_an_address(string address) => Assert.Throws<ArgumentException>(() => Store(new()).PathOf(address));

    private FileStore Store(FileSettings settings) => new(settings with { Path = _folder, ReserveMegabytes = settings.ReserveMegabytes == 256 ? 1 : settings.ReserveMegabytes }, new NoVirusScan());

    private string[] Kept() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private static Task<RuleException> RefusedAsync(FileStore store, Stream content) =>
        Assert.ThrowsAsync<RuleException>(() => store.TakeAsync(content, "a.pdf", TestContext.Current.CancellationToken));

    private sealed class Endless : MemoryStream
    {
        public long Sent { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'%');
            Sent += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class Breaking(IOException reason) : MemoryStream
    {
        private bool _sent;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_sent)
            {
                throw reason;
            }

            _sent = true;
            Some.Pdf.CopyTo(buffer);
            return ValueTask.FromResult(Some.Pdf.Length);
        }
    }
}
