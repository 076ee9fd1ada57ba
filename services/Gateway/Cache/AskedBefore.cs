namespace ScenarioHub.Gateway.Cache;

/// <summary>
/// Remembers what was asked for lately. Only what is asked for again is worth keeping: a search that one person makes once would cost the copy
/// and push out what everybody reads. It forgets by itself, for two addresses may fall to the same place (a doorkeeper as in Einziger, Friedman
/// and Manes, "TinyLFU", 2017).
/// </summary>
internal sealed class AskedBefore
{
    private const int Places = 8192;

    private readonly int[] _places = new int[Places];

    /// <summary>Notes the address of a request; true where it was noted before.</summary>
    public bool Note(HttpRequest request)
    {
        // Strings hash differently in every process, so nobody can aim at a place.
        var asked = HashCode.Combine(request.Path.Value, request.QueryString.Value) | 1;
        return Interlocked.Exchange(ref _places[(uint)asked / 2 % Places], asked) == asked;
    }
}
