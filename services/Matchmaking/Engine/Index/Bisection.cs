namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// Puts documents that share terms together by recursive bisection (Dhulipala and others, "Compressing graphs and indexes with recursive graph
/// bisection", 2016): documents change sides between two halves for as long as the terms then lie more on one side each, and so on within
/// the halves, down to blocks. Lists then touch fewer blocks, and blocks' bounds are nearer to what their documents score.
/// </summary>
/// <param name="starts">Where each document's terms begin, and after the last the number of them all.</param>
/// <param name="terms">The terms that count, by document; small numbers.</param>
/// <param name="distinct">All terms are below this.</param>
internal sealed class Bisection(int[] starts, int[] terms, int distinct)
{
    /// <summary>Only so many neighbours change places among themselves: the order they come in has put like ones near already.</summary>
    public const int Reach = 4096;

    private const int Rounds = 8;

    private static readonly float[] Logs = [.. Enumerable.Range(0, Reach + 2).Select(n => MathF.Log2(n + 1))];

    private readonly int[] _order = [.. Enumerable.Range(0, starts.Length - 1)];
    private readonly float[] _losses = new float[starts.Length - 1];
    private readonly int[] _left = new int[distinct];
    private readonly int[] _right = new int[distinct];
    private readonly float[] _leftLoss = new float[distinct];
    private readonly float[] _rightLoss = new float[distinct];

    /// <summary>The documents in their new order.</summary>
    public int[] Run()
    {
        for (var first = 0; first < _order.Length; first += Reach)
        {
            Split(first, Math.Min(first + Reach, _order.Length));
        }

        return _order;
    }

    private void Split(int first, int end)
    {
        if (end - first <= Block.Size)
        {
            return;
        }

        var blocks = (end - first + Block.Size - 1) >> Block.Shift;
        var middle = first + ((blocks + 1) / 2 * Block.Size);
        Array.Clear(_left);
        Array.Clear(_right);
        Count(_left, first, middle, 1);
        Count(_right, middle, end, 1);
        for (var round = 0; round < Rounds && Exchange(first, middle, end) > (end - first) / 200; round++)
        {
        }

        Split(first, middle);
        Split(middle, end);
    }

    /// <summary>Lets those change sides that lose least by it, in pairs, while a pair gains. Returns how many pairs did.</summary>
    private int Exchange(int first, int middle, int end)
    {
        var (left, right) = (MathF.Log2(middle - first), MathF.Log2(end - middle));
        float Cost(int l, int r) => (l * (left - Logs[l])) + (r * (right - Logs[r]));
        for (var term = 0; term < distinct; term++)
        {
            var (l, r) = (_left[term], _right[term]);
            var now = Cost(l, r);
            _leftLoss[term] = l == 0 ? 0 : Cost(l - 1, r + 1) - now;
            _rightLoss[term] = r == 0 ? 0 : Cost(l + 1, r - 1) - now;
        }

        Weigh(_leftLoss, first, middle);
        Weigh(_rightLoss, middle, end);
        Array.Sort(_losses, _order, first, middle - first);
        Array.Sort(_losses, _order, middle, end - middle);
        var pairs = 0;
        while (first + pairs < middle && middle + pairs < end && _losses[first + pairs] + _losses[middle + pairs] < 0)
        {
            (_order[first + pairs], _order[middle + pairs]) = (_order[middle + pairs], _order[first + pairs]);
            pairs++;
        }

        Count(_left, first, first + pairs, 1);
        Count(_left, middle, middle + pairs, -1);
        Count(_right, middle, middle + pairs, 1);
        Count(_right, first, first + pairs, -1);
        return pairs;
    }

    /// <summary>What each document's terms lose if it changes sides.</summary>
    private void Weigh(float[] losses, int first, int end)
    {
        for (var place = first; place < end; place++)
        {
            var sum = 0f;
            foreach (var term in TermsAt(place))
            {
                sum += losses[term];
            }

            _losses[place] = sum;
        }
    }

    private void Count(int[] counts, int first, int end, int by)
    {
        for (var place = first; place < end; place++)
        {
            foreach (var term in TermsAt(place))
            {
                counts[term] += by;
            }
        }
    }

    private ReadOnlySpan<int> TermsAt(int place) => terms.AsSpan(starts[_order[place]], starts[_order[place] + 1] - starts[_order[place]]);
}
