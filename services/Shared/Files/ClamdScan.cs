using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Files;

/// <summary>
/// Asks a clamd over TCP, by its command <c>INSTREAM</c>: chunks with their length before them, an empty one at the end, and one line as the
/// answer. Fails closed: a scanner that is away, slow or unsure lets nothing through.
/// </summary>
internal sealed partial class ClamdScan(string host, int port, TimeSpan patience, ILogger<ClamdScan> log) : IVirusScan
{
    private const int Chunk = 64 * 1024;
    private const int LongestAnswer = 4096;

    public async Task<ScanState> ScanAsync(Stream file, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(patience);
        string answer;
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(host, port, end.Token);
            await using var stream = connection.GetStream();
            answer = await AskAsync(file, stream, end.Token);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            Unavailable(log, host, port, e.Message);
            throw CannotSay();
        }

        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            var signature = answer["stream: ".Length..^" FOUND".Length];
            Found(log, signature);
            throw new RuleException("file.infected", signature) { Status = StatusCodes.Status422UnprocessableEntity };
        }

        if (answer != "stream: OK")
        {
            Unavailable(log, host, port, answer);
            throw CannotSay();
        }

        return ScanState.Clean;
    }

    private static async Task<string> AskAsync(Stream file, NetworkStream stream, CancellationToken ct)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var buffer = new byte[sizeof(uint) + Chunk];
        int read;
        do
        {
            read = await file.ReadAsync(buffer.AsMemory(sizeof(uint)), ct);
            BinaryPrimitives.WriteUInt32BigEndian(buffer, (uint)read);
            await stream.WriteAsync(buffer.AsMemory(0, sizeof(uint) + read), ct);
        }
        while (read > 0);

        var length = 0;
        while (length < LongestAnswer && (read = await stream.ReadAsync(buffer.AsMemory(length, LongestAnswer - length), ct)) > 0)
        {
            length += read;
            if (buffer[length - 1] == 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString(buffer, 0, length).Trim('\0', '\n', ' ');
    }

    private static RuleException CannotSay() => new("file.scan-unavailable") { Status = StatusCodes.Status503ServiceUnavailable };

    [LoggerMessage(LogLevel.Error, "clamd at {Host}:{Port} cannot say whether a file is clean: {Reason}")]
    private static partial void Unavailable(ILogger log, string host, int port, string reason);

    [LoggerMessage(LogLevel.Warning, "A file was refused: {Signature}")]
    private static partial void Found(ILogger log, string signature);
}
