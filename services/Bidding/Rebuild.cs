using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;

namespace ScenarioHub.Bidding;

/// <summary>
/// The argument <c>rebuild</c>: tells every open challenge and every signed contract once more, at the version it has, so that services that
/// lost their copy get it again and the others ignore it. The facts go to the outbox; a running replica sends them.
/// </summary>
public static class Rebuild
{
    /// <summary>Stores the facts and returns the program's exit code.</summary>
    public static async Task<int> RunAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BiddingDb>();
        var now = await db.NowAsync(CancellationToken.None);
        await foreach (var challenge in db.Challenges.AsNoTracking().Where(c => c.State == ChallengeState.Open).AsAsyncEnumerable())
        {
            db.Publish(challenge.Opened(now));
        }

        await foreach (var contract in db.Contracts.AsNoTracking().Include(c => c.Milestones).Where(c => c.SignedAt != null).AsAsyncEnumerable())
        {
            db.Publish(contract.Told(null, now));
        }

        Console.WriteLine($"rebuild: {await db.SaveChangesAsync()} open challenges and signed contracts told again");
        return 0;
    }
}
