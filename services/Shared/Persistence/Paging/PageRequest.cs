namespace ScenarioHub.Persistence.Paging;

/// <summary>The page that a caller asks for. Use with <c>[AsParameters]</c>.</summary>
/// <param name="After">The <c>next</c> of the page before, or nothing for the first page.</param>
/// <param name="Limit">How many items; 20 unless told, at most 100.</param>
public record PageRequest(string? After, int? Limit)
{
    /// <summary>The bounded size.</summary>
    public int Size => Math.Clamp(Limit ?? 20, 1, 100);
}
