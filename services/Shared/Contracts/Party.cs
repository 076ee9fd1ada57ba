namespace ScenarioHub.Contracts;

/// <summary>An organisation as an event names it.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name at that time.</param>
public record Party(Guid Id, string Name);
