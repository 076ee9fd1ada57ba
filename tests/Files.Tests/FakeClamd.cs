using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ScenarioHub.Files.Tests;

/// <summary>Speaks clamd's INSTREAM as the real one does: reads the command and every chunk, then answers with one line that ends in NUL.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;
    private readonly Func<byte[], string?> _answer;

    /// <summary>Answers with what <paramref name="answer"/> makes of the content; nothing means to keep silent.</summary>
    public FakeClamd(Func<byte[], string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the last connection sent.</summary>
    public byte[] Received { get; private set; } = [];

    /// <summary>The lengths of the chunks, the empty one at the end included.</summary>
    public List<int> Chunks { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command);
            if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8))
            {
                await stream.WriteAsync("UNKNOWN COMMAND\0"u8.ToArray());
                continue;
            }

            using var content = new MemoryStream();
            var length = new byte[4];
            do
            {
                await stream.ReadExactlyAsync(length);
                var chunk = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
                await stream.ReadExactlyAsync(chunk);
                content.Write(chunk);
                Chunks.Add(chunk.Length);
            }
            while (Chunks[^1] > 0);

            Received = content.ToArray();
            if (_answer(Received) is { } answer)
            {
                await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer + "\0"));
            }
            else
            {
                // Silence, until the other side has had enough.
                _ = await stream.ReadAsync(length);
            }
        }
    }
}
