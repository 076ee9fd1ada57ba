using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Notifications.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhook");
        builder.Property(w => w.Id).ValueGeneratedNever();

        // Written by the workers in plain SQL, whatever version the organisation's people see.
        builder.Property(w => w.FailingSince).ValueGeneratedOnAddOrUpdate();
    }
}

internal sealed class WebhookCallMapping : IEntityTypeConfiguration<WebhookCall>
{
    public void Configure(EntityTypeBuilder<WebhookCall> builder)
    {
        builder.ToTable("webhook_call");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasMany(c => c.Tries).WithOne().HasForeignKey(a => a.CallId);
    }
}

internal sealed class WebhookAttemptMapping : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder) => builder.ToTable("webhook_attempt");
}
