using System.Buffers;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>What answers a query, and how well. Holds a rented array until disposed.</summary>
internal sealed class TextMatch : IDisposable
{
    /// <summary>How much of a query has to be answered where nothing answers all of it.</summary>
    private const float Enough = 0.6f;

    private const float FiledShare = 0.6f;
    private const byte FiledWeight = 3;

    private readonly TextIndex _text;
    private readonly Dimension _technologies;
    private readonly float[] _scores;
    private readonly byte[] _met;
    private readonly int _slots;

    private TextMatch(TextIndex text, Dimension technologies, int slots)
    {
        (_text, _technologies, _slots) = (text, technologies, slots);
        _scores = ArrayPool<float>.Shared.Rent(slots);
        _met = ArrayPool<byte>.Shared.Rent(slots);
        Clear();
    }

    /// <summary>The slots that answer.</summary>
    public Bitmap Slots { get; private set; } = new();

    /// <summary>Whether nothing answered every part of the query, so that these answer most of it only.</summary>
    public bool Relaxed { get; private set; }

    /// <summary>Finds what answers every clause; where nothing in <paramref name="seen"/> does, what answers most of the words.</summary>
    public static TextMatch Of(IReadOnlyList<Clause> clauses, TextIndex text, Dimension technologies, Bitmap seen, int slots)
    {
        var match = new TextMatch(text, technologies, slots);
        for (byte i = 0; i < clauses.Count; i++)
        {
            match.Answer(clauses[i], i);
        }

        match.Slots = match.Met((byte)clauses.Count).And(seen);
        if (clauses.Count > 0 && match.Slots.Count == 0)
        {
            match.Relax(clauses, seen);
        }

        return match;
    }

    /// <summary>How well a slot answers, comparable within one query.</summary>
    public float Score(int slot) => _scores[slot];

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<byte>.Shared.Return(_met);
    }

    private void Clear()
    {
        _scores.AsSpan(0, _slots).Clear();
        _met.AsSpan(0, _slots).Clear();
    }

    private Bitmap Met(byte least) => Bitmap.Of(_met.AsSpan(0, _slots), least);

    /// <summary>Takes the slots that answered all clauses before one step further, by whichever alternative.</summary>
    private void Answer(Clause clause, byte before)
    {
        foreach (var alternative in clause.Alternatives)
        {
            All(alternative, before);
        }

        if (clause.Technology is not null && _technologies.Having(clause.Technology) is { } filed)
        {
            var rarity = _text.Rarity(filed.Count) * FiledShare;
            foreach (var slot in filed)
            {
                // Its words have counted already where it says them.
                if (_met[slot] == before)
                {
                    Step(slot, before, rarity * _text.Fit(FiledWeight, slot));
                }
            }
        }

        if (clause is { Technology: null, Alternatives: [{ Tokens: [{ Length: > 1 } word] }] } && word[0] < 0x2E80)
        {
            foreach (var longer in _text.Beginning(word))
            {
                All(new([longer], FiledShare), before);
            }
        }
    }

    /// <summary>Walks over the slots that hold all tokens, led by the rarest one.</summary>
    private void All(Alternative alternative, byte before)
    {
        var lists = new Postings[alternative.Tokens.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            if (_text.Of(alternative.Tokens[i]) is not { } list)
            {
                return;
            }

            lists[i] = list;
        }

        Array.Sort(lists, (a, b) => a.Count.CompareTo(b.Count));
        var rarities = Array.ConvertAll(lists, list => _text.Rarity(list.Count) * alternative.Share);
        var places = new int[lists.Length];
        var leading = lists is [var rarest, ..] ? rarest.Slots : [];
        for (var at = 0; at < leading.Length; at++)
        {
            places[0] = at;
            var slot = leading[at];
            if (_met[slot] >= before && InAll(lists, places, slot))
            {
                var score = 0f;
                for (var i = 0; i < lists.Length; i++)
                {
                    score += rarities[i] * _text.Fit(lists[i].Weights[places[i]], slot);
                }

                Step(slot, before, score);
            }
        }
    }

    private static bool InAll(Postings[] lists, int[] places, int slot)
    {
        for (var i = 1; i < lists.Length; i++)
        {
            places[i] = lists[i].Seek(slot, places[i]);
            if (places[i] == lists[i].Count || lists[i].Slots[places[i]] != slot)
            {
                places[i] = Math.Min(places[i], lists[i].Count - 1);
                return false;
            }
        }

        return true;
    }

    private void Step(int slot, byte before, float score)
    {
        if (_met[slot] >= before)
        {
            _met[slot] = (byte)(before + 1);
            _scores[slot] += score;
        }
    }

    /// <summary>Counts the words of the query that each slot holds; enough of them make an answer.</summary>
    private void Relax(IReadOnlyList<Clause> clauses, Bitmap seen)
    {
        Clear();
        Relaxed = true;
        var tokens = clauses.SelectMany(c => c.Alternatives[0].Tokens).Distinct().Take(200).ToArray();
        foreach (var token in tokens)
        {
            if (_text.Of(token) is { } list)
            {
                var rarity = _text.Rarity(list.Count);
                var slots = list.Slots;
                var weights = list.Weights;
                for (var at = 0; at < slots.Length; at++)
                {
                    _met[slots[at]]++;
                    _scores[slots[at]] += rarity * _text.Fit(weights[at], slots[at]);
                }
            }
        }

        Slots = Met((byte)Math.Max(1, Math.Ceiling(tokens.Length * Enough))).And(seen);
    }
}
