using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

/// <summary>One bad fact or message; a service of its own, since what is set aside lies there.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private const string Queue = "worker-scenario-approved";
    private readonly PoisonedApp _app = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facts_that_the_relay_cannot_read_do_not_hold_up_those_behind_them_and_are_sent_once_they_can_be_read()
    {
        var fact = WorkerApp.Fact("behind");
        var type = typeof(ScenarioApproved).FullName!;
        await _app.StoreRawAsync("ScenarioHub.Contracts.Future.SomethingNew", "{}");
        await _app.StoreRawAsync(type, """{"scenarioId": "no id"}""");
        await _app.StoreRawAsync(type, "null");
        var late = await _app.StoreRawAsync(type, """{"scenarioId": "6d0a8b8e-3c3f-4d6c-9a3e-6a2f3f0c9f11", "version": "one"}""");
        await _app.StoreAsync(fact);

        await Eventually.Async(() => _app.TimesHandledAsync(fact.ScenarioId), times => times == 1);
        Assert.Equal(4, await _app.WaitingAsync());
        Assert.False(_app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);

        var mended = WorkerApp.Fact("mended");
        await _app.MendAsync(late, mended);
        await Eventually.Async(() => _app.TimesHandledAsync(mended.ScenarioId), times => times == 1, seconds: 40);
        Assert.Equal(3, await _app.WaitingAsync());
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_lies_among_the_dead_letters_with_its_reason_and_one_with_more_than_expected_is_handled()
    {
        await _app.SendRawAsync("""{"scenarioId": 7, "name": null}""");
        await _app.SendRawAsync("no JSON at all");
        var fuller = Guid.NewGuid();
        await _app.SendRawAsync($$"""
            {"scenarioId": "{{fuller}}", "version": 1, "number": "CJ-1", "name": "\ud83d\ude00 {{new string('长', 100_000)}}",
             "owner": {"id": "{{fuller}}", "name": "", "seat": {"city": "杭州"} }, "at": "9999-12-31T23:59:59Z", "comesLater": [1, {"x": null}]}
            """);
        await Eventually.Async(() => _app.TimesHandledAsync(fuller), times => times == 1);

        using var administrator = _app.As(TestPerson.Administrator());
        var letters = await Eventually.Async(
            async () => (await administrator.GetFromJsonAsync<DeadLetter[]>($"/api/worker/operations/dead-letters/{Queue}", Ct))!, letters => letters.Length == 2);
        Assert.All(letters, letter => Assert.False(string.IsNullOrEmpty(letter.Reason)));
        var after = WorkerApp.Fact("after");
        await _app.PublishAsync(after);
        await Eventually.Async(() => _app.TimesHandledAsync(after.ScenarioId), times => times == 1);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class PoisonedApp : ServiceApp<Program, WorkerDb>
    {
        private Uri _broker = null!;

        public Task<int> StoreAsync(ScenarioApproved fact) => WithDbAsync(db =>
        {
            db.Publish(fact);
            return db.SaveChangesAsync(Ct);
        });

        public async Task<Guid> StoreRawAsync(string type, string body)
        {
            var id = Guid.CreateVersion7();
            await WithDbAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO outbox (id, type, body) VALUES ({id}, {type}, {body}::jsonb)", Ct));
            return id;
        }

        public Task<int> MendAsync(Guid stored, ScenarioApproved fact)
        {
            var body = System.Text.Json.JsonSerializer.Serialize(fact, System.Text.Json.JsonSerializerOptions.Web);
            return WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE outbox SET body = {body}::jsonb WHERE id = {stored}", Ct));
        }

        public Task<int> WaitingAsync() =>
            WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox WHERE sent_at IS NULL").SingleAsync(Ct));

        public Task<int> TimesHandledAsync(Guid fact) => WithDbAsync(db => db.Handled.CountAsync(h => h.Fact == fact, Ct));

        /// <summary>Sends a message as another program, or another version of one of ours, might.</summary>
        public async Task SendRawAsync(string message)
        {
            await using var connection = await new ConnectionFactory { Uri = _broker }.CreateConnectionAsync(Ct);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Ct);
            var id = Guid.CreateVersion7();
            var envelope = message.StartsWith('{')
                ? $$"""{"messageId": "{{id}}", "messageType": ["urn:message:{{typeof(ScenarioApproved).Namespace}}:{{nameof(ScenarioApproved)}}"], "message": {{message}}}"""
                : message;
            var properties = new BasicProperties { MessageId = id.ToString(), ContentType = "application/vnd.masstransit+json" };
            await channel.BasicPublishAsync("", Queue, mandatory: true, properties, System.Text.Encoding.UTF8.GetBytes(envelope), Ct);
        }

        protected override Uri ThroughProxy(Uri broker) => _broker = broker;
    }
}
