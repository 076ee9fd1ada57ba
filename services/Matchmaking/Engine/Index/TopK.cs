namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>A found document and its integer score.</summary>
internal readonly record struct Hit<T>(T Document, int Score);

/// <summary>Keeps the best k. Equal scores are ordered by id, so that an answer does not depend on the order of arrival.</summary>
internal sealed class TopK<T>(int k, Func<T, bool>? allowed) where T : IMatchable
{
    private readonly PriorityQueue<Hit<T>, (int Score, Guid Id)> _worstFirst = new(k, Comparer<(int Score, Guid Id)>.Create(
        static (a, b) => a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Id.CompareTo(a.Id)));

    /// <summary>A document with less than this cannot enter.</summary>
    public int Threshold { get; private set; } = 1;

    /// <summary>Whether there are k already.</summary>
    public bool IsFull => _worstFirst.Count == k;

    public void Offer(T document, int score)
    {
        if (score < Threshold || (allowed is not null && !allowed(document)))
        {
            return;
        }

        if (_worstFirst.Count < k)
        {
            _worstFirst.Enqueue(new(document, score), (score, document.Id));
        }
        else
        {
            _worstFirst.EnqueueDequeue(new(document, score), (score, document.Id));
        }

        if (_worstFirst.Count == k && _worstFirst.TryPeek(out var worst, out _))
        {
            Threshold = Math.Max(worst.Score, 1);
        }
    }

    public IReadOnlyList<Hit<T>> BestFirst()
    {
        var hits = new Hit<T>[_worstFirst.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _worstFirst.Dequeue();
        }

        return hits;
    }
}
