namespace ScenarioHub.Matchmaking.Engine;

/// <summary>What the index needs to know of either side: who it is, how new it is, and what it is about.</summary>
public interface IMatchable
{
    /// <summary>The id that suggestions name.</summary>
    Guid Id { get; }

    /// <summary>Rises with every change, so that a late copy cannot overwrite a newer one.</summary>
    long Version { get; }

    /// <summary>The field in its words; like documents are kept together.</summary>
    string? Field { get; }

    /// <summary>GB/T 4754-2017, where it is known.</summary>
    string? IndustryCode => null;
}
