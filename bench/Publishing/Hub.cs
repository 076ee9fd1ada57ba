namespace ScenarioHub.Bench.Publishing;

/// <summary>The running hub from outside.</summary>
internal sealed class Hub(Uri url) : IDisposable
{
    private readonly List<Office> _offices = [];

    /// <summary>The gateway.</summary>
    public Uri Url => url;

    /// <summary>So many askers, each with a connection of its own.</summary>
    public Office[] Offices(int count) => [.. Enumerable.Range(0, count).Select(_ => Open())];

    /// <summary>One asker.</summary>
    public Office Open()
    {
        var office = new Office(url);
        _offices.Add(office);
        return office;
    }

    /// <inheritdoc />
    public void Dispose() => _offices.ForEach(office => office.Dispose());
}
