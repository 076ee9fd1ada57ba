using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Intake;

/// <summary>
/// Where submissions wait, a line for each challenge (收件队列). While one batch of a line is being stored, the next gathers; a quiet line's
/// batches are of one. Nobody is answered before the commit, and nobody is turned away for others being many.
/// </summary>
public sealed class IntakeLine(IServiceScopeFactory scopes)
{
    /// <summary>As many as are sealed and stored within a small part of a second.</summary>
    private const int Most = 48;

    private readonly Lock _turn = new();

    /// <summary>A challenge is in here while its line is being taken in.</summary>
    private readonly Dictionary<Guid, Queue<Handed>> _lines = [];

    /// <summary>Joins the line and waits for the answer. A caller who stops waiting may have been taken nevertheless; its key tells.</summary>
    public Task<Receipt?> JoinAsync(Handed handed, CancellationToken ct)
    {
        lock (_turn)
        {
            if (_lines.TryGetValue(handed.ChallengeId, out var line))
            {
                line.Enqueue(handed);
            }
            else
            {
                _lines[handed.ChallengeId] = new([handed]);
                _ = Task.Run(() => TakeAsync(handed.ChallengeId), CancellationToken.None);
            }
        }

        return handed.Answer.WaitAsync(ct);
    }

    private async Task TakeAsync(Guid challengeId)
    {
        while (Next(challengeId) is { Count: > 0 } batch)
        {
            await TakeAsync(challengeId, batch);
        }
    }

    private async Task TakeAsync(Guid challengeId, List<Handed> batch)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IntakeBatch>().TakeAsync(challengeId, batch);
        }
        catch (Exception e) when (batch.Count > 1 && (e is PostgresException || e.InnerException is PostgresException))
        {
            // Something in one of them cannot be stored: the others must not suffer for it. Those that were refused keep their answer.
            foreach (var handed in batch.Where(handed => !handed.Answer.IsCompleted))
            {
                await TakeAsync(challengeId, [handed]);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected)
        {
            // Its key was used meanwhile: the general way knows the answer.
            batch.ForEach(handed => handed.PassOn());
        }
        catch (Exception e)
        {
            // The database is away, say: each of them answers for it as a request of its own would have.
            batch.ForEach(handed => handed.Refuse(e));
        }
    }

    private List<Handed> Next(Guid challengeId)
    {
        lock (_turn)
        {
            var (line, batch) = (_lines[challengeId], new List<Handed>());
            while (batch.Count < Most && line.TryDequeue(out var handed))
            {
                if (!handed.IsGone)
                {
                    batch.Add(handed);
                }
            }

            if (batch.Count == 0)
            {
                _lines.Remove(challengeId);
            }

            return batch;
        }
    }
}
