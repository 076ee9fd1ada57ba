using System.Net.Http.Json;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

public class DeliveryTests(WorkerApp app)
{
    [Fact]
    public async Task A_stored_fact_reaches_its_consumer_and_is_marked_sent()
    {
        var fact = WorkerApp.Fact("plain");
        await app.StoreAsync(fact);
        await Eventually.Async(() => app.TimesHandledAsync(fact.ScenarioId), times => times == 1);
        await Eventually.Async(
            () => app.WithDbAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM outbox WHERE sent_at IS NULL").SingleAsync()),
            waiting => waiting == 0);
    }

    [Fact]
    public async Task A_message_delivered_twice_changes_things_once()
    {
        var fact = WorkerApp.Fact("twice");
        var marker = WorkerApp.Fact("marker");
        var id = Guid.CreateVersion7();
        await app.PublishAsync(fact, id);
        await Eventually.Async(() => app.TimesHandledAsync(fact.ScenarioId), times => times == 1);
        await app.PublishAsync(fact, id);
        await app.PublishAsync(marker);
        await Eventually.Async(() => app.TimesHandledAsync(marker.ScenarioId), times => times == 1);
        Assert.Equal(1, await app.TimesHandledAsync(fact.ScenarioId));
    }

    [Fact]
    public async Task A_consumer_that_fails_at_first_leaves_no_trace_of_the_failed_try()
    {
        var fact = WorkerApp.Fact("nervous");
        await app.PublishAsync(fact);
        await Eventually.Async(() => app.TimesHandledAsync(fact.ScenarioId), times => times > 0);
        Assert.Equal(1, await app.TimesHandledAsync(fact.ScenarioId));
    }

    [Fact]
    public async Task A_fact_that_keeps_failing_waits_in_the_error_queue_until_an_administrator_sends_it_again()
    {
        var fact = WorkerApp.Fact("poison");
        await app.PublishAsync(fact);
        using var administrator = app.As(TestPerson.Administrator());
        const string Queue = "/api/worker/operations/dead-letters/worker-scenario-approved";
        var letters = await Eventually.Async(
            async () => (await administrator.GetFromJsonAsync<DeadLetter[]>(Queue))!, letters => letters.Length == 1);
        Assert.Contains("cannot be handled", letters[0].Reason, StringComparison.Ordinal);
        Assert.Equal(0, await app.TimesHandledAsync(fact.ScenarioId));

        await File.WriteAllTextAsync(app.Antidote, "");
        var redriven = await (await administrator.PostAsync(Queue + "/redrive", null)).Content.ReadFromJsonAsync<Redriven>();
        Assert.Equal(1, redriven!.Count);
        await Eventually.Async(() => app.TimesHandledAsync(fact.ScenarioId), times => times == 1);
        File.Delete(app.Antidote);
    }

    [Fact]
    public async Task What_fails_in_a_service_that_is_going_is_left_to_another()
    {
        await using var going = app.WithWebHostBuilder(builder => builder.UseSetting("Going", "yes"));
        var stopping = going.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await going.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        var facts = Enumerable.Range(0, 40).Select(_ => WorkerApp.Fact("going")).ToList();
        await Task.WhenAll(facts.Select(fact => app.PublishAsync(fact)));

        // The two share the queue; until the one that is to go has got one, there are more.
        await Eventually.Async(
            async () =>
            {
                facts.Add(WorkerApp.Fact("going"));
                await app.PublishAsync(facts[^1]);
                return stopping.IsCancellationRequested;
            },
            stopped => stopped);
        foreach (var fact in facts)
        {
            await Eventually.Async(() => app.TimesHandledAsync(fact.ScenarioId), times => times == 1);
        }
    }

    [Fact]
    public async Task Only_an_administrator_sees_the_queues()
    {
        foreach (var person in new[] { null, TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Supervisor() })
        {
            using var client = app.As(person);
            var answer = await client.GetAsync("/api/worker/operations/messaging");
            Assert.Equal(person is null ? 401 : 403, (int)answer.StatusCode);
        }

        using var administrator = app.As(TestPerson.Administrator());
        var state = await administrator.GetFromJsonAsync<MessagingState>("/api/worker/operations/messaging");
        Assert.Contains(state!.Queues, q => q.Endpoint == "worker-scenario-approved");
    }
}
