namespace ScenarioHub.Matchmaking.Engine.Learning;

/// <summary>
/// Logistic regression with a quadratic penalty on the distance from a prior, by Newton's method (iteratively reweighted least squares: Hastie,
/// Tibshirani, Friedman, "The elements of statistical learning", 4.4). The same rows give the same coefficients, bit by bit.
/// </summary>
internal static class LogisticRegression
{
    private const int Steps = 50;
    private const double Settled = 1e-10;

    /// <summary>The coefficients; the last is the intercept, which is not drawn to its prior.</summary>
    /// <param name="rows">A row's values, without the intercept's 1.</param>
    /// <param name="penalty">What a squared distance from <paramref name="prior"/> costs beside the weighted log loss.</param>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights, double[] prior, double penalty)
    {
        var size = prior.Length + 1;
        double[] coefficients = [.. prior, 0];
        for (var step = 0; step < Steps; step++)
        {
            var (gradient, hessian) = (new double[size], new double[size, size]);
            for (var r = 0; r < rows.Count; r++)
            {
                double[] row = [.. rows[r], 1];
                var chance = Chance(coefficients, rows[r]);
                var (error, curve) = (weights[r] * (chance - (labels[r] ? 1 : 0)), weights[r] * chance * (1 - chance));
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += error * row[i];
                    for (var j = 0; j <= i; j++)
                    {
                        hessian[i, j] += curve * row[i] * row[j];
                    }
                }
            }

            for (var i = 0; i < size; i++)
            {
                var pull = i < prior.Length ? penalty : 1e-6;
                gradient[i] += pull * (coefficients[i] - (i < prior.Length ? prior[i] : 0));
                hessian[i, i] += pull;
            }

            var change = Solve(hessian, gradient);
            coefficients = Step(coefficients, change, candidate => Cost(candidate, rows, labels, weights, prior, penalty));
            if (change.Max(Math.Abs) < Settled)
            {
                break;
            }
        }

        return coefficients;
    }

    /// <summary>The whole step, or as many times half of it as it takes not to cost more: far from the end a whole one can overshoot.</summary>
    private static double[] Step(double[] from, double[] change, Func<double[], double> cost)
    {
        var (before, share) = (cost(from), 1.0);
        double[] next = [.. from.Select((value, i) => value - change[i])];
        while (share > 1e-6 && cost(next) > before)
        {
            share /= 2;
            next = [.. from.Select((value, i) => value - (share * change[i]))];
        }

        return next;
    }

    private static double Cost(
        double[] coefficients, IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights, double[] prior, double penalty)
    {
        var cost = 0.0;
        for (var r = 0; r < rows.Count; r++)
        {
            var chance = Chance(coefficients, rows[r]);
            cost -= weights[r] * Math.Log(Math.Max(labels[r] ? chance : 1 - chance, 1e-300));
        }

        for (var i = 0; i < prior.Length; i++)
        {
            cost += penalty / 2 * Math.Pow(coefficients[i] - prior[i], 2);
        }

        return cost;
    }

    public static double Chance(double[] coefficients, double[] row)
    {
        var sum = coefficients[^1];
        for (var i = 0; i < row.Length; i++)
        {
            sum += coefficients[i] * row[i];
        }

        return 1 / (1 + Math.Exp(-Math.Clamp(sum, -35, 35)));
    }

    /// <summary>Solves a symmetric positive definite system, given by its lower half, by Cholesky's decomposition.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < j; k++)
            {
                matrix[j, j] -= matrix[j, k] * matrix[j, k];
            }

            matrix[j, j] = Math.Sqrt(Math.Max(matrix[j, j], 1e-12));
            for (var i = j + 1; i < size; i++)
            {
                for (var k = 0; k < j; k++)
                {
                    matrix[i, j] -= matrix[i, k] * matrix[j, k];
                }

                matrix[i, j] /= matrix[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                solution[i] -= matrix[i, k] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                solution[i] -= matrix[k, i] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        return solution;
    }
}
