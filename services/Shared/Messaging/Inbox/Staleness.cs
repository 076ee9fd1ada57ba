using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Messaging.Inbox;

/// <summary>Keeps a late event from overwriting a newer state.</summary>
public static class Staleness
{
    /// <summary>Whether a copy should take over the state of <paramref name="version"/>: it has none yet, or an older one.</summary>
    public static bool IsNewsTo(this long version, IVersioned? copy) => copy is null || copy.Version < version;
}
