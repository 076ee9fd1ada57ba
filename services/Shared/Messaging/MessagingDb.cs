using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging.Outbox;
using ScenarioHub.Persistence;

namespace ScenarioHub.Messaging;

/// <summary>A service's database that can publish: facts go to the outbox with the change that makes them true.</summary>
public abstract class MessagingDb(DbContextOptions options) : ServiceDb(options)
{
    /// <summary>Adds facts to the outbox; they are sent after <c>SaveChangesAsync</c> has committed, and only then.</summary>
    public void Publish(params ReadOnlySpan<object> facts)
    {
        foreach (var fact in facts)
        {
            Add(OutboxMessage.Of(fact));
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new OutboxMessageMapping());
        base.OnModelCreating(modelBuilder);
    }
}
