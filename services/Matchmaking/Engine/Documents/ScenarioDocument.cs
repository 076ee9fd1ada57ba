namespace ScenarioHub.Matchmaking.Engine;

/// <summary>A scenario (场景) or challenge (榜) as the engine reads it.</summary>
/// <param name="Id">The scenario's id.</param>
/// <param name="Version">Rises with every change; the engine ignores an older one.</param>
/// <param name="OwnerId">The organisation that published it.</param>
/// <param name="Technologies">Names or synonyms from <c>reference/technologies.csv</c>, or free words.</param>
public sealed record ScenarioDocument(
    Guid Id,
    long Version,
    Guid OwnerId,
    string Title,
    string Need,
    string? Goals,
    string? Field,
    IReadOnlyList<string> Technologies,
    string? Province,
    string? City) : IMatchable;
