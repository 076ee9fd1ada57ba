namespace ScenarioHub.Flow;

/// <summary>
/// A flow of least cost (最小费用流), by successive shortest paths with potentials (Edmonds and Karp 1972;
/// Ahuja, Magnanti, Orlin, Network Flows, 9.7): Dijkstra on reduced costs, stopped when the sink is reached. Costs are whole numbers ≥ 0, so
/// the result is exact.
/// </summary>
public sealed class CostFlow(int nodes)
{
    private readonly List<Arc> _arcs = [];
    private readonly List<int>[] _leaving = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly long[] _potential = new long[nodes];
    private readonly long[] _distance = new long[nodes];
    private readonly int[] _by = new int[nodes];

    /// <summary>Adds an arc and returns its number.</summary>
    public int Add(int from, int to, int capacity, long cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        _leaving[from].Add(_arcs.Count);
        _arcs.Add(new(to, capacity, cost));
        _leaving[to].Add(_arcs.Count);
        _arcs.Add(new(from, 0, -cost));
        return _arcs.Count - 2;
    }

    /// <summary>How much flows through an arc.</summary>
    public int FlowOf(int arc) => _arcs[arc + 1].Left;

    /// <summary>
    /// Sends up to <paramref name="most"/> from a source, rerouting what flows already. Sources may follow each other: after each, the
    /// whole is of least cost for what they were given.
    /// </summary>
    public void Send(int source, int sink, int most, CancellationToken ct = default)
    {
        var left = most;
        while (left > 0 && Reach(source, sink))
        {
            ct.ThrowIfCancellationRequested();
            var step = left;
            for (var node = sink; node != source; node = _arcs[_by[node] ^ 1].To)
            {
                step = Math.Min(step, _arcs[_by[node]].Left);
            }

            for (var node = sink; node != source; node = _arcs[_by[node] ^ 1].To)
            {
                var arc = _arcs[_by[node]];
                arc.Left -= step;
                _arcs[_by[node] ^ 1].Left += step;
            }

            left -= step;
        }
    }

    /// <summary>Finds a cheapest way with room on it; afterwards the potentials keep every reduced cost ≥ 0.</summary>
    private bool Reach(int source, int sink)
    {
        Array.Fill(_distance, long.MaxValue);
        _distance[source] = 0;
        var queue = new PriorityQueue<int, long>();
        queue.Enqueue(source, 0);
        var settled = new List<int>();
        while (queue.TryDequeue(out var node, out var at))
        {
            if (at > _distance[node])
            {
                continue;
            }

            if (node == sink)
            {
                break;
            }

            settled.Add(node);
            foreach (var number in _leaving[node])
            {
                var arc = _arcs[number];
                var there = arc.Left > 0 ? at + arc.Cost + _potential[node] - _potential[arc.To] : long.MaxValue;
                if (there < _distance[arc.To])
                {
                    (_distance[arc.To], _by[arc.To]) = (there, number);
                    queue.Enqueue(arc.To, there);
                }
            }
        }

        if (_distance[sink] == long.MaxValue)
        {
            return false;
        }

        // Nodes that were settled nearer than the sink rise by how much nearer they are; the others stay, which is the same up to a constant.
        foreach (var node in settled)
        {
            _potential[node] += _distance[node] - _distance[sink];
        }

        return true;
    }

    private sealed class Arc(int to, int capacity, long cost)
    {
        public int To => to;

        public long Cost => cost;

        public int Left { get; set; } = capacity;
    }
}
