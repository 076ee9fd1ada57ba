using System.Runtime.InteropServices;
using System.Text;

namespace ScenarioHub.Matchmaking.Engine.Images;

/// <summary>Reads what <see cref="ImageWriter"/> wrote. Equal strings that were written as common are one string in memory.</summary>
internal sealed class ImageReader(Stream source) : IDisposable
{
    private readonly BinaryReader _source = new(source, Encoding.UTF8, leaveOpen: true);
    private readonly List<string> _seen = [];

    public long Number() => _source.Read7BitEncodedInt64();

    public int Count() => Number() is var count and >= 0 and <= int.MaxValue ? (int)count : throw new InvalidDataException("A count is out of range.");

    public Guid Id() => new(_source.ReadBytes(16));

    public string Text() => _source.ReadString();

    public string? Common()
    {
        var number = Count();
        if (number == 0)
        {
            return null;
        }

        if (number == _seen.Count + 1)
        {
            _seen.Add(Text());
        }

        return number <= _seen.Count ? _seen[number - 1] : throw new InvalidDataException("A string is missing.");
    }

    public string[] Commons()
    {
        var texts = new string[Count()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Common() ?? throw new InvalidDataException("A string is missing.");
        }

        return texts;
    }

    public T[] Array<T>() where T : unmanaged
    {
        var values = new T[Count()];
        source.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public void Dispose() => _source.Dispose();
}
