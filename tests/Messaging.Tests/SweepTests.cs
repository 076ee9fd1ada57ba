using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

/// <summary>A sweep over a table of this test's own, some of whose things cannot be worked off.</summary>
public class SweepTests(WorkerApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Things_that_cannot_be_worked_off_are_set_aside_and_tried_again_while_the_others_go_on()
    {
        var clock = new HandClock();
        var things = new Dictionary<string, Guid>();
        foreach (var name in new[] { "divides", "throws", "breaks a rule", "good", "good too" })
        {
            things[name] = await AddAsync(name);
        }

        using var sweep = new ThingSweep(app.Services.GetRequiredService<IServiceScopeFactory>(), clock);
        await sweep.StartAsync(Ct);
        await TicksAsync(clock, TimeSpan.FromSeconds(1), async () => await LeftAsync() == 3);
        Assert.Equal(1, sweep.Tried[things["divides"]]);
        Assert.Equal(1, sweep.Tried[things["throws"]]);
        Assert.Equal(1, sweep.Tried[things["breaks a rule"]]);

        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE swept SET name = 'good' WHERE id = {things["divides"]}", Ct));
        await TicksAsync(clock, TimeSpan.FromSeconds(4), async () => await LeftAsync() == 2);
        Assert.False(sweep.ExecuteTask!.IsCompleted);
        await sweep.StopAsync(Ct);
    }

    [Fact]
    public async Task A_round_that_fails_before_anything_was_taken_does_not_end_the_sweep()
    {
        var clock = new HandClock();
        using var sweep = new BrokenSweep(app.Services.GetRequiredService<IServiceScopeFactory>(), clock);
        await sweep.StartAsync(Ct);
        await TicksAsync(clock, TimeSpan.FromSeconds(1), () => Task.FromResult(sweep.Rounds > 2));
        Assert.False(sweep.ExecuteTask!.IsCompleted);
        await sweep.StopAsync(Ct);
    }

    private async Task<Guid> AddAsync(string name)
    {
        var id = Guid.CreateVersion7();
        await app.WithDbAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS swept (id uuid PRIMARY KEY, name text NOT NULL)", Ct);
            return await db.Database.ExecuteSqlAsync($"INSERT INTO swept VALUES ({id}, {name})", Ct);
        });
        return id;
    }

    private Task<int> LeftAsync() => app.WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM swept").SingleAsync(Ct));

    private static Task TicksAsync(HandClock clock, TimeSpan step, Func<Task<bool>> until) => Eventually.Async(
        () =>
        {
            clock.Advance(step);
            return until();
        },
        done => done);

    private sealed class ThingSweep(IServiceScopeFactory scopes, TimeProvider clock) : Sweep(scopes, TimeSpan.FromSeconds(1), clock, NullLogger.Instance)
    {
        public Dictionary<Guid, int> Tried { get; } = [];

        protected override async Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct)
        {
            var db = services.GetRequiredService<WorkerDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var due = await db.Database.SqlQuery<Thing>(
                $"SELECT id AS \"Id\", name AS \"Name\" FROM swept WHERE id <> ALL ({turn.Aside}) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED").ToListAsync(ct);
            if (due is not [var thing])
            {
                return false;
            }

            turn.Take(thing.Id);
            Tried[thing.Id] = Tried.GetValueOrDefault(thing.Id) + 1;
            await db.Database.ExecuteSqlAsync($"DELETE FROM swept WHERE id = {thing.Id} AND 1 / {(thing.Name == "divides" ? 0 : 1)} = 1", ct);
            RuleException.ThrowIf(thing.Name == "breaks a rule", "rule");
            if (thing.Name == "throws")
            {
                throw new KeyNotFoundException();
            }

            await transaction.CommitAsync(ct);
            return true;
        }
    }

    private sealed class BrokenSweep(IServiceScopeFactory scopes, TimeProvider clock) : Sweep(scopes, TimeSpan.FromSeconds(1), clock, NullLogger.Instance)
    {
        public int Rounds { get; private set; }

        protected override Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct)
        {
            Rounds++;
            throw Rounds % 2 == 0 ? new NpgsqlException("away") : new TimeZoneNotFoundException("nowhere");
        }
    }

    private sealed record Thing(Guid Id, string Name);
}
