using MassTransit;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Messaging.Worker;

/// <summary>
/// Writes down each fact. A fact named <c>poison</c> fails until the file named by <c>Antidote</c> exists; one named <c>going</c> ends
/// a service with the setting <c>Going</c> and fails there.
/// </summary>
public class ScenarioApprovedConsumer(WorkerDb db, IConfiguration configuration, IHostApplicationLifetime lifetime) : IConsumer<ScenarioApproved>
{
    public async Task Consume(ConsumeContext<ScenarioApproved> context)
    {
        db.Handled.Add(new() { Fact = context.Message.ScenarioId, Version = context.Message.Version });
        await db.SaveChangesAsync(context.CancellationToken);
        if (context.Message.Name == "poison" && !File.Exists(configuration["Antidote"]))
        {
            throw new InvalidOperationException("This fact cannot be handled.");
        }

        if (context.Message.Name == "going" && configuration["Going"] is not null)
        {
            lifetime.StopApplication();
            throw new InvalidOperationException("This service is going.");
        }

        if (context.Message.Name == "nervous" && context.GetRetryAttempt() == 0)
        {
            throw new InvalidOperationException("Not at the first try.");
        }
    }
}
