namespace ScenarioHub.Web.Resources;

/// <summary>Directions, collection calls, hand-ins, agencies.</summary>
public class CollectionTexts;

/// <summary>The moderator's desk: claims, second readers, the service clock, its rules.</summary>
public class ModerationTexts;
