using System.Text.Json;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>Something that happened, told to an audience (通知): the template and its values, put into words when somebody reads it.</summary>
public class Notice
{
    /// <summary>The notice; by it a reader names the entry of the own inbox.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The message that brought the fact.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The key of its texts in <c>Resources/Notices.resx</c>.</summary>
    public required string Template { get; init; }

    /// <summary>What it is about.</summary>
    public required Topic Topic { get; init; }

    /// <summary>How pressing it is.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Where to go on: a path of the web.</summary>
    public required string Link { get; init; }

    /// <summary>The values for the places of the template, by name.</summary>
    public required JsonDocument Arguments { get; init; }

    /// <summary>What it is about: the id in the link, by which notices are grouped and kept in order.</summary>
    public required string Thing { get; init; }

    /// <summary>The list that it speaks of.</summary>
    public Guid? ListId { get; init; }

    /// <summary>The scenario that it speaks of.</summary>
    public Guid? ScenarioId { get; init; }

    /// <summary>What its reader must be to see what it speaks of.</summary>
    public Need Needs { get; init; }

    /// <summary>Whether there is anything to ask before somebody may hear of it.</summary>
    public bool Guarded { get; init; }

    /// <summary>When it was told, by the database's clock.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}
