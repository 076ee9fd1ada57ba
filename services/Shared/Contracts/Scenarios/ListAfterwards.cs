namespace ScenarioHub.Contracts.Scenarios;

/// <summary>A list could not be published at the hour that was set (定时发布失败); it is a draft again.</summary>
/// <param name="Reason">The broken rule's code, such as <c>list.not-approved</c>.</param>
public record ListScheduleFailed(Guid ListId, long Version, string Title, Party Owner, string Reason, DateTimeOffset At);

/// <summary>The text of a scenario was amended (更正) after its approval.</summary>
/// <param name="Version">The scenario's version.</param>
/// <param name="Edition">Which edition of the text this is; the approved one was the first.</param>
/// <param name="Fields">What changed, as the API names it.</param>
/// <param name="Followers">Persons who follow the scenario, its list, its park or a direction of it, and may see it.</param>
public record ScenarioAmended(
    Guid ScenarioId, long Version, string Number, string Name, Party Owner, int Edition, IReadOnlyList<string> Fields, string Rationale,
    IReadOnlyList<Guid> Followers, DateTimeOffset At);

/// <summary>A park asks to amend an approved text (申请更正).</summary>
public record AmendmentProposed(Guid AmendmentId, Guid ScenarioId, string Number, string Name, Party Owner, string Rationale, DateTimeOffset At);

/// <summary>An administrator has refused an amendment (更正未通过).</summary>
public record AmendmentRejected(Guid AmendmentId, Guid ScenarioId, string Number, string Name, Party Owner, string Reason, DateTimeOffset At);

/// <summary>A scenario was withdrawn from a published list, as the list's next notice (清单公告) says.</summary>
/// <param name="Notice">The notice's number within the list.</param>
/// <param name="Followers">Persons who follow the scenario, its list, its park or a direction of it, and may see it.</param>
public record ListNoticePosted(
    Guid ListId, int Notice, string ListNumber, string ListTitle, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Party Owner, string Reason,
    IReadOnlyList<Guid> Followers, DateTimeOffset At);
