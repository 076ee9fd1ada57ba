using System.Runtime.InteropServices;
using System.Text;

namespace ScenarioHub.Matchmaking.Engine.Images;

/// <summary>Writes the parts of an image. A string that may come again (a place, a field, a product) is written once and then by its number.</summary>
internal sealed class ImageWriter(Stream target) : IDisposable
{
    private readonly BinaryWriter _target = new(target, Encoding.UTF8, leaveOpen: true);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public void Number(long value) => _target.Write7BitEncodedInt64(value);

    public void Id(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        _target.Write(bytes);
    }

    public void Text(string text) => _target.Write(text);

    public void Common(string? text)
    {
        if (text is null)
        {
            Number(0);
        }
        else if (_seen.TryGetValue(text, out var number))
        {
            Number(number);
        }
        else
        {
            _seen.Add(text, _seen.Count + 1);
            Number(_seen.Count);
            Text(text);
        }
    }

    public void Common(IReadOnlyList<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts)
        {
            Common(text);
        }
    }

    public void Array<T>(T[] values) where T : unmanaged
    {
        Number(values.Length);
        _target.Flush();
        target.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public void Dispose() => _target.Dispose();
}
