namespace ScenarioHub.Web.Pages.ForAdministrators;

/// <summary>One of the things that a bulk act would change. <c>Warning</c> says why it should better be left out.</summary>
public record BulkRow(Versioned Item, string Label, string? Href, string? Warning);
