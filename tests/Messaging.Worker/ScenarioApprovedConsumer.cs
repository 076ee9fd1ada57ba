using MassTransit;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Messaging.Worker;

/// <summary>Writes down each fact. A fact named <c>poison</c> fails until the file named by <c>Antidote</c> exists.</summary>
public class ScenarioApprovedConsumer(WorkerDb db, IConfiguration configuration) : IConsumer<ScenarioApproved>
{
    public async Task Consume(ConsumeContext<ScenarioApproved> context)
    {
        db.Handled.Add(new() { Fact = context.Message.ScenarioId, Version = context.Message.Version });
        await db.SaveChangesAsync(context.CancellationToken);
        if (context.Message.Name == "poison" && !File.Exists(configuration["Antidote"]))
        {
            throw new InvalidOperationException("This fact cannot be handled.");
        }

        if (context.Message.Name == "nervous" && context.GetRetryAttempt() == 0)
        {
            throw new InvalidOperationException("Not at the first try.");
        }
    }
}
