using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Contacts;

/// <summary>
/// Where a person wants to be reached by a channel (联系方式): another e-mail address than the account's, or a mobile number. Used once the
/// code that was sent there has been entered.
/// </summary>
public class Contact : IVersioned
{
    /// <summary>How long a code is valid.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(30);

    /// <summary>The least time between two codes.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>How often a code may be tried.</summary>
    public const int MostTries = 5;

    public required Guid PersonId { get; init; }

    /// <summary>The channel: <c>mail</c> or <c>sms</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>0 while nothing was entered.</summary>
    public long Version { get; private set; }

    /// <summary>The confirmed address.</summary>
    public string? Address { get; private set; }

    /// <summary>The address that waits for its code.</summary>
    public string? Wanted { get; private set; }

    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>When the code was handed over; nothing while it is to be sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Takes an address that is to be confirmed; a code goes there.</summary>
    public void Ask(string address, DateTimeOffset now)
    {
        RuleException.ThrowIf(AskedAt is { } asked && now < asked + Pause, "contact.too-soon", (int)Pause.TotalSeconds);
        (Wanted, AskedAt, SentAt, Tries) = (address, now, null, 0);
        Version++;
    }

    /// <summary>Counts one try of a code and says whether it may be looked at.</summary>
    public void Try(DateTimeOffset now)
    {
        RuleException.ThrowIf(Wanted is null || now > AskedAt + CodeLasts || Tries >= MostTries, "contact.code-over");
        Tries++;
    }

    /// <summary>The code was right: the address is used from now on.</summary>
    public void Confirm()
    {
        (Address, Wanted, Tries) = (Wanted, null, 0);
        Version++;
    }

    /// <summary>Goes back to the account's own address, or to none.</summary>
    public void Remove()
    {
        RuleException.ThrowIf(Address is null && Wanted is null, "contact.none");
        (Address, Wanted, SentAt, Tries) = (null, null, null, 0);
        Version++;
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contact").HasKey(c => new { c.PersonId, c.Channel });
        builder.Property(c => c.PersonId).ValueGeneratedNever();
    }
}
