using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

public sealed class StalledBrokerTests : IAsyncDisposable
{
    private readonly StalledApp _app = new();

    [Fact]
    public async Task A_broker_that_leaves_a_publication_unanswered_costs_a_new_connection_and_no_fact()
    {
        await _app.InitializeAsync();
        await _app.StoreAsync("before");
        await Eventually.Async(_app.WaitingAsync, waiting => waiting == 0);

        _app.Stall();
        await _app.StoreAsync("after");
        await Eventually.Async(_app.WaitingAsync, waiting => waiting == 0, seconds: 60);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The smallest service behind a proxy that can stall.</summary>
    private sealed class StalledApp : ServiceApp<Program, WorkerDb>
    {
        private StallingProxy? _proxy;

        public void Stall() => _proxy!.Stall();

        public Task StoreAsync(string name) => WithDbAsync(async db =>
        {
            db.Publish(WorkerApp.Fact(name));
            return await db.SaveChangesAsync();
        });

        public Task<int> WaitingAsync() =>
            WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox WHERE sent_at IS NULL").SingleAsync());

        public override async ValueTask DisposeAsync()
        {
            await _proxy!.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override Uri ThroughProxy(Uri broker) => (_proxy = new(broker)).Address;
    }
}
