using System.Buffers;
using System.Data;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using ScenarioHub.Files;
using ScenarioHub.Scenarios.Catalogue;

namespace ScenarioHub.Scenarios.Exports;

/// <summary>Sends rows as they are read: what has been written goes out every few kilobytes, so memory stays flat however many there are.</summary>
internal sealed class ExportResult(ScenariosDb db, Scope scope, Conditions where, string order, ExportFormat format, string name) : IResult
{
    private const int SendFrom = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlRawAsync("SET LOCAL cursor_tuple_fraction = 0.001", ct);
        var response = httpContext.Response;
        using var written = new Pending();
        using (var writer = ExportWriter.Of(format, written))
        {
            FileAnswers.Harden(response);
            response.ContentType = writer.MediaType;
            response.Headers.ContentDisposition = DispositionOf($"{name}.{format.ToString().ToLowerInvariant()}");
            httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
            writer.Begin();
            await foreach (var row in ExportSource.ReadAsync(db, scope, where, order, ct))
            {
                writer.Row(row);
                if (written.Length >= SendFrom)
                {
                    await written.SendAsync(response.Body, ct);
                }
            }
        }

        await written.SendAsync(response.Body, ct);
        await transaction.CommitAsync(ct);
    }

    private static string DispositionOf(string file)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file);
        return disposition.ToString();
    }

    /// <summary>What is written and not yet sent. Archives and XML writers write without waiting; the answer must be waited for.</summary>
    private sealed class Pending : Stream
    {
        private readonly ArrayBufferWriter<byte> _bytes = new(2 * SendFrom);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _bytes.WrittenCount;

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);

        public override void Flush()
        {
        }

        public async Task SendAsync(Stream target, CancellationToken ct)
        {
            await target.WriteAsync(_bytes.WrittenMemory, ct);
            await target.FlushAsync(ct);
            _bytes.ResetWrittenCount();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
