namespace ScenarioHub.Matchmaking.Engine;

/// <summary>What the index needs to know of either side: who it is and how new it is.</summary>
public interface IMatchable
{
    /// <summary>The id that suggestions name.</summary>
    Guid Id { get; }

    /// <summary>Rises with every change, so that a late copy cannot overwrite a newer one.</summary>
    long Version { get; }
}
