using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Identity.People;

namespace ScenarioHub.Identity.Passwords;

/// <summary>What a person signs in with (登录凭据). Apart from the person, so that signing in changes no version.</summary>
public class Credential
{
    public required Guid PersonId { get; init; }

    public string PasswordHash { get; private set; } = "";

    /// <summary>Must be changed before anything else.</summary>
    public bool Expired { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public DateTimeOffset? LastSignInAt { get; private set; }

    public static Credential Of(Guid personId, string hash, bool expired, DateTimeOffset now) =>
        new() { PersonId = personId, PasswordHash = hash, Expired = expired, ChangedAt = now };

    /// <summary>Takes a new password, chosen by the person.</summary>
    public void Change(string hash, DateTimeOffset now) => (PasswordHash, Expired, ChangedAt) = (hash, false, now);

    public void SignedIn(DateTimeOffset now) => LastSignInAt = now;
}

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("credential").HasKey(c => c.PersonId);
        builder.Property(c => c.PersonId).ValueGeneratedNever();
        builder.HasOne<Person>().WithOne().HasForeignKey<Credential>(c => c.PersonId);
    }
}
