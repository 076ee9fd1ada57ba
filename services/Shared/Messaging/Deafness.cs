namespace ScenarioHub.Messaging;

/// <summary>
/// Decides, round by round, whether a queue has gone deaf: somebody once listened at it, and for <see cref="MostRounds"/> rounds in a row nobody has
/// although the broker answered.
/// </summary>
internal sealed class Deafness
{
    /// <summary>So many rounds a consumer that reconnects may need.</summary>
    public const int MostRounds = 8;

    /// <summary>For how many rounds nobody has listened, for each queue at which somebody once did.</summary>
    private readonly Dictionary<string, int> _deaf = [];

    /// <summary>How many rounds there have been.</summary>
    public int Rounds { get; private set; }

    /// <summary>Takes what was seen in a round; names a queue that has gone deaf.</summary>
    public string? Note(IReadOnlyList<Listening> seen)
    {
        foreach (var (queue, consumers) in seen)
        {
            if (consumers > 0)
            {
                _deaf[queue] = 0;
            }
            else if (_deaf.TryGetValue(queue, out var rounds))
            {
                _deaf[queue] = rounds + 1;
            }
        }

        Rounds++;
        return _deaf.Where(queue => queue.Value >= MostRounds).Select(queue => queue.Key).FirstOrDefault();
    }

    /// <summary>The broker itself was away: nobody could listen, and what has been seen so far says nothing.</summary>
    public void Forget()
    {
        foreach (var queue in _deaf.Keys)
        {
            _deaf[queue] = 0;
        }

        Rounds++;
    }
}
