using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Identity.People;

namespace ScenarioHub.Identity.Sessions;

/// <summary>Why a session has ended.</summary>
public static class SessionEnd
{
    public const string SignedOut = "signed-out";
    public const string SignedOutEverywhere = "signed-out-everywhere";
    public const string PasswordChanged = "password-changed";
    public const string Deactivated = "deactivated";

    /// <summary>A refresh token came a second time: either the person's or a thief's, and nobody can tell which.</summary>
    public const string Reused = "token-reused";
}

/// <summary>A stay of one person on one device (会话): the family of the refresh tokens that descend from one sign-in.</summary>
public class Session
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    /// <summary>Ends it; the first reason stays.</summary>
    public void End(string reason, DateTimeOffset now)
    {
        if (EndedAt is null)
        {
            (EndedAt, EndedBy) = (now, reason);
        }
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
