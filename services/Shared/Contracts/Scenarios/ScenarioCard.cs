namespace ScenarioHub.Contracts.Scenarios;

/// <summary>The public face of a scenario (场景) as other services copy it.</summary>
/// <param name="Id">The scenario.</param>
/// <param name="Number">Reference number, such as <c>CJ-2026-000123</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>opportunity</c> (机会), <c>need</c> (需求) or <c>offer</c> (能力).</param>
/// <param name="Owner">The park that publishes it.</param>
/// <param name="DemandParty">Who needs it, as published.</param>
/// <param name="Field">The field in the publisher's words, such as 人工智能/大数据.</param>
/// <param name="Need">Need and pain points (需求与痛点).</param>
/// <param name="Goals">Goals and indicators in words.</param>
/// <param name="Technologies">Names from the technology taxonomy.</param>
/// <param name="RegionCode">GB/T 2260 code of the place, where known.</param>
/// <param name="Province">Province as published.</param>
/// <param name="City">City as published.</param>
/// <param name="Deadline">Until when answers are taken, where one is set.</param>
public record ScenarioCard(
    Guid Id, string Number, string Name, string Kind, Party Owner, string? DemandParty, string? Field, string Need, string? Goals,
    IReadOnlyList<string> Technologies, string? RegionCode, string? Province, string? City, DateTimeOffset? Deadline);
