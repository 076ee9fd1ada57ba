using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Members;

/// <summary>Somebody who can be told (收件人): a copy of Identity's member, kept by <see cref="MemberChanged"/>.</summary>
public class Member : IVersioned
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <inheritdoc />
    public long Version { get; private set; }

    /// <summary>The organisation that the person acts for.</summary>
    public Guid OrganizationId { get; private set; }

    /// <summary>The display name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where mail goes.</summary>
    public string Email { get; private set; } = "";

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "zh-CN";

    /// <summary>The roles.</summary>
    public List<string> Roles { get; private set; } = [];

    /// <summary>Whether the person may sign in; nobody else is told anything.</summary>
    public bool Active { get; private set; }

    /// <summary>Takes over the state that a fact tells of.</summary>
    public void Follow(MemberChanged fact)
    {
        Version = fact.Version;
        OrganizationId = fact.OrganizationId;
        Name = fact.Name;
        Email = fact.Email;
        Language = fact.Language;
        Roles = [.. fact.Roles];
        Active = fact.Active;
    }
}
